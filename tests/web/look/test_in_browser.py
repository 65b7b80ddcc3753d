"""In a real browser: axe finds nothing, nothing overflows a narrow phone, the facts open without a script."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from tests.web.look.chromium import browser, executable
from tests.web.look.pages import PAGES
from tests.web.look.render import write

#: Cases that show nothing new to the eye of a tool, or repeat one template 400 times.
LEFT_OUT = {"list-400"}
NAMES = sorted(set(PAGES) - LEFT_OUT)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if executable() is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium on this machine")
        pytest.skip("no Chromium on this machine")
    with browser() as running:
        yield running


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return write(tmp_path_factory.mktemp("look"), PAGES)


@pytest.fixture(scope="module", params=[("light", 320), ("dark", 1280)], ids=lambda p: f"{p[0]}-{p[1]}")
def tab(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    scheme, width = request.param
    page = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=True)
    yield page
    page.close()


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_and_nothing_overflows(tab: Page, paths: dict[str, Path], name: str) -> None:
    tab.goto(paths[name].as_uri())
    found = Axe().run(tab).response["violations"]
    assert [(violation["id"], [node["target"] for node in violation["nodes"]]) for violation in found] == []
    assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_an_amount_opens_without_a_script(chromium: Browser, paths: dict[str, Path]) -> None:
    page = chromium.new_page(java_script_enabled=False)
    page.goto(paths["record"].as_uri())
    page.locator("#argent summary").filter(has_text="633").click()
    assert page.locator("#argent .opened").filter(has_text="ligne 201").is_visible()
    page.close()


def test_the_filters_of_a_phone_open_and_close_without_a_script(chromium: Browser, paths: dict[str, Path]) -> None:
    page = chromium.new_page(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto(paths["list"].as_uri())
    seen = [page.locator("#filtres").is_visible()]
    page.get_by_role("link", name="Filtrer").click()
    seen.append(page.locator("#filtres").is_visible())
    page.get_by_role("link", name="Fermer").click()
    seen.append(page.locator("#filtres").is_visible())
    page.close()
    assert seen == [False, True, False]


def test_the_page_asks_for_nothing_but_its_style_sheets(chromium: Browser, paths: dict[str, Path]) -> None:
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[1]))
    page.goto(paths["record"].as_uri())
    page.close()
    assert set(asked) - {"favicon.svg"} == {"record.html", "theme.css", "components.css", "pages.css", "print.css"}
