"""Somebody of the desk signs in and reads what imports brought: at a desk and on a phone, light and dark, with axe beside."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.test_axe import OPEN_ALL, SCHEMES, WIDTHS, violations
from tests.browser.visitor import Visitor
from tests.browser.world import DESK

pytestmark = pytest.mark.browser


@pytest.fixture
def ines(visitor: Visitor) -> Visitor:
    """Signed in, at the page she is led to."""
    page = visitor.open("/connexion/")
    page.get_by_role("textbox", name="Adresse électronique").fill(DESK[0])
    page.get_by_label("Mot de passe").fill(DESK[1])
    page.get_by_role("button", name="Se connecter").click()
    visitor.arrives("/imports/")
    return visitor


def test_from_the_sign_in_form_to_the_command_that_answers_a_waiting_row(ines: Visitor) -> None:
    page = ines.page
    page.get_by_role("link", name="Jumelages de communes françaises").first.click()
    expect(page.get_by_text("3 lignes lues, aucune refusée.")).to_be_visible()
    page.get_by_role("link", name="Les lignes de cette source qui attendent aujourd’hui").click()
    expect(page.get_by_role("status")).to_have_text("2 lignes en attente")
    candidate = page.get_by_role("listitem").filter(has_text="Saint-Quentin-en-Yvelines").locator("ol code.command")
    expect(candidate.first).to_have_text(re.compile(r"^coopatlas tray accept \d+ 1$"))


def pages_of_the_desk(ines: Visitor) -> list[str]:
    """The list, one report, two compared, the tray."""
    page = ines.page
    page.get_by_role("link", name="Jumelages de communes françaises").first.click()
    report = page.url.removeprefix(ines.site.address)
    compared = page.locator("a[href*='/comparer/']").first.get_attribute("href") or ""
    return ["/imports/", report, compared, "/corbeille/"]


def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(ines: Visitor) -> None:
    found: dict[tuple[str, int, str], tuple[list[Any], int]] = {}
    for path in pages_of_the_desk(ines):
        page = ines.open(path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                found[path, width, scheme] = (violations(page), ines.scroll_width())
        page.evaluate(OPEN_ALL)
        found[path, 0, "unfolded"] = (violations(page), 0)
    assert {state: faults for state, faults in found.items() if faults != ([], 0)} == {}
