"""What the world sees of a network, its plan and its meetings: frozen dataclasses, built by ``catalogue.assembly``.

People appear by their function alone. ``None`` and "" mean that nobody told it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from coopatlas.catalogue.records import Coded


@dataclass(frozen=True, slots=True)
class BodyRef:
    """A body with its page; ``country`` in words."""

    name: str
    url: str
    country: str


@dataclass(frozen=True, slots=True)
class ShortNetwork:
    """One line of the list. ``told``: the atlas knows more than its name."""

    name: str
    acronym: str
    url: str
    zone: str
    parent: BodyRef | None
    members: int
    themes: int

    @property
    def told(self) -> bool:
        """Whether its page holds more than its name."""
        return self.members > 0 or self.themes > 0


@dataclass(frozen=True, slots=True)
class MemberRecord:
    """A body in the network. ``focal_point``: state of the post, None when none was asked for."""

    body: BodyRef
    status: Coded
    origin: str
    note: str
    focal_point: Coded | None
    focal_point_due: str  # in words


@dataclass(frozen=True, slots=True)
class CountryMembers:
    country: str
    url: str
    members: tuple[MemberRecord, ...]


@dataclass(frozen=True, slots=True)
class ProjectPlaceRef:
    name: str
    url: str
    spot: str


@dataclass(frozen=True, slots=True)
class NetworkProjectRecord:
    """A project under a theme. ``bodies``: (role, body); ``status`` None when nobody told it."""

    title: str
    status: Coded | None
    start_year: int | None
    end_year: int | None
    multi_city: bool
    places_to_select: int | None
    bodies: tuple[tuple[Coded, BodyRef], ...]
    places: tuple[ProjectPlaceRef, ...]


@dataclass(frozen=True, slots=True)
class ThematicPlanRecord:
    title: str
    start_year: int
    end_year: int | None
    basis: str


@dataclass(frozen=True, slots=True)
class NetworkThemeRecord:
    """A theme with its projects, none included. ``term``: (label, address) of the nearest theme of the atlas."""

    label: str
    members_wish: bool
    linked_to: tuple[str, ...]
    term: tuple[str, str] | None
    projects: tuple[NetworkProjectRecord, ...]
    plans: tuple[ThematicPlanRecord, ...]


@dataclass(frozen=True, slots=True)
class CandidacyRecord:
    body: BodyRef
    state: str
    support: str


@dataclass(frozen=True, slots=True)
class EventRecord:
    """A date to keep. ``when`` is "" when unknown; ``has_day``: a calendar can hold it; ``place_state``: known, pending or
    unknown (a country is known too, in ``place``); ``passed``: its date lies behind us."""

    id: int
    title: str
    kind: Coded
    when: str
    iso: str
    has_day: bool
    passed: bool
    place: str
    place_url: str
    place_state: str
    open_to_hosts: bool
    attended: bool
    announced: bool
    note: str
    candidacies: tuple[CandidacyRecord, ...]


@dataclass(frozen=True, slots=True)
class ContactRecord:
    """A contact followed."""

    body: BodyRef
    aim: Coded
    state: Coded
    approach: str
    via: BodyRef | None
    next_step: str
    action_number: int | None


@dataclass(frozen=True, slots=True)
class AgendaRecord:
    kind: Coded
    label: str
    minutes: int | None
    speaker: str
    body: BodyRef | None


@dataclass(frozen=True, slots=True)
class AttendanceRecord:
    """``title`` with its protocol title before it; ``doubt``: what the source damaged, in words."""

    body: BodyRef
    title: str
    protocol_title: str
    spoke: bool
    doubt: str


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """``deadline`` in words, whether a date or not; ``owner``: who does it."""

    number: int | None
    text: str
    state: Coded
    condition: str
    deadline: str
    owner: str


@dataclass(frozen=True, slots=True)
class RecommendationRecord:
    text: str
    state: Coded
    country: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class ConsultationRecord:
    subject: str
    channel: str
    recipients: str
    sent_on: str
    state: Coded


@dataclass(frozen=True, slots=True)
class ShortMeeting:
    """One line of a list of meetings."""

    title: str
    kind: Coded
    when: str
    iso: str
    url: str
    place: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a meeting left: decisions by chapter, wishes, consultations."""

    chapters: tuple[tuple[str, tuple[DecisionRecord, ...]], ...]
    recommendations: tuple[RecommendationRecord, ...]
    consultations: tuple[ConsultationRecord, ...]


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """A meeting in full."""

    short: ShortMeeting
    owner: BodyRef
    motto: str
    hours: str
    venue: str
    place_url: str
    funder: BodyRef | None
    agenda: tuple[AgendaRecord, ...]
    attendances: tuple[AttendanceRecord, ...]
    outcome: Outcome
    announced: tuple[EventRecord, ...]
    source: str


@dataclass(frozen=True, slots=True)
class PlannedActionRecord:
    """One row of the plan. ``contacted`` and ``to_contact``: bodies by country, beside what the cells say."""

    number: int
    activity: str
    state_of_play: str
    planned: str
    proposals: str
    doubt: str
    contacted: tuple[tuple[str, tuple[BodyRef, ...]], ...]
    to_contact: tuple[tuple[str, tuple[BodyRef, ...]], ...]


@dataclass(frozen=True, slots=True)
class AxisRecord:
    short: str
    label: str
    actions: tuple[PlannedActionRecord, ...]


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """The table people know. ``actions`` is counted."""

    title: str
    url: str
    year: int
    end_year: int | None
    horizon: int | None
    version: str
    state: Coded
    aims: tuple[str, ...]
    axes: tuple[AxisRecord, ...]

    @property
    def actions(self) -> int:
        """How many actions it holds."""
        return sum(len(axis.actions) for axis in self.axes)


@dataclass(frozen=True, slots=True)
class ShortPlan:
    title: str
    url: str
    axes: int
    actions: int
    horizon: int | None


@dataclass(frozen=True, slots=True)
class NetworkRecord:
    """All that is public of one network, but its plan and its meetings in full."""

    id: int
    name: str
    acronym: str
    url: str
    calendar_url: str
    body_url: str
    parent: BodyRef | None
    siblings: tuple[tuple[str, str], ...]
    zone: str
    purpose: str
    framework: str
    framework_since: str
    funder: BodyRef | None
    coordination: str
    platform: str
    missions: tuple[str, ...]
    figures: tuple[tuple[str, str, str], ...]  # (label, value as shown, date)
    countries: tuple[CountryMembers, ...]
    principal: tuple[NetworkThemeRecord, ...]
    transversal: tuple[NetworkThemeRecord, ...]
    rules: tuple[tuple[str, str], ...]
    modalities: tuple[tuple[str, tuple[str, ...]], ...]
    events: tuple[EventRecord, ...]
    contacts: tuple[ContactRecord, ...]
    meetings: tuple[ShortMeeting, ...]
    latest: ShortMeeting | None
    outcome: Outcome | None
    plan: ShortPlan | None
    source: str
    demo: bool

    @property
    def ahead(self) -> tuple[EventRecord, ...]:
        """Dates announced."""
        return tuple(event for event in self.events if event.announced and not event.attended)

    @property
    def attended(self) -> tuple[EventRecord, ...]:
        """Dates at which the network was."""
        return tuple(event for event in self.events if event.attended)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One line of a calendar: a day that is known, with its hours when they are."""

    uid: str
    title: str
    start: dt.date | dt.datetime
    end: dt.date | dt.datetime | None
    place: str
    note: str
    url: str
