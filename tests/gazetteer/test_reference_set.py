"""The committed reference set is whole, of the expected size, and says where everything comes from."""

from __future__ import annotations

import hashlib
import re

import pytest

from coopatlas.gazetteer import Gazetteer
from coopatlas.gazetteer.packing import PROJECT, REFERENCE, read_csv, read_manifest, read_table

HAND = REFERENCE / "hand"
MANIFEST = read_manifest()


@pytest.mark.parametrize("name", sorted(MANIFEST["files"]))
def test_a_packed_file_is_the_one_of_the_manifest(name: str) -> None:
    content = (REFERENCE / name).read_bytes()
    facts = MANIFEST["files"][name]
    assert (hashlib.sha256(content).hexdigest(), len(content)) == (facts["sha256"], facts["bytes"])


def test_the_packed_set_stays_under_twelve_megabytes() -> None:
    assert sum(path.stat().st_size for path in REFERENCE.glob("*.xz")) == MANIFEST["bytes"] <= 12_000_000


@pytest.mark.parametrize("table", ["memberships", "successions"])
def test_a_table_has_the_rows_of_the_manifest(table: str) -> None:
    assert sum(1 for _ in read_table(REFERENCE, table, MANIFEST)) == MANIFEST["files"][f"{table}.tsv.xz"]["rows"]


@pytest.mark.parametrize(
    ("kinds", "count"),
    [
        (("region", "collectivite-unique"), 18),
        (("region:ended",), 16),
        (("commune",), 34_969),
        (("commune-deleguee",), 2_105),
        (("commune-associee",), 471),
        (("epci",), 1_255),
        (("ept",), 11),
    ],
)
def test_the_counts_of_french_units(kinds: tuple[str, ...], count: int) -> None:
    assert sum(MANIFEST["counts"][kind] for kind in kinds) == count


def test_there_are_101_departments(gazetteer: Gazetteer) -> None:
    codes = [f"{number:02d}" for number in range(1, 96) if number != 20] + [
        "2A",
        "2B",
        "971",
        "972",
        "973",
        "974",
        "976",
    ]
    assert [code for code in codes if gazetteer.get(f"fr-departement:{code}") is None] == []
    assert len(codes) == 101


@pytest.mark.parametrize(
    ("kind", "least"), [("town", 215_000), ("commune:ended", 3_000), ("country", 245), ("cercle", 50 + 200)]
)
def test_the_counts_that_packages_may_change_a_little(kind: str, least: int) -> None:
    assert MANIFEST["counts"][kind] >= least


def test_every_source_of_a_unit_is_in_the_manifest() -> None:
    known = {source["code"] for source in MANIFEST["sources"]}
    used = {row.source for row in read_table(REFERENCE, "units", MANIFEST)}
    assert used <= known


def test_every_source_states_its_licence_and_date() -> None:
    assert [source["code"] for source in MANIFEST["sources"] if not (source["licence"] and source["date"])] == []


@pytest.mark.parametrize("name", sorted({path.name for path in HAND.glob("*.csv")} - {"sources.csv"}))
def test_every_hand_written_row_has_a_source_and_a_date(name: str) -> None:
    rows = read_csv(HAND / name)
    assert [
        row for row in rows if not row["source"] or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", row["source_date"])
    ] == []


def test_the_packages_of_the_build_are_pinned() -> None:
    lines = (PROJECT / "requirements-reference.in").read_text(encoding="utf-8").splitlines()
    assert [
        line for line in lines if line and not line.startswith("#") and not re.match(r"[\w-]+==[\d.]+ ", line)
    ] == []
