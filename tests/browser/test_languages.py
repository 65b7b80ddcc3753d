"""From French to English and back, on the same page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
PATHS = ["/", "/partenariats/?q=kayes&statut=ended", "/pays/ML/", "/a-propos/"]


@pytest.mark.parametrize("path", PATHS)
def test_english_keeps_the_page(reader: Visitor, path: str) -> None:
    page = reader.open(path)
    reader.follow(page.get_by_role("link", name="English"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    reader.arrives(f"/en{path}")


@pytest.mark.parametrize("path", PATHS)
def test_french_keeps_the_page(reader: Visitor, path: str) -> None:
    page = reader.open(f"/en{path}")
    reader.follow(page.get_by_role("link", name="Français"))
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    reader.arrives(path)


def test_a_record_opened_in_english_has_english_labels(reader: Visitor, real: dict[str, str]) -> None:
    page = reader.open(real["evry"])
    reader.follow(page.get_by_role("link", name="English"))
    expect(page.get_by_role("link", name="Partnerships", exact=True).first).to_be_visible()
    reader.arrives(f"/en{real['evry']}")


def test_a_browser_set_to_english_is_not_sent_away_from_the_french_page(welcome: Callable[..., Visitor]) -> None:
    visitor = welcome(locale="en-GB")
    page = visitor.open("/pays/ML/")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    visitor.arrives("/pays/ML/")
