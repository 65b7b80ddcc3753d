"""Reports of imports: their list, one by one, two side by side."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coopatlas.catalogue.exports import Line, safe_cell
from coopatlas.exchange.kept_reports import report_json, unpacked
from coopatlas.exchange.models import ImportRun
from coopatlas.exchange.report import RowTold
from coopatlas.exchange.rules import may_see_imports
from coopatlas.web.access import only
from coopatlas.web.desk import comparison_page, report_page, run_list
from coopatlas.web.jinja import language
from coopatlas.web.page import page


@only(may_see_imports)
@require_safe
@never_cache
def listing(request: HttpRequest) -> HttpResponse:
    """Every import, latest first."""
    return page(request, "desk/imports.html", run_list.context(request, language()))


@only(may_see_imports)
@require_safe
@never_cache
def show(request: HttpRequest, id: int) -> HttpResponse:
    """The report of one import."""
    return page(request, "desk/import.html", report_page.context(request, known(id), language()))


@only(may_see_imports)
@require_safe
@never_cache
def export(request: HttpRequest, id: int) -> HttpResponseBase:
    """The same for machines."""
    return JsonResponse(report_json(known(id)), json_dumps_params={"ensure_ascii": False})


@only(may_see_imports)
@require_safe
@never_cache
def table(request: HttpRequest, id: int) -> HttpResponseBase:
    """Every row of one import, as a table no spreadsheet takes for formulas."""
    rows = unpacked(known(id).detail).rows
    name = f"coopatlas-import-{id}.csv"
    return StreamingHttpResponse(
        csv_lines(rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def csv_lines(rows: list[RowTold]) -> Iterator[str]:
    """Comma-separated UTF-8 (RFC 4180), header first."""
    writer = csv.writer(Line())
    yield str(writer.writerow(RowTold._fields))
    for row in rows:
        yield str(writer.writerow([safe_cell("" if cell is None else str(cell)) for cell in row]))


@only(may_see_imports)
@require_safe
@never_cache
def compare(request: HttpRequest, id: int, other: int) -> HttpResponse:
    """Two imports of one source, the earlier one first whatever the order of the address."""
    if id < other:
        return redirect("desk:compare", id=other, other=id)
    later, earlier = known(id), known(other)
    if later.pk == earlier.pk or later.source != earlier.source:
        raise Http404("nothing to compare")
    return page(request, "desk/comparison.html", comparison_page.context(request, earlier, later, language()))


def known(id: int) -> ImportRun:
    return get_object_or_404(ImportRun, pk=id)
