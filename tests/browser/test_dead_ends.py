"""Addresses that lead nowhere: removed, mistaken, or a search that finds nothing. Each says why and shows a way on."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.site import Site
from tests.browser.visitor import Visitor
from tests.browser.world import REMOVAL

pytestmark = pytest.mark.browser


def test_a_removed_record_says_that_it_was_and_why(reader: Visitor, site: Site) -> None:
    page = reader.open(site.records["removed"], status=410)
    expect(page.get_by_role("heading", level=1)).to_have_text("Cette fiche a été retirée.")
    expect(page.get_by_text(REMOVAL)).to_be_visible()
    reader.follow(page.get_by_role("link", name="Voir les autres partenariats"))
    reader.arrives("/partenariats/")


@pytest.mark.parametrize("suffix", ["source/", "citation.bib"])
def test_nothing_of_a_removed_record_stays_readable(visitor: Visitor, site: Site, suffix: str) -> None:
    answer = visitor.context.request.get(f"{site.address}{site.records['removed']}{suffix}")
    assert answer.status in (404, 410)
    assert "Tamarou" not in answer.text()


def test_a_removed_record_is_found_by_no_search(visitor: Visitor) -> None:
    page = visitor.open("/partenariats/?q=tamarou")
    assert page.get_by_role("status").inner_text().split()[0] == "0"


def test_a_nonsense_address_offers_a_search_that_works(reader: Visitor) -> None:
    page = reader.open("/n-importe/quoi-1990", status=404)
    expect(page.get_by_role("heading", level=1)).to_have_text("Cette page n’existe pas, ou plus ici.")
    reader.write(page.get_by_role("searchbox", name="Chercher un partenariat"), "kayes")
    page.keyboard.press("Enter")
    reader.arrives("/partenariats/?q=kayes")
    assert page.get_by_role("heading", level=3).count() > 0


@pytest.mark.parametrize("path", ["/partenariats/999999-rien/", "/pays/ZZ/", "/themes/rien/", "/lieux/0-rien/"])
def test_an_unknown_record_is_a_page_in_french(visitor: Visitor, path: str) -> None:
    page = visitor.open(path, status=404)
    expect(page.get_by_role("searchbox", name="Chercher un partenariat")).to_be_visible()


def test_a_search_that_finds_nothing_explains_and_starts_again(reader: Visitor) -> None:
    page = reader.open("/partenariats/?q=zzzz&pays=ML")
    expect(page.get_by_text("Aucun partenariat ne répond à cette demande.")).to_be_visible()
    reader.follow(page.get_by_role("link", name="Tout effacer et recommencer"))
    reader.arrives("/partenariats/")


@pytest.mark.parametrize(
    "path",
    [
        f"/partenariats/?page={10**9}",
        "/partenariats/?page=-3",
        "/partenariats/?tri=%27%3BDROP%20TABLE",
        "/partenariats/?pays=%27%3BDROP&theme=%00&statut=%F0%9F%A6%92",
        f"/partenariats/?q={'e' * 5000}",
        "/partenariats/?q=%22%27%29%28%2A%3A%5E%25_%5C",
    ],
    ids=["page-milliard", "page-negative", "tri", "filtres", "5000-signes", "ponctuation"],
)
def test_a_twisted_request_gets_a_clean_page(visitor: Visitor, path: str) -> None:
    page = visitor.open(path)
    expect(page.get_by_role("status")).to_be_visible()
