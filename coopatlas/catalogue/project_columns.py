"""Published names of projects: the shape of ``docs/contrat.md`` for ``/projets/….json``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from coopatlas.catalogue.projects import CycleRecord, ProjectRecord, ResultRecord, ShortProject, Steering


def project_json(record: ProjectRecord) -> dict[str, Any]:
    """Always every key; unknown is null."""
    carrier = record.partnership
    return {
        "id": record.id,
        "url": record.url,
        "title": record.title,
        "start_year": record.start_year,
        "end_year": record.end_year,
        "cofunder": record.cofunder or None,
        "cofunded_year": record.cofunded_year,
        "summary": record.summary or None,
        "audience": record.audience or None,
        "partnership": {"id": carrier.id, "url": carrier.url, "title": carrier.title},
        "components": [
            {"kind": c.kind.code if c.kind else None, "title": c.title, "text": c.text} for c in record.components
        ],
        "sites": [
            {
                "name": s.name,
                "spellings": list(s.spellings),
                "note": s.note or None,
                "component": s.component or None,
                "place": {"name": s.place.name, "country": s.place.country, "url": s.place.url} if s.place else None,
            }
            for s in record.sites
        ],
        "actors": [
            {
                "kind": group.kind.code,
                "role": a.role.code,
                "name": a.name,
                "written": a.written or None,
                "unit": a.unit or None,
                "contribution": a.contribution or None,
                "url": a.url,
            }
            for group in record.actors
            for a in group.actors
        ],
        "results": results_json(record.framework),
        "achievements": [{"tier": g.tier.code, "text": text} for g in record.achievements for text in g.lines],
        "actions": [{"number": a.number, "title": a.title} for a in record.actions],
        "steering": steering_json(record.steering),
        "source": record.source or None,
        "demo": record.demo,
        "license": record.license,
    }


def results_json(rows: Iterable[ResultRecord]) -> list[dict[str, Any]]:
    """The logical framework as nested lines."""
    return [{"level": r.level.code, "text": r.text, "children": results_json(r.children)} for r in rows]


def steering_json(steering: Steering) -> dict[str, Any]:
    """Programmes, cycle and evaluations of the partnership."""
    return {
        "programmes": [
            {
                "kind": p.kind.code,
                "start_year": p.start_year,
                "end_year": p.end_year,
                "objectives": list(p.objectives),
            }
            for p in steering.programmes
        ],
        "cycle": cycle_json(steering.cycle),
        "evaluations": [
            {
                "date": e.date or None,
                "external": e.external,
                "evaluator": e.evaluator.name if e.evaluator else None,
                "note": e.note or None,
            }
            for e in steering.evaluations
        ],
    }


def cycle_json(rows: Iterable[CycleRecord]) -> list[dict[str, Any]]:
    """``times_min`` to ``times_max`` times in ``years`` years; null when no figure is told."""
    found = []
    for row in rows:
        least, most, years = row.times or (None, None, None)
        found.append(
            {
                "kind": row.kind.code,
                "since": row.since or None,
                "times_min": least,
                "times_max": most,
                "years": years,
                "text": row.text or None,
                "parts": cycle_json(row.parts),
            }
        )
    return found


def short_project_json(short: ShortProject) -> dict[str, Any]:
    """One line of the list."""
    line = short.line
    return {
        "id": line.id,
        "url": line.url,
        "title": line.title,
        "start_year": line.start_year,
        "end_year": line.end_year,
        "cofunder": line.cofunder or None,
        "partnership": {"id": short.partnership.id, "url": short.partnership.url, "title": short.partnership.title},
        "demo": line.demo,
    }
