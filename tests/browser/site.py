"""The site under test: `coopatlas setup` in a folder of its own, then `coopatlas serve`, as anyone would run it."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from tests.scripts.programs import ROOT, coopatlas, environment, with_reference

PATIENCE = 60  # seconds for the server to answer, on a busy machine


@dataclass(frozen=True)
class Site:
    """A running server and the addresses of the records that were put into it, under their files' names."""

    address: str
    records: dict[str, str] = field(default_factory=dict)

    def text(self, path: str) -> str:
        with urlopen(self.address + path, timeout=PATIENCE) as answer:  # noqa: S310 - an address of our own server
            return str(answer.read().decode())

    def json(self, path: str) -> Any:
        return json.loads(self.text(path))

    def record(self, path: str) -> Any:
        """The record as the JSON address of its page tells it."""
        return self.json(path.rstrip("/") + ".json")

    def demo(self, country: str, word: str = "") -> str:
        """The address of the demo partnership whose partner is in this country (ISO code), ``word`` being part of it."""
        results = self.json(f"/partenariats.json?pays={country}")["results"]
        return next(str(row["url"]) for row in results if row["demo"] and word in row["url"])


def prepared(folder: Path, pages: dict[str, bytes], *, demo: bool) -> tuple[Path, dict[str, str]]:
    """A data folder ready to be served, holding the demo world and these saved pages; and their records' addresses."""
    data = with_reference(folder / "data")
    done(coopatlas(data, "setup", "--no-demo"))
    return data, filled(folder, data, pages, demo=demo)


def filled(folder: Path, data: Path, pages: dict[str, bytes], *, demo: bool) -> dict[str, str]:
    inbox = folder / "pages"
    inbox.mkdir()
    for name, content in pages.items():
        (inbox / f"{name}.txt").write_bytes(content)
    words = [sys.executable, "-m", "tests.browser.world", str(inbox), *(["--demo"] if demo else [])]
    run = subprocess.run(
        words, cwd=ROOT, env=environment(COOPATLAS_DATA=str(data)), capture_output=True, text=True, timeout=300
    )
    return dict(json.loads(done(run).stdout.splitlines()[-1]))


def copied(folder: Path, data: Path) -> Path:
    """The same data folder once more, before anybody serves it."""
    return Path(shutil.copytree(data, folder / "data", symlinks=True))


def done(run: subprocess.CompletedProcess[str]) -> subprocess.CompletedProcess[str]:
    if run.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, run.args))}\n{run.stdout}\n{run.stderr}")
    return run


@contextmanager
def served(data: Path, records: dict[str, str] | None = None) -> Iterator[Site]:
    """The folder behind `coopatlas serve` on a free port, stopped at the end."""
    port = free_port()
    words = [sys.executable, "-m", "coopatlas.cli.main", "serve", "--port", str(port)]
    log = (data / "serve.log").open("w")
    process = subprocess.Popen(
        words, cwd=ROOT, env=environment(COOPATLAS_DATA=str(data)), stdout=log, stderr=subprocess.STDOUT
    )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address, process, data / "serve.log")
        yield Site(address, records or {})
    finally:
        process.terminate()
        process.wait(timeout=30)
        log.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        if process.poll() is not None:
            break
        try:
            with urlopen(address + "/sante/", timeout=5):  # noqa: S310 - an address of our own server
                return
        except URLError:
            time.sleep(0.2)
    raise RuntimeError(f"no answer from {address}\n{log.read_text()}")
