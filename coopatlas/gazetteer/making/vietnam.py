"""Viet Nam before and after July 2025: 63 provinces became 34, districts disappeared, wards were regrouped."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

from coopatlas.gazetteer.folding import key_of
from coopatlas.gazetteer.making.packages import Packages
from coopatlas.gazetteer.tables import SuccessionRow, Tables, UnitRow

_REFORM = "2025-07-01"  # resolution 202/2025/QH15 of the National Assembly
_REASON = "regroupement de provinces au Viet Nam (juillet 2025)"
# The city that the province became on 1 January 2025, six months before the others.
_HUE = "subdivision:VN-26"


def add_vietnam(tables: Tables, packages: Packages) -> None:
    """Provinces (ISO units, ended or enlarged), districts of before, wards and communes of today."""
    legacy = packages.json("vietnamadminunits", "data", "parser_legacy.json")["DICT_PROVINCE"]
    today = packages.json("vietnamadminunits", "data", "parser_from_2025.json")["DICT_PROVINCE"]
    groups: dict[str, list[str]] = packages.json("vietnamadminunits", "data", "converter_2025.json")["DICT_PROVINCE"]
    keys = _province_keys(tables, legacy)
    for new in sorted(groups):
        tables.units[keys[new]].codes["gso"] = today[new]["provinceCode"]
        tables.name(keys[new], today[new]["province"], "official", "vi", _REFORM)
        for old in sorted(set(groups[new]) - {new}):
            _end(tables, keys[old], keys[new])
    if keys["thanhphohue"] == _HUE:
        unit = tables.units[_HUE]
        tables.name(_HUE, unit.name, "former", "vi", "", "2025-01-01")
        unit.name = "Huế"
    with closing(
        sqlite3.connect(f"file:{packages.file('vietnamadminunits', 'data', 'dataset.db')}?mode=ro", uri=True)
    ) as base:
        _add_districts(tables, base, keys)
        _add_wards(tables, base, keys)


def _province_keys(tables: Tables, legacy: dict[str, Any]) -> dict[str, str]:
    """The package's name of each province of before 2025 to its ISO unit, matched by name."""
    units = {key_of(unit.name): unit.key for unit in tables.units.values() if unit.key.startswith("subdivision:VN-")}
    names = [(row.name, row.key) for row in tables.names if row.key.startswith("subdivision:VN-")]
    units |= {key_of(name): key for name, key in names if key_of(name) not in units}
    special = {"thanhphohue": _HUE, "tinhthuathienhue": _HUE}
    return {name: special.get(name) or units[key_of(row["provinceShort"])] for name, row in legacy.items()}


def _end(tables: Tables, old: str, new: str) -> None:
    tables.units[old].valid_to = "2025-07-01"
    tables.successions.append(SuccessionRow(old, new, _REFORM, _REASON, 1.0))


def _add_districts(tables: Tables, base: sqlite3.Connection, keys: dict[str, str]) -> None:
    query = (
        "SELECT DISTINCT districtCode, districtShort, districtType, districtLat, districtLon, provinceKey "
        "FROM admin_units_legacy WHERE districtCode IS NOT NULL ORDER BY districtCode"
    )
    for code, name, level, lat, lon, province in base.execute(query):
        key = f"vn-district:{code}"
        if key in tables.units or not name:
            continue
        tables.add(
            UnitRow(
                key,
                "district",
                name,
                "VN",
                valid_to="2025-07-01",
                parent=keys[province],
                lat=lat,
                lon=lon,
                precision="region" if lat else "unknown",
                codes={"gso": code},
                source="vietnamadminunits",
            )
        )
        tables.name(key, f"{level} {name}", "alias", "vi")


def _add_wards(tables: Tables, base: sqlite3.Connection, keys: dict[str, str]) -> None:
    query = (
        "SELECT wardCode, wardShort, wardType, wardLat, wardLon, provinceKey FROM admin_units "
        "WHERE wardCode IS NOT NULL ORDER BY wardCode"
    )
    for code, name, level, lat, lon, province in base.execute(query):
        key = f"vn-ward:{code}"
        if key in tables.units or not name:
            continue
        tables.add(
            UnitRow(
                key,
                "commune-abroad",
                name,
                "VN",
                valid_from=_REFORM,
                parent=keys[province],
                lat=lat,
                lon=lon,
                precision="commune" if lat else "unknown",
                codes={"gso": code},
                source="vietnamadminunits",
            )
        )
        tables.name(key, f"{level} {name}", "alias", "vi")
