"""Answers for machines: a page of a list, a table, points on the map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import EmptyPage, Paginator
from django.http import HttpRequest, HttpResponseBase, JsonResponse, StreamingHttpResponse

from coopatlas.catalogue.directories import table
from coopatlas.web.errors import not_found_for_machines

PER_PAGE = 50


def json(content: object, *, status: int = 200, content_type: str = "application/json") -> JsonResponse:
    """JSON with accents as they are."""
    return JsonResponse(
        content, status=status, json_dumps_params={"ensure_ascii": False}, content_type=content_type, safe=False
    )


def geojson(content: object) -> JsonResponse:
    return json(content, content_type="application/geo+json")


class ListOf:
    """One page of ``rows`` as the contract writes a list: none that does not exist; an empty number is the first."""

    def __init__(self, request: HttpRequest, rows: Any, asked: dict[str, str]) -> None:
        number = request.GET.get("page", "").strip()[:9] or "1"
        found = Paginator(rows, PER_PAGE)
        self.missing = not number.isascii() or not number.isdigit()
        try:
            self.page = found.page(1 if self.missing else int(number))
        except EmptyPage:
            self.missing, self.page = True, found.page(1)
        following = asked | {"page": str(self.page.number + 1)}
        self.rows: Any = self.page.object_list
        self.next = f"{request.path}?{urlencode(following)}" if self.page.has_next() else None

    def answer(self, results: Sequence[object]) -> JsonResponse:
        pages = self.page.paginator
        return json(
            {
                "total": pages.count,
                "page": self.page.number,
                "pages": pages.num_pages,
                "next": self.next,
                "results": list(results),
            }
        )


def listed(request: HttpRequest, rows: list[dict[str, Any]]) -> JsonResponse:
    """A list whose rows are ready."""
    found = ListOf(request, rows, {})
    return not_found_for_machines() if found.missing else found.answer(list(found.rows))


def csv_file(rows: Iterable[dict[str, Any]], columns: Sequence[str], name: str) -> HttpResponseBase:
    return StreamingHttpResponse(
        table(rows, columns),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )
