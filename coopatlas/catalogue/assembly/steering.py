"""Programmes, cycle and evaluations of one partnership."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from coopatlas.catalogue import addresses
from coopatlas.catalogue.projects import CycleRecord, EvaluationRecord, ProgrammeRecord, Steering
from coopatlas.catalogue.records import Coded, FunderRef
from coopatlas.partnerships.models import Partnership
from coopatlas.projects.models import CycleElement
from coopatlas.results.enums import Level
from coopatlas.results.models import Evaluation, Result
from coopatlas.vocabularies.reading import Labels


def steering(row: Partnership, labels: Labels) -> Steering:
    """Everything told of the way the partnership is steered."""
    return Steering(programmes(row, labels), cycle(row, labels), evaluations(row, labels))


def programmes(row: Partnership, labels: Labels) -> tuple[ProgrammeRecord, ...]:
    objectives = Result.objects.filter(level=Level.OVERALL_OBJECTIVE).order_by("position", "id")
    return tuple(
        ProgrammeRecord(
            Coded(p.kind, labels("programme_kinds", p.kind)),
            p.start_year,
            p.end_year,
            tuple(line.text for line in p.results.all()),
        )
        for p in row.programmes.order_by("start_year", "id").prefetch_related(Prefetch("results", queryset=objectives))
    )


def cycle(row: Partnership, labels: Labels) -> tuple[CycleRecord, ...]:
    """The elements in order, each with its parts."""
    told = list(row.cycle.all())
    parts: dict[int | None, list[CycleElement]] = {}
    for element in told:
        parts.setdefault(element.parent_id, []).append(element)
    return tuple(cycle_record(element, parts, labels) for element in parts.get(None, []))


def cycle_record(row: CycleElement, parts: dict[int | None, list[CycleElement]], labels: Labels) -> CycleRecord:
    told = row.times_min and row.times_max and row.years
    times = (row.times_min or 0, row.times_max or 0, row.years or 0) if told else None
    return CycleRecord(
        kind=Coded(row.kind, labels("cycle_elements", row.kind)),
        since=row.since,
        rhythm=rhythm(*times) if times else "",
        times=times,
        text=row.text,
        parts=tuple(cycle_record(part, parts, labels) for part in parts.get(row.pk, ())),
    )


def rhythm(least: int, most: int, years: int) -> str:
    """How often, in words."""
    if (least, most) == (1, 1):
        return _("chaque année") if years == 1 else _("tous les %(years)s ans") % {"years": years}
    often = _("%(least)s à %(most)s fois") % {"least": least, "most": most}
    if least == most:
        often = _("%(count)s fois") % {"count": most}
    if years == 1:
        return _("%(often)s par an") % {"often": often}
    return _("%(often)s en %(years)s ans") % {"often": often, "years": years}


def evaluations(row: Partnership, labels: Labels) -> tuple[EvaluationRecord, ...]:
    told: Iterable[Evaluation] = row.evaluations.select_related("evaluator").order_by("date", "id")
    return tuple(
        EvaluationRecord(
            date=e.date,
            external=e.external,
            evaluator=FunderRef(e.evaluator.name, addresses.organisation(e.evaluator, labels.language))
            if e.evaluator
            else None,
            note=e.note,
        )
        for e in told
    )
