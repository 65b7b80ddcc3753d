"""Take the pictures of ``docs/images`` again, from the demo world alone: ``python -m tests.browser.screenshots [FOLDER]``."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser

from tests.browser.chromium import launched
from tests.browser.pages import address_of
from tests.browser.site import Site, prepared, served
from tests.scripts.programs import ROOT

#: Name of the picture: page type shown. Names are those of ``tests/browser/pages.py``.
PICTURED = {
    "accueil": "accueil",
    "liste": "liste",
    "fiche": "fiche-demo",
    "collectivite": "collectivite-heritiere",
    "pays": "pays",
    "lieu": "lieu",
    "reseau": "reseau",
    "plan-action": "reseau-plan",
    "projet": "projet-cambodge",
    "fiche-capitalisation": "fiche-livret",
}
HEIGHTS = {360: 1400, 1280: 1400}  # by width, CSS pixels
SCHEMES: dict[str, Literal["light", "dark"]] = {"clair": "light", "sombre": "dark"}
MOST = 120_000  # bytes


def pictures(browser: Browser, site: Site, folder: Path) -> list[Path]:
    """Every page at every width, light and dark; returns the files."""
    made = []
    for tint, scheme in SCHEMES.items():
        for width, height in HEIGHTS.items():
            tab = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, locale="fr-FR")
            for name, kind in PICTURED.items():
                tab.goto(site.address + address_of(site, kind))
                tall = min(height, tab.evaluate("document.documentElement.scrollHeight"))
                shot = tab.screenshot(clip={"x": 0, "y": 0, "width": width, "height": tall})
                made.append(keep(shot, folder / f"{name}-{width}-{tint}.png"))
            tab.close()
    return made


def keep(shot: bytes, file: Path) -> Path:
    """Write a picture with few enough colours to be light. Rare ones (a dot on a map) count as much as the others, then each is
    brought back to what most of its pixels are. Raises ValueError when even sixteen are too many."""
    picture = Image.open(io.BytesIO(shot)).convert("RGB")
    for colours in (128, 64, 32, 16):
        picture.quantize(colours, method=Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE).save(
            file, optimize=True
        )
        if file.stat().st_size <= MOST:
            return file
    raise ValueError(f"{file.name}: {file.stat().st_size} bytes")


def main(folder: Path) -> None:
    os.environ.setdefault("COOPATLAS_DATA", str(ROOT / "var"))  # where the reference set is borrowed from
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="coopatlas-pictures-") as work:
        data, records = prepared(Path(work), {}, demo=True)
        with served(data, records) as site, launched() as browser:
            for file in pictures(browser, site, folder):
                print(f"{file.stat().st_size:>7} {file.name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images")
