"""Two imports of one source side by side: which counts moved, which rows had another outcome."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from coopatlas.exchange.comparing import STATES, Change, changes, state
from coopatlas.exchange.kept_reports import unpacked
from coopatlas.exchange.models import ImportRun
from coopatlas.web.desk import words
from coopatlas.web.desk.lines import (
    RowLine,
    asked_for,
    list_page,
    of_list,
    options,
    row_lines,
    run_line,
    source_names,
)
from coopatlas.web.facets import Filter

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Changed:
    """One row that had another outcome; ``before``, ``after``: its outcomes in words."""

    row: RowLine
    before: str
    after: str


def context(request: HttpRequest, earlier: ImportRun, later: ImportRun, language: str) -> dict[str, Any]:
    """Everything ``desk/comparison.html`` needs."""
    names = source_names(language)
    here = request.path
    found = changes(unpacked(earlier.detail).rows, unpacked(later.detail).rows)
    asked = asked_for(request, "passage")
    chosen = [change for change in found if asked.get("passage") in {None, change.passage}]
    shown, number, pages = of_list(chosen, request.GET.get("page", "1"), PER_PAGE)
    before, after = run_line(earlier, names), run_line(later, names)
    return {
        "before": before,
        "after": after,
        "counts": [
            (a.label, a.rows, b.rows, b.rows - a.rows) for a, b in zip(before.counts, after.counts, strict=True)
        ],
        "rows_kept": bool(earlier.detail and later.detail),
        "page": list_page(changed(shown, language), number, pages, (len(chosen), len(found)), here, asked),
        "filters": [Filter("passage", _("Ce qui a changé"), options(passages(found), "passage", here, asked))],
        "reset_url": here,
        "swapped": reverse("desk:import", args=[later.pk]),
    }


def passages(found: list[Change]) -> dict[str, tuple[str, int]]:
    """Each kind of change with how many rows went through it, in the order of the states."""
    counted = Counter(change.passage for change in found)
    order = {name: rank for rank, name in enumerate((*STATES, "created", "updated"))}
    codes = sorted(counted, key=lambda code: [order[part] for part in code.split("-")])
    return {code: (words.passage(code), counted[code]) for code in codes}


def changed(shown: list[Change], language: str) -> tuple[Changed, ...]:
    lines = row_lines([change.row for change in shown], language)
    return tuple(
        Changed(line, str(words.ONE[state(change.before)]), after_words(change))
        for line, change in zip(lines, shown, strict=True)
    )


def after_words(change: Change) -> str:
    return str(words.ONE["absent" if change.after is None else change.after.kind])
