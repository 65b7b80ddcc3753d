"""Imports flow one way: the contracts of ``[tool.importlinter]`` hold."""

from __future__ import annotations

import tomllib

import pytest
from importlinter.cli import lint_imports

from tests.house.tree import PACKAGE, ROOT


def contracts() -> dict[str, dict[str, object]]:
    """The declared contracts by their id."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return {c["id"]: c for c in tomllib.load(file)["tool"]["importlinter"]["contracts"]}


def test_every_contract_holds(capsys: pytest.CaptureFixture[str]) -> None:
    code = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert code == 0, capsys.readouterr().out


def test_every_room_has_its_floor() -> None:
    """import-linter's own exhaustiveness looks at packages that are imported; this one looks at the folders."""
    floors = {room.strip() for layer in contracts()["floors"]["layers"] for room in layer.split("|")}  # type: ignore[attr-defined]
    folders = {f.name for f in PACKAGE.iterdir() if f.is_dir() and not f.name.startswith("__")}
    assert floors == folders


def test_every_area_of_the_site_is_kept_apart() -> None:
    declared = {name.removeprefix("coopatlas.web.") for name in contracts()["web-areas"]["modules"]}  # type: ignore[attr-defined]
    folders = {f.parent.name for f in (PACKAGE / "web").glob("*/urls.py")}
    assert declared == folders
