"""What one line of the list tells."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest

from coopatlas.catalogue.assembly import short_partnerships
from coopatlas.catalogue.records import ShortPartnership
from coopatlas.partnerships.actions import refresh_search_texts
from coopatlas.partnerships.models import Partnership
from coopatlas.vocabularies.models import Term
from coopatlas.vocabularies.reading import Labels
from tests.database import TEST
from tests.factories import (
    AnomalyFactory,
    ContributionFactory,
    OrganisationFactory,
    PartnerFactory,
    PartnershipFactory,
    PartyFactory,
    SuccessionFactory,
    ThemeFactory,
    searchable,
)
from tests.web.crawl import parsed, read, visible

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("vocabularies", "static_files")]


def line(row: Partnership, language: str = "fr") -> ShortPartnership:
    return short_partnerships(Partnership.objects.filter(pk=row.pk), Labels(language))[0]


def test_only_open_doubts_and_errors_are_counted() -> None:
    row = PartnershipFactory()
    for resolution, severity in (("", "doubt"), ("", "doubt"), ("vu", "doubt"), ("", "note"), ("", "error")):
        AnomalyFactory(partnership=row, resolution=resolution, severity=severity)
    AnomalyFactory(severity="doubt")
    assert line(row).doubts == 3


def test_the_list_and_the_page_count_the_same_doubts() -> None:
    """Two values with the same words, one error: three points on both."""
    row = PartnershipFactory()
    for severity in ("doubt", "doubt", "error", "note"):
        AnomalyFactory(partnership=row, severity=severity)
    page, listing = (parsed(read(path)) for path in (f"/partenariats/{row.pk}-{row.slug}/", "/partenariats/"))
    told = [
        visible(page.xpath("//a[@href='#verifier' and contains(., 'à vérifier')]")[0]),
        visible(listing.xpath("//li[contains(@class, 'fresh-waiting')]")[0]),
    ]
    assert told == ["3 points à vérifier"] * 2


def test_a_record_without_doubt_has_none() -> None:
    assert line(PartnershipFactory()).doubts == 0


def test_the_theme_is_the_main_one_in_the_readers_language() -> None:
    row = PartnershipFactory()
    main, other = Term.objects.of("themes").order_by("-sort")[:2]
    ThemeFactory(partnership=row, term=other)
    ThemeFactory(partnership=row, term=main, main=True)
    told = [line(row, language).theme for language in ("fr", "en")]
    assert told == [main.label_fr, main.label_en]


def test_a_theme_the_vocabulary_does_not_know_is_told_as_written() -> None:
    row = PartnershipFactory()
    ThemeFactory(partnership=row, as_written="Eau > Eau des oasis", main=True)
    assert line(row).theme == "Eau des oasis"


def test_a_record_without_theme_tells_none() -> None:
    assert line(PartnershipFactory()).theme == ""


def test_the_sum_is_that_of_its_own_lines() -> None:
    row = PartnershipFactory()
    for _ in range(2):
        ContributionFactory(partnership=row)
        ContributionFactory()
    assert str(line(row).total.amount) == "2000.00"


def test_the_heir_of_today_is_named_however_many_reforms_ago() -> None:
    """Four bodies, each the heir of the one before: the list names the last."""
    bodies = [OrganisationFactory(name=f"Corps {number}") for number in range(4)]
    for before, after in pairwise(bodies):
        SuccessionFactory(predecessor=before, successor=after)
    row = PartnershipFactory()
    PartyFactory(partnership=row, organisation=bodies[0])
    assert line(row).here[0].successor.name == "Corps 3"


def test_of_several_heirs_the_one_that_took_most_is_named() -> None:
    old = OrganisationFactory()
    for name, share in (("Petite part", 0.2), ("Grande part", 0.8)):
        SuccessionFactory(predecessor=old, successor=OrganisationFactory(name=name), share=share)
    row = PartnershipFactory()
    PartyFactory(partnership=row, organisation=old)
    assert line(row).here[0].successor.name == "Grande part"


def test_successions_that_turn_in_circles_name_nobody() -> None:
    first, second, third = (OrganisationFactory() for _ in range(3))
    for before, after in ((first, second), (second, third), (third, second)):
        SuccessionFactory(predecessor=before, successor=after)
    row = PartnershipFactory()
    PartyFactory(partnership=row, organisation=first)
    assert line(row).here[0].successor is None


def test_choices_of_a_filter_tell_how_many_records_each_would_leave() -> None:
    for status in ("current", "current", "ended"):
        PartnerFactory(partnership=PartnershipFactory(status=status))
    page = parsed(read("/partenariats/"))
    told = [visible(item) for item in page.xpath("//*[@id='f-statut']/following-sibling::ul//a")]
    assert told == ["En cours2", "Terminé1"]


def test_choosing_one_value_leaves_the_other_counts_of_the_same_filter() -> None:
    for status in ("current", "current", "ended"):
        PartnershipFactory(status=status)
    page = parsed(read("/partenariats/?statut=ended"))
    told = [visible(item) for item in page.xpath("//*[@id='f-statut']/following-sibling::ul//a")]
    assert (told, json.loads(read("/partenariats.json?statut=ended"))["total"]) == (["En cours2", "Terminé1"], 1)


def test_a_search_finds_a_body_by_its_former_name() -> None:
    row = PartnershipFactory(title="Puits")
    PartyFactory(
        partnership=row, organisation=OrganisationFactory(name="Grand Vaubrune"), as_signed="District de Vaubrune"
    )
    refresh_search_texts([row], by=TEST)
    searchable(row)
    searchable(PartnershipFactory(title="Autre"))
    assert [found["id"] for found in json.loads(read("/partenariats.json?q=district"))["results"]] == [row.pk]


@pytest.mark.parametrize(
    ("language", "planned", "since"),
    [("fr", "prévu pour 2026", "depuis 2026"), ("en", "planned for 2026", "since 2026")],
)
def test_what_is_still_negotiated_has_not_begun(language: str, planned: str, since: str) -> None:
    searchable(PartnershipFactory(title="Une étude préalable", status="negotiating", start_year=2026))
    prefix = "" if language == "fr" else "/en"
    (years,) = parsed(read(f"{prefix}/partenariats/")).xpath("//li[@class='result']/p[@class='years']")
    assert visible(years) == planned
    assert since not in visible(years)
