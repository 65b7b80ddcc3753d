"""A saved page stuffed with payloads: all of it is shown, nothing of it comes alive, even without the content security
policy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.saved_pages import PAYLOADS
from tests.browser.site import Site, served
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
MARK = re.compile(r"<script>|onerror=|onload=|srcdoc|javascript:", re.I)


@pytest.fixture(scope="module")
def hostile_site(hostile_data: tuple[Path, dict[str, str]]) -> Iterator[Site]:
    with served(*hostile_data) as running:
        yield running


@pytest.fixture
def victim(welcome: Callable[..., Visitor], hostile_site: Site) -> Visitor:
    """A visitor whose browser ignores the policy: only the escaping of the pages protects them."""
    return welcome(to=hostile_site, bypass_csp=True)


def linked(victim: Visitor, prefix: str) -> list[str]:
    """Addresses that the record's page leads to."""
    links = victim.open(victim.site.records["hostile"]).get_by_role("main").get_by_role("link").all()
    found = [link.get_attribute("href") or "" for link in links]
    return sorted({address for address in found if address.startswith(prefix)})


def test_the_payloads_are_shown_as_they_are_written(victim: Visitor) -> None:
    page = victim.open(victim.site.records["hostile"])
    expect(page.get_by_role("heading", level=1)).to_contain_text(PAYLOADS[0])


def test_no_payload_comes_alive_on_the_record(victim: Visitor) -> None:
    page = victim.open(victim.site.records["hostile"])
    page.evaluate("document.querySelectorAll('details').forEach(folded => { folded.open = true })")
    page.wait_for_timeout(300)  # a script that was let in would run by now
    assert (
        page.evaluate(
            "document.querySelectorAll('main :is(script, iframe, object, embed, base, style, img, math)').length"
        )
        == 0
    )


@pytest.mark.parametrize(
    "path",
    ["/", "/partenariats/", "/partenariats/?q=tamarou", "/collectivites/", "/organisations/", "/pays/BJ/", "/themes/"],
)
def test_no_payload_comes_alive_on_the_lists(victim: Visitor, path: str) -> None:
    page = victim.open(path)
    assert page.evaluate("document.querySelectorAll(':is(script, iframe, base, style, img)').length") == 0


def test_no_payload_comes_alive_where_the_record_leads(victim: Visitor) -> None:
    addresses = [
        a for prefix in ("/collectivites/", "/organisations/", "/lieux/", "/themes/") for a in linked(victim, prefix)
    ]
    addresses.append(victim.site.records["hostile"] + "source/")
    alive = {}
    for address in addresses:
        page = victim.open(address)
        alive[address] = page.evaluate("document.querySelectorAll(':is(script, iframe, base, style, img)').length")
    assert alive == dict.fromkeys(addresses, 0)


def test_no_payload_comes_alive_in_english_nor_in_a_search_for_it(victim: Visitor) -> None:
    victim.open("/en" + victim.site.records["hostile"])
    page = victim.open("/partenariats/?q=%3Cscript%3Ealert(1)%3C/script%3E%22%20onfocus=alert(2)%20autofocus=%22")
    assert page.get_by_role("searchbox").input_value() == '<script>alert(1)</script>" onfocus=alert(2) autofocus="'


@pytest.mark.parametrize("extension", ["json", "csv", "geojson"])
def test_formats_for_machines_are_never_taken_for_a_page(victim: Visitor, extension: str) -> None:
    address = victim.site.address + victim.site.records["hostile"].rstrip("/")
    answer = victim.context.request.get(f"{address}.{extension}")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-type"].split(";")[0] in ("application/json", "text/csv", "application/geo+json")
    assert MARK.search(answer.text()) is not None
