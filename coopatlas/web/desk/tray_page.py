"""The tray: rows that wait for somebody's answer, by reason, with the candidates and the command that answers."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from coopatlas.catalogue import addresses
from coopatlas.exchange.models import ImportRow
from coopatlas.organisations.models import Organisation
from coopatlas.territories.models import Place
from coopatlas.vocabularies.reading import Labels
from coopatlas.web.desk import words
from coopatlas.web.desk.lines import asked_for, list_page, options, source_names
from coopatlas.web.facets import Filter
from coopatlas.web.paging import paged

PER_PAGE = 20
LONGEST_WORDS = 600


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """``url``: its page, when the atlas has one already; ``command``: takes it, "" when the row asks several questions."""

    rank: int
    name: str
    kind: str
    country: str
    key: str
    url: str
    command: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a row. ``search``: the command that looks the name up."""

    name: str
    candidates: tuple[CandidateLine, ...]
    search: str


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """One waiting row with all that answers it."""

    id: int
    source: str
    file: str
    line: int | None
    code: str
    reason: str
    message: str
    words: str
    questions: tuple[Asked, ...]
    accept: str
    reject: str


def context(request: HttpRequest, language: str) -> dict[str, Any]:
    """Everything ``desk/tray.html`` needs."""
    names, here = source_names(language), reverse("desk:tray")
    asked = asked_for(request, "source", "motif")
    told = {"source": asked.get("source"), "reason": asked.get("motif")}
    waiting = ImportRow.objects.waiting()
    chosen = waiting.filter(**{name: value for name, value in told.items() if value}).order_by("reason", "pk")
    found = paged(chosen, request.GET.get("page", "1"), PER_PAGE)
    rows = list(found.rows)
    grouped: Any = waiting.order_by().values("source", "reason").annotate(rows=Count("pk"))
    counted: list[dict[str, Any]] = list(grouped)
    total = sum(one["rows"] for one in counted)
    return {
        "page": list_page(
            waiting_lines(rows, names, Labels(language)), found.number, found.pages, (found.total, total), here, asked
        ),
        "filters": [
            Filter("source", _("Source"), options(by("source", counted, names), "source", here, asked)),
            Filter("motif", _("Motif"), options(by("reason", counted, {}), "motif", here, asked)),
        ],
        "reset_url": here,
    }


def by(column: str, counted: list[dict[str, Any]], names: dict[str, str]) -> dict[str, tuple[str, int]]:
    """Label and number of rows for each value of a column."""
    rows: dict[str, int] = {}
    for one in counted:
        rows[one[column]] = rows.get(one[column], 0) + one["rows"]
    return {value: (names.get(value) or words.reason(value), n) for value, n in sorted(rows.items())}


def waiting_lines(rows: list[ImportRow], names: dict[str, str], labels: Labels) -> tuple[WaitingLine, ...]:
    """The rows ready to be shown; pages of their candidates are looked up together."""
    keys = {one["key"] for row in rows for question in row.questions for one in question["candidates"]}
    urls = pages_of(keys, labels.language)
    return tuple(waiting_line(row, names, urls, labels) for row in rows)


def pages_of(keys: Iterable[str], language: str) -> dict[str, str]:
    """Pages of those candidates that the atlas has met already, by their reference keys."""
    wanted = set(keys)
    if not wanted:
        return {}
    places = Place.objects.filter(reference_key__in=wanted)
    bodies = Organisation.objects.filter(reference_key__in=wanted)
    found = {row.reference_key: addresses.place(row, language) for row in places}
    return found | {row.reference_key: addresses.organisation(row, language) for row in bodies}


def waiting_line(row: ImportRow, names: dict[str, str], urls: dict[str, str], labels: Labels) -> WaitingLine:
    """One row; a candidate can be taken by a command of its own only when the row asks one question."""
    alone = len(row.questions) == 1
    questions = tuple(
        Asked(
            question["name"],
            tuple(
                candidate_line(rank, one, row.pk if alone else None, urls, labels)
                for rank, one in enumerate(question["candidates"], 1)
            ),
            f"coopatlas reference find {shlex.quote(question['name'])}",
        )
        for question in row.questions
    )
    answers = " ".join([_("RÉPONSE")] if alone else [f"{_('RÉPONSE')}-{n}" for n in range(1, len(questions) + 1)])
    return WaitingLine(
        id=row.pk,
        source=names.get(row.source, row.source),
        file=row.file,
        line=row.line,
        code=row.reason,
        reason=words.reason(row.reason),
        message=row.message,
        words=row.text.rpartition("\n")[0].rpartition("\n")[2][:LONGEST_WORDS],
        questions=questions,
        accept=f"coopatlas tray accept {row.pk} {answers}",
        reject=f"coopatlas tray reject {row.pk} --reason '{_('POURQUOI')}'",
    )


def candidate_line(
    rank: int, told: dict[str, str], row: int | None, urls: dict[str, str], labels: Labels
) -> CandidateLine:
    return CandidateLine(
        rank=rank,
        name=told["name"],
        kind=kind_words(told["kind"], labels),
        country=told["country"],
        key=told["key"],
        url=urls.get(told["key"], ""),
        command="" if row is None else f"coopatlas tray accept {row} {rank}",
    )


def kind_words(code: str, labels: Labels) -> str:
    """The kind of a unit in words, "" for one that no vocabulary names."""
    try:
        return labels("organisation_kinds", code)
    except KeyError:
        return ""
