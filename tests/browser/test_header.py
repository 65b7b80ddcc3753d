"""Getting about from the header: one row in a wide window, a menu on a phone, never both."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import KeyboardVisitor, Visitor

pytestmark = pytest.mark.browser
NARROW = {"width": 360, "height": 640}


def test_a_wide_window_shows_every_area_and_no_menu(visitor: Visitor) -> None:
    page = visitor.open("/")
    areas = page.get_by_role("navigation", name="Principal")
    expect(areas).to_have_count(1)
    expect(areas.get_by_role("link")).to_have_count(7)
    expect(page.get_by_text("Menu", exact=True)).to_be_hidden()


@pytest.mark.parametrize("kind", [Visitor, KeyboardVisitor])
@pytest.mark.parametrize("script", [True, False])
def test_a_phone_reaches_the_networks_by_the_menu(
    welcome: Callable[..., Visitor], kind: type[Visitor], script: bool
) -> None:
    walker = welcome(kind, viewport=NARROW, java_script_enabled=script)
    page = walker.open("/")
    areas = page.get_by_role("navigation", name="Principal")
    expect(areas).to_have_count(0)
    walker.follow(page.get_by_text("Menu", exact=True))
    expect(areas.get_by_role("link")).to_have_count(7)
    walker.follow(areas.get_by_role("link", name="Réseaux"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Réseaux")
