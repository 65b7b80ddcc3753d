"""Published names of networks: the shape of ``docs/contrat.md`` for ``/reseaux/….json``."""

from __future__ import annotations

from typing import Any

from coopatlas.catalogue.networks import (
    BodyRef,
    EventRecord,
    NetworkProjectRecord,
    NetworkRecord,
    NetworkThemeRecord,
    PlanRecord,
    ShortMeeting,
    ShortNetwork,
)


def short_network_json(short: ShortNetwork) -> dict[str, Any]:
    """One line of the list; ``members`` and ``themes`` are counted."""
    return {
        "url": short.url,
        "name": short.name,
        "acronym": short.acronym or None,
        "zone": short.zone or None,
        "parent": body_json(short.parent),
        "members": short.members,
        "themes": short.themes,
    }


def network_json(record: NetworkRecord, plan: PlanRecord | None) -> dict[str, Any]:
    """Always every key; unknown is null."""
    return {
        "id": record.id,
        "url": record.url,
        "name": record.name,
        "acronym": record.acronym or None,
        "parent": body_json(record.parent),
        "zone": record.zone or None,
        "purpose": record.purpose or None,
        "framework": record.framework or None,
        "framework_since": record.framework_since or None,
        "funder": body_json(record.funder),
        "missions": list(record.missions),
        "members": [
            {
                **body_of(member.body),
                "status": member.status.code,
                "focal_point": member.focal_point.code if member.focal_point else None,
            }
            for country in record.countries
            for member in country.members
        ],
        "themes": [
            {"level": level, **theme_json(theme)}
            for level, themes in (("principal", record.principal), ("transversal", record.transversal))
            for theme in themes
        ],
        "events": [event_json(event) for event in record.events],
        "meetings": [meeting_json(meeting) for meeting in record.meetings],
        "plan": plan_json(plan) if plan else None,
        "calendar_url": record.calendar_url,
        "source": record.source or None,
        "demo": record.demo,
    }


def body_of(body: BodyRef) -> dict[str, Any]:
    return {"name": body.name, "url": body.url, "country": body.country or None}


def body_json(body: BodyRef | None) -> dict[str, Any] | None:
    """A body with its address; null when nobody told it."""
    return body_of(body) if body else None


def theme_json(theme: NetworkThemeRecord) -> dict[str, Any]:
    """A theme of the network with its projects; a theme without any has an empty list."""
    return {
        "label": theme.label,
        "atlas_theme": {"label": theme.term[0], "url": theme.term[1]} if theme.term else None,
        "projects": [project_json(project) for project in theme.projects],
    }


def project_json(project: NetworkProjectRecord) -> dict[str, Any]:
    """A project under a theme."""
    return {
        "title": project.title,
        "status": project.status.code if project.status else None,
        "start_year": project.start_year,
        "end_year": project.end_year,
        "multi_city": project.multi_city,
        "bodies": [{"role": role.code, **body_of(body)} for role, body in project.bodies],
        "places": [{"name": place.name, "url": place.url} for place in project.places],
    }


def event_json(event: EventRecord) -> dict[str, Any]:
    """A date to keep: ``date`` as precise as it is known (2023, 2023-06, 2023-06-12), null when unknown."""
    return {
        "title": event.title,
        "kind": event.kind.code,
        "date": event.iso or None,
        "place": event.place or None,
        "place_state": event.place_state,
        "open_to_hosts": event.open_to_hosts,
    }


def meeting_json(meeting: ShortMeeting) -> dict[str, Any]:
    return {"title": meeting.title, "kind": meeting.kind.code, "date": meeting.iso or None, "url": meeting.url}


def plan_json(plan: PlanRecord) -> dict[str, Any]:
    """The action plan as its table: axes, then numbered actions with the four columns people know."""
    return {
        "title": plan.title,
        "url": plan.url,
        "year": plan.year,
        "end_year": plan.end_year,
        "state": plan.state.code,
        "axes": [
            {
                "label": axis.label,
                "actions": [
                    {
                        "number": action.number,
                        "activity": action.activity,
                        "state_of_play": action.state_of_play or None,
                        "planned": action.planned or None,
                        "proposals": action.proposals or None,
                    }
                    for action in axis.actions
                ],
            }
            for axis in plan.axes
        ],
    }
