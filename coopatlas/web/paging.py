"""Pages of a list: the page asked for, or the nearest that exists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Paged:
    """One page of a query, before its rows are read."""

    rows: QuerySet[Any]
    total: int
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of results, as templates show it."""

    results: tuple[Any, ...]
    total: int
    total_unfiltered: int
    number: int
    pages: int
    previous_url: str | None
    next_url: str | None


def paged(rows: QuerySet[Any], number: str, per_page: int) -> Paged:
    """The page asked for; the nearest that exists when the number is absurd."""
    found = Paginator(rows, per_page).get_page(number[:9])
    wanted: Any = found.object_list
    return Paged(wanted, found.paginator.count, found.number, found.paginator.num_pages)
