"""The public pages at 12, 12,000 and 120,000 records: the same queries, the same weight, the time each takes.

Run: ``python -m benchmarks.pages TWINNINGS.tsv [--sizes 12,12000,120000] [--keep FOLDER]``. It imports the table into throw-away
bases, grows them (``benchmarks/growing.py``), then asks each page. Asserted: the same query count at every size, the same weight
(within a quarter) at the two largest, where every list is full, never over 60 KB; whole files within 200 MB. Times are printed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
STEPS = ("make", "ask", "csv", "geojson")
ROUNDS, HEAVIEST, STREAM_MB = 5, 60_000, 200


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("table", type=Path)
    asked.add_argument("--sizes", default="12,12000,120000")
    asked.add_argument("--keep", type=Path, help="folder of the bases, kept and used again")
    asked.add_argument("--child", choices=STEPS, help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.child:
        return step(options.child, int(options.sizes), options.table)
    sizes = [int(size) for size in options.sizes.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        found = {size: child(size, options.table, options.keep or Path(folder)) for size in sizes}
    return verdict(sizes, found)


def child(size: int, table: Path, folder: Path) -> dict[str, Any]:
    """Make the base of that size and measure it. Each step is a process of its own: their memory is told apart."""
    environment = {**os.environ, "COOPATLAS_DATA": str(folder / str(size))}
    environment.pop("DATABASE_URL", None)
    found: dict[str, Any] = {}
    for name in STEPS:
        command = [
            sys.executable,
            "-m",
            "benchmarks.pages",
            str(table.resolve()),
            "--sizes",
            str(size),
            "--child",
            name,
        ]
        done = subprocess.run(command, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE)  # noqa: S603
        found |= json.loads(done.stdout.splitlines()[-1])
    return found


def step(name: str, size: int, table: Path) -> int:
    """In a child: fill the base, ask every page, or read a whole file; what was found as JSON on the last line."""
    from coopatlas.cli.django_setup import start

    if name == "make":
        make(size, table)
        print("{}")
        return 0
    start()
    from django.test.utils import setup_test_environment

    setup_test_environment()
    print(json.dumps({n: ask(path) for n, path in pages().items()} if name == "ask" else {f"list.{name}": whole(name)}))
    return 0


def make(size: int, table: Path) -> None:
    """A base of that many records, unless it is there from another run."""
    from coopatlas.cli.django_setup import start
    from coopatlas.cli.main import main as coopatlas

    if (Path(os.environ["COOPATLAS_DATA"]) / "made").exists():
        return
    coopatlas(["setup", "--no-demo", "--quiet"])
    coopatlas(["import", "twinnings", str(table), "--apply"])
    start()
    from benchmarks.growing import grow, shrink

    shrink(size)
    grow(size)
    (Path(os.environ["COOPATLAS_DATA"]) / "made").touch()


def pages() -> dict[str, str]:
    """Every page that a number of records could slow down, by name."""
    from coopatlas.catalogue import addresses
    from coopatlas.organisations.models import Organisation
    from coopatlas.partnerships.models import Partnership, PartnershipTheme

    total = Partnership.objects.published().count()
    last = -(-total // 50)
    record = Partnership.objects.order_by("pk").first()
    body = (
        Organisation.objects.filter(reference_key="fr-commune:45234", parties__isnull=False).first()
        or Organisation.objects.filter(parties__role="french-authority").order_by("pk").first()
    )
    there = Organisation.objects.filter(parties__role="foreign-partner", territory__isnull=False).order_by("pk").first()
    if record is None or body is None or there is None or there.territory is None:
        raise SystemExit("this table holds no twinning with two located towns")
    theme = PartnershipTheme.objects.exclude(term=None).order_by("pk").first()
    code = theme.term.code if theme and theme.term else ""
    listing = "/partenariats/"
    return {
        "home": "/",
        "list": listing,
        "list, middle": f"{listing}?page={last // 2 or 1}",
        "list, last": f"{listing}?page={last}",
        "list, country": f"{listing}?pays=DE",
        "list, words": f"{listing}?q=orleans",
        "list, state and form": f"{listing}?statut=current&forme=twinning",
        "list, theme": f"{listing}?theme={code}",
        "record": f"/partenariats/{record.pk}-{record.slug}/",
        "country ML": "/pays/ML/",
        "country DE": "/pays/DE/",
        "authority": addresses.organisation(body, "fr"),
        "place": addresses.place(there.territory, "fr"),
        "theme": f"/themes/{code}/",
        "authorities": "/collectivites/",
        "authorities, words": "/collectivites/?q=orleans",
        "authorities, last": "/collectivites/?page=9999",
        "countries": "/pays/",
        "themes": "/themes/",
        "list.json": "/partenariats.json",
        "record.json": f"/partenariats/{record.pk}-{record.slug}.json",
        "country.json": "/pays/DE.json",
        "country.geojson": "/pays/DE.geojson",
        "authority.json": addresses.organisation(body, "fr").rstrip("/") + ".json",
        "theme.json": f"/themes/{code}.json",
        "authorities.json": "/collectivites.json",
    }


def ask(path: str) -> dict[str, Any]:
    """Queries, bytes once compressed, and the median CPU of one answer, milliseconds."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    queries = len(captured)  # now: the next request empties the log
    spent = []
    for _ in range(ROUNDS):
        begun = process_time()
        answer = client.get(path)
        spent.append(process_time() - begun)
        if sum(spent) > 10:
            break
    return {
        "status": answer.status_code,
        "queries": queries,
        "bytes": len(gzip.compress(answer.content, 6, mtime=0)),
        "ms": round(median(spent) * 1000, 1),
    }


def whole(extension: str) -> dict[str, Any]:
    """A whole file, read as it comes: its bytes, and the most memory this process ever took."""
    from django.test import Client

    begun, size = process_time(), 0
    for part in Client().get(f"/partenariats.{extension}").streaming_content:
        size += len(part)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"status": 200, "whole": size, "seconds": round(process_time() - begun, 2), "mb": most // 1024}


def verdict(sizes: list[int], found: dict[int, dict[str, Any]]) -> int:
    """The table, then what does not hold."""
    wrong = []
    for name in found[sizes[0]]:
        rows = [found[size][name] for size in sizes]
        print(f"{name:22}", *(" ".join(f"{k}={v}" for k, v in row.items() if k != "status") for row in rows), sep=" | ")
        if any(row["status"] != 200 for row in rows):
            wrong.append(f"{name}: {[row['status'] for row in rows]}")
        if "queries" in rows[0]:
            if len({row["queries"] for row in rows}) > 1:
                wrong.append(f"{name}: queries {[row['queries'] for row in rows]}")
            heavy = [row["bytes"] for row in rows if row["bytes"] > HEAVIEST]
            grown = rows[-1]["bytes"] > 1.25 * rows[min(1, len(rows) - 1)]["bytes"]
            wrong += [f"{name}: bytes {[row['bytes'] for row in rows]}"] if heavy or grown else []
        elif any(row["mb"] > STREAM_MB for row in rows):
            wrong.append(f"{name}: {[row['mb'] for row in rows]} MB")
    print(*(f"NOT HELD  {line}" for line in wrong), sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
