"""Every page exists in French and in English, says which one it is in, and leads to the other without losing the question."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from lxml import html

from coopatlas.exchange.report import Report
from coopatlas.partnerships.models import Partnership
from tests.web.crawl import LANGUAGES, parsed, public_pages

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("demo", "static_files")]
RAW_KEY = re.compile(r"\?\?\?|\b[a-z]+(?:\.[a-z_]+){2,}\b")
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|\{\{|\}\}|\{[a-z_]+\}")
LEFT_OVER = re.compile(r"(?<!“)\bNone\b|\bUndefined\b|<built-in|object at 0x")


@pytest.fixture(scope="module", params=LANGUAGES)
def pages(
    request: Any, demo: Report, static_files: None, django_db_blocker: Any
) -> tuple[str, dict[str, html.HtmlElement]]:
    """The language, and every public page in it."""
    with django_db_blocker.unblock():
        client, found = Client(), {}
        for path in public_pages(request.param):
            answer = client.get(path)
            assert answer.status_code == 200, path
            found[path] = parsed(answer.content.decode())
    return request.param, found


Pages = tuple[str, dict[str, html.HtmlElement]]


def words(tree: html.HtmlElement) -> str:
    """What our pages say themselves: the words of sources (quotations, the numbered text, tables) and addresses
    left out."""
    kept = html.document_fromstring(html.tostring(tree))
    theirs = (
        "//q",
        "//ol[contains(@class,'source')]",
        "//details",
        "//table",
        "//a[starts-with(@href,'http')]",
    )
    for element in kept.xpath(" | ".join(theirs)):
        element.drop_tree()
    return " ".join(kept.text_content().split())


def test_the_language_is_told(pages: Pages) -> None:
    language, trees = pages
    assert {path: tree.get("lang") for path, tree in trees.items()} == dict.fromkeys(trees, language)


def test_no_raw_key_is_shown(pages: Pages) -> None:
    found = {path: RAW_KEY.findall(words(tree)) for path, tree in pages[1].items()}
    assert {path: keys for path, keys in found.items() if keys} == {}


@pytest.mark.parametrize("mark", [PLACEHOLDER, LEFT_OVER], ids=["placeholder", "left-over"])
def test_no_trace_of_the_machine_is_shown(mark: re.Pattern[str], pages: Pages) -> None:
    found = {path: mark.findall(words(tree)) for path, tree in pages[1].items()}
    assert {path: told for path, told in found.items() if told} == {}


def test_no_heading_link_button_or_label_is_empty(pages: Pages) -> None:
    found = {path: empty(tree) for path, tree in pages[1].items()}
    assert {path: told for path, told in found.items() if told} == {}


def empty(tree: html.HtmlElement) -> list[str]:
    """Elements that must say something and do not: no text, no aria-label, no labelled image."""
    asked = (
        "//h1|//h2|//h3|//h4|//a|//button|//label|//th|//dt|//caption|//legend|//title|//option|//summary|//figcaption"
    )
    return [
        html.tostring(element, encoding="unicode", with_tail=False)[:120]
        for element in tree.xpath(asked)
        if not element.text_content().strip()
        and not element.get("aria-label")
        and not element.xpath(".//*[@aria-label or @alt or name()='title']")
    ]


def test_each_page_has_one_title_of_its_own_and_one_heading(pages: Pages) -> None:
    found = {path: len(tree.xpath("//h1")) for path, tree in pages[1].items()}
    assert {path: count for path, count in found.items() if count != 1} == {}


def test_each_page_leads_to_the_same_page_in_the_other_language(pages: Pages) -> None:
    language, trees = pages
    other = {path: (path.removeprefix("/en") or "/") if language == "en" else f"/en{path}" for path in trees}
    assert {
        path: tree.xpath("string(//link[@rel='alternate' and @hreflang]/@href)") for path, tree in trees.items()
    } == other


def test_the_link_to_the_other_language_says_in_which_language_it_is(pages: Pages) -> None:
    language, trees = pages
    other = "en" if language == "fr" else "fr"
    told = {tuple(tree.xpath("//a[@hreflang]/@hreflang | //a[@hreflang]/@lang")) for tree in trees.values()}
    assert told == {(other, other)}


@pytest.mark.parametrize(
    ("path", "other"), [("/partenariats/", "/en/partenariats/"), ("/en/partenariats/", "/partenariats/")]
)
def test_the_question_is_kept_from_one_language_to_the_other(path: str, other: str) -> None:
    tree = parsed(Client().get(f"{path}?q=eau+%C3%A9t%C3%A9&pays=ML&page=2").content.decode())
    assert tree.xpath("string(//link[@hreflang]/@href)") == f"{other}?q=eau+%C3%A9t%C3%A9&pays=ML&page=2"


@pytest.mark.parametrize(("path", "language"), [("/rien/", "fr"), ("/en/rien/", "en")])
def test_an_error_speaks_the_language_of_the_address(path: str, language: str) -> None:
    answer = Client().get(path)
    assert (answer.status_code, parsed(answer.content.decode()).get("lang")) == (404, language)


def test_the_browser_s_language_never_moves_a_reader() -> None:
    """The address says the language; nobody is redirected because of a setting."""
    answer = Client(headers={"accept-language": "en"}).get("/partenariats/")
    assert (answer.status_code, parsed(answer.content.decode()).get("lang")) == (200, "fr")


@pytest.mark.parametrize(("prefix", "money"), [("", "853\u202f050\u202f€"), ("/en", "€853,050")])
def test_amounts_are_written_as_the_reader_writes_them(prefix: str, money: str) -> None:
    row = Partnership.objects.filter(contributions__isnull=False, first_signed_year=1990).distinct().get()
    assert money in Client().get(f"{prefix}/partenariats/{row.pk}-{row.slug}/").content.decode()
