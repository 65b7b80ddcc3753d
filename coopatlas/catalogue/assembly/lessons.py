"""Lessons, alone or by the hundred, and their page."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Case, IntegerField, Value, When

from coopatlas.catalogue import addresses
from coopatlas.catalogue.assembly.sheets import (
    heard,
    linked_terms,
    section_record,
    short_sheets,
    testimony_record,
)
from coopatlas.catalogue.lesson_records import LessonPage, LessonRecord
from coopatlas.catalogue.records import Coded
from coopatlas.lessons.models import Lesson, Sheet
from coopatlas.vocabularies.reading import Labels

NEIGHBOURS = 6


def lesson_records(rows: Iterable[Lesson], labels: Labels) -> tuple[LessonRecord, ...]:
    """In the order of ``rows``. Expects ``sheet`` loaded."""
    return tuple(lesson_record(row, row.sheet, labels) for row in rows)


def lesson_record(row: Lesson, sheet: Sheet, labels: Labels) -> LessonRecord:
    """One lesson of ``sheet``."""
    return LessonRecord(
        id=row.pk,
        url=addresses.lesson(row.pk, row.slug, labels.language),
        kind=Coded(row.kind, labels("lesson_kinds", row.kind)),
        topic=Coded(row.topic, labels("lesson_topics", row.topic)),
        level=Coded(row.level, labels("lesson_levels", row.level)) if row.level else None,
        title=row.title,
        statement=row.statement,
        issuer=row.issuer,
        addressee=row.addressee,
        section=row.section_id,
        sheet_id=sheet.pk,
        sheet_title=sheet.title,
        sheet_url=addresses.sheet(sheet.pk, sheet.slug, labels.language),
        language=sheet.language,
    )


def lesson_page(row: Lesson, labels: Labels) -> LessonPage:
    """A lesson, its sheet, what was said of it, and the lessons to read beside it. Expects ``sheet`` and ``section`` loaded."""
    themes = linked_terms(row.sheet, labels)
    others = Lesson.objects.published().select_related("sheet").exclude(pk=row.pk)
    elsewhere = Case(When(sheet=row.sheet_id, then=Value(1)), default=Value(0), output_field=IntegerField())
    topic = others.filter(topic=row.topic).annotate(near=elsewhere).order_by("near", "position", "id")[:NEIGHBOURS]
    sharing = Sheet.objects.filter(themes__term__in=row.sheet.themes.values("term")).values("pk")
    theme = others.filter(kind=row.kind, sheet__in=sharing).exclude(topic=row.topic).in_order()[:NEIGHBOURS]
    return LessonPage(
        lesson=lesson_record(row, row.sheet, labels),
        sheet=short_sheets(Sheet.objects.filter(pk=row.sheet_id), labels)[0],
        section=section_record(row.section, (), labels) if row.section else None,
        testimonies=tuple(testimony_record(t, labels) for t in heard(row.testimonies.all())),
        themes=themes,
        same_topic=lesson_records(topic, labels),
        same_theme=lesson_records(theme, labels),
    )
