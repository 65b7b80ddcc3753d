"""Every write about meetings and events."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction

from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.meetings.models import (
    AgendaItem,
    Attendance,
    Consultation,
    Decision,
    Event,
    Meeting,
    Recommendation,
)
from coopatlas.organisations.models import Organisation


@transaction.atomic
def hold_meeting(*, owner: Organisation, by: Actor, **facts: Any) -> Meeting:
    """Record a meeting that took place. ``facts``: fields of the model."""
    return history.create(Meeting(owner=owner, **facts), by=by)


@transaction.atomic
def put_on_agenda(meeting: Meeting, *, by: Actor, **facts: Any) -> AgendaItem:
    """Add an item after those the agenda holds."""
    return history.create(AgendaItem(meeting=meeting, position=after(meeting.agenda), **facts), by=by)


@transaction.atomic
def note_attendance(meeting: Meeting, *, organisation: Organisation, by: Actor, **facts: Any) -> Attendance:
    """Note that a body was there, through which function."""
    row = Attendance(meeting=meeting, organisation=organisation, position=after(meeting.attendances), **facts)
    return history.create(row, by=by)


@transaction.atomic
def decide(meeting: Meeting, *, by: Actor, **facts: Any) -> Decision:
    """Record a decision after those already taken. A conditional one must say on what it depends: ValueError."""
    if (facts.get("state") == "conditional") != bool(facts.get("condition")):
        raise ValueError("a conditional decision says its condition, another has none")
    return history.create(Decision(meeting=meeting, position=after(meeting.decisions), **facts), by=by)


@transaction.atomic
def recommend(meeting: Meeting, *, by: Actor, **facts: Any) -> Recommendation:
    """Record what the meeting wished for."""
    return history.create(Recommendation(meeting=meeting, position=after(meeting.recommendations), **facts), by=by)


@transaction.atomic
def consult(meeting: Meeting, *, by: Actor, **facts: Any) -> Consultation:
    """Record that something is put before the members."""
    return history.create(Consultation(meeting=meeting, position=after(meeting.consultations), **facts), by=by)


@transaction.atomic
def announce(*, owner: Organisation, by: Actor, **facts: Any) -> Event:
    """Put a date in the calendar of a body, as precisely as it is known."""
    return history.create(Event(owner=owner, **facts), by=by)


@transaction.atomic
def forget(rows: models.QuerySet[Any], *, by: Actor, reason: str) -> None:
    """Remove meetings or events with everything that hangs on them."""
    for row in list(rows):
        history.delete_tree(row, by=by, reason=reason)


def after(rows: Any) -> int:
    """The rank after those that are there."""
    return int(rows.count()) + 1
