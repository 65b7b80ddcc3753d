"""The four tables of the reference set as they travel: units, names, memberships and successions."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any


@dataclass(slots=True)
class UnitRow:
    """One place or body. Dates are partial ISO dates; ``codes`` maps a scheme (insee, siren...) to its value."""

    key: str
    kind: str
    name: str
    country: str = ""
    valid_from: str = ""
    valid_to: str = ""
    parent: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: str = "unknown"
    population: int | None = None
    population_year: int | None = None
    codes: dict[str, str] = field(default_factory=dict)
    source: str = ""


@dataclass(slots=True)
class NameRow:
    """Another name of a unit than its proper one."""

    key: str
    name: str
    kind: str
    language: str = ""
    valid_from: str = ""
    valid_to: str = ""


@dataclass(slots=True)
class MembershipRow:
    """A unit that belongs, or belonged, to a grouping."""

    group: str
    member: str
    valid_from: str = ""
    valid_to: str = ""


@dataclass(slots=True)
class SuccessionRow:
    """A unit whose tasks went to another one; ``share`` as in ``units.Successor``."""

    old: str
    new: str
    date: str = ""
    reason: str = ""
    share: float | None = None


TABLES: dict[str, type] = {
    "units": UnitRow,
    "names": NameRow,
    "memberships": MembershipRow,
    "successions": SuccessionRow,
}


@dataclass(slots=True)
class Tables:
    """The whole set in memory while it is built."""

    units: dict[str, UnitRow] = field(default_factory=dict)
    names: list[NameRow] = field(default_factory=list)
    memberships: list[MembershipRow] = field(default_factory=list)
    successions: list[SuccessionRow] = field(default_factory=list)

    def add(self, unit: UnitRow) -> UnitRow:
        """Keep a unit; a key given twice is an error of the build."""
        if unit.key in self.units:
            raise ValueError(f"unit given twice: {unit.key}")
        unit.name = " ".join(unit.name.split())
        self.units[unit.key] = unit
        return unit

    def name(self, key: str, text: str, kind: str, language: str = "", since: str = "", until: str = "") -> None:
        """Keep one more name of a unit; an empty name is left out."""
        clean = " ".join(text.split())
        if clean:
            self.names.append(NameRow(key, clean, kind, language, since, until))

    def rows(self, table: str) -> list[Any]:
        """The rows of a table in their fixed order: sorted, without doubles."""
        rows = list(self.units.values()) if table == "units" else getattr(self, table)
        texts = {row_to_text(row): row for row in rows}
        return [texts[text] for text in sorted(texts)]


def row_to_text(row: Any) -> str:
    """One row as one line of a TSV file."""
    return "\t".join(_cell(getattr(row, column.name)) for column in fields(row))


def text_to_row(table: str, line: str) -> Any:
    """The row that a line of a TSV file describes."""
    return _READERS[table](line.split("\t"))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        return "|".join(f"{scheme}={code}" for scheme, code in sorted(value.items()))
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    text = str(value)
    if "\t" in text or "\n" in text:
        raise ValueError(f"a cell may not hold a tab or a line end: {text!r}")
    return text


def _unit(cells: list[str]) -> UnitRow:
    key, kind, name, country, since, until, parent, lat, lon, precision, population, year, codes, source = cells
    return UnitRow(
        key,
        kind,
        name,
        country,
        since,
        until,
        parent,
        float(lat) if lat else None,
        float(lon) if lon else None,
        precision,
        int(population) if population else None,
        int(year) if year else None,
        dict(pair.split("=", 1) for pair in codes.split("|")) if codes else {},
        source,
    )


def _succession(cells: list[str]) -> SuccessionRow:
    old, new, date, reason, share = cells
    return SuccessionRow(old, new, date, reason, float(share) if share else None)


_READERS = {
    "units": _unit,
    "names": lambda cells: NameRow(*cells),
    "memberships": lambda cells: MembershipRow(*cells),
    "successions": _succession,
}
