"""Running imports in tests: the real pages of ../shared, copies of them with other words, invented pages."""

from __future__ import annotations

from pathlib import Path

from coopatlas.exchange import pipeline
from coopatlas.exchange.report import Report
from coopatlas.exchange.sources import atlas_page
from coopatlas.gazetteer import Gazetteer
from coopatlas.history.actors import Actor

IMPORTER = Actor.system("import:atlas-page")
KAYES_EVRY = "002_7fc2b102d07223fe.txt"
KAYES_NPDC = "003_fb8359e32affd411.txt"


def real_pages(shared: Path) -> list[Path]:
    """The two real pages of the old Atlas."""
    return [shared / "seeds" / KAYES_EVRY, shared / "seeds" / KAYES_NPDC]


def run(files: list[Path], reference: Gazetteer, *, apply: bool = True, partial: bool = False) -> Report:
    return pipeline.run(atlas_page, files, reference=reference, by=IMPORTER, apply=apply, partial=partial)


def page(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    """A page written to a file."""
    file = folder / name
    file.write_bytes(text.encode(encoding))
    return file
