"""Lessons and the sheets they come from: pages, and the same for machines."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from coopatlas.catalogue.assembly.lessons import lesson_page, lesson_records
from coopatlas.catalogue.assembly.sheet_page import sheet_record
from coopatlas.catalogue.assembly.sheets import short_sheets
from coopatlas.catalogue.lesson_columns import lesson_json, lesson_page_json, sheet_json, short_sheet_json
from coopatlas.catalogue.lesson_filters import LessonQuery
from coopatlas.lessons.models import Lesson, Sheet
from coopatlas.vocabularies.reading import Labels
from coopatlas.web.access import public
from coopatlas.web.errors import gone, not_found_for_machines
from coopatlas.web.jinja import language
from coopatlas.web.lessons import listing
from coopatlas.web.machines import ListOf, json
from coopatlas.web.page import page


@public
@require_safe
def lessons(request: HttpRequest) -> HttpResponse:
    """Every lesson, whatever its sheet, with its filters."""
    context = listing.context(request, LessonQuery.read(request.GET), Labels(language()))
    return page(request, "lessons/lessons.html", context)


@public
@require_safe
def lessons_export(request: HttpRequest) -> HttpResponse:
    """The filtered list for machines, a page at a time."""
    query = LessonQuery.read(request.GET)
    found = ListOf(request, listing.rows(query), query.parameters())
    if found.missing:
        return not_found_for_machines()
    return found.answer([lesson_json(record) for record in lesson_records(found.rows, Labels(language()))])


@public
@require_safe
def lesson(request: HttpRequest, id: int, slug: str) -> HttpResponse:
    """One lesson: what it says, where it comes from, what to read beside it."""
    row = known_lesson(id)
    if row is None:
        raise Http404("no such lesson")
    if row.sheet.removed_at:
        return gone(request, row.sheet.removal_reason)
    if row.slug != slug:
        return redirect("lessons:lesson", id=id, slug=row.slug, permanent=True)
    formats = [("JSON", reverse("lessons:lesson_export", kwargs={"id": row.pk, "slug": row.slug}))]
    return page(request, "lessons/lesson.html", {"record": lesson_page(row, Labels(language())), "formats": formats})


@public
@require_safe
def lesson_export(request: HttpRequest, id: int, slug: str) -> HttpResponse:
    """The same for machines."""
    row = known_lesson(id)
    if row is None:
        return not_found_for_machines()
    if row.sheet.removed_at:
        return json({"error": "gone", "reason": row.sheet.removal_reason}, status=410)
    if row.slug != slug:
        return redirect("lessons:lesson_export", id=id, slug=row.slug, permanent=True)
    return json(lesson_page_json(lesson_page(row, Labels(language()))))


@public
@require_safe
def sheets(request: HttpRequest) -> HttpResponse:
    """Every capitalisation sheet."""
    formats = [("JSON", reverse("lessons:sheets_export"))]
    return page(
        request, "lessons/sheets.html", {"page": listing.sheets(request, Labels(language())), "formats": formats}
    )


@public
@require_safe
def sheets_export(request: HttpRequest) -> HttpResponse:
    """The same for machines, a page at a time."""
    found = ListOf(request, listing.every_sheet(), {})
    if found.missing:
        return not_found_for_machines()
    return found.answer([short_sheet_json(sheet) for sheet in short_sheets(found.rows, Labels(language()))])


@public
@require_safe
def sheet(request: HttpRequest, id: int, slug: str) -> HttpResponse:
    """One sheet, from the need to the outlook."""
    row = known_sheet(id)
    if row is None:
        raise Http404("no such sheet")
    if row.removed_at:
        return gone(request, row.removal_reason)
    if row.slug != slug:
        return redirect("lessons:sheet", id=id, slug=row.slug, permanent=True)
    formats = [("JSON", reverse("lessons:sheet_export", kwargs={"id": row.pk, "slug": row.slug}))]
    return page(request, "lessons/sheet.html", {"sheet": sheet_record(row, Labels(language())), "formats": formats})


@public
@require_safe
def sheet_export(request: HttpRequest, id: int, slug: str) -> HttpResponse:
    """The same for machines."""
    row = known_sheet(id)
    if row is None:
        return not_found_for_machines()
    if row.removed_at:
        return json({"error": "gone", "reason": row.removal_reason}, status=410)
    if row.slug != slug:
        return redirect("lessons:sheet_export", id=id, slug=row.slug, permanent=True)
    return json(sheet_json(sheet_record(row, Labels(language()))))


def known_lesson(id: int) -> Lesson | None:
    """The lesson of a sheet that was published, removed or not."""
    rows = Lesson.objects.select_related("sheet", "section")
    return rows.filter(pk=id, sheet__published_at__isnull=False).first()


def known_sheet(id: int) -> Sheet | None:
    """The sheet, removed or not; a draft does not exist for the public."""
    return Sheet.objects.select_related("partnership").filter(pk=id, published_at__isnull=False).first()
