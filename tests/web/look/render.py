"""Write every page to a folder, and take pictures of them: ``python -m tests.web.look.render FOLDER [--shots] [NAME…]``."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from tests.web.look.chromium import browser
from tests.web.look.environment import WEB, environment
from tests.web.look.pages import PAGES

WIDTHS = (360, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def write(folder: Path, names: Iterable[str]) -> dict[str, Path]:
    """Render ``names`` into ``folder``, with the style sheets read from the source tree. Returns their paths."""
    env = environment(static_prefix=f"{(WEB / 'static').as_uri()}/")
    paths = {}
    for name in names:
        template, context = PAGES[name]
        paths[name] = folder / f"{name}.html"
        paths[name].write_text(env.get_template(template).render(**context), encoding="utf-8")
    return paths


def picture(folder: Path, paths: dict[str, Path]) -> None:
    """One PNG of each page at each width, light and dark, and its A4 PDF."""
    with browser() as chromium:
        for scheme in SCHEMES:
            for width in WIDTHS:
                tab = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
                for name, path in paths.items():
                    tab.goto(path.as_uri())
                    tab.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
                tab.close()
        tab = chromium.new_page()
        for name, path in paths.items():
            tab.goto(path.as_uri())
            tab.pdf(path=folder / f"{name}.pdf", prefer_css_page_size=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", default=list(PAGES))
    parser.add_argument("--shots", action="store_true", help="take pictures with Chromium too")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    paths = write(options.folder, options.names)
    if options.shots:
        picture(options.folder, paths)


if __name__ == "__main__":
    main()
