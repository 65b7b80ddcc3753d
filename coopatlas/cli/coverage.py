"""`coopatlas coverage`: how much of the mission's checklist the product holds, from a source checkout."""

from __future__ import annotations

import argparse
import csv
import os
import sys
from collections import Counter
from pathlib import Path

from coopatlas.cli.django_setup import ROOT

MAP = ROOT / "tests" / "seeds" / "coverage_map.csv"
LEVELS = ("worked", "kept", "anomaly", "later")


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "coverage", help="part de la liste de contrôle des cinq documents tenue par le produit"
    )
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Per document and in all. Exit code 2 where the checklist is not at hand."""
    checklist = Path(os.environ.get("COOPATLAS_SHARED", ROOT.parent / "shared")) / "seeds" / "coverage.csv"
    if not (MAP.exists() and checklist.exists()):
        print(
            "coopatlas coverage demande une copie de travail du code et le dossier des documents (../shared).",
            file=sys.stderr,
        )
        return 2
    rows, levels = read(checklist), {row["id"]: row["level"] for row in read(MAP)}
    for letter in sorted({row["id"][0] for row in rows}):
        print(f"{letter}  {counted(levels, [r['id'] for r in rows if r['id'][0] == letter])}")
    print(f"coverage: {counted(levels, [row['id'] for row in rows])}")
    return 0


def read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def counted(levels: dict[str, str], ids: list[str]) -> str:
    """ "worked W, kept K, anomaly A, later L of N"; a row nobody mapped counts as later."""
    found = Counter(levels.get(key, "later") for key in ids)
    return ", ".join(f"{level} {found[level]}" for level in LEVELS) + f" of {len(ids)}"
