"""Filters: the number beside a choice is the number one gets."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.site import Site
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
GROUPS = ["Pays partenaire", "Thème", "État", "Forme"]
PER_PAGE = 50


def choices(page: Page, group: str) -> Locator:
    return page.get_by_role("region", name="Filtrer").get_by_role("list", name=group).get_by_role("link")


def split(choice: Locator) -> tuple[str, int]:
    """Label and count of a choice."""
    found = re.fullmatch(r"(.+?)\s+(\d+)", choice.inner_text(), re.S)
    assert found is not None
    return found[1], int(found[2])


@pytest.mark.parametrize("group", GROUPS)
def test_the_count_on_a_filter_is_the_count_of_its_results(reader: Visitor, group: str) -> None:
    page = reader.open("/partenariats/")
    label, count = split(choices(page, group).first)
    reader.follow(choices(page, group).first)
    page.wait_for_load_state()
    chosen = choices(page, group).and_(page.locator("[aria-current]"))
    expect(chosen).to_have_text(re.compile(re.escape(label)))
    results = page.get_by_role("region", name="Résultats")
    assert int(results.get_by_role("status").inner_text().split()[0]) == count
    assert results.get_by_role("heading", level=3).count() == min(count, PER_PAGE)


def test_every_count_of_the_list_is_true(visitor: Visitor) -> None:
    page = visitor.open("/partenariats/")
    offered = [
        (choice.get_attribute("href") or "", split(choice)[1])
        for group in GROUPS
        for choice in choices(page, group).all()
    ]
    found = [
        (href, visitor.site.json(href.replace("/partenariats/", "/partenariats.json", 1))["total"])
        for href, _ in offered
    ]
    assert found == offered


def test_two_filters_are_read_as_a_sentence(reader: Visitor) -> None:
    page = reader.open("/partenariats/")
    reader.follow(choices(page, "Pays partenaire").filter(has_text="Mali"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Partenariats : Mali")
    reader.follow(choices(page, "État").filter(has_text="Terminé"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Partenariats : Mali, Terminé")


def test_a_filter_is_kept_by_the_search_box(reader: Visitor) -> None:
    page = reader.open("/partenariats/?pays=ML")
    reader.write(page.get_by_role("searchbox", name="Chercher un partenariat"), "kayes")
    page.keyboard.press("Enter")
    reader.arrives("/partenariats/?q=kayes&pays=ML")


def test_a_filter_is_taken_off_where_it_is_shown(reader: Visitor) -> None:
    page = reader.open("/partenariats/?pays=ML&statut=ended")
    reader.follow(page.get_by_role("link", name="Retirer le filtre État Terminé"))
    reader.arrives("/partenariats/?pays=ML")
    assert choices(page, "État").and_(page.locator("[aria-current]")).count() == 0


def test_the_filters_of_a_phone_open_and_close(phone: Visitor) -> None:
    page = phone.open("/partenariats/")
    sheet = page.get_by_role("region", name="Filtrer")
    expect(sheet).to_be_hidden()
    page.get_by_role("link", name="Filtrer").tap()
    expect(sheet).to_be_visible()
    page.get_by_role("link", name="Fermer").tap()
    expect(sheet).to_be_hidden()


def test_former_names_find_an_authority(reader: Visitor, site: Site) -> None:
    page = reader.open("/collectivites/")
    reader.write(page.get_by_role("searchbox", name="Chercher une collectivité"), "CG62")
    page.keyboard.press("Enter")
    reader.arrives("/collectivites/?q=CG62")
    assert page.get_by_role("rowheader").get_by_role("link").all_inner_texts() == ["Département du Pas-de-Calais"]
