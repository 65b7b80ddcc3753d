"""Meetings and events, as the public sees them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import groupby
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from coopatlas.catalogue import addresses
from coopatlas.catalogue.networks import (
    AgendaRecord,
    AttendanceRecord,
    BodyRef,
    CandidacyRecord,
    ConsultationRecord,
    DecisionRecord,
    EventRecord,
    MeetingRecord,
    Outcome,
    RecommendationRecord,
    ShortMeeting,
)
from coopatlas.catalogue.records import Coded
from coopatlas.catalogue.wording import date_in_words
from coopatlas.meetings.models import Decision, Event, Meeting
from coopatlas.networks.models import HostingCandidacy, Network
from coopatlas.organisations.models import Organisation
from coopatlas.vocabularies.reading import Labels

DAY = 10  # length of an ISO date known to the day


def body_ref(row: Organisation, language: str) -> BodyRef:
    """Expects ``country`` loaded."""
    country = row.country.name(language) if row.country else ""
    return BodyRef(row.name, addresses.organisation(row, language), country)


def coded(scheme: str, code: str, labels: Labels) -> Coded:
    return Coded(code, labels(scheme, code))


def hour_in_words(time: dt.time, language: str) -> str:
    """« 13 h 50 » in French, "13:50" in English."""
    if language == "en":
        return f"{time:%H:%M}"
    return f"{time.hour}\u202fh" + (f"\u202f{time:%M}" if time.minute else "")


def hours_in_words(start: dt.time | None, end: dt.time | None, language: str) -> str:
    return " – ".join(hour_in_words(time, language) for time in (start, end) if time)


def moment(date: str, time: dt.time | None, zone: str) -> dt.date | dt.datetime:
    """A day known, with its hour when there is one. Raises ValueError for a date that is no day."""
    day = dt.date.fromisoformat(date)
    return dt.datetime.combine(day, time, ZoneInfo(zone) if zone else None) if time else day


def behind(date: str, today: str) -> bool:
    """Whether a partial date is wholly past: 2023 in 2024, not in 2023."""
    return bool(date) and date < today[: len(date)]


def event_records(rows: QuerySet[Event], labels: Labels) -> tuple[EventRecord, ...]:
    """Dated first, in order; unknown dates last."""
    found = rows.select_related("place", "country").prefetch_related("candidacies__organisation__country")
    records = [event_record(row, labels) for row in found]
    return tuple(sorted(records, key=lambda event: (not event.iso, event.iso)))


def event_record(row: Event, labels: Labels) -> EventRecord:
    """One date, as precisely as it is known."""
    language = labels.language
    words = " – ".join(date_in_words(date, language) for date in (row.date, row.end_date) if date)
    if row.start_time:
        words = f"{words}, {hour_in_words(row.start_time, language)}"
    return EventRecord(
        id=row.pk,
        title=row.title,
        kind=coded("event_kinds", row.kind, labels),
        when=words,
        iso=row.date,
        has_day=len(row.date) == DAY,
        passed=behind(row.end_date or row.date, timezone.localdate().isoformat()),
        place=row.place.name if row.place else row.country.name(language) if row.country else "",
        place_url=where_url(row, language),
        place_state="known" if row.place or row.country else "pending" if row.place_pending else "unknown",
        open_to_hosts=row.open_to_hosts,
        attended=row.attended,
        announced=row.announced_in_id is not None,
        note=row.note,
        candidacies=tuple(candidacy(c, labels) for c in row.candidacies.all()),
    )


def where_url(row: Event, language: str) -> str:
    """The page of the place, else of the country, else ""."""
    if row.place:
        return addresses.place(row.place, language)
    return addresses.country(row.country.code, language) if row.country else ""


def candidacy(row: HostingCandidacy, labels: Labels) -> CandidacyRecord:
    return CandidacyRecord(
        body_ref(row.organisation, labels.language), labels("candidacy_states", row.state), row.support
    )


def short_meeting(row: Meeting, network: Network, labels: Labels) -> ShortMeeting:
    """One line. Expects ``place`` loaded, and the network's organisation."""
    return ShortMeeting(
        title=row.title,
        kind=coded("meeting_kinds", row.kind, labels),
        when=date_in_words(row.date, labels.language),
        iso=row.date,
        url=addresses.network_meeting(network.pk, network.organisation.name, row.pk, labels.language),
        place=row.place.name if row.place else "",
    )


