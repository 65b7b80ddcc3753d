"""Which column says what: standard headings and their synonyms, and the mappings that people save."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from coopatlas.core.folding import folded
from coopatlas.exchange.sources.generic_table.grid import Grid, GridRow, column_name

FOLDER = Path(__file__).parent
MONEY = ("amount", "currency", "amount_year", "funder")
SPREAD = frozenset((*MONEY, "themes", "places", "partner", "authority"))  # "Thème 2", "Montant 3"
NUMBERED = re.compile(r"^(.+?) (\d{1,2})$")
DATED = re.compile(r"^(.+?) ((?:19|20)\d\d)$")  # "Montant 2023"
IGNORED = "ignored"
SEARCHED = 20  # first rows, among which the headings are looked for


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a column may say. ``several``: its cells, or several columns, may give more than one."""

    code: str
    heading: str
    several: bool
    explanation: str
    example: str


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """What somebody said of the columns of one kind of table. ``headings``: heading as written → code of a field; ``values``:
    code of a field → words as written → what they mean; ``origin``: where such tables come from."""

    name: str = ""
    headings: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    origin: str = ""

    def field_of(self, heading: str) -> str:
        """The field that the map gives to a heading, "" when it says nothing of it."""
        return next((code for told, code in self.headings.items() if folded(told) == folded(heading)), "")

    def fits(self, headings: Iterable[str]) -> bool:
        """Whether a table has exactly the headings of the map."""
        return Counter(map(folded, self.headings)) == Counter(folded(h) for h in headings if h.strip())

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "headings": dict(self.headings),
            "values": {code: dict(words) for code, words in self.values.items()},
            "origin": self.origin,
        }


@dataclass(frozen=True, slots=True)
class Column:
    """``field``: "" when nobody knows what it says; ``group``: which money line it belongs to; ``year``: told by the heading."""

    index: int
    heading: str
    field: str
    group: str = ""
    year: str = ""

    @property
    def shown(self) -> str:
        """Its name for a person: the heading, else its letters."""
        return f"« {self.heading} »" if self.heading else f"colonne {column_name(self.index)}"


@dataclass(frozen=True, slots=True)
class Layout:
    """How one grid is read: its columns, the number of the last row of its headings, the rows below."""

    grid: Grid
    columns: tuple[Column, ...]
    line: int
    rows: tuple[GridRow, ...]
    headings: tuple[str, ...]
    map: ColumnMap

    def of(self, code: str) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.field == code)

    @property
    def unread(self) -> tuple[Column, ...]:
        """Columns that hold something nobody understands."""
        return tuple(
            c
            for c in self.columns
            if not c.field and any(c.index < len(r.cells) and r.cells[c.index] for r in self.rows)
        )

    def lacks(self) -> str:
        """The necessary column that is missing, "" when none is."""
        if not self.of("authority"):
            return "authority"
        return "" if self.of("partner") or self.of("country") else "partner"


@cache
def fields() -> dict[str, Field]:
    """Everything a column may say, by code, in the order of the blank template."""
    with (FOLDER / "fields.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: Field(row["code"], row["heading"], bool(row["several"]), row["explanation"], row["example"])
            for row in csv.DictReader(file)
        }


@cache
def standard_headings() -> dict[str, str]:
    """Folded heading → code of a field."""
    with (FOLDER / "headings.csv").open(encoding="utf-8", newline="") as file:
        known = {folded(row["heading"]): row["field"] for row in csv.DictReader(file)}
    return known | {folded(f.heading): f.code for f in fields().values() if f.heading}


def column(index: int, heading: str, told: ColumnMap) -> Column:
    """What one heading says: the map first, then the standard headings, numbered or dated."""
    words = folded(heading)
    if code := told.field_of(heading):
        money = NUMBERED.match(words) if code in MONEY else None
        return Column(index, heading, code, group_of(money))
    if code := standard_headings().get(words, ""):
        return Column(index, heading, code)
    dated = DATED.match(words)
    if dated and standard_headings().get(dated[1]) == "amount":
        return Column(index, heading, "amount", f"year-{dated[2]}", dated[2])
    numbered = NUMBERED.match(words)
    code = standard_headings().get(numbered[1], "") if numbered else ""
    return Column(index, heading, code if code in SPREAD else "", group_of(numbered) if code in SPREAD else "")


def group_of(numbered: re.Match[str] | None) -> str:
    return "" if numbered is None or int(numbered[2]) == 1 else str(int(numbered[2]))


def understood(cells: Sequence[str], told: ColumnMap | None = None) -> int:
    """How many different things these cells name, taken as headings."""
    told = told or ColumnMap()
    named = {(c.field, c.group) for n, cell in enumerate(cells) if cell.strip() and (c := column(n, cell, told)).field}
    return len(named)


def layout(grid: Grid, told: ColumnMap) -> Layout:
    """Find the headings among the first rows, on one line or on two."""
    best, where, height = -1, 0, 1
    cells: tuple[str, ...] = ()
    for n, row in enumerate(grid.rows[:SEARCHED]):
        alone = understood(row.cells, told)
        if alone > best:
            best, where, height, cells = alone, n, 1, row.cells
        if n + 1 < len(grid.rows):
            both = stacked(row.cells, grid.rows[n + 1].cells)
            together = understood(both, told)
            if together > max(alone, understood(grid.rows[n + 1].cells, told), best):
                best, where, height, cells = together, n, 2, both
    headings = tuple(" ".join(cell.split()) for cell in cells)
    width = max((len(row.cells) for row in grid.rows), default=0)
    padded = (*headings, *[""] * (width - len(headings)))
    last = grid.rows[where + height - 1].number if grid.rows else 0
    columns = tuple(column(n, heading, told) if heading else Column(n, "", "") for n, heading in enumerate(padded))
    return Layout(grid, columns, last, grid.rows[where + height :], headings, told)


def stacked(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    """Headings on two lines: the lower cell where it says something."""
    width = max(len(above), len(below))
    upper, lower = (tuple(row) + ("",) * (width - len(row)) for row in (above, below))
    return tuple(low if low.strip() else up for up, low in zip(upper, lower, strict=True))
