"""Published names: a contract of their own, independent of models and of the wording of pages.

``partnership_json`` has the shape of ``docs/contrat.md``; ``CSV_COLUMNS`` the columns of the table, one partnership a row.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from coopatlas.catalogue.project_columns import steering_json
from coopatlas.catalogue.records import (
    Coded,
    ContributionRecord,
    OrganisationRecord,
    PartnershipRecord,
    PartyRecord,
    ShortPartnership,
    TotalRecord,
)
from coopatlas.core.money import as_text

CSV_COLUMNS = (
    "id",
    "url",
    "title",
    "form",
    "status",
    "start_year",
    "end_date",
    "authorities",
    "partners",
    "countries",
    "theme",
    "total_amount",
    "total_currency",
    "demo",
)
SEPARATOR = " | "


def coded(value: Coded | None) -> dict[str, str] | None:
    return {"code": value.code, "label": value.label} if value else None


def party_json(party: PartyRecord) -> dict[str, Any]:
    successor = party.successor
    return {
        "role": party.role.code,
        "name": party.name,
        "as_signed": party.as_signed,
        "country": party.country or None,
        "successor": {"name": successor.name, "url": successor.url, "since": successor.since or None}
        if successor
        else None,
        "url": party.url,
    }


def total_json(total: TotalRecord | None) -> dict[str, Any] | None:
    if total is None:
        return None
    return {
        "amount": as_text(total.amount),
        "currency": total.currency,
        "lines": total.lines,
        "left_out": list(total.left_out),
    }


def contribution_json(line: ContributionRecord) -> dict[str, Any]:
    return {
        "funders": [funder.name for funder in line.funders],
        "label": line.label,
        "amount": as_text(line.amount),
        "currency": line.currency,
        "year": line.year,
        "year_doubted": line.year_doubted,
        "one_percent_water": as_text(line.one_percent_water),
        "kind": line.kind or None,
        "stage": line.stage,
    }


def partnership_json(record: PartnershipRecord) -> dict[str, Any]:
    """Always every key; unknown is null, none is false, 0 or [] with its state."""
    return {
        "id": record.id,
        "url": record.url,
        "title": record.title,
        "form": coded(record.form),
        "status": coded(record.status),
        "first_signed_year": record.first_signed_year,
        "start_year": record.start_year,
        "end_date": record.end_date,
        "triennial": record.triennial,
        "themes": [
            {"level1": t.level1, "level2": t.level2, "level3": t.level3, "priority": t.priority, "main": t.main}
            for t in record.themes
        ],
        "other_themes_state": record.other_themes_state,
        "parties": [party_json(p) for p in record.parties],
        "diplomatic_post": record.post.name if record.post else None,
        "contributions": [contribution_json(line) for line in record.contributions],
        "contributions_state": record.contributions_state,
        "total": total_json(record.total),
        "narratives": [{"section": n.section.code, "language": n.language, "text": n.text} for n in record.narratives],
        "periods": [
            {"start": p.start, "start_latest": p.start_latest, "end": p.end, "title": p.title, "text": p.text}
            for p in record.periods
        ],
        "actions": [
            {
                "number": a.number,
                "title": a.title,
                "objectives": list(a.objectives),
                "summary": a.summary,
                "references": list(a.references),
                "missing_references": list(a.missing_references),
            }
            for a in record.actions
        ],
        "communication_in_france": record.communication_in_france,
        "communication_abroad": record.communication_abroad,
        "evaluation": record.evaluation,
        "volunteers": [
            {"scheme": v.scheme, "mission": v.mission, "field": v.field, "host": v.host} for v in record.volunteers
        ],
        "volunteers_state": record.volunteers_state,
        "agreements": [
            {
                "kind": a.kind.code,
                "signed_on": a.signed_on or None,
                "signed_since": a.signed_since,
                "object": a.object,
                "count": a.count,
                "amount": as_text(a.amount),
                "currency": a.currency,
                "signatories": [s.name for s in a.signatories],
            }
            for a in record.agreements
        ],
        "places": [
            {
                "name": p.name,
                "country": p.country,
                "lat": p.lat,
                "lon": p.lon,
                "precision": p.precision,
                "role": p.role,
                "parents": [
                    {"name": x.name, "from": x.valid_from or None, "to": x.valid_to or None} for x in p.parents
                ],
            }
            for p in record.places
        ],
        "acronyms": [{"acronym": a.acronym, "expansion": a.expansion} for a in record.acronyms],
        "anomalies": [{"code": d.code, "message": d.message} for d in record.doubts],
        "sources": [{"name": s.name, "retrieved_on": s.retrieved_on} for s in record.sources],
        "verified_on": record.verified_on,
        "demo": record.demo,
        "license": record.license,
        "projects": [
            {"id": p.id, "url": p.url, "title": p.title, "start_year": p.start_year, "end_year": p.end_year}
            for p in record.projects
        ],
        "steering": steering_json(record.steering) if record.steering else None,
    }


def short_json(record: ShortPartnership) -> dict[str, Any]:
    """One line of a list."""
    return {
        "id": record.id,
        "url": record.url,
        "title": record.title,
        "form": coded(record.form),
        "status": coded(record.status),
        "start_year": record.start_year,
        "end_date": record.end_date,
        "theme": record.theme or None,
        "parties": [party_json(p) for p in (*record.here, *record.there)],
        "total": total_json(record.total),
        "demo": record.demo,
    }


def short_row(record: ShortPartnership) -> list[str]:
    """The cells of CSV_COLUMNS."""
    total = record.total
    return [
        str(record.id),
        record.url,
        record.title,
        record.form.code if record.form else "",
        record.status.code,
        str(record.start_year or ""),
        record.end_date or "",
        names(record.here),
        names(record.there),
        SEPARATOR.join(dict.fromkeys(p.country for p in record.there if p.country)),
        record.theme,
        as_text(total.amount) or "" if total else "",
        total.currency if total else "",
        "1" if record.demo else "0",
    ]


def names(parties: Iterable[PartyRecord]) -> str:
    return SEPARATOR.join(party.name for party in parties)


def feature(record: PartnershipRecord | ShortPartnership, places: Iterable[tuple[float, float, str]]) -> dict[str, Any]:
    """GeoJSON (RFC 7946): the partner places that are known to a point; none of them is no geometry, never a guess."""
    points = [
        {"type": "Point", "coordinates": [lon, lat]}
        for lat, lon, precision in places
        if precision in {"point", "commune"}
    ]
    geometry = (
        None if not points else points[0] if len(points) == 1 else {"type": "GeometryCollection", "geometries": points}
    )
    status = record.status.code
    return {
        "type": "Feature",
        "id": record.id,
        "geometry": geometry,
        "properties": {
            "id": record.id,
            "url": record.url,
            "title": record.title,
            "status": status,
            "start_year": record.start_year,
        },
    }


def organisation_json(record: OrganisationRecord) -> dict[str, Any]:
    """One organisation; functions without the persons."""
    return {
        "id": record.id,
        "url": record.url,
        "name": record.name,
        "kind": coded(record.kind),
        "acronym": record.acronym or None,
        "country": record.country or None,
        "valid_from": record.valid_from or None,
        "valid_to": record.valid_to or None,
        "names": [
            {"name": n.name, "kind": n.kind.code, "valid_from": n.valid_from or None, "valid_to": n.valid_to or None}
            for n in record.names
        ],
        "codes": {c.label: c.code for c in record.codes},
        "successions": [
            {"direction": s.direction, "name": s.name, "url": s.url, "date": s.date or None} for s in record.successions
        ],
        "members": [{"name": m[0], "from": m[2] or None, "to": m[3] or None} for m in record.members],
        "competences": [{"kind": c.code, "label": c.label} for c in record.competences],
        "posts": [
            {
                "title": p.title or None,
                "kind": p.kind,
                "from": p.valid_from or None,
                "to": p.valid_to or None,
                "told_on": p.told_on or None,
            }
            for p in record.posts
        ],
        "key_figures": [
            {"label": f.label, "value": as_text(f.value), "unit": f.unit, "date": f.date or None, "source": f.source}
            for f in record.key_figures
        ],
        "population": record.population,
        "population_date": record.population_date or None,
        "partnerships": [short_json(p) for p in record.own],
        "inherited_partnerships": [short_json(p) for p in record.inherited],
        "demo": record.demo,
    }
