"""axe finds nothing on any type of public page: light and dark, on a phone and at a desk, everything unfolded."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

from tests.browser.pages import PAGES, address_of
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = (360, 1280)
OPEN_ALL = "document.querySelectorAll('details').forEach(folded => { folded.open = true })"


@pytest.fixture
def needs(request: pytest.FixtureRequest) -> None:
    """Skips a page of the real records where they cannot be read."""
    if PAGES[request.getfixturevalue("name")].real:
        request.getfixturevalue("real")


def violations(page: Page) -> list[tuple[str, list[Any]]]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(violation["id"], [node["target"] for node in violation["nodes"]]) for violation in found]


@pytest.mark.usefixtures("needs")
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(visitor: Visitor, name: str) -> None:
    page = visitor.open(address_of(visitor.site, name), status=PAGES[name].status)
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found[f"{width} {scheme}"] = violations(page)
    page.evaluate(OPEN_ALL)
    found["unfolded"] = violations(page)
    assert {state: faults for state, faults in found.items() if faults} == {}


def test_a_refused_sign_in_is_told_to_everybody(visitor: Visitor) -> None:
    page = visitor.open("/connexion/")
    page.get_by_label("Mot de passe").fill("ce n’est pas le bon mot de passe")
    page.get_by_role("textbox").first.fill("personne@compte.example")
    page.get_by_role("button", name="Se connecter").click()
    page.get_by_role("alert").wait_for()
    assert violations(page) == []
