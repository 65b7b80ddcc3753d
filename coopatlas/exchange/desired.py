"""From a matched draft to the rows the database should hold: a flat list, parents before children.

The same list makes the dry run, the report and the real run, so they cannot differ.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.text import slugify

from coopatlas.core.folding import folded
from coopatlas.exchange.drafts import Fact, State
from coopatlas.exchange.matching import MatchedDraft
from coopatlas.funding.models import Contribution, ContributionFunder
from coopatlas.organisations.models import Organisation, Post
from coopatlas.partnerships.enums import Section
from coopatlas.partnerships.models import (
    Absence,
    Acronym,
    Agreement,
    Anomaly,
    HistoricalPeriod,
    Narrative,
    Partnership,
    PartnershipPlace,
    PartnershipTheme,
    Party,
    Volunteer,
)
from coopatlas.projects.models import Activity, Project
from coopatlas.territories.models import Place
from coopatlas.vocabularies.models import Term

ROOT = "partnership"
PERIOD = re.compile(r"\(((?:19|20)\d\d)\s?[-–/]\s?((?:19|20)\d\d)\)")  # the years a project's title gives itself
SECTIONS = [section.value for section in Section]


@dataclass(frozen=True, slots=True)
class Row:
    """One row to hold. ``path`` identifies it within the record through re-imports (by content, not by rank); ``shown`` is
    its name in reports and pages; ``parent``: (foreign key name, path of the parent row); ``facts``: origin of its values."""

    path: str
    model: type[models.Model]
    fields: Mapping[str, object]
    parent: tuple[str, str] | None = ("partnership", ROOT)
    shown: str = ""
    facts: Mapping[str, Fact[Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Database rows behind what the draft names (made or found by the caller)."""

    organisations: dict[str, Organisation]  # by reference key
    places: dict[str, Place]  # by reference key
    themes: dict[tuple[str, ...], Term]  # by folded levels
    forms: dict[str, str]  # folded label -> code
    volunteers: dict[int, Post]  # by rank


class Paths:
    """Gives each row a path that stays the same when the source is re-read in another order."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def __call__(self, kind: str, *parts: object) -> str:
        stem = "/".join([kind, *(slugify(str(part))[:60] for part in parts)])[:110]
        self._seen[stem] += 1
        return stem if self._seen[stem] == 1 else f"{stem}~{self._seen[stem]}"


def desired_rows(matched: MatchedDraft, resolved: Resolved, *, demo: bool) -> list[Row]:
    """Every row of the record."""
    paths = Paths()
    return [
        root(matched, resolved, demo),
        *narratives(matched, paths),
        *parties(matched, resolved, paths),
        *themes(matched, resolved, paths),
        *places(matched, resolved, paths),
        *contributions(matched, resolved, paths),
        *projects(matched, paths),
        *agreements(matched, paths),
        *others(matched, resolved, paths),
    ]


def root(matched: MatchedDraft, resolved: Resolved, demo: bool) -> Row:
    """The partnership's own values."""
    draft = matched.draft
    values: dict[str, object] = {
        "title": draft.title.value,
        "slug": slug(matched),
        "form": resolved.forms.get(folded(draft.form.value or ""), ""),
        "status": draft.status.value or "unknown",
        "first_signed_year": draft.first_signed_year.value,
        "start_year": draft.start_year.value,
        "end_date": draft.end_date.value or "",
        "triennial": draft.triennial.value,
        "communication_in_france": draft.communication_in_france.value,
        "communication_abroad": draft.communication_abroad.value,
        "evaluation": draft.evaluation.value,
        "demo": demo,
    }
    return Row(ROOT, Partnership, values, parent=None, shown="", facts=dict(draft.facts()))


def slug(matched: MatchedDraft) -> str:
    """The readable part of the address: partner, then lead authority ("kayes-evry-centre-essonne")."""
    words = []
    for roles in (("foreign-partner",), ("lead-authority", "french-authority")):
        side = matched.side(*roles)
        if side:
            words.append(short_name(side[0].draft.name.value or ""))
    return (
        slugify(" ".join(words))[:80].strip("-")
        or slugify(matched.draft.title.value or "")[:60].strip("-")
        or "partenariat"
    )


# Words that say what kind of body it is, not which one: left out of addresses.
GENERIC = frozenset(
    folded(
        "commune urbaine rurale ville mairie municipalité communauté agglomération communes métropole conseil régional général "
        "départemental région département assemblée régionale gouvernorat province district cercle d de du des la le les l"
    ).split()
)


def short_name(name: str) -> str:
    """A body's name without the generic words it begins with: "Communauté d'agglomération d'Evry Centre Essonne" → "evry
    centre essonne"."""
    words = folded(name).split()
    while len(words) > 1 and words[0] in GENERIC:
        words.pop(0)
    return " ".join(words)


def narratives(matched: MatchedDraft, paths: Paths) -> list[Row]:
    return [
        Row(
            paths("narrative", n.section),
            Narrative,
            {"section": n.section, "text": n.text.value, "position": SECTIONS.index(n.section)},
            shown=f"narratives[{n.section}]",
            facts={"text": n.text},
        )
        for n in matched.draft.narratives
        if n.text.state == State.VALUE
    ]


