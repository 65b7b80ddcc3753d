"""A journalist goes from a search to the source of a figure, and on to everyone concerned. Each step with a mouse, with the
keyboard alone, and without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.site import Site
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
HEIR = "Communauté d’agglomération Grand Paris Sud Seine Essonne Sénart"
BEFORE = "Communauté d’agglomération Évry Centre Essonne"


def title(site: Site, address: str) -> str:
    return str(site.record(address)["title"])


def section(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


def heading(page: Page, words: str) -> None:
    """The page's title, an acronym in brackets left aside."""
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(rf"^{re.escape(words)}( \([A-Z0-9]+\))?$"))


def test_the_search_of_the_home_page_finds_both_real_records(reader: Visitor, site: Site, real: dict[str, str]) -> None:
    page = reader.open("/")
    reader.write(page.get_by_role("searchbox", name="Chercher un partenariat"), "kayes")
    page.keyboard.press("Enter")
    reader.arrives("/partenariats/?q=kayes")
    found = section(page, "Résultats").get_by_role("heading", level=3).all_inner_texts()
    assert page.get_by_role("status").inner_text().startswith(f"{len(found)} partenariats sur ")
    assert [title(site, real[name]) for name in ("npdc", "evry") if title(site, real[name]) not in found] == []


def test_a_result_opens_its_record(reader: Visitor, site: Site, real: dict[str, str]) -> None:
    page = reader.open("/partenariats/?q=kayes")
    reader.follow(page.get_by_role("link", name=title(site, real["evry"]), exact=True))
    heading(page, title(site, real["evry"]))
    reader.arrives(real["evry"])


def test_the_money_is_added_up(reader: Visitor, real: dict[str, str]) -> None:
    page = reader.open(real["evry"])
    row = section(page, "L’argent").get_by_role("row", name="Total de 6 lignes")
    assert row.get_by_role("cell").inner_text() == "853\u202f050\u202f€"


def test_the_years_are_doubted_in_plain_words(reader: Visitor, real: dict[str, str]) -> None:
    page = reader.open(real["evry"])
    money = section(page, "L’argent")
    reader.follow(money.get_by_role("link", name="à vérifier, note 1").first)
    note = money.get_by_role("listitem").filter(has_text="1. À vérifier.")
    expect(note).to_contain_text("datés de 1990 à 1992 alors que le projet cofinancé est de 2010")
    expect(note).to_be_in_viewport()


def test_an_amount_opens_on_the_line_of_the_source(reader: Visitor, real: dict[str, str]) -> None:
    page = reader.open(real["evry"])
    money = section(page, "L’argent")
    summary = money.get_by_text("633\u202f500\u202f€")
    reader.follow(summary)
    opened = (
        money.get_by_role("row").filter(has_text="633\u202f500\u202f€").get_by_role("link", name=re.compile("^ligne"))
    )
    number = opened.inner_text().removeprefix("ligne ")
    reader.follow(opened)
    heading(page, "Le texte d’origine, ligne à ligne")
    line = page.get_by_role("listitem").filter(has=page.get_by_role("link", name=f"ligne {number}", exact=True))
    expect(line).to_contain_text("633500")
    expect(line).to_be_in_viewport()


def test_the_record_leads_to_its_authority(reader: Visitor, real: dict[str, str]) -> None:
    page = reader.open(real["evry"])
    shores = page.get_by_role("group", name="Les deux rives du partenariat")
    reader.follow(shores.get_by_role("link", name=BEFORE, exact=True))
    heading(page, BEFORE)


def test_the_authority_leads_to_its_heir_of_today(reader: Visitor, site: Site, real: dict[str, str]) -> None:
    page = reader.open(party(site, real["evry"], BEFORE))
    reader.follow(page.get_by_role("main").get_by_role("link", name=HEIR, exact=True).first)
    heading(page, HEIR)


def test_the_heir_shows_the_partnership_in_its_predecessors_time(
    reader: Visitor, site: Site, real: dict[str, str]
) -> None:
    page = reader.open(successor(site, real["evry"]))
    entry = page.get_by_role("article").filter(has_text=title(site, real["evry"]))
    expect(entry).to_contain_text(f"au temps de «\u202f{BEFORE}\u202f»")
    reader.follow(entry.get_by_role("link", name=title(site, real["evry"])))
    reader.arrives(real["evry"])


def test_the_record_leads_to_its_country(reader: Visitor, site: Site, real: dict[str, str]) -> None:
    page = reader.open(real["evry"])
    reader.follow(page.get_by_role("navigation", name="Fil d’Ariane").get_by_role("link", name="Mali"))
    heading(page, "Mali")
    # Its project bears the same title, further down: the record comes first.
    expect(page.get_by_role("link", name=title(site, real["npdc"]), exact=True).first).to_be_visible()


def test_the_record_leads_to_its_place(reader: Visitor, site: Site, real: dict[str, str]) -> None:
    page = reader.open(real["evry"])
    reader.follow(section(page, "Où").get_by_role("link", name="Kayes", exact=True))
    heading(page, "Kayes")
    expect(page.get_by_role("link", name=title(site, real["evry"]), exact=True)).to_be_visible()


def test_the_record_leads_to_its_theme(reader: Visitor, site: Site, real: dict[str, str]) -> None:
    page = reader.open(real["evry"])
    theme = str(site.record(real["evry"])["themes"][0]["level3"])
    reader.follow(section(page, "L’essentiel").get_by_role("link", name=theme, exact=True))
    heading(page, theme)
    expect(page.get_by_role("link", name=title(site, real["evry"]), exact=True)).to_be_visible()


def party(site: Site, record: str, name: str) -> str:
    return next(str(one["url"]) for one in site.record(record)["parties"] if one["name"] == name)


def successor(site: Site, record: str) -> str:
    return next(str(one["successor"]["url"]) for one in site.record(record)["parties"] if one["successor"])
