"""Groups the source's subdivisions into the units the maps show, as `data/cartography/*.csv` decides."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from coopatlas.cartography.build.dissolve import outline
from coopatlas.cartography.build.source import Ring, Subdivision


@dataclass(frozen=True, slots=True)
class Unit:
    """A region to draw. `code` is empty for a country shown in one piece; `parent` is the wider region around it."""

    country: str
    code: str
    parent: str
    rings: list[Ring]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the CSV files say: how each country is divided, and how codes of the source become units."""

    unit: dict[str, str]
    parent: dict[str, str]
    reformed: dict[str, int]
    french_regions: dict[str, str]
    merged: dict[str, str]


def read_choices(folder: Path) -> Choices:
    """Read `subdivisions.csv`, `france.csv` (region → code) and `vietnam.csv` (old code → unit of 2025)."""
    countries = rows(folder / "subdivisions.csv")
    return Choices(
        unit={row["country"]: row["unit"] for row in countries},
        parent={row["country"]: row["parent"] for row in countries if row["parent"]},
        reformed={row["country"]: int(row["reformed"]) for row in countries if row["reformed"]},
        french_regions={row["region"]: row["code"] for row in rows(folder / "france.csv")},
        merged={row["code"]: row["unit"] for row in rows(folder / "vietnam.csv")},
    )


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file with a heading line."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def group(subdivisions: list[Subdivision], choices: Choices) -> list[Unit]:
    """The units, each with the outline of its pieces, ordered by country and code."""
    pieces: dict[tuple[str, str, str], list[Subdivision]] = defaultdict(list)
    for subdivision in subdivisions:
        pieces[key(subdivision, choices)].append(subdivision)
    return [Unit(*found, melted(pieces[found])) for found in sorted(pieces)]


def by_country(units: list[Unit]) -> list[Unit]:
    """The same world with each country in one piece."""
    pieces: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        pieces[unit.country].append(unit)
    return [Unit(country, "", "", melted(pieces[country])) for country in sorted(pieces)]


def key(subdivision: Subdivision, choices: Choices) -> tuple[str, str, str]:
    """Country, unit code and parent code of a subdivision."""
    country = subdivision.country
    divided = choices.unit.get(country)
    if divided is None:
        return country, "", ""
    if divided == "region":
        return country, f"{country}: {subdivision.region}", ""
    parent = choices.french_regions.get(subdivision.region, "") if choices.parent.get(country) == "france" else ""
    return country, choices.merged.get(subdivision.code, subdivision.code), parent


def melted(pieces: list[Subdivision] | list[Unit]) -> list[Ring]:
    """The closed rings around pieces that touch."""
    edges = ((a, b, (a, b), (b, a)) for piece in pieces for ring in piece.rings for a, b in pairwise(ring))
    return [[*(start for start, _ in walk), walk[0][0]] for walk in outline(edges)]
