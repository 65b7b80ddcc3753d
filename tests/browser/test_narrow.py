"""On a narrow phone, and at 200 % zoom: nothing to scroll sideways, nothing too small for a thumb."""

from __future__ import annotations

import pytest

from tests.browser.pages import PAGES, address_of
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

#: Boxes of what a thumb aims at first: navigation, buttons, search boxes, titles that lead somewhere, foldable texts.
AIMED = """() => [...document.querySelectorAll(
    'nav a, button, a.button, [type=search], :is(h2, h3) a, .facet a, .chip, a.door, summary.more, .compact > li > a')]
  .filter(element => element.checkVisibility({visibilityProperty: true}) && !element.closest('.sr'))
  .map(element => [element.outerHTML.slice(0, 120), element.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && (Math.round(box.width) < 44 || Math.round(box.height) < 44))
  .map(([html, box]) => `${Math.round(box.width)} × ${Math.round(box.height)} ${html}`)"""
OPEN_ALL = "document.querySelectorAll('details').forEach(folded => { folded.open = true })"


@pytest.fixture
def needs(request: pytest.FixtureRequest) -> None:
    """Skips a page of the real records where they cannot be read."""
    if PAGES[request.getfixturevalue("name")].real:
        request.getfixturevalue("real")


@pytest.mark.usefixtures("needs")
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_window(phone: Visitor, name: str) -> None:
    page = phone.open(address_of(phone.site, name), status=PAGES[name].status)
    too_wide = {"320 px": phone.scroll_width()}
    page.evaluate(OPEN_ALL)
    too_wide["320 px, all open"] = phone.scroll_width()
    page.set_viewport_size({"width": 640, "height": 400})
    too_wide["200 %"] = phone.scroll_width()
    assert too_wide == {"320 px": 0, "320 px, all open": 0, "200 %": 0}


@pytest.mark.usefixtures("needs")
@pytest.mark.parametrize(
    "name", ["accueil", "liste-filtree", "fiche-evry", "collectivite", "collectivites", "pays", "connexion"]
)
def test_a_thumb_hits_what_it_aims_at(phone: Visitor, name: str) -> None:
    page = phone.open(address_of(phone.site, name))
    assert page.evaluate(AIMED) == []
