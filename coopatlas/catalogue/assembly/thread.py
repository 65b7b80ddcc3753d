"""The thread: everything that happened, on one line of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from coopatlas.catalogue import addresses
from coopatlas.catalogue.aliases import body_on
from coopatlas.catalogue.projects import EvaluationRecord
from coopatlas.catalogue.records import AgreementRecord, PartyRecord, PeriodRecord, ThreadItem
from coopatlas.catalogue.wording import date_in_words
from coopatlas.organisations.models import Organisation
from coopatlas.partnerships.models import Partnership
from coopatlas.projects.models import Project


def thread(
    partnership: Partnership,
    agreements: Iterable[AgreementRecord],
    periods: Iterable[PeriodRecord],
    projects: Iterable[Project],
    here: Iterable[PartyRecord],
    language: str,
    evaluations: Iterable[EvaluationRecord] = (),
) -> tuple[ThreadItem, ...]:
    """Every dated fact, oldest first; at the same date, what begins before what ends."""
    items = [
        *beginnings(partnership, agreements),
        *signed(agreements),
        *told(periods),
        *cofunded(projects, language),
        *evaluated(evaluations, language),
        *ended(partnership, language),
    ]
    items += reforms(here, language)
    return tuple(sorted(items, key=lambda item: (item.iso[:4], ORDER.index(item.kind), item.iso)))


ORDER = ["start", "agreement", "creation", "period", "cofunding", "evaluation", "reform", "end"]


def beginnings(partnership: Partnership, agreements: Iterable[AgreementRecord]) -> Iterator[ThreadItem]:
    """The declared beginning, unless an agreement of that year already tells it."""
    year = partnership.start_year
    if year and not any(a.signed_on[:4] == str(year) for a in agreements):
        yield ThreadItem("start", str(year), str(year), _("Début déclaré du partenariat"), "known", None)


def signed(agreements: Iterable[AgreementRecord]) -> Iterator[ThreadItem]:
    for agreement in agreements:
        if agreement.signed_on:
            label = f"{agreement.count} × {agreement.kind.label}" if agreement.count > 1 else agreement.kind.label
            certainty = "blurred" if agreement.count > 1 else "known"
            when = (
                _("depuis %(date)s") % {"date": agreement.label_date} if agreement.count > 1 else agreement.label_date
            )
            yield ThreadItem("agreement", when, agreement.signed_on, label, certainty, None)


def told(periods: Iterable[PeriodRecord]) -> Iterator[ThreadItem]:
    for period in periods:
        if period.end is None:
            when = _("depuis %(date)s") % {"date": years(period.start, period.start_latest)}
        else:
            when = years(period.start, period.end)
        yield ThreadItem(
            "period", when, str(period.start), period.title, "blurred" if period.start_latest else "known", None
        )


def years(first: int, last: int | None) -> str:
    return f"{first}–{last}" if last and last != first else str(first)


def cofunded(projects: Iterable[Project], language: str) -> Iterator[ThreadItem]:
    """Grants, the funder under its full name of that year when the reference set knows it, with its page."""
    granted = [project for project in projects if project.cofunded_year]
    bodies = {p.pk: body_on(p.cofunder, str(p.cofunded_year)) for p in granted}
    keys = {body[0] for body in bodies.values() if body}
    rows = Organisation.objects.filter(reference_key__in=keys) if keys else ()
    pages = {row.reference_key: addresses.organisation(row, language) for row in rows}
    for project in granted:
        year, body = str(project.cofunded_year), bodies[project.pk]
        funder = project.cofunder or "…"
        if body and body[1] != project.cofunder:
            funder = f"{body[1]} ({project.cofunder})"
        label = _("Projet cofinancé par : %(funder)s") % {"funder": funder}
        yield ThreadItem("cofunding", year, year, label, "known", pages.get(body[0]) if body else None)


def evaluated(evaluations: Iterable[EvaluationRecord], language: str) -> Iterator[ThreadItem]:
    for evaluation in evaluations:
        if evaluation.date:
            label = _("Évaluation externe") if evaluation.external else _("Évaluation")
            if evaluation.evaluator:
                label = _("%(evaluation)s par : %(body)s") % {"evaluation": label, "body": evaluation.evaluator.name}
            url = evaluation.evaluator.url if evaluation.evaluator else None
            when = date_in_words(evaluation.date, language)
            yield ThreadItem("evaluation", when, evaluation.date, label, "known", url)


def reforms(here: Iterable[PartyRecord], language: str) -> Iterator[ThreadItem]:
    for party in here:
        if party.successor and party.successor.since:
            when = date_in_words(party.successor.since, language)
            yield ThreadItem(
                "reform",
                when,
                party.successor.since,
                _("%(old)s devient %(new)s") % {"old": party.name, "new": party.successor.name},
                "known",
                party.successor.url,
            )


def ended(partnership: Partnership, language: str) -> Iterator[ThreadItem]:
    if partnership.end_date:
        yield ThreadItem(
            "end",
            date_in_words(partnership.end_date, language),
            partnership.end_date,
            _("Fin déclarée du partenariat"),
            "known",
            None,
        )
