"""Narratives, periods, agreements, actions, volunteers, acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db.models import Prefetch

from coopatlas.catalogue import addresses
from coopatlas.catalogue.records import (
    AcronymRecord,
    ActionRecord,
    AgreementRecord,
    Coded,
    FunderRef,
    NarrativeRecord,
    PeriodRecord,
    VolunteerRecord,
)
from coopatlas.catalogue.wording import date_in_words
from coopatlas.partnerships.models import Agreement, Partnership, Signatory
from coopatlas.projects.models import Project
from coopatlas.vocabularies.reading import Labels


def narrative_records(row: Partnership, labels: Labels) -> tuple[NarrativeRecord, ...]:
    """Texts as written."""
    return tuple(
        NarrativeRecord(
            Coded(n.section, labels("narrative_sections", n.section)), n.language, n.text, paragraphs(n.text)
        )
        for n in row.narratives.all()
    )


def paragraphs(text: str) -> tuple[str, ...]:
    """The text cut at blank lines."""
    return tuple(part.strip("\n") for part in re.split(r"\n\s*\n", text) if part.strip())


def periods(row: Partnership) -> tuple[PeriodRecord, ...]:
    return tuple(
        PeriodRecord(p.start, p.start_latest, p.end, p.title[:1].upper() + p.title[1:], p.text)
        for p in row.periods.all()
    )


def agreement_records(row: Partnership, labels: Labels) -> tuple[AgreementRecord, ...]:
    signed = Signatory.objects.select_related("organisation")
    return tuple(
        agreement_record(a, labels) for a in row.agreements.prefetch_related(Prefetch("signatories", queryset=signed))
    )


def agreement_record(row: Agreement, labels: Labels) -> AgreementRecord:
    """One agreement, its date in words."""
    return AgreementRecord(
        kind=Coded(row.kind, labels("agreement_kinds", row.kind)),
        signed_on=row.signed_on,
        label_date=date_in_words(row.signed_on, labels.language),
        object=row.object,
        count=row.count,
        amount=row.amount,
        currency=row.currency,
        signatories=tuple(
            FunderRef(s.as_signed, addresses.organisation(s.organisation, labels.language) if s.organisation else None)
            for s in row.signatories.all()
        ),
    )


def action_records(projects: Iterable[Project]) -> tuple[ActionRecord, ...]:
    """Action sheets, with the numbers of actions they point to and nobody shows."""
    activities = [activity for project in projects for activity in project.activities.all()]
    shown = {activity.number for activity in activities if activity.number}
    return tuple(
        ActionRecord(
            number=a.number,
            title=a.title,
            objectives=tuple(filter(None, a.objectives.split("\n"))),
            summary=a.summary,
            references=tuple(a.references),
            missing_references=tuple(n for n in a.references if n not in shown),
        )
        for a in activities
    )


def volunteers(row: Partnership, labels: Labels) -> tuple[VolunteerRecord, ...]:
    """Missions, never the persons."""
    return tuple(
        VolunteerRecord(labels("volunteer_schemes", v.scheme) or None, v.mission, v.field_of_action, v.host)
        for v in row.volunteers.all()
    )


def acronyms(row: Partnership) -> tuple[AcronymRecord, ...]:
    return tuple(AcronymRecord(a.acronym, a.expansion) for a in row.acronyms.all())
