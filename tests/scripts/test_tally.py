"""The closing line of `./test`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.scripts.programs import ROOT

PASSED = '<testcase classname="a" name="one"/>'
FAILED = '<testcase classname="a" name="two"><failure message="x"/></testcase>'
SKIPPED = '<testcase classname="a" name="three"><skipped message="no browser"/></testcase>'
FAILED_TWICE = (
    '<testcase classname="a" name="four"><failure/></testcase><testcase classname="a" name="four"><error/></testcase>'
)


def tally(folder: Path, reports: list[str], *options: str) -> tuple[int, str]:
    """Exit code and last line."""
    files = []
    for number, cases in enumerate(reports):
        file = folder / f"{number}.xml"
        file.write_text(f"<testsuites><testsuite>{cases}</testsuite></testsuites>", encoding="utf-8")
        files.append(file)
    result = subprocess.run(
        [sys.executable, ROOT / "scripts" / "tally.py", *options, *files], capture_output=True, text=True
    )
    return result.returncode, result.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    ("reports", "options", "code", "line"),
    [
        ([PASSED, PASSED + SKIPPED], [], 0, "2 passed, 0 failed, 1 skipped"),
        ([PASSED + FAILED, PASSED], [], 1, "2 passed, 1 failed, 0 skipped"),
        ([PASSED + FAILED_TWICE], [], 1, "1 passed, 1 failed, 0 skipped"),
        ([PASSED + SKIPPED], ["--none-skipped"], 1, "1 passed, 0 failed, 1 skipped"),
        ([PASSED], ["--none-skipped"], 0, "1 passed, 0 failed, 0 skipped"),
        ([], [], 1, "0 passed, 0 failed, 0 skipped"),
        ([SKIPPED], [], 1, "0 passed, 0 failed, 1 skipped"),
        ([], ["--may-be-empty"], 0, "0 passed, 0 failed, 0 skipped"),
    ],
)
def test_closing_line_and_exit_code(
    tmp_path: Path, reports: list[str], options: list[str], code: int, line: str
) -> None:
    assert tally(tmp_path, reports, *options) == (code, line)


def test_a_report_that_was_never_written_counts_for_nothing(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, ROOT / "scripts" / "tally.py", tmp_path / "absent.xml"], capture_output=True, text=True
    )

    assert (result.returncode, result.stdout) == (
        1,
        "aucun test exécuté / no test executed\n0 passed, 0 failed, 0 skipped\n",
    )
