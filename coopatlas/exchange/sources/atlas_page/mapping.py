"""What ``mapping.csv`` says: the labels, sentences and word lists of the old Atlas, and the codes they stand for."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .folding import fold, label_key

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Label:
    """A section label. ``rank`` is its usual place on the page; ``weak``: one word, which prose may also hold alone."""

    code: str
    shape: str
    printed: str
    rank: int
    expected: bool

    @property
    def weak(self) -> bool:
        return " " not in label_key(self.printed)


@dataclass(frozen=True, slots=True)
class Mapping:
    """The tables, keyed by folded wording."""

    labels: dict[str, Label]
    by_length: tuple[str, ...]
    section_keys: dict[str, str]
    sections: dict[str, Label]
    columns: dict[str, tuple[str, ...]]
    sentences: dict[str, tuple[str, str]]
    furniture: tuple[tuple[str, re.Pattern[str]], ...]
    key_endings: frozenset[str]
    statuses: dict[str, str]
    themes: tuple[str, ...]
    agreements: tuple[tuple[str, re.Pattern[str]], ...]
    attachments: tuple[re.Pattern[str], ...]
    words: dict[str, dict[str, str]]


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of this folder."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def mapping() -> Mapping:
    """``mapping.csv``, read once."""
    rows = read_table("mapping.csv")

    def of(kind: str) -> list[dict[str, str]]:
        return [row for row in rows if row["kind"] == kind]

    def patterns(kind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple((row["code"], re.compile(row["pattern"])) for row in of(kind))

    labels: dict[str, Label] = {}
    sections: dict[str, Label] = {}
    for row in of("section"):
        first = sections.get(row["code"])
        rank = first.rank if first else len(sections)
        label = Label(row["code"], row["value"], row["pattern"], rank, row["expected"] == "yes")
        sections.setdefault(row["code"], label)
        labels[label_key(row["pattern"])] = label
    columns: dict[str, tuple[str, ...]] = {}
    for row in of("column"):
        columns[row["code"]] = (*columns.get(row["code"], ()), row["pattern"])
    words: dict[str, dict[str, str]] = {}
    for row in rows:
        words.setdefault(row["kind"], {})[fold(row["pattern"])] = row["code"] or row["pattern"]
    return Mapping(
        labels=labels,
        by_length=tuple(sorted(labels, key=len, reverse=True)),
        section_keys={fold(row["pattern"]): row["code"] for row in of("section-key")},
        sections=sections,
        columns=columns,
        sentences={label_key(row["pattern"]): (row["code"], row["value"]) for row in of("sentence")},
        furniture=patterns("furniture"),
        key_endings=frozenset(row["pattern"] for row in of("key-ending")),
        statuses={fold(row["pattern"]): row["code"] for row in of("status")},
        themes=tuple(row["pattern"] for row in of("theme")),
        agreements=patterns("agreement"),
        attachments=tuple(pattern for _, pattern in patterns("attachment")),
        words=words,
    )
