"""The checklist of the five documents: every row has a level, and the tests it names exist."""

from __future__ import annotations

import ast
import csv
from collections import Counter
from pathlib import Path

import pytest

from coopatlas.cli import coverage
from coopatlas.cli.main import main

ROOT = Path(__file__).resolve().parents[2]


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_row_of_the_checklist_is_mapped_once(shared: Path) -> None:
    asked = [row["id"] for row in rows(shared / "seeds" / "coverage.csv")]
    assert [row["id"] for row in rows(coverage.MAP)] == asked


def test_levels_are_the_four_of_the_contract() -> None:
    assert {row["level"] for row in rows(coverage.MAP)} <= set(coverage.LEVELS)


def test_every_test_named_exists() -> None:
    named = {row["test"] for row in rows(coverage.MAP) if row["test"]}
    found = set()
    for file in {name.split("::")[0] for name in named}:
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        found |= {f"{file}::{node.name}" for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert named - found == set()


def test_worked_and_reported_rows_name_their_test() -> None:
    assert [row["id"] for row in rows(coverage.MAP) if row["level"] in {"worked", "anomaly"} and not row["test"]] == []


def test_rows_that_are_not_worked_say_why() -> None:
    assert [row["id"] for row in rows(coverage.MAP) if row["level"] in {"kept", "later"} and not row["reason"]] == []


def test_documents_c_and_d_are_at_least_kept() -> None:
    late = [row["id"] for row in rows(coverage.MAP) if row["id"][0] in "CD" and row["level"] == "later"]
    assert late == []


def test_command_prints_the_sums(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage"]) == 0
    counted = Counter(row["level"] for row in rows(coverage.MAP))
    told = ", ".join(f"{level} {counted[level]}" for level in coverage.LEVELS)
    assert capsys.readouterr().out.splitlines()[-1] == f"coverage: {told} of 351"
