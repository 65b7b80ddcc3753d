"""A sheet with everything it tells, in a number of queries that does not grow with it."""

from __future__ import annotations

from django.db.models import Count

from coopatlas.catalogue import addresses
from coopatlas.catalogue.assembly.lessons import lesson_record
from coopatlas.catalogue.assembly.sheets import (
    actor_records,
    doubt_record,
    heard,
    linked_terms,
    place_records,
    section_records,
    testimony_record,
)
from coopatlas.catalogue.lesson_records import SheetRecord, ToolRecord
from coopatlas.catalogue.listed import Listed
from coopatlas.catalogue.records import Coded
from coopatlas.lessons.models import ActorRole, Sheet, SheetPlace
from coopatlas.lessons.models.sheet import SheetQuerySet
from coopatlas.vocabularies.reading import Labels

SHOWN = 20


def sheet_record(row: Sheet, labels: Labels) -> SheetRecord:
    """Everything public about ``row``. Expects ``partnership`` loaded."""
    linked = row.partnership
    return SheetRecord(
        id=row.pk,
        url=addresses.sheet(row.pk, row.slug, labels.language),
        kind=Coded(row.kind, labels("sheet_kinds", row.kind)),
        title=row.title,
        subtitle=row.subtitle,
        summary=row.summary,
        collection=row.collection,
        audience=row.audience,
        keywords=tuple(row.keywords),
        start_year=row.start_year,
        end_year=row.end_year,
        duration_months=row.duration_months,
        language=row.language,
        document=row.document,
        responsibility=row.responsibility,
        author_function=row.author_function,
        partnership_url=addresses.partnership(linked.pk, linked.slug, labels.language) if linked else "",
        themes=linked_terms(row, labels),
        places=place_records(row, labels),
        actors=actor_records(row, labels),
        tools=tuple(ToolRecord(tool.name, tool.purpose) for tool in row.tools.all()),
        sections=section_records(row, labels),
        lessons=tuple(lesson_record(lesson, row, labels) for lesson in row.lessons.all()),
        testimonies=tuple(testimony_record(told, labels) for told in heard(row.testimonies.all())),
        doubts=tuple(doubt_record(doubt, labels) for doubt in row.doubts.all()),
        updated_on=row.updated_at.date().isoformat(),
        demo=row.demo,
    )


def sheets_of_body(pk: int, labels: Labels) -> tuple[Listed, ...]:
    """The sheets in which an organisation takes part, in one query."""
    return listed(Sheet.objects.filter(pk__in=ActorRole.objects.filter(organisation=pk).values("sheet")), labels)


def sheets_in_country(code: str, labels: Labels) -> tuple[Listed, ...]:
    """The sheets of practices that happen in a country, in one query."""
    return listed(Sheet.objects.filter(pk__in=SheetPlace.objects.filter(country=code).values("sheet")), labels)


def listed(rows: SheetQuerySet, labels: Labels) -> tuple[Listed, ...]:
    """Published sheets, each with its kind and how many lessons it holds."""
    found = rows.published().annotate(lesson_count=Count("lessons", distinct=True)).in_order()[:SHOWN]
    return tuple(
        Listed(
            row.title,
            addresses.sheet(row.pk, row.slug, labels.language),
            labels("sheet_kinds", row.kind),
            getattr(row, "lesson_count", 0),
        )
        for row in found
    )
