"""The calendar of a network as an ICS file: its meetings and events whose day is known, and nothing it would have to invent."""

from __future__ import annotations

import datetime as dt

from icalendar import Calendar
from icalendar import Event as Entry

from coopatlas.catalogue.assembly.meetings import DAY, moment
from coopatlas.catalogue.assembly.networks import events_of, meetings_of
from coopatlas.catalogue.networks import CalendarEntry
from coopatlas.meetings.models import Event, Meeting
from coopatlas.networks.models import Network


def entries(network: Network, address: str) -> list[CalendarEntry]:
    """Every day known, in order. ``address``: the network's page, in full."""
    meetings = [
        meeting_entry(row, address) for row in meetings_of(network).select_related("place") if len(row.date) == DAY
    ]
    events = [
        event_entry(row, address)
        for row in events_of(network).select_related("place", "country")
        if len(row.date) == DAY
    ]
    return sorted([*meetings, *events], key=lambda entry: (str(entry.start), entry.uid))


def meeting_entry(row: Meeting, address: str) -> CalendarEntry:
    return CalendarEntry(
        uid=f"coopatlas-meeting-{row.pk}",
        title=row.title,
        start=moment(row.date, row.start_time, row.timezone),
        end=moment(row.date, row.end_time, row.timezone) if row.start_time and row.end_time else None,
        place=", ".join(filter(None, (row.venue, row.place.name if row.place else ""))),
        note=row.motto,
        url=f"{address}reunions/{row.pk}/",
    )


def event_entry(row: Event, address: str) -> CalendarEntry:
    return CalendarEntry(
        uid=f"coopatlas-event-{row.pk}",
        title=row.title,
        start=moment(row.date, row.start_time, row.timezone),
        end=last_day(row.end_date),
        place=row.place.name if row.place else row.country.name_fr if row.country else "",
        note=row.note,
        url=f"{address}#rendez-vous",
    )


def last_day(date: str) -> dt.date | None:
    """The day after the last one, as calendars count whole days; None when it is unknown."""
    return dt.date.fromisoformat(date) + dt.timedelta(days=1) if len(date) == DAY else None


def ics(network: Network, address: str, now: dt.datetime) -> bytes:
    """The file. Hours go out in universal time, so that no program has to know a zone."""
    calendar = Calendar()
    calendar.add("prodid", "-//CoopAtlas//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", network.organisation.name)
    for told in entries(network, address):
        calendar.add_component(component(told, now))
    return bytes(calendar.to_ical())


def component(told: CalendarEntry, now: dt.datetime) -> Entry:
    """One VEVENT."""
    entry = Entry()
    entry.add("uid", told.uid)
    entry.add("dtstamp", now)
    entry.add("summary", told.title)
    entry.add("dtstart", universal(told.start))
    if told.end:
        entry.add("dtend", universal(told.end))
    if told.place:
        entry.add("location", told.place)
    if told.note:
        entry.add("description", told.note)
    entry.add("url", told.url)
    return entry


def universal(moment: dt.date | dt.datetime) -> dt.date | dt.datetime:
    """In universal time when the zone is known; a day, or an hour of nobody knows where, as it is."""
    if isinstance(moment, dt.datetime) and moment.tzinfo:
        return moment.astimezone(dt.UTC)
    return moment
