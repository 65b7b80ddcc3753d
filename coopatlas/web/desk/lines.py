"""What the pages of imports show, ready for templates: one run in a list, its counts, its rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from coopatlas.catalogue import addresses
from coopatlas.exchange.comparing import number
from coopatlas.exchange.models import ImportRun
from coopatlas.exchange.report import COUNTS, RowTold
from coopatlas.partnerships.models import Partnership
from coopatlas.provenance.models import Source
from coopatlas.web.desk import words
from coopatlas.web.facets import Option
from coopatlas.web.paging import ListPage

SHOWN_WORDS = 220
WIDTH = 640  # of the bar, in its own units


@dataclass(frozen=True, slots=True)
class Count:
    """Rows of one kind. ``share``: per cent of the rows read, to one decimal; ``x``, ``width``: its part of the bar."""

    kind: str
    label: str
    rows: int
    share: float
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class RunLine:
    """One run as lists tell it. ``day``: ISO date; ``hour``: "14:05"; ``seconds``: None when it was not measured."""

    id: int
    url: str
    source: str
    code: str
    day: str
    hour: str
    who: str
    outcome: str
    outcome_label: str
    read: int
    counts: tuple[Count, ...]
    seconds: float | None
    files: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row of a run. ``record``, ``title``: address and title of what it became."""

    rank: int
    file: str
    line: int | None
    kind: str
    label: str
    reason: str
    message: str
    words: str
    record: str
    title: str


def source_names(language: str) -> dict[str, str]:
    """Names of the sources by their codes; one that never brought anything in is called by its code."""
    return {row.code: row.name_en if language == "en" else row.name_fr for row in Source.objects.all()}


def run_line(run: ImportRun, names: dict[str, str]) -> RunLine:
    """The run as lists tell it; ``names``: of the sources."""
    at = timezone.localtime(run.at)
    return RunLine(
        id=run.pk,
        url=reverse("desk:import", args=[run.pk]),
        source=names.get(run.source, run.source),
        code=run.source,
        day=at.date().isoformat(),
        hour=f"{at:%H:%M}",
        who=f"{run.actor_kind}:{run.actor_key}",
        outcome=run.outcome,
        outcome_label=str(words.OUTCOMES[run.outcome]),
        read=run.read,
        counts=counts(run),
        seconds=None if run.duration_ms is None else round(run.duration_ms / 1000, 1),
        files=tuple(run.files),
    )


def counts(run: ImportRun) -> tuple[Count, ...]:
    """Every kind of outcome, in the order of the report, with its exact part of the bar."""
    told: list[Count] = []
    x, read = 0.0, run.read or 1
    for kind in COUNTS:
        rows = run.counts.get(kind, 0)
        width = WIDTH * rows / read
        told.append(
            Count(kind, str(words.KINDS[kind]), rows, round(100 * rows / read, 1), round(x, 2), round(width, 2))
        )
        x += width
    return tuple(told)


def row_lines(rows: Iterable[RowTold], language: str) -> tuple[RowLine, ...]:
    """Rows of one page, with the titles that their records bear today: one query."""
    told = list(rows)
    found = Partnership.objects.in_bulk([int(number(row)) for row in told if row.record])
    return tuple(row_line(row, found, language) for row in told)


def row_line(row: RowTold, found: dict[int, Partnership], language: str) -> RowLine:
    """One row; a record that has gone for good is not linked."""
    record = found.get(int(number(row))) if row.record else None
    return RowLine(
        rank=row.row,
        file=row.file,
        line=row.line,
        kind=row.kind,
        label=str(words.ONE[row.kind]),
        reason=words.reason(row.reason) if row.reason else "",
        message=row.message,
        words=row.words[:SHOWN_WORDS],
        record=addresses.partnership(record.pk, record.slug, language) if record else "",
        title=record.title if record else "",
    )


def of_list(found: Sequence[Any], asked_page: str, per_page: int) -> tuple[list[Any], int, int]:
    """The rows of the page asked for, or of the nearest that exists; its number; how many pages there are."""
    page = Paginator(found, per_page).get_page(asked_page[:9])
    return list(page.object_list), page.number, page.paginator.num_pages


def list_page(
    shown: tuple[Any, ...], at: int, pages: int, totals: tuple[int, int], here: str, asked: dict[str, str]
) -> ListPage:
    """One page of a list, with the addresses of the pages beside it. ``totals``: how many answer, how many there are."""

    def beside(step: int) -> str:
        return f"{here}?{urlencode({**asked, 'page': str(at + step)})}"

    return ListPage(shown, *totals, at, pages, beside(-1) if at > 1 else None, beside(1) if at < pages else None)


def options(counted: dict[str, tuple[str, int]], name: str, here: str, asked: dict[str, str]) -> list[Option]:
    """The values of one filter as links; choosing the selected one again takes it off. ``counted``: label and number of rows
    by value."""
    found = []
    for value, (label, rows) in counted.items():
        selected = asked.get(name) == value
        rest = {key: kept for key, kept in asked.items() if key != name}
        chosen = rest if selected else {**rest, name: value}
        found.append(Option(value, label, rows, selected, here + (f"?{urlencode(chosen)}" if chosen else "")))
    return found


def asked_for(request: HttpRequest, *names: str) -> dict[str, str]:
    """The filters of an address, those that say something."""
    return {name: request.GET[name][:80] for name in names if request.GET.get(name)}
