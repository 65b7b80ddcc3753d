"""What the lists show: lessons with filters, counts and the query as a sentence; sheets."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from coopatlas.catalogue.assembly.lessons import lesson_records
from coopatlas.catalogue.assembly.sheets import short_sheets
from coopatlas.catalogue.lesson_filters import LessonQuery, lesson_choices, matching
from coopatlas.lessons.models import Lesson, Sheet
from coopatlas.lessons.models.lesson import LessonQuerySet
from coopatlas.lessons.models.sheet import SheetQuerySet
from coopatlas.vocabularies.reading import Labels
from coopatlas.web.facets import Filter, Option
from coopatlas.web.paging import ListPage, paged

PER_PAGE = 40


def rows(query: LessonQuery) -> LessonQuerySet:
    """The lessons asked for, in order."""
    return matching(query).in_order().select_related("sheet")


def every_sheet() -> SheetQuerySet:
    """The sheets, latest practices first."""
    return Sheet.objects.published().in_order()


def context(request: HttpRequest, query: LessonQuery, labels: Labels) -> dict[str, Any]:
    """Everything ``lessons/lessons.html`` needs."""
    found = paged(rows(query), request.GET.get("page", "1"), PER_PAGE)
    filters = all_filters(query, labels)
    everything = Lesson.objects.published().count() if query.parameters() else found.total
    return {
        "page": ListPage(
            lesson_records(found.rows, labels),
            found.total,
            everything,
            found.number,
            found.pages,
            address(query, page=str(found.number - 1)) if found.number > 1 else None,
            address(query, page=str(found.number + 1)) if found.number < found.pages else None,
        ),
        "filters": filters,
        "sentence": sentence(filters),
        "reset_url": reverse("lessons:lessons"),
        "formats": [("JSON", address(query, name="lessons:lessons_export"))],
    }


def address(query: LessonQuery, *, name: str = "lessons:lessons", **changes: str) -> str:
    """The list's address with some parameters changed."""
    parameters = query.parameters(**changes)
    return reverse(name) + (f"?{urlencode(parameters)}" if parameters else "")


def all_filters(query: LessonQuery, labels: Labels) -> list[Filter]:
    """Filters in reading order; choosing a selected value again takes it off."""
    titles = {
        "nature": _("Nature"),
        "sujet": _("Sujet"),
        "theme": _("Thème de la fiche"),
        "pays": pgettext("au singulier", "Pays"),
    }
    choices = lesson_choices(query, labels)
    return [
        Filter(
            name,
            title,
            [
                Option(c.value, c.label, c.count, c.selected, address(query, **{name: "" if c.selected else c.value}))
                for c in choices[name]
            ],
        )
        for name, title in titles.items()
    ]


def sentence(filters: list[Filter]) -> str:
    """The query as people would say it."""
    chosen = [option.label for group in filters for option in group.options if option.selected]
    return _("Enseignements : %(filters)s") % {"filters": ", ".join(chosen)} if chosen else ""


def sheets(request: HttpRequest, labels: Labels) -> ListPage:
    """One page of sheets, latest practices first."""
    found = paged(every_sheet(), request.GET.get("page", "1"), PER_PAGE)
    here = reverse("lessons:sheets")
    return ListPage(
        short_sheets(found.rows, labels),
        found.total,
        found.total,
        found.number,
        found.pages,
        f"{here}?page={found.number - 1}" if found.number > 1 else None,
        f"{here}?page={found.number + 1}" if found.number < found.pages else None,
    )
