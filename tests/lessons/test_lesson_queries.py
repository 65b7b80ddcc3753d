"""The pages of lessons ask the database the same number of questions whatever the number of rows."""

from __future__ import annotations

import pytest

from coopatlas.catalogue import addresses
from coopatlas.lessons import models
from coopatlas.organisations.models import Organisation
from coopatlas.vocabularies.models import Term
from tests.factories import (
    ActorRoleFactory,
    LessonFactory,
    OrganisationFactory,
    SectionItemFactory,
    SheetDoubtFactory,
    SheetFactory,
    SheetPlaceFactory,
    SheetSectionFactory,
    SheetThemeFactory,
    ToolFactory,
    VoiceFactory,
)
from tests.web.query_counts import queries

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("vocabularies", "static_files")]
TIMES = pytest.mark.parametrize("times", [1, 3])


def told(times: int) -> models.Sheet:
    """A sheet with ``times`` rows of each kind."""
    sheet = SheetFactory()
    terms = list(Term.objects.of("themes"))
    for number in range(times):
        section = SheetSectionFactory(sheet=sheet)
        SectionItemFactory(section=section)
        lesson = LessonFactory(sheet=sheet, section=section)
        VoiceFactory(sheet=sheet, section=section, lesson=lesson)
        SheetThemeFactory(sheet=sheet, term=terms[number])
        for part in (ActorRoleFactory, ToolFactory, SheetPlaceFactory, SheetDoubtFactory):
            part(sheet=sheet)
    return sheet


@TIMES
def test_list_of_lessons(times: int) -> None:
    for _ in range(times):
        told(times)
    assert queries("/enseignements/") == 8


@TIMES
def test_list_of_lessons_narrowed_by_every_filter(times: int) -> None:
    for _ in range(times):
        told(times)
    path = "/enseignements/?nature=lever&sujet=coordination&theme=institutional-support&pays=ML"
    assert queries(path) == 8


@TIMES
def test_one_lesson(times: int) -> None:
    sheets = [told(times) for _ in range(times + 1)]
    lesson = sheets[0].lessons.all()[0]
    assert queries(f"/enseignements/{lesson.pk}-{lesson.slug}/") == 10


@TIMES
def test_list_of_sheets(times: int) -> None:
    for _ in range(times):
        told(times)
    assert queries("/fiches/") == 6


@TIMES
def test_one_sheet(times: int) -> None:
    sheet = told(times)
    assert queries(f"/fiches/{sheet.pk}-{sheet.slug}/") == 12


@TIMES
def test_the_pages_of_a_body_and_of_a_country_ask_no_more_with_sheets_than_without(times: int) -> None:
    alone, carrier = OrganisationFactory(), OrganisationFactory()
    before = queries(page_of(alone)), queries("/pays/FR/")
    for _ in range(times):
        sheet = told(1)
        ActorRoleFactory(sheet=sheet, organisation=carrier)
        SheetPlaceFactory(sheet=sheet, country=carrier.country)
    assert (queries(page_of(carrier)), queries("/pays/FR/")) == before


def page_of(body: Organisation) -> str:
    return addresses.organisation(body, "fr")


def test_machines_ask_less_than_readers() -> None:
    sheet = told(3)
    path = f"/fiches/{sheet.pk}-{sheet.slug}"
    assert queries(f"{path}.json") < queries(f"{path}/")
    assert queries("/enseignements.json") < queries("/enseignements/")
