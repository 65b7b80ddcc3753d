"""What is told: texts, periods, acronyms, missions, absences, doubts."""

from __future__ import annotations

from coopatlas.exchange.desired.rows import Paths, Resolved, Row
from coopatlas.exchange.drafts import State
from coopatlas.exchange.matching import MatchedDraft
from coopatlas.partnerships.enums import Section
from coopatlas.partnerships.models import Absence, Acronym, Anomaly, HistoricalPeriod, Narrative, Volunteer

SECTIONS = [section.value for section in Section]


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
