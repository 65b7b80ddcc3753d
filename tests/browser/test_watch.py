"""What watches over every journey does see what must never happen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.site import Site
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

MISDEEDS = {
    "console": ("console.error('oh')", "console: oh"),
    "policy": ("document.body.innerHTML = '<p style=\"color:red\">'", "content security policy: style-src-attr inline"),
    "dialog": ("setTimeout(() => alert('oh'))", "dialog: oh"),
    "foreign": (
        "setTimeout(() => { location.href = 'http://ailleurs.example/' })",
        "foreign request: http://ailleurs.example/",
    ),
    "missing": ("fetch('/rien.css')", "404: "),
    "script": ("setTimeout(() => { throw new Error('oh') })", "script: oh"),
}


@pytest.fixture
def watched(chromium: Browser, site: Site) -> Iterator[Visitor]:
    """A visitor who may have met something."""
    with chromium.new_context() as context:
        yield Visitor(context, site)


@pytest.mark.parametrize("kind", MISDEEDS)
def test_a_misdeed_is_seen(watched: Visitor, kind: str) -> None:
    misdeed, told = MISDEEDS[kind]
    page = watched.open("/mentions-legales/")
    page.route("http://ailleurs.example/**", lambda route: route.abort())
    page.evaluate(misdeed)
    page.wait_for_timeout(500)
    assert [fault for fault in watched.faults if told in fault] != []


def test_a_quiet_page_has_nothing_to_be_told(watched: Visitor) -> None:
    watched.open("/mentions-legales/")
    assert watched.faults == []
