"""Unpacking: once, whole or not at all, and only what the manifest vouches for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from coopatlas.gazetteer import Gazetteer, ReferenceError, unpack, unpacking
from coopatlas.gazetteer.packing import pack
from coopatlas.gazetteer.tables import Tables, UnitRow
from tests.gazetteer.conftest import SOURCES


def test_the_unpacked_file_answers(packed: Path, tmp_path: Path) -> None:
    gazetteer = Gazetteer.open(unpack(tmp_path / "out", packed))
    assert [match.unit.key for match in gazetteer.find("Ste Fiction")] == ["fr-commune:99001"]
    gazetteer.close()


def test_unpacking_again_leaves_the_file_alone(packed: Path, tmp_path: Path) -> None:
    before = unpack(tmp_path / "out", packed).stat()
    after = unpack(tmp_path / "out", packed).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_another_packed_set_replaces_the_file(small_tables: Tables, packed: Path, tmp_path: Path) -> None:
    unpack(tmp_path / "out", packed)
    small_tables.add(UnitRow("fr-commune:99003", "commune", "Nouvelle-Fiction", "FR"))
    pack(small_tables, packed, SOURCES)
    gazetteer = Gazetteer.open(unpack(tmp_path / "out", packed))
    assert gazetteer.get("fr-commune:99003") is not None
    gazetteer.close()


def test_a_damaged_unpacked_file_is_made_anew(packed: Path, tmp_path: Path) -> None:
    path = unpack(tmp_path / "out", packed)
    path.write_bytes(b"not a database")
    gazetteer = Gazetteer.open(unpack(tmp_path / "out", packed))
    assert gazetteer.get("fr-commune:99001") is not None
    gazetteer.close()


def test_an_altered_packed_file_writes_nothing(packed: Path, tmp_path: Path) -> None:
    (packed / "units.tsv.xz").write_bytes(b"altered")
    with pytest.raises(ReferenceError, match=r"altéré.*units\.tsv\.xz"):
        unpack(tmp_path / "out", packed)
    assert [path.name for path in (tmp_path / "out").iterdir()] == []


def test_a_failure_in_the_middle_leaves_the_former_file(
    small_tables: Tables, packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = unpack(tmp_path / "out", packed)
    former = path.read_bytes()
    small_tables.name("fr-commune:99001", "Autrefiction", "alias")
    pack(small_tables, packed, SOURCES)

    def fail(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(unpacking, "_lookup_keys", fail)
    with pytest.raises(OSError, match="no space"):
        unpack(tmp_path / "out", packed)
    assert [item.name for item in (tmp_path / "out").iterdir()] == [path.name]
    assert path.read_bytes() == former


def test_the_environment_names_the_file(packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "elsewhere.sqlite"
    shutil.copyfile(unpack(tmp_path / "out", packed), elsewhere)
    monkeypatch.setenv("COOPATLAS_REFERENCE", str(elsewhere))
    gazetteer = Gazetteer.open()
    assert gazetteer.get("fr-commune:91228") is None
    gazetteer.close()
