"""What `.venv` holds, against a locked list."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from tests.scripts.programs import ROOT

SPEC = importlib.util.spec_from_file_location("locked", ROOT / "scripts" / "locked.py")
assert SPEC is not None
assert SPEC.loader is not None
locked = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(locked)

RECORD = "alpha/__init__.py,,6\nalpha/cache.pyc,,99\nalpha-1.0.dist-info/METADATA,,35\nalpha-1.0.dist-info/RECORD,,\n"


@pytest.fixture
def alpha(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of libraries that holds one package, `alpha` 1.0, whole."""
    (tmp_path / "alpha").mkdir()
    (tmp_path / "alpha" / "__init__.py").write_text("a = 1\n")
    (tmp_path / "alpha-1.0.dist-info").mkdir()
    (tmp_path / "alpha-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: alpha\n\n")
    (tmp_path / "alpha-1.0.dist-info" / "RECORD").write_text(RECORD)
    (tmp_path / "alpha-1.0.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: alpha\nVersion: 1.0\n"[:49]
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def size_of_metadata(folder: Path) -> None:
    """Make RECORD tell the true size of METADATA."""
    size = (folder / "alpha-1.0.dist-info" / "METADATA").stat().st_size
    record = folder / "alpha-1.0.dist-info" / "RECORD"
    record.write_text(RECORD.replace("METADATA,,35", f"METADATA,,{size}"))


def test_the_list_gives_names_and_versions_and_leaves_out_other_systems() -> None:
    text = "alpha==1.0 \\\n    --hash=sha256:00\n# via beta\nbeta-c==2.1\ntzdata==2026.6 ; sys_platform == 'win32' \\\n"

    assert locked.packages(text) == {"alpha": "1.0", "beta-c": "2.1"}


def test_every_package_of_the_real_list_is_read() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")

    assert locked.packages(text)["django"].startswith("5.2.")


def test_a_whole_package_is_not_missing(alpha: Path) -> None:
    size_of_metadata(alpha)

    assert locked.missing("alpha", "1.0") is False


def test_another_version_counts_as_missing(alpha: Path) -> None:
    size_of_metadata(alpha)

    assert locked.missing("alpha", "1.1") is True


def test_an_absent_package_is_missing(alpha: Path) -> None:
    assert locked.missing("no-such-package-at-all", "1.0") is True


def test_a_package_that_lost_a_file_is_missing(alpha: Path) -> None:
    size_of_metadata(alpha)
    (alpha / "alpha" / "__init__.py").unlink()

    assert locked.missing("alpha", "1.0") is True


def test_a_package_with_a_file_cut_short_is_missing(alpha: Path) -> None:
    size_of_metadata(alpha)
    (alpha / "alpha" / "__init__.py").write_text("a")

    assert locked.missing("alpha", "1.0") is True


def test_a_package_without_its_list_of_files_is_missing(alpha: Path) -> None:
    (alpha / "alpha-1.0.dist-info" / "RECORD").unlink()

    assert locked.missing("alpha", "1.0") is True


def test_a_stamp_holds_until_a_file_changes(tmp_path: Path) -> None:
    source, stamp = tmp_path / "source.toml", tmp_path / "x.stamp"
    source.write_text("a = 1")
    locked.stamp(stamp, [source])
    before = locked.check(stamp, [source])
    source.write_text("a = 2")

    assert (before, locked.check(stamp, [source])) == (True, False)


def test_a_stamp_does_not_hold_for_an_environment_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, stamp = tmp_path / "source.toml", tmp_path / "x.stamp"
    source.write_text("a = 1")
    locked.stamp(stamp, [source])
    monkeypatch.setattr(sys, "prefix", "/moved/.venv")

    assert locked.check(stamp, [source]) is False


def test_no_stamp_means_not_ready(tmp_path: Path) -> None:
    source = tmp_path / "source.toml"
    source.write_text("a = 1")

    assert locked.check(tmp_path / "x.stamp", [source]) is False
