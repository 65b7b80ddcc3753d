"""Who signed: the bodies that the two Kayes documents name stand on the pages of their records, and no person does."""

from __future__ import annotations

import pytest
from lxml import html

from coopatlas.catalogue import addresses
from coopatlas.exchange.models import Identity
from coopatlas.partnerships.models import Partnership
from tests.web.crawl import parsed, read

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("static_files", "demo")]
TOWN, ASSOCIATION = "Commune urbaine de Kayes", "Coopération Développement Agglomération Nouvelle d’Évry (CDANE)"


def record(key: str) -> Partnership:
    return Partnership.objects.get(pk=Identity.objects.get(source="demo", key=key).object_id)


def lines(key: str) -> list[tuple[str, str]]:
    """The date and the signatories of each agreement, as the page of the record shows them."""
    row = record(key)
    page: html.HtmlElement = parsed(read(addresses.partnership(row.pk, row.slug, "fr")))
    cells = [[" ".join(c.text_content().split()) for c in tr] for tr in page.xpath("//*[@id='conventions']//tbody/tr")]
    return [(date, signed) for date, _, signed, _ in cells]


def test_the_evry_page_shows_who_signed_each_agreement() -> None:
    """The protocol of 1990 comes from before the agglomeration: the union that it took over from signed it."""
    told = lines("kayes-evry")
    assert [(date, TOWN in signed, ASSOCIATION in signed) for date, signed in told] == [
        ("non renseigné", True, True),
        ("non renseigné", True, True),
        ("non renseigné", False, True),
        ("1990", True, False),
        ("depuis 2005", True, False),
        ("2005", False, True),
    ]
    assert [signed for _, signed in told if "," not in signed] == []


def test_the_region_page_shows_that_the_two_regions_signed() -> None:
    ((date, signed),) = lines("kayes-nord-pas-de-calais")
    assert date == "février 2009"
    assert "Assemblée régionale de Kayes" in signed
    assert "Nord-Pas" in signed
    assert "Hauts-de-France" not in signed
