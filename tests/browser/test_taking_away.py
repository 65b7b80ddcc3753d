"""Downloads and citations: what one takes away is what one saw."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.site import Site
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
LISTS = ["/partenariats/", "/partenariats/?q=kayes", "/partenariats/?pays=ML&statut=ended", "/partenariats/?q=zzzz"]

PER_PAGE = 50


def told(page: Page) -> int:
    """The number of partnerships the page announces."""
    return int(page.get_by_role("status").inner_text().split()[0])


def downloaded(page: Page, name: str) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name, exact=True).click()
    return Path(waiting.value.path())


def displayed(page: Page, name: str) -> Any:
    """A JSON answer, which the browser shows instead of saving it."""
    with page.expect_response(re.compile(r"\.json")) as waiting:
        page.get_by_role("link", name=name, exact=True).click()
    return waiting.value.json()


@pytest.mark.parametrize("path", LISTS)
def test_the_csv_file_holds_as_many_rows_as_the_screen_says(visitor: Visitor, path: str) -> None:
    page = visitor.open(path)
    rows = list(csv.DictReader(downloaded(page, "CSV").read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == told(page)


@pytest.mark.parametrize("path", LISTS)
def test_the_geojson_file_holds_as_many_features_as_the_screen_says(visitor: Visitor, path: str) -> None:
    page = visitor.open(path)
    content = json.loads(downloaded(page, "GEOJSON").read_text(encoding="utf-8"))
    assert len(content["features"]) == told(page)


@pytest.mark.parametrize("path", LISTS)
def test_the_json_address_tells_the_same_total(visitor: Visitor, path: str) -> None:
    page = visitor.open(path)
    announced = told(page)
    content = displayed(page, "JSON")
    assert (content["total"], len(content["results"])) == (announced, min(announced, PER_PAGE))


def test_the_csv_file_lists_the_titles_of_the_screen_in_the_same_order(visitor: Visitor) -> None:
    page = visitor.open("/partenariats/")
    shown = page.get_by_role("region", name="Résultats").get_by_role("heading", level=3).all_inner_texts()
    rows = csv.DictReader(downloaded(page, "CSV").read_text(encoding="utf-8-sig").splitlines())
    assert [row["title"] for row in rows][:PER_PAGE] == shown


def test_the_json_of_a_record_tells_its_total(visitor: Visitor, real: dict[str, str]) -> None:
    page = visitor.open(real["evry"])
    assert displayed(page, "JSON")["total"] == {"amount": "853050.00", "currency": "EUR", "lines": 6, "left_out": []}


def test_the_citation_can_be_copied(visitor: Visitor, site: Site, real: dict[str, str]) -> None:
    page = visitor.open(real["evry"])
    visitor.context.grant_permissions(["clipboard-read"])
    text = page.get_by_role("region", name="Source et citation").get_by_text("CoopAtlas, fiche")
    text.click(click_count=3)
    page.keyboard.press("Control+C")
    copied = " ".join(page.evaluate("navigator.clipboard.readText()").split())
    title, number = site.record(real["evry"])["title"], real["evry"].split("/")[2].partition("-")[0]
    assert copied.startswith(
        f"Communauté d’agglomération Évry Centre Essonne. « {title} ». CoopAtlas, fiche {number}, version du "
    )
    assert f"{site.address}{real['evry']} (consulté le " in copied


@pytest.mark.parametrize(("extension", "begins"), [("bib", "@misc{coopatlas-"), ("ris", "TY  - DATA")])
def test_the_citation_comes_as_a_file(visitor: Visitor, real: dict[str, str], extension: str, begins: str) -> None:
    answer = visitor.context.request.get(f"{visitor.site.address}{real['evry']}citation.{extension}")
    assert answer.text().startswith(begins)
    assert str(date.today().year) in answer.text()
