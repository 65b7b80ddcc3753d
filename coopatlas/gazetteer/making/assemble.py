"""The whole build: packages and hand-written files in, packed reference set out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from coopatlas.gazetteer.making.by_hand import HAND, add_by_hand
from coopatlas.gazetteer.making.communes import add_communes
from coopatlas.gazetteer.making.countries import add_countries
from coopatlas.gazetteer.making.french_exonyms import add_french_exonyms, drop_metonyms, name_as_seat, spell_as_towns
from coopatlas.gazetteer.making.intercommunal import add_heirs, add_intercommunal
from coopatlas.gazetteer.making.packages import Packages
from coopatlas.gazetteer.making.partner_countries import add_benin, add_cambodia, add_morocco
from coopatlas.gazetteer.making.subdivisions import add_subdivisions
from coopatlas.gazetteer.making.territories import add_territories, place_territories
from coopatlas.gazetteer.making.towns import add_towns
from coopatlas.gazetteer.making.vietnam import add_vietnam
from coopatlas.gazetteer.packing import PROJECT, REFERENCE, pack
from coopatlas.gazetteer.tables import Tables

WORK = PROJECT / "build" / "reference"


def build(out: Path = REFERENCE, work: Path = WORK, say: Callable[[str], None] = print) -> dict[str, Any]:
    """Install the packages in ``work``, assemble the set, write it in ``out``; returns the manifest."""
    packages = Packages(work)
    packages.install(say)
    return pack(assemble(packages, say), out, HAND / "sources.csv")


def assemble(packages: Packages, say: Callable[[str], None]) -> Tables:
    """Read the packages and the hand-written files into one set of tables."""
    tables = Tables()
    say("pays")
    add_countries(tables, packages)
    say("régions et départements")
    add_territories(tables, packages)
    say("communes depuis 1943")
    add_communes(tables, packages)
    place_territories(tables)
    say("intercommunalités")
    add_intercommunal(tables, packages)
    say("subdivisions du monde")
    first_level = add_subdivisions(tables, packages)
    say("villes du monde")
    add_towns(tables, packages, first_level)
    add_french_exonyms(tables, packages)
    drop_metonyms(tables)
    say("Maroc, Cambodge, Bénin, Viet Nam")
    add_morocco(tables, packages)
    add_cambodia(tables, packages)
    add_benin(tables, packages)
    add_vietnam(tables, packages)
    say("faits écrits à la main")
    add_by_hand(tables)
    spell_as_towns(tables)
    name_as_seat(tables)
    add_heirs(tables)
    check(tables)
    return tables


def check(tables: Tables) -> None:
    """Every row must speak of units that exist."""
    unknown = {row.key for row in tables.names}
    unknown |= {row.group for row in tables.memberships} | {row.member for row in tables.memberships}
    unknown |= {row.old for row in tables.successions} | {row.new for row in tables.successions}
    unknown |= {unit.parent for unit in tables.units.values() if unit.parent}
    unknown -= set(tables.units)
    if unknown:
        raise ValueError(f"rows speak of {len(unknown)} unknown units: {sorted(unknown)[:10]}")
