"""``tally.py [--none-skipped] [--may-be-empty] REPORT.xml…``: adds up pytest's JUnit reports and prints the closing line
``N passed, N failed, N skipped``. Exit code 1 when a test failed, when none ran, or when one was skipped and none may be."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as xml
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Tally:
    """How many tests ended how; ``skipped`` holds their names with the reason given."""

    passed: int = 0
    failed: int = 0
    skipped: list[str] = field(default_factory=list)

    def add(self, report: Path) -> None:
        """A test that fails in its body and again while cleaning up is one failed test."""
        outcomes: dict[tuple[str, str], str] = {}
        for case in xml.parse(report).getroot().iter("testcase"):  # noqa: S314 - written by our own pytest
            name = (case.get("classname", ""), case.get("name", ""))
            if case.find("failure") is not None or case.find("error") is not None:
                outcomes[name] = "failed"
            elif (skip := case.find("skipped")) is not None:
                outcomes.setdefault(name, f"{'::'.join(name)} ({skip.get('message', '')})")
            else:
                outcomes.setdefault(name, "passed")
        self.passed += sum(outcome == "passed" for outcome in outcomes.values())
        self.failed += sum(outcome == "failed" for outcome in outcomes.values())
        self.skipped += [outcome for outcome in outcomes.values() if outcome not in {"passed", "failed"}]

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {len(self.skipped)} skipped"


def main(words: Sequence[str]) -> int:
    options = {word for word in words if word.startswith("--")}
    tally = Tally()
    for report in (Path(word) for word in words if word not in options):
        if report.exists():
            tally.add(report)
    for name in tally.skipped:
        print(f"  sauté / skipped: {name}")
    empty = tally.passed + tally.failed == 0
    wrong = (
        tally.failed or (empty and "--may-be-empty" not in options) or (tally.skipped and "--none-skipped" in options)
    )
    if empty:
        print("aucun test exécuté / no test executed")
    print(tally)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
