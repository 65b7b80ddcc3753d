"""The whole demo world in a base: what `coopatlas demo load` brings, twice, and what `clear` leaves."""

from __future__ import annotations

import re

import pytest
from django.db.models import Count

from coopatlas.catalogue import addresses
from coopatlas.catalogue.filters import Query, choices
from coopatlas.exchange.actions import demo as demo_world
from coopatlas.exchange.report import Report
from coopatlas.gazetteer import Gazetteer
from coopatlas.history import chain
from coopatlas.organisations.models import Organisation, Person
from coopatlas.partnerships.models import Partnership, Party
from coopatlas.provenance.models import SourceText
from coopatlas.vocabularies.reading import Labels
from tests.exchange.demo_world.test_demo_loading import BY, counted, left_over
from tests.web.crawl import parsed, read, visible

pytestmark = [pytest.mark.database, pytest.mark.django_db, pytest.mark.usefixtures("whole_demo", "static_files")]


def page_of(name: str) -> str:
    """The page of the first partnership whose title begins so."""
    row = Partnership.objects.filter(title__startswith=name).order_by("pk")[0]
    return addresses.partnership(row.pk, row.slug, "fr")


def test_a_hundred_and_twenty_partnerships_are_created(whole_demo: Report) -> None:
    assert counted(whole_demo) == {"created": 120}
    assert Partnership.objects.published().filter(demo=True).count() == 120


def test_about_forty_authorities_take_part() -> None:
    taking_part = Organisation.objects.filter(demo=True, is_authority=True, parties__isnull=False).distinct()
    assert 35 <= taking_part.count() <= 45


def test_every_body_and_place_is_recognised(whole_demo: Report) -> None:
    codes = {"unmatched-organisation", "unmatched-place"}
    assert [a for a in whole_demo.anomalies if a["code"] in codes] == []


def test_every_doubt_is_told_in_full(whole_demo: Report) -> None:
    assert [a for a in whole_demo.anomalies if "…" in str(a["message"])] == []


def test_no_invented_fact_is_on_a_real_body() -> None:
    """A partnership has invented bodies alone, or none."""
    mixed = Partnership.objects.annotate(kinds=Count("parties__organisation__demo", distinct=True)).filter(kinds__gt=1)
    assert [row.title for row in mixed] == []


def test_funders_are_invented_where_the_partnership_is() -> None:
    invented = Partnership.objects.filter(parties__organisation__demo=True)
    payers = Organisation.objects.filter(contributions__contribution__partnership__in=invented, demo=False)
    assert [body.name for body in payers] == []


def test_nobody_is_named() -> None:
    assert list(Person.objects.exclude(family_name="", given_name="")) == []


def test_loading_again_changes_nothing(reference: Gazetteer) -> None:
    before = chain.verify().entries
    assert counted(demo_world.load(reference=reference, by=BY)) == {"unchanged": 120}
    assert chain.verify().entries == before + 1  # the report of the run, and nothing else


def test_clearing_leaves_nothing() -> None:
    assert demo_world.clear(by=BY) == 120
    assert left_over() == {}


def test_filters_are_alive() -> None:
    """Every filter offers several choices, none of which takes nearly everything."""
    found = choices(Query("", "", "", "", ""), Labels("fr"))
    assert {name: len(options) >= 6 for name, options in found.items()} == dict.fromkeys(found, True)
    assert max(options[0].count for options in (found["pays"], found["theme"])) < 60


def test_the_real_records_are_the_first_on_the_home_page() -> None:
    told = [link.text_content() for link in parsed(read("/")).xpath("//section[@aria-labelledby='recents']//a")]
    assert [any(word in link for word in ("Kayes", "Phnom Penh")) for link in told[:3]] == [True] * 3


def test_the_real_records_are_on_the_map_of_the_home_page() -> None:
    told = "".join(parsed(read("/")).xpath("//figure[contains(@class, 'map-figure')]//text()"))
    assert [name for name in ("Kayes", "Phnom Penh") if name not in told] == []


def test_the_theme_page_of_a_call_lists_its_partnerships() -> None:
    titles = parsed(read("/themes/call-2022-2024-water-sanitation/")).xpath(
        "//main//a[starts-with(@href, '/partenariats/')]"
    )
    assert len(titles) >= 6


def test_themes_in_use_of_every_list_are_on_the_page_of_themes() -> None:
    told = visible(parsed(read("/themes/")))
    assert [
        name for name in ("Francophonie", "Appui institutionnel", "Numérique", "Finances locales") if name not in told
    ] == []
    assert "Diasporas" not in told  # a theme of no partnership


def test_fourteen_parties_are_all_on_the_page() -> None:
    page = visible(parsed(read(page_of("Quatorze territoires"))))
    names = Party.objects.filter(partnership__title__startswith="Quatorze").values_list("as_signed", flat=True)
    assert [name for name in names if name not in page] == []


@pytest.mark.parametrize(
    "title",
    ["Quatorze territoires", "Orgues et orgues", "Valrivière – Waldhemmingen", "Poètes en résidence", "Demi-lunes"],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_awkward_record_has_a_page(title: str, language: str) -> None:
    row = Partnership.objects.get(title__startswith=title)
    (main,) = parsed(read(addresses.partnership(row.pk, row.slug, language))).xpath("//main")
    assert row.title in main.xpath("string(.//h1)")
    assert not re.search(r"\bNone\b", visible(main))


def test_nothing_was_taken_for_a_person() -> None:
    """Names of invented places are no names of people: no word of these records is masked."""
    kept = SourceText.objects.filter(source__code="demo")
    assert kept.count() == 120
    assert [text.text for text in kept if text.masks or text.withheld] == []
