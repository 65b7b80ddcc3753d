"""Imports killed at random moments: the base is then as before or as after, never in between.

Run: ``python -m benchmarks.interruptions SOURCE FILE [--times 20] [--seed 3]``, on SQLite or on the base that ``DATABASE_URL``
names (an empty one that may be filled).
A third of the signals are SIGINT, a third SIGTERM, a third SIGKILL. Each time the contents
of the domain tables are compared by hash with what they were before and what a whole import leaves.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = [sys.executable, "-m", "coopatlas.cli.main"]
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)
UNCOMPARED = {"published_at", "updated_at"}
# What tells of the runs themselves; `coopatlas history verify` judges the chain.
JOURNAL = {"exchange.ImportRun", "history.Entry", "history.Head", "history.SubjectSalt"}


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("source")
    asked.add_argument("file", type=Path)
    asked.add_argument("--times", type=int, default=20)
    asked.add_argument("--seed", type=int, default=3)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COOPATLAS_DATA"] = folder
        subprocess.run([*COMMAND, "setup", "--no-demo", "--quiet"], cwd=ROOT, check=True)  # noqa: S603
        from coopatlas.cli.django_setup import start

        start()
        return kill_them(options.source, str(options.file.resolve()), options.times, options.seed)


def kill_them(source: str, file: str, times: int, seed: int) -> int:
    """Kill after kill at random fractions of a whole import's time, itself measured by a dry run; then one import in peace."""
    chance = random.Random(seed)  # noqa: S311 the same moments each time, no secret
    order = [*COMMAND, "import", source, file]
    begun = time.monotonic()
    quietly(order).wait()
    whole, before = time.monotonic() - begun, contents()
    seen: list[str] = []
    after: set[str] = set()
    kept = base().read_bytes() if base().exists() else b""
    for number in range(times):
        sent, moment = SIGNALS[number % 3], chance.uniform(0.02, 1.0)
        process = quietly([*order, "--apply"])
        time.sleep(moment * whole)
        process.send_signal(sent)
        code = process.wait()
        found = contents()
        state = "before" if found == before else "after" if code == 0 else "IN BETWEEN"
        print(f"{sent.name:8} at {moment:4.0%} code {code:4} base {state}", flush=True)
        seen.append(state)
        if state == "after":
            after.add(found)
            before = begin_again(kept, found)
    quietly([*order, "--apply"]).wait()
    after.add(contents())
    verified = subprocess.run([*COMMAND, "history", "verify"], cwd=ROOT, check=False).returncode == 0  # noqa: S603
    held = verified and len(after) == 1 and "IN BETWEEN" not in seen
    print(f"{len(seen)} signals, whole import {whole:.1f} s, journal whole: {verified}, held: {held}")
    return 0 if held else 1


def base() -> Path:
    return Path(os.environ["COOPATLAS_DATA"]) / "coopatlas.sqlite3"


def begin_again(kept: bytes, found: str) -> str:
    """An import came to its end: SQLite's file is put back as it was; another base goes on from here. What it holds then."""
    if "DATABASE_URL" in os.environ:
        return found
    from django.db import connection

    connection.close()
    base().write_bytes(kept)
    return contents()


def quietly(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603


def contents() -> str:
    """SHA-256 over every row of every table of the project, times left out."""
    from django.apps import apps

    digest = hashlib.sha256()
    for model in sorted(apps.get_models(), key=lambda m: m._meta.label):
        if model.__module__.startswith("coopatlas.") and model._meta.label not in JOURNAL:
            names = [f.attname for f in model._meta.concrete_fields if f.name not in UNCOMPARED]
            told(digest, model._meta.label, model._default_manager.order_by("pk").values_list(*names).iterator(2000))
    return digest.hexdigest()


def told(digest: hashlib._Hash, label: str, rows: Iterable[tuple[object, ...]]) -> None:
    digest.update(label.encode())
    for row in rows:
        digest.update(repr(row).encode())


if __name__ == "__main__":
    sys.exit(main())