def outcome(row: Meeting, labels: Labels) -> Outcome:
    """What the meeting left, in three queries."""
    language = labels.language
    decisions = [(d.heading, decision(d, labels)) for d in row.decisions.all()]
    return Outcome(
        chapters=tuple(
            (heading, tuple(record for _, record in group)) for heading, group in groupby(decisions, lambda d: d[0])
        ),
        recommendations=tuple(
            RecommendationRecord(
                r.text,
                coded("recommendation_states", r.state, labels),
                (r.country.name(language), addresses.country(r.country_id or "", language)) if r.country else None,
            )
            for r in row.recommendations.select_related("country")
        ),
        consultations=tuple(
            ConsultationRecord(
                c.subject,
                c.channel,
                c.recipients,
                date_in_words(c.sent_on, language),
                coded("consultation_states", c.state, labels),
            )
            for c in row.consultations.all()
        ),
    )


def decision(row: Decision, labels: Labels) -> DecisionRecord:
    return DecisionRecord(
        number=row.number,
        text=row.text,
        state=coded("decision_states", row.state, labels),
        condition=row.condition,
        deadline=row.deadline_words or date_in_words(row.deadline, labels.language),
        owner=row.owner_words,
    )


def meeting_record(row: Meeting, network: Network, labels: Labels) -> MeetingRecord:
    """A meeting in full. Expects ``owner__country``, ``place`` and ``funder__country`` loaded."""
    language = labels.language
    hours = hours_in_words(row.start_time, row.end_time, language)
    return MeetingRecord(
        short=short_meeting(row, network, labels),
        owner=body_ref(row.owner, language),
        motto=row.motto,
        hours=_("%(hours)s, heure locale") % {"hours": hours} if hours else "",
        venue=row.venue,
        place_url=addresses.place(row.place, language) if row.place else "",
        funder=body_ref(row.funder, language) if row.funder else None,
        agenda=agenda(row, labels),
        attendances=attendances(row, labels),
        outcome=outcome(row, labels),
        announced=event_records(row.announced.all(), labels),
        source=row.source,
    )


def agenda(row: Meeting, labels: Labels) -> tuple[AgendaRecord, ...]:
    return tuple(
        AgendaRecord(
            coded("agenda_kinds", item.kind, labels),
            item.label,
            item.minutes,
            spoken(item.protocol_title, item.speaker_title),
            body_ref(item.speaker_body, labels.language) if item.speaker_body else None,
        )
        for item in row.agenda.select_related("speaker_body__country")
    )


def spoken(protocol_title: str, title: str) -> str:
    """The title people are called by, then the function: « Son Excellence, Vice-gouverneur »."""
    return ", ".join(filter(None, (protocol_title, title)))


def attendances(row: Meeting, labels: Labels) -> tuple[AttendanceRecord, ...]:
    return tuple(
        AttendanceRecord(
            body_ref(a.organisation, labels.language),
            a.title,
            a.protocol_title,
            a.spoke,
            labels.detail("anomalies", a.anomaly, "message") if a.anomaly else "",
        )
        for a in row.attendances.select_related("organisation__country")
    )


def latest_annual(rows: Iterable[Meeting], network: Network) -> Meeting | None:
    """The network's own last annual meeting."""
    own = (row for row in rows if row.kind == "annual" and row.owner_id == network.organisation_id)
    return max(own, key=lambda row: row.date, default=None)
