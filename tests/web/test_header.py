"""The header leads to every area of the site and says which one the page belongs to."""

from __future__ import annotations

import pytest
from lxml import html

from coopatlas.catalogue import addresses
from coopatlas.exchange.report import Report
from coopatlas.projects.models import Project
from tests.web.crawl import parsed, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files", "vocabularies")]
AREAS = {
    "Partenariats": "/partenariats/",
    "Collectivités": "/collectivites/",
    "Pays": "/pays/",
    "Thèmes": "/themes/",
    "Projets": "/projets/",
    "Réseaux": "/reseaux/",
    "Enseignements": "/enseignements/",
}


def links(path: str, where: str) -> list[html.HtmlElement]:
    """Links of one of the two navigations of the header: the row of a wide window, the menu of a narrow one."""
    return list(parsed(read(path)).xpath(f"//header//{where}//a"))


ROW, MENU = "nav[contains(@class, 'wide')]", "details[@class='menu']/nav"


@pytest.mark.parametrize("where", [ROW, MENU])
def test_every_area_is_reached(where: str) -> None:
    assert {link.text: link.get("href") for link in links("/", where)} == AREAS


def test_the_english_header_leads_to_english_pages() -> None:
    assert [link.get("href") for link in links("/en/", ROW)] == [f"/en{path}" for path in AREAS.values()]


@pytest.mark.parametrize("path", AREAS.values())
def test_the_page_of_an_area_is_the_current_one(path: str) -> None:
    told = {link.get("href"): link.get("aria-current") for where in (ROW, MENU) for link in links(path, where)}
    assert told == dict.fromkeys(AREAS.values()) | {path: "page"}


def test_the_home_page_is_in_no_area() -> None:
    assert {link.get("aria-current") for link in links("/", ROW)} == {None}


def test_a_page_inside_an_area_says_which(demo: Report) -> None:
    path = addresses.project(Project.objects.published()[0], "fr")
    told = {link.get("href"): link.get("aria-current") for link in links(path, ROW)}
    assert told == dict.fromkeys(AREAS.values()) | {"/projets/": "true"}


def test_the_menu_folds_without_a_script() -> None:
    (menu,) = parsed(read("/")).xpath("//header//details[@class='menu']")
    assert (menu.get("open"), menu.xpath("string(summary)")) == (None, "Menu")