def parties(matched: MatchedDraft, resolved: Resolved, paths: Paths) -> list[Row]:
    """Every body with its role, and the diplomatic post that follows the partnership."""
    rows = []
    for position, party in enumerate(matched.parties):
        organisation = resolved.organisations.get(party.unit.key) if party.unit else None
        rows.append(
            Row(
                paths("party", party.draft.role, party.draft.name.value),
                Party,
                {
                    "role": party.draft.role,
                    "as_signed": party.draft.name.value,
                    "organisation": organisation,
                    "country_id": party.country or None,
                    "acting_for": party.draft.acting_for,
                    "place_name": party.draft.place_name,
                    "position": position,
                },
                shown=f"parties[{position}]",
                facts={"as_signed": party.draft.name},
            )
        )
    if matched.draft.post_name.value:
        organisation = resolved.organisations.get(matched.post.key) if matched.post else None
        rows.append(
            Row(
                paths("party", "diplomatic-post"),
                Party,
                {
                    "role": "diplomatic-post",
                    "as_signed": matched.draft.post_name.value,
                    "organisation": organisation,
                    "country_id": "FR",
                    "acting_for": "",
                    "place_name": "",
                    "position": len(matched.parties),
                },
                shown="post",
                facts={"as_signed": matched.draft.post_name},
            )
        )
    return rows


def themes(matched: MatchedDraft, resolved: Resolved, paths: Paths) -> list[Row]:
    """Themes, each tied to the deepest term the vocabulary knows."""
    rows = []
    for position, theme in enumerate(matched.draft.themes):
        levels = tuple(level.value or "" for level in theme.levels)
        rows.append(
            Row(
                paths("theme", *levels),
                PartnershipTheme,
                {
                    "term": deepest(levels, resolved),
                    "as_written": " > ".join(levels),
                    "main": theme.main,
                    "priority": int(theme.priority) if theme.priority.isdigit() else None,
                    "position": position,
                },
                shown=f"themes[{position}]",
                facts={f"level{n}": level for n, level in enumerate(theme.levels, 1)},
            )
        )
    return rows


def deepest(levels: tuple[str, ...], resolved: Resolved) -> Term | None:
    """The term of the deepest level the vocabulary knows."""
    for depth in range(len(levels), 0, -1):
        term = resolved.themes.get(tuple(folded(level) for level in levels[:depth]))
        if term is not None:
            return term
    return None


def places(matched: MatchedDraft, resolved: Resolved, paths: Paths) -> list[Row]:
    return [
        Row(
            paths("place", unit.key),
            PartnershipPlace,
            {"place": resolved.places[unit.key], "as_written": fact.value, "position": position},
            shown=f"places[{position}]",
            facts={"name": fact},
        )
        for position, (fact, unit) in enumerate(matched.places)
    ]


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
    """The agreements the texts tell of."""
    return [
        Row(
            paths("agreement", a.kind, a.signed_on.value),
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
        for position, a in enumerate(matched.draft.agreements)
    ]


def others(matched: MatchedDraft, resolved: Resolved, paths: Paths) -> list[Row]:
    """Periods, acronyms, volunteers, known absences, doubts."""
    draft = matched.draft
    rows = [
        Row(
            paths("period", p.start, p.end),
            HistoricalPeriod,
            {
                "start": p.start,
                "start_latest": p.start_latest,
                "end": p.end,
                "title": p.title,
                "text": p.text.value or "",
                "position": n,
            },
            shown=f"periods[{n}]",
            facts={"text": p.text},
        )
        for n, p in enumerate(draft.periods)
    ]
    rows += [
        Row(paths("acronym", a.acronym), Acronym, {"acronym": a.acronym, "expansion": a.expansion, "position": n})
        for n, a in enumerate(draft.acronyms)
    ]
    for n, volunteer in enumerate(draft.volunteers):
        post = resolved.volunteers.get(n)
        rows.append(
            Row(
                paths("volunteer", n),
                Volunteer,
                {
                    "person": post.person if post else None,
                    "mission": volunteer.mission.value or "",
                    "field_of_action": volunteer.field_of_action.value or "",
                    "host": volunteer.host.value or "",
                    "position": n,
                },
                shown=f"volunteers[{n}]",
                facts={"mission": volunteer.mission, "field": volunteer.field_of_action, "host": volunteer.host},
            )
        )
    lists = {
        "themes": draft.other_themes_state,
        "contributions": draft.contributions_state,
        "volunteers": draft.volunteers_state,
    }
    rows += [
        Row(paths("absence", fact), Absence, {"fact": fact, "kind": "none"})
        for fact, state in lists.items()
        if state == State.NONE
    ]
    rows += [
        Row(
            paths("anomaly", d.code, d.field, d.raw),
            Anomaly,
            {
                "code": d.code,
                "severity": d.severity.value,
                "field": d.field,
                "raw": d.raw,
                "line": d.line,
                "params": d.params,
                "position": n,
            },
        )
        for n, d in enumerate(draft.doubts)
    ]
    return rows
