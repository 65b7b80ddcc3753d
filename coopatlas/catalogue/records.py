"""What the world sees of one record: frozen dataclasses, built from the database by ``catalogue.assembly``.

Pages, JSON, CSV and GeoJSON all read these and nothing else, so no format can show what another hides. No personal name,
address or telephone may have a field here. ``None`` means unknown; a known absence is ``False``, ``0`` or an empty tuple
with its ``*_state`` ("value", "none" or "unknown").
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # that module is written with the words of this one
    from coopatlas.catalogue.projects import ProjectLine, Steering


@dataclass(frozen=True, slots=True)
class Coded:
    """A vocabulary value: stable code, label in the reader's language."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one value was read: words of the source, source name, line numbers (1-based), None when typed here."""

    field: str
    raw: str
    source: str
    line_from: int | None
    line_to: int | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """One anomaly in plain words. ``field`` names the value it stands beside ("contributions[2].year")."""

    code: str
    severity: str
    field: str
    message: str
    raw: str
    line: int | None


@dataclass(frozen=True, slots=True)
class SuccessorRef:
    """The body that took over, since when (partial date)."""

    name: str
    url: str
    since: str
    reason: str


@dataclass(frozen=True, slots=True)
class PartyRecord:
    """One body on one shore. ``as_signed`` is the name the source wrote; ``name`` its proper name at that time."""

    role: Coded
    name: str
    as_signed: str
    country: str  # ISO 3166-1 alpha-2, "" when unknown
    country_name: str
    url: str | None
    successor: SuccessorRef | None
    place_name: str
    acting_for: str  # name of the body a maître d'œuvre works for, "" when none
    kind: str  # label of the kind of organisation ("Région", "EPCI", …), "" when unmatched
    matched: bool


@dataclass(frozen=True, slots=True)
class ThemeRecord:
    """A theme on three levels, "" where a level is not told."""

    level1: str
    level2: str
    level3: str
    url: str | None
    main: bool
    priority: int | None
    sdgs: tuple[Coded, ...]
    dac: tuple[Coded, ...]


@dataclass(frozen=True, slots=True)
class FunderRef:
    name: str
    url: str | None


@dataclass(frozen=True, slots=True)
class ContributionRecord:
    """One funding line. Several funders on one line share one unshared amount."""

    funders: tuple[FunderRef, ...]
    label: str
    amount: Decimal | None
    currency: str
    year: int | None
    year_doubted: bool
    one_percent_water: Decimal | None
    kind: str  # cash, in-kind, "" when the source does not say
    stage: str | None
    doubts: tuple[Doubt, ...]
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class FunderShare:
    """One funder's part of the total, for the bar: ``percent`` 0–100 with one decimal."""

    label: str
    amount: Decimal
    percent: Decimal


@dataclass(frozen=True, slots=True)
class TotalRecord:
    """Computed, never typed. ``left_out`` says in words which lines are not in it and why."""

    amount: Decimal
    currency: str
    lines: int
    left_out: tuple[str, ...]
    shares: tuple[FunderShare, ...]


@dataclass(frozen=True, slots=True)
class NarrativeRecord:
    """``section``: context, history, objective, description, beneficiaries. ``paragraphs`` hold the text cut at blank lines;
    inside a paragraph, line breaks are kept."""

    section: Coded
    language: str
    text: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeriodRecord:
    start: int
    start_latest: int | None
    end: int | None
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ThreadItem:
    """One knot of the vertical timeline, in order. ``kind``: agreement, creation, period, cofunding, evaluation, reform,
    start, end. ``when`` is a partial date as shown ("1990", "février 2009", "1999–2000"); ``certainty``: known, blurred,
    planned."""

    kind: str
    when: str
    iso: str
    label: str
    certainty: str
    url: str | None


@dataclass(frozen=True, slots=True)
class AgreementRecord:
    """What was signed; ``label_date`` is ``signed_on`` in words. Of several told at once (``count``), ``signed_on`` is when the
    first was signed."""

    kind: Coded
    signed_on: str
    label_date: str
    object: str
    count: int
    amount: Decimal | None
    currency: str
    signatories: tuple[FunderRef, ...]

    @property
    def signed_since(self) -> bool:
        """Whether ``signed_on`` is the first of several dates."""
        return self.count > 1 and self.signed_on != ""


@dataclass(frozen=True, slots=True)
class ActionRecord:
    """One action sheet. ``missing_references`` are numbers of actions the source points to and does not show."""

    number: int | None
    title: str
    objectives: tuple[str, ...]
    summary: str
    references: tuple[int, ...]
    missing_references: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class VolunteerRecord:
    """A volunteer's mission, without the person."""

    scheme: str | None
    mission: str
    field: str
    host: str


@dataclass(frozen=True, slots=True)
class ParentRecord:
    """A territory a place lay in, from one partial date to another, "" = open or unknown."""

    name: str
    url: str
    valid_from: str
    valid_to: str


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """``precision``: point, commune, region, country or unknown. ``role``: partner, implementation, authority. ``kind``: code
    of ``data/vocabularies/administrative_levels.csv``."""

    name: str
    country: str
    country_name: str
    lat: float | None
    lon: float | None
    precision: str
    role: str
    url: str | None
    kind: str
    parents: tuple[ParentRecord, ...] = ()  # told only where they are dated


