"""The list of imports, latest first, of all sources or of one."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from coopatlas.exchange.models import ImportRow, ImportRun
from coopatlas.web.desk.lines import asked_for, list_page, options, run_line, source_names
from coopatlas.web.facets import Filter
from coopatlas.web.paging import paged

PER_PAGE = 30


def context(request: HttpRequest, language: str) -> dict[str, Any]:
    """Everything ``desk/imports.html`` needs."""
    names, here = source_names(language), reverse("desk:imports")
    asked = asked_for(request, "source")
    runs = ImportRun.objects.light()
    chosen = runs.filter(source=asked["source"]) if asked else runs
    found = paged(chosen, request.GET.get("page", "1"), PER_PAGE)
    counted = ImportRun.objects.order_by().values_list("source").annotate(rows=Count("pk"))
    told = {source: (names.get(source, source), rows) for source, rows in sorted(counted)}
    return {
        "page": list_page(
            tuple(run_line(run, names) for run in found.rows),
            found.number,
            found.pages,
            (found.total, sum(rows for _label, rows in told.values())),
            here,
            asked,
        ),
        "filters": [Filter("source", _("Source"), options(told, "source", here, asked))],
        "waiting": ImportRow.objects.waiting().count(),
        "reset_url": here,
    }
