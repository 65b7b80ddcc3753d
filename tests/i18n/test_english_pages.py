"""English pages: the interface in English, the words of the sources in French and marked so."""

from __future__ import annotations

import pytest
from django.test import Client

from coopatlas.catalogue import addresses
from coopatlas.exchange.report import Report
from coopatlas.partnerships.models import Partnership
from tests.web.crawl import parsed, read

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("static_files")]


@pytest.fixture
def record(demo: Report) -> Partnership:
    """The demo record that has periods, action sheets, agreements and water amounts."""
    return Partnership.objects.get(title__startswith="Former le service communal de l’eau")


@pytest.fixture
def words(record: Partnership) -> object:
    """Its page in English."""
    return parsed(read(addresses.partnership(record.pk, record.slug, "en")))


@pytest.mark.parametrize(
    "what",
    [
        "//h1",
        "//*[@id='essentiel']//*[contains(@class, 'lede')]",
        "//*[@id='recit-context']/following-sibling::div[1]",
        "//*[@id='fil']//*[contains(@class, 'k-period')]/span[2]/span",
        "//*[@class='periods']//h4",
        "//article[@class='action']//h4",
    ],
)
def test_words_of_the_source_are_marked_as_french(words: object, what: str) -> None:
    assert {node.get("lang") for node in words.xpath(what)} == {"fr"}  # type: ignore[attr-defined]


def test_the_french_page_marks_nothing(record: Partnership) -> None:
    tree = parsed(read(addresses.partnership(record.pk, record.slug, "fr")))
    assert tree.xpath("//main//@lang") == []


def test_the_water_share_is_told_in_english(words: object) -> None:
    heads = [head.text_content() for head in words.xpath("//*[@id='argent']//thead//th")]  # type: ignore[attr-defined]
    assert heads == ["Funder", "Year", "of which 1% for water", "Amount"]


def test_the_list_of_authorities_heads_its_columns_in_the_singular(demo: Report) -> None:
    heads = [head.text_content() for head in parsed(read("/en/collectivites/")).xpath("//thead//th")]
    assert heads == ["Name", "Type", "Country", "Partnerships"]


def test_the_sign_in_form_speaks_english() -> None:
    labels = [label.text_content() for label in parsed(read("/en/connexion/")).xpath("//form[@method='post']//label")]
    assert labels == ["Email address", "Password"]


def test_a_refused_sign_in_speaks_english() -> None:
    answer = Client().post("/en/connexion/", {"username": "awa@cast.example", "password": "autre"})
    told = parsed(answer.content.decode()).xpath("//*[@role='alert']")[0].text_content()
    assert told == "Sign-in failed.Wrong email address or password."
