"""The page of one import: what was counted, why rows did not enter, what may be doubted, each row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from coopatlas.exchange.kept_reports import unpacked
from coopatlas.exchange.models import ImportRun
from coopatlas.exchange.report import COUNTS, RowTold
from coopatlas.vocabularies.reading import Labels
from coopatlas.web.desk import words
from coopatlas.web.desk.lines import asked_for, list_page, of_list, options, row_lines, run_line, source_names
from coopatlas.web.facets import Filter

PER_PAGE = 40
OTHERS = 6  # runs of the same source proposed for comparison
EXAMPLES = 2
EXAMPLE_WORDS = 140


@dataclass(frozen=True, slots=True)
class Why:
    """One reason for which rows did not enter. ``message``: the report's own words, in French; ``examples``: line and words."""

    label: str
    message: str
    rows: int
    url: str
    examples: tuple[tuple[int | None, str], ...]


@dataclass(frozen=True, slots=True)
class Doubted:
    """Anomalies of one kind. ``message``: the first of them, as the report tells it, in French."""

    label: str
    severity: str
    severity_label: str
    count: int
    message: str


def context(request: HttpRequest, run: ImportRun, language: str) -> dict[str, Any]:
    """Everything ``desk/import.html`` needs."""
    rows = unpacked(run.detail).rows
    names, here = source_names(language), reverse("desk:import", args=[run.pk])
    asked = asked_for(request, "devenir", "motif")
    chosen = matching(rows, asked)
    shown, number, pages = of_list(chosen, request.GET.get("page", "1"), PER_PAGE)
    others = ImportRun.objects.light().filter(source=run.source).exclude(pk=run.pk)[:OTHERS]
    return {
        "run": run_line(run, names),
        "reasons": reasons(run, rows, here),
        "anomalies": anomalies(run, Labels(language)),
        "page": list_page(row_lines(shown, language), number, pages, (len(chosen), len(rows)), here, asked),
        "filters": filters(rows, asked, here),
        "reset_url": here,
        "others": [(run_line(row, names), reverse("desk:compare", args=[run.pk, row.pk])) for row in others],
        "formats": [
            ("JSON", reverse("desk:import_export", args=[run.pk])),
            ("CSV", reverse("desk:import_table", args=[run.pk])),
        ],
    }


def matching(rows: Sequence[RowTold], asked: dict[str, str]) -> list[RowTold]:
    """The rows that answer the filters, those that somebody must look at first."""
    kind, code = asked.get("devenir"), asked.get("motif")
    found = [row for row in rows if (not kind or row.kind == kind) and (not code or row.reason == code)]
    return sorted(found, key=lambda row: words.FIRST_LOOK.index(row.kind))


def filters(rows: Sequence[RowTold], asked: dict[str, str], here: str) -> list[Filter]:
    """What became of rows, and why those that did not enter stayed out."""
    kinds = Counter(row.kind for row in rows)
    codes = Counter(row.reason for row in rows if row.reason and asked.get("devenir") in {None, row.kind})
    told = {kind: (str(words.KINDS[kind]), kinds[kind]) for kind in COUNTS if kinds[kind]}
    why = {code: (words.reason(code), n) for code, n in codes.most_common()}
    return [
        Filter("devenir", _("Ce que c’est devenu"), options(told, "devenir", here, asked)),
        Filter("motif", _("Motif"), options(why, "motif", here, asked)),
    ]


def reasons(run: ImportRun, rows: Sequence[RowTold], here: str) -> list[tuple[str, list[Why]]]:
    """Rows that did not enter, by reason, under what became of them."""
    told: list[tuple[str, list[Why]]] = []
    for kind in ("refused", "waiting", "left_out"):
        found = [
            Why(
                words.reason(one["code"]),
                one["message"],
                one["rows"],
                f"{here}?devenir={kind}&motif={one['code']}#lignes",
                examples(rows, kind, one["code"]),
            )
            for one in run.summary.get(kind, [])
        ]
        if found:
            told.append((kind, found))
    return told


def examples(rows: Sequence[RowTold], kind: str, code: str) -> tuple[tuple[int | None, str], ...]:
    """The first rows of that reason."""
    found = [row for row in rows if row.kind == kind and row.reason == code][:EXAMPLES]
    return tuple((row.line, row.words[:EXAMPLE_WORDS]) for row in found)


def anomalies(run: ImportRun, labels: Labels) -> list[Doubted]:
    return [
        Doubted(
            labels("anomalies", one["code"]),
            one["severity"],
            str(words.SEVERITIES[one["severity"]]),
            one["count"],
            one["message"],
        )
        for one in run.summary.get("anomalies", [])
    ]
