"""A dry run says exactly what the real run does: over the whole table, and over random files drawn from it.

Run: ``python -m benchmarks.predictions TWINNINGS.tsv [--files 200] [--seed 5]``. Each file is a handful of rows of the table,
cut, shuffled, repeated or altered.
It is tried, then applied in the same base, which goes on from there; both reports must be the same
but for the mode and the numbers of new records.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
ODD = (
    "",
    " ",
    "France",
    "Prussia",
    "nan",
    "91.5",
    "Élan-\u202fsur-Mer",
    "x" * 450,
    "=1+1",
    "\u0000",
    "Saint-Denis",
    "Mali",
)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("table", type=Path)
    asked.add_argument("--files", type=int, default=200)
    asked.add_argument("--seed", type=int, default=5)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COOPATLAS_DATA"] = folder
        command = [sys.executable, "-m", "coopatlas.cli.main", "setup", "--no-demo", "--quiet"]
        subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603
        from coopatlas.cli.django_setup import start

        start()
        table = options.table.read_text(encoding="utf-8")
        wrong = 0
        chance = random.Random(options.seed)  # noqa: S311 the same files each time, no secret
        texts = [altered(table, chance) for _ in range(options.files)]
        for number, text in enumerate([*texts, table]):
            wrong += not predicted(Path(folder) / f"{number}.tsv", text)
        print(f"{len(texts)} random files and the whole table: {wrong} badly predicted")
        return 1 if wrong else 0


def altered(table: str, chance: random.Random) -> str:
    """A few rows of the table, spoilt."""
    header, *rows = table.splitlines()
    some = chance.choices(rows, k=chance.randint(1, 25))
    some += chance.choices(some, k=chance.randint(0, 3))
    chance.shuffle(some)
    for _ in range(chance.randint(0, 4)):
        place = chance.randrange(len(some))
        cells = some[place].split("\t")
        cells[chance.randrange(len(cells))] = chance.choice(ODD)
        some[place] = "\t".join(cells)
    text = "\n".join([header, *some])
    return text[: chance.randint(len(header), len(text))] if chance.random() < 0.2 else text


def predicted(file: Path, text: str) -> bool:
    """Whether the dry run of a file, and a second one, say what its real run did."""
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    said, said_again, done = (without_numbers(run(file, apply=apply)) for apply in (False, False, True))
    if said != done or said != said_again:
        print(f"{file.name}: predicted {said['counts']}, done {done['counts']}")
    return said == said_again == done


def run(file: Path, *, apply: bool) -> Any:
    from coopatlas.exchange import pipeline
    from coopatlas.exchange.sources import twinnings
    from coopatlas.gazetteer import Gazetteer
    from coopatlas.history.actors import Actor

    by = Actor.system("import:twinnings")
    return pipeline.run(twinnings, [file], reference=Gazetteer.open(), by=by, apply=apply, partial=True)


def without_numbers(report: Any) -> dict[str, Any]:
    """The report but for its mode and the numbers that new records get."""
    told = report.as_json() | {"mode": "", "counts": dict(report.counts)}
    return {**told, "records": [record.split("-", 1)[1] for record in report.records]}


if __name__ == "__main__":
    sys.exit(main())
