"""Without a mouse: everything can be reached, seen and opened."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.pages import PAGES, address_of
from tests.browser.site import Site
from tests.browser.visitor import KeyboardVisitor, Visitor

pytestmark = pytest.mark.browser
TYPES = [
    "accueil",
    "liste-filtree",
    "fiche-khmer",
    "collectivite",
    "collectivites",
    "theme",
    "connexion",
    "introuvable",
]

#: One Tab stop: what it is, whether it shows that it has the focus, whether one can see it at all.
STOP = """() => {
  const stop = document.activeElement, style = getComputedStyle(stop), box = stop.getBoundingClientRect();
  return {
    stop: stop === document.body ? null : stop.outerHTML.slice(0, 150),
    shown: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""
ACTIVE = """() => [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
  .filter(element => element.checkVisibility({visibilityProperty: true}))
  .map(element => element.outerHTML.slice(0, 150))"""


@pytest.fixture
def keyboard(welcome: Callable[..., KeyboardVisitor]) -> KeyboardVisitor:
    return welcome(KeyboardVisitor)


def stops(keyboard: KeyboardVisitor) -> list[dict[str, object]]:
    """Every Tab stop from the top of the page to its end, wherever the page puts the focus first."""
    page = keyboard.page
    keyboard.reach(page.get_by_role("link", name="Aller au contenu"))
    found = [page.evaluate(STOP)]
    while True:
        page.keyboard.press("Tab")
        here = page.evaluate(STOP)
        if here["stop"] is None or here["stop"] == found[0]["stop"]:
            return found
        found.append(here)


@pytest.mark.parametrize("name", TYPES)
def test_every_link_and_field_is_reached_seen_and_outlined(keyboard: KeyboardVisitor, site: Site, name: str) -> None:
    page = keyboard.open(address_of(site, name), status=PAGES[name].status)
    wanted, found = page.evaluate(ACTIVE), stops(keyboard)
    assert [stop["stop"] for stop in found] == wanted
    assert [stop["stop"] for stop in found if not (stop["shown"] and stop["seen"])] == []


def test_the_first_stop_skips_to_the_content(keyboard: Visitor, site: Site) -> None:
    page = keyboard.open(site.demo("KH", "haute-orsanne"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    first = page.get_by_role("main").get_by_role("link").first
    expect(first).to_be_focused()


def test_an_amount_opens_with_enter(keyboard: Visitor, real: dict[str, str]) -> None:
    page = keyboard.open(real["evry"])
    amount = page.get_by_role("region", name="L’argent").get_by_text("633\u202f500\u202f€")
    source = page.get_by_role("row").filter(has_text="633\u202f500\u202f€").get_by_text("La source écrit")
    expect(source).to_be_hidden()
    keyboard.follow(amount)
    expect(source).to_be_visible()
    page.keyboard.press("Enter")
    expect(source).to_be_hidden()


def test_a_long_text_opens_with_the_space_bar(keyboard: KeyboardVisitor, real: dict[str, str]) -> None:
    page = keyboard.open(real["evry"])
    more = page.get_by_text("Comment ce total est calculé")
    keyboard.reach(more)
    page.keyboard.press("Space")
    expect(page.get_by_text("C’est la somme des 6 lignes du tableau")).to_be_visible()


def test_the_contents_list_leads_to_its_section(keyboard: Visitor, real: dict[str, str]) -> None:
    page = keyboard.open(real["evry"])
    keyboard.follow(page.get_by_role("navigation", name="Sur cette page").get_by_role("link", name="L’argent"))
    expect(page.get_by_role("heading", name="L’argent", exact=True)).to_be_in_viewport()
