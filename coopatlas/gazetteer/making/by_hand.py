"""What no package holds: the sourced CSV files of ``data/reference/hand``."""

from __future__ import annotations

from pathlib import Path

from coopatlas.gazetteer.packing import REFERENCE, read_csv
from coopatlas.gazetteer.tables import MembershipRow, SuccessionRow, Tables, UnitRow

HAND = REFERENCE / "hand"


def add_by_hand(tables: Tables, folder: Path = HAND) -> None:
    """Units, then names, points, memberships and successions; a key that names nothing stops the build."""
    for row in read_csv(folder / "units.csv"):
        tables.add(_unit(row))
    for row in read_csv(folder / "embassies.csv"):
        _add_embassy(tables, row)
    for row in read_csv(folder / "names.csv"):
        tables.name(
            _known(tables, row["key"]), row["name"], row["kind"], row["language"], row["valid_from"], row["valid_to"]
        )
    for row in read_csv(folder / "points.csv"):
        unit = tables.units[_known(tables, row["key"])]
        unit.lat, unit.lon, unit.precision = float(row["lat"]), float(row["lon"]), row["precision"]
    for row in read_csv(folder / "parents.csv"):
        _move(tables, row)
    _add_cercles(tables)
    for row in read_csv(folder / "memberships.csv"):
        tables.memberships.append(
            MembershipRow(
                _known(tables, row["group"]), _known(tables, row["member"]), row["valid_from"], row["valid_to"]
            )
        )
    for row in read_csv(folder / "successions.csv"):
        _succeed(tables, row)


def _unit(row: dict[str, str]) -> UnitRow:
    lat, lon = (float(row["lat"]), float(row["lon"])) if row["lat"] else (None, None)
    codes = {"siren": row["siren"]} if row["siren"] else {}
    return UnitRow(
        row["key"],
        row["kind"],
        row["name"],
        row["country"],
        row["valid_from"],
        row["valid_to"],
        row["parent"],
        lat,
        lon,
        row["precision"] or "unknown",
        codes=codes,
        source="hand",
    )


def _add_embassy(tables: Tables, row: dict[str, str]) -> None:
    """The French embassy in a country: ``Ambassade de France à Bamako`` and ``Ambassade de France au Mali``."""
    name = row["name"] or f"Ambassade de France {row['at']}{row['city']}"
    key = tables.add(
        UnitRow(
            f"body:ambassade-{row['country'].casefold()}",
            "diplomatic-post",
            name,
            row["country"],
            parent=f"country:{row['country']}",
            source="hand",
        )
    ).key
    tables.name(key, f"Ambassade de France {row['in_country']}", "alias", "fr")


def _succeed(tables: Tables, row: dict[str, str]) -> None:
    """A succession; ``ends`` says whether the older unit ends by it (a region may give birth to another and live on)."""
    share = float(row["share"]) if row["share"] else None
    old, new = _known(tables, row["old"]), _known(tables, row["new"])
    tables.successions.append(SuccessionRow(old, new, row["date"], row["reason"], share))
    if row["ends"] == "yes":
        tables.units[old].valid_to = row["date"]


def _move(tables: Tables, row: dict[str, str]) -> None:
    """A unit that changed its parent on a date: the memberships keep both."""
    unit = tables.units[_known(tables, row["key"])]
    old, new = _known(tables, row["old_parent"]), _known(tables, row["new_parent"])
    unit.parent = new
    tables.memberships.append(MembershipRow(old, unit.key, "", row["date"]))
    tables.memberships.append(MembershipRow(new, unit.key, row["date"], ""))


def _add_cercles(tables: Tables) -> None:
    """The cercles of Mali that stayed in their region are its members too, beside those that left it."""
    moved = {row.member for row in tables.memberships}
    for unit in tables.units.values():
        if unit.kind == "cercle" and unit.country == "ML" and unit.key not in moved:
            tables.memberships.append(MembershipRow(unit.parent, unit.key))


def _known(tables: Tables, key: str) -> str:
    if key not in tables.units:
        raise ValueError(f"a hand-written file names an unknown unit: {key}")
    return key
