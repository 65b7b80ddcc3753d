"""The real reference set, unpacked once, and a very small one for tests of the machinery."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from coopatlas.gazetteer import Gazetteer, Unit
from coopatlas.gazetteer.packing import REFERENCE, pack, read_manifest, read_table
from coopatlas.gazetteer.tables import MembershipRow, SuccessionRow, Tables, UnitRow

SOURCES = REFERENCE / "hand" / "sources.csv"


@pytest.fixture(scope="session")
def gazetteer() -> Iterator[Gazetteer]:
    """The committed reference set."""
    opened = Gazetteer.open()
    yield opened
    opened.close()


@pytest.fixture
def small_tables() -> Tables:
    """Two fictitious communes, one of which absorbed the other, and their grouping."""
    tables = Tables()
    tables.add(
        UnitRow(
            "fr-commune:99001",
            "commune",
            "Sainte-Fiction",
            "FR",
            population=1200,
            lat=48.5,
            lon=2.25,
            codes={"insee": "99001"},
        )
    )
    tables.add(
        UnitRow("fr-commune:99002", "commune", "L’Exemple", "FR", valid_to="2019-01-01", codes={"insee": "99002"})
    )
    tables.add(
        UnitRow("fr-epci:990000001", "epci", "Communauté de communes du Val d’Exemple", "FR", codes={"epci-form": "CC"})
    )
    tables.name("fr-commune:99001", "Fiction", "former", "fr", "1950", "1970")
    tables.memberships.append(MembershipRow("fr-epci:990000001", "fr-commune:99001", "2014-01-01"))
    tables.successions.append(
        SuccessionRow("fr-commune:99002", "fr-commune:99001", "2019-01-01", "commune nouvelle", 1.0)
    )
    return tables


@pytest.fixture
def packed(small_tables: Tables, tmp_path: Path) -> Path:
    """The small set packed in a folder."""
    pack(small_tables, tmp_path / "packed", SOURCES)
    return tmp_path / "packed"


@pytest.fixture(scope="session")
def ended_communes(gazetteer: Gazetteer) -> list[Unit]:
    """Every French commune that has ended."""
    rows = read_table(REFERENCE, "units", read_manifest())
    keys = [row.key for row in rows if row.kind == "commune" and row.country == "FR" and row.valid_to]
    return [unit for unit in map(gazetteer.get, keys) if unit is not None]
