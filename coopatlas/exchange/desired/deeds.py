"""What was paid, done and signed."""

from __future__ import annotations

import re
from typing import Any

from coopatlas.exchange.desired.rows import Paths, Resolved, Row
from coopatlas.exchange.drafts import Fact
from coopatlas.exchange.matching import MatchedDraft
from coopatlas.funding.models import Contribution, ContributionFunder
from coopatlas.gazetteer import Unit
from coopatlas.organisations.models import Organisation, Succession
from coopatlas.partnerships.models import Agreement, Signatory
from coopatlas.projects.models import Activity, Project

PERIOD = re.compile(r"\(((?:19|20)\d\d)\s?[-–/]\s?((?:19|20)\d\d)\)")  # the years a project's title gives itself


def contributions(matched: MatchedDraft, resolved: Resolved, paths: Paths) -> list[Row]:
    """The money lines, and the funders each one names."""
    rows = []
    for position, line in enumerate(matched.draft.contributions):
        path = paths("contribution", line.label.value, line.year.value)
        rows.append(
            Row(
                path,
                Contribution,
                {
                    "label": line.label.value,
                    "amount": line.amount.value,
                    "currency": line.currency,
                    "year": line.year.value,
                    "year_doubted": line.year_doubted,
                    "kind": line.kind,
                    "stage": line.stage,
                    "one_percent_water": line.one_percent_water.value,
                    "position": position,
                },
                shown=f"contributions[{position}]",
                facts={
                    "label": line.label,
                    "amount": line.amount,
                    "year": line.year,
                    "one_percent_water": line.one_percent_water,
                },
            )
        )
        for rank, name in enumerate(line.funders):
            unit = matched.funders.get(name)
            rows.append(
                Row(
                    paths("funder", path, name),
                    ContributionFunder,
                    {
                        "organisation": resolved.organisations.get(unit.key) if unit else None,
                        "name": name,
                        "position": rank,
                    },
                    parent=("contribution", path),
                )
            )
    return rows


def projects(matched: MatchedDraft, paths: Paths) -> list[Row]:
    """The cofunded project and the action sheets the page shows."""
    draft = matched.draft
    if not draft.actions and not draft.cofundings and not PERIOD.search(draft.title.value or ""):
        return []
    path = paths("project", "1")
    cofunding = draft.cofundings[0] if draft.cofundings else None
    period = PERIOD.search(draft.title.value or "")
    values = {
        "title": draft.title.value,
        "start_year": int(period[1]) if period else None,
        "end_year": int(period[2]) if period else None,
        "cofunder": (cofunding.funder.value or "") if cofunding else "",
        "cofunded_year": cofunding.year.value if cofunding else None,
    }
    facts: dict[str, Fact[Any]] = {"cofunder": cofunding.funder, "cofunded_year": cofunding.year} if cofunding else {}
    rows = [Row(path, Project, values, shown="project", facts=facts)]
    for position, action in enumerate(draft.actions):
        rows.append(
            Row(
                paths("activity", action.title.value),
                Activity,
                {
                    "number": action.number,
                    "title": action.title.value,
                    "objectives": "\n".join((o.value or "").replace("\n", " ") for o in action.objectives),
                    "summary": action.summary.value or "",
                    "references": list(action.references),
                    "position": position,
                },
                parent=("project", path),
                shown=f"actions[{position}]",
                facts={"title": action.title, "summary": action.summary},
            )
        )
    return rows


def agreements(matched: MatchedDraft, paths: Paths) -> list[Row]:
    """The agreements the texts tell of, and who signed them."""
    rows = []
    for position, a in enumerate(matched.draft.agreements):
        path = paths("agreement", a.kind, a.signed_on.value)
        row = Row(
            path,
            Agreement,
            {
                "kind": a.kind,
                "object": a.object,
                "count": a.count,
                "amount": a.amount.value,
                "currency": a.currency,
                "signed_on": a.signed_on.value or "",
                "position": position,
            },
            shown=f"agreements[{position}]",
            facts={"signed_on": a.signed_on, "amount": a.amount},
        )
        rows.append(row)
        for written, party in a.signatories:
            name, organisation = signatory(matched, written, party, a.signed_on.value or "")
            values = {"as_signed": name, "organisation": organisation}
            rows.append(Row(paths("signatory", path, written), Signatory, values, parent=("agreement", path)))
    return rows


def signatory(matched: MatchedDraft, written: str, party: str, date: str) -> tuple[str, Organisation | None]:
    """Name and row of the body that signed: the party, or whom it took over from when it did not exist yet."""
    unit = next((p.unit for p in matched.parties if p.draft.name.value == party and p.unit), None)
    if unit is None:
        return written, None
    known = {o.reference_key: o for o in Organisation.objects.filter(reference_key__in=line(unit))}
    step: Organisation | None = known.get(unit.key) or known.get(f"authority-of:{unit.key}")
    name = written
    while step is not None and date and step.valid_from and date[:4] < step.valid_from[:4]:
        before = (
            Succession.objects.filter(successor=step).select_related("predecessor").order_by("-share", "id").first()
        )
        step = before.predecessor if before else None
        name = step.name if step else written
    return name, step


def line(unit: Unit) -> tuple[str, str]:
    """The keys under which the base may hold the body of a unit."""
    return unit.key, f"authority-of:{unit.key}"