@dataclass(frozen=True, slots=True)
class AcronymRecord:
    acronym: str
    expansion: str


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """``text_url`` opens the source text kept word for word, persons masked."""

    name: str
    retrieved_on: str | None
    note: str
    text_url: str | None


@dataclass(frozen=True, slots=True)
class ShortPartnership:
    """One line of a list."""

    id: int
    url: str
    title: str
    form: Coded | None
    status: Coded
    start_year: int | None
    end_date: str | None
    here: tuple[PartyRecord, ...]  # French side
    there: tuple[PartyRecord, ...]  # partner side
    theme: str
    total: TotalRecord | None
    demo: bool
    doubts: int


@dataclass(frozen=True, slots=True)
class PartnershipRecord:
    """All that is public of one partnership."""

    id: int
    url: str
    title: str
    form: Coded | None
    status: Coded
    first_signed_year: int | None
    start_year: int | None
    end_date: str | None
    triennial: bool | None
    communication_in_france: bool | None
    communication_abroad: bool | None
    evaluation: bool | None
    themes: tuple[ThemeRecord, ...]
    other_themes_state: str
    parties: tuple[PartyRecord, ...]
    here: tuple[PartyRecord, ...]
    there: tuple[PartyRecord, ...]
    post: PartyRecord | None  # the diplomatic post that follows it
    contributions: tuple[ContributionRecord, ...]
    contributions_state: str
    total: TotalRecord | None
    narratives: tuple[NarrativeRecord, ...]
    periods: tuple[PeriodRecord, ...]
    thread: tuple[ThreadItem, ...]
    agreements: tuple[AgreementRecord, ...]
    actions: tuple[ActionRecord, ...]
    volunteers: tuple[VolunteerRecord, ...]
    volunteers_state: str
    places: tuple[PlaceRecord, ...]
    distance_km: int | None
    acronyms: tuple[AcronymRecord, ...]
    doubts: tuple[Doubt, ...]
    origins: tuple[Origin, ...]
    sources: tuple[SourceRecord, ...]
    before_reform: PartyRecord | None
    verified_on: str | None
    imported: bool  # "importé, à confirmer"
    updated_on: str
    demo: bool
    license: str
    projects: tuple[ProjectLine, ...] = ()
    steering: Steering | None = None  # None, or empty: nobody told how the partnership is steered

    @property
    def language(self) -> str:
        """The language of the record's own words: that of its narratives; French, the platform's own, when it has none."""
        return self.narratives[0].language if self.narratives else "fr"

    def doubts_of(self, prefix: str) -> tuple[Doubt, ...]:
        """The doubts that stand beside the values whose field name begins with ``prefix``."""
        return tuple(d for d in self.doubts if d.field == prefix or d.field.startswith((f"{prefix}[", f"{prefix}.")))

    def origin_of(self, field: str) -> Origin | None:
        """The source text beside the value ``field``, if it came from a source."""
        return next((o for o in self.origins if o.field == field), None)


@dataclass(frozen=True, slots=True)
class NameRecord:
    """A dated name. ``kind`` label: nom officiel, ancien nom, sigle, autre graphie, nom d'usage…"""

    name: str
    kind: Coded
    valid_from: str
    valid_to: str
    language: str = ""  # ISO 639-1, "" when unknown


@dataclass(frozen=True, slots=True)
class SuccessionRecord:
    """One step of the identity through time. ``direction``: predecessor or successor."""

    direction: str
    name: str
    url: str
    date: str
    reason: str
    share_percent: int | None


@dataclass(frozen=True, slots=True)
class PostRecord:
    """A function, never its person. ``title`` is "" when the source leaves it empty; ``kind``: elected, correspondent, staff.
    Without ``valid_to``, whether it still holds is not known: ``source`` said so on ``told_on``."""

    title: str
    kind: str
    valid_from: str
    valid_to: str
    source: str
    told_on: str


@dataclass(frozen=True, slots=True)
class KeyFigureRecord:
    """A figure a source gives. ``shown``: value and unit in the reader's language."""

    label: str
    value: Decimal
    unit: str
    shown: str
    date: str
    source: str


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    """An authority or any other body. ``own`` are its partnerships; ``inherited`` those of its predecessors, each beside the
    predecessor's name in ``ShortPartnership.here``."""

    id: int
    url: str
    name: str
    kind: Coded
    acronym: str
    country: str
    country_name: str
    country_url: str
    valid_from: str
    valid_to: str
    names: tuple[NameRecord, ...]
    codes: tuple[Coded, ...]
    successions: tuple[SuccessionRecord, ...]
    today: tuple[FunderRef, ...]  # the bodies of today that an ended one has become
    members: tuple[tuple[str, str, str, str], ...]  # (name, url or "", from, to)
    groups: tuple[tuple[str, str, str, str], ...]
    competences: tuple[Coded, ...]  # code = mandatory / optional / voluntary
    posts: tuple[PostRecord, ...]
    key_figures: tuple[KeyFigureRecord, ...]
    population: int | None  # None when its date is later than the body's end
    population_date: str
    address: tuple[str, ...]
    place: PlaceRecord | None
    own: tuple[ShortPartnership, ...]
    inherited: tuple[ShortPartnership, ...]
    sources: tuple[SourceRecord, ...]
    demo: bool
    partnerships: int = 0  # how many in all, when the two lists are cut short
