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
from coopatlas.vocabularies.reading import Labels
from coopatlas.web.facets import Filter, Option
from coopatlas.web.paging import ListPage, Paged, paged

PER_PAGE = 40


def found(request: HttpRequest, query: LessonQuery) -> Paged:
    """The page of lessons that is asked for."""
    return paged(matching(query).in_order().select_related("sheet"), request.GET.get("page", "1"), PER_PAGE)


def context(request: HttpRequest, query: LessonQuery, labels: Labels) -> dict[str, Any]:
    """Everything ``lessons/lessons.html`` needs."""
    rows = found(request, query)
    filters = all_filters(query, labels)
    everything = Lesson.objects.published().count() if query.parameters() else rows.total
    return {
        "page": ListPage(
            lesson_records(rows.rows, labels),
            rows.total,
            everything,
            rows.number,
            rows.pages,
            address(query, page=str(rows.number - 1)) if rows.number > 1 else None,
            address(query, page=str(rows.number + 1)) if rows.number < rows.pages else None,
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


def sheets(request: HttpRequest, labels: Labels, *, name: str = "lessons:sheets") -> ListPage:
    """One page of sheets, latest practices first."""
    rows = paged(Sheet.objects.published().in_order(), request.GET.get("page", "1"), PER_PAGE)
    here = reverse(name)
    return ListPage(
        short_sheets(rows.rows, labels),
        rows.total,
        rows.total,
        rows.number,
        rows.pages,
        f"{here}?page={rows.number - 1}" if rows.number > 1 else None,
        f"{here}?page={rows.number + 1}" if rows.number < rows.pages else None,
    )
