"""Writing sheets and lessons: codes that exist, addresses made from titles, removal and return, a journal without a hole."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from coopatlas.accounts.models import User
from coopatlas.history import chain
from coopatlas.history.models import Entry
from coopatlas.lessons import actions, models
from coopatlas.lessons.rules import may_see, may_see_testimony
from tests.database import TEST
from tests.factories import (
    ActorRoleFactory,
    LessonFactory,
    SectionItemFactory,
    SheetDoubtFactory,
    SheetFactory,
    SheetPlaceFactory,
    SheetSectionFactory,
    ToolFactory,
    VoiceFactory,
)
from tests.history.replay import differences

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("vocabularies")]


def sheet(**values: object) -> models.Sheet:
    return models.Sheet(**{"key": "puits", "kind": "sheet", "title": "L’eau d’ici", **values})


def test_a_new_sheet_is_published_under_an_address_made_from_its_title() -> None:
    made = actions.create_sheet(sheet(), by=TEST)
    assert (made.slug, models.Sheet.objects.published().get()) == ("l-eau-d-ici", made)


def test_a_title_in_another_script_still_has_an_address() -> None:
    assert actions.create_sheet(sheet(title="ទឹក"), by=TEST).slug == "fiche"


def test_an_unknown_kind_of_sheet_is_refused() -> None:
    with pytest.raises(ValueError, match="sheet_kinds"):
        actions.create_sheet(sheet(kind="roman"), by=TEST)
    assert models.Sheet.objects.count() == 0


@pytest.mark.parametrize(("field", "code"), [("kind", "rumour"), ("topic", "weather"), ("level", "moon")])
def test_an_unknown_code_of_a_lesson_is_refused(field: str, code: str) -> None:
    values = {"kind": "lever", "topic": "money", "title": "Idée", "statement": "Une idée.", field: code}
    with pytest.raises(ValueError, match=code):
        actions.add([models.Lesson(sheet=SheetFactory(), **values)], by=TEST)


def test_a_sheet_is_stored_once_under_its_key() -> None:
    actions.create_sheet(sheet(), by=TEST)
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.create_sheet(sheet(title="Autre"), by=TEST)


def test_the_database_refuses_a_practice_that_ends_before_it_begins() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.create_sheet(sheet(start_year=2022, end_year=2019), by=TEST)


def test_every_row_added_leaves_its_entry() -> None:
    made = SheetFactory()
    before = Entry.objects.count()
    actions.add([models.Tool(sheet=made, name="Carnet"), models.Tool(sheet=made, name="Tableau")], by=TEST)
    assert (Entry.objects.count() - before, differences()) == (2, [])


def test_a_removed_sheet_takes_its_lessons_away_and_gives_them_back() -> None:
    lesson = LessonFactory()
    actions.remove_sheet(lesson.sheet, by=TEST, reason="doublon")
    gone = models.Lesson.objects.published().count()
    actions.restore_sheet(lesson.sheet, by=TEST)
    assert (gone, models.Lesson.objects.published().get()) == (0, lesson)


def test_erasing_a_sheet_leaves_nothing_of_it_and_the_journal_whole() -> None:
    """A testimony that repeats another, and lessons that stand in a section, come off in the right order."""
    made = SheetFactory()
    section = SheetSectionFactory(sheet=made)
    SectionItemFactory(section=section)
    lesson = LessonFactory(sheet=made, section=section)
    first = VoiceFactory(sheet=made, section=section, lesson=lesson)
    VoiceFactory(sheet=made, repeats=first)
    for part in (ActorRoleFactory, ToolFactory, SheetPlaceFactory, SheetDoubtFactory):
        part(sheet=made)
    other = LessonFactory()
    actions.erase_sheet(made, by=TEST, reason="essai")
    left = [model._default_manager.count() for model in (models.Sheet, models.Lesson, models.Testimony)]
    assert (left, models.Lesson.objects.get()) == ([1, 1, 0], other)
    assert (differences(), chain.verify().broken_at) == ([], None)


def test_who_sees_a_sheet() -> None:
    public, draft = SheetFactory.build(), SheetFactory.build(published_at=None)
    visitors = [AnonymousUser(), User(is_staff=True)]
    assert [[may_see(v, s) for v in visitors] for s in (public, draft)] == [[True, True], [False, True]]


def test_words_that_were_refused_are_for_the_desk_alone() -> None:
    visitors = [AnonymousUser(), User(is_staff=True)]
    told = [models.Testimony(consent=consent) for consent in ("unknown", "given", "refused")]
    assert [[may_see_testimony(v, t) for v in visitors] for t in told] == [[True, True], [True, True], [False, True]]
