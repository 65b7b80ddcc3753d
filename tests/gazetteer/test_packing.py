"""Packing: the same rows give the same bytes, and come back as they were."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coopatlas.gazetteer.packing import MANIFEST, ReferenceError, pack, read_manifest, read_table
from coopatlas.gazetteer.tables import Tables, UnitRow
from tests.gazetteer.conftest import SOURCES


def test_packing_twice_gives_the_same_bytes(small_tables: Tables, tmp_path: Path) -> None:
    pack(small_tables, tmp_path / "first", SOURCES)
    pack(small_tables, tmp_path / "second", SOURCES)
    first = {path.name: path.read_bytes() for path in (tmp_path / "first").iterdir()}
    second = {path.name: path.read_bytes() for path in (tmp_path / "second").iterdir()}
    assert first == second


def test_the_order_in_which_rows_were_made_does_not_count(small_tables: Tables, tmp_path: Path) -> None:
    pack(small_tables, tmp_path / "first", SOURCES)
    turned = Tables(
        dict(reversed(small_tables.units.items())),
        small_tables.names[::-1],
        small_tables.memberships[::-1],
        small_tables.successions[::-1],
    )
    pack(turned, tmp_path / "second", SOURCES)
    assert (tmp_path / "first" / MANIFEST).read_bytes() == (tmp_path / "second" / MANIFEST).read_bytes()


@pytest.mark.parametrize("table", ["units", "names", "memberships", "successions"])
def test_rows_come_back_as_they_were(small_tables: Tables, packed: Path, table: str) -> None:
    assert list(read_table(packed, table, read_manifest(packed))) == small_tables.rows(table)


def test_a_key_given_twice_is_refused(small_tables: Tables) -> None:
    with pytest.raises(ValueError, match="unit given twice: fr-commune:99001"):
        small_tables.add(UnitRow("fr-commune:99001", "commune", "Autre"))


def test_an_altered_file_is_refused_by_name(packed: Path) -> None:
    (packed / "names.tsv.xz").write_bytes(b"altered")
    with pytest.raises(ReferenceError, match=r"altéré.*names\.tsv\.xz"):
        list(read_table(packed, "names", read_manifest(packed)))


def test_an_absent_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReferenceError, match="manifeste"):
        read_manifest(tmp_path)


def test_the_manifest_counts_the_living_and_the_ended_apart(packed: Path) -> None:
    manifest = json.loads((packed / MANIFEST).read_text(encoding="utf-8"))
    assert manifest["counts"] == {"commune": 1, "commune:ended": 1, "epci": 1}
