"""What a reader of a foreign source hands over: plain values that know where they stood in the source.

No Django here. A reader (``sources/<name>/reader.py``) turns bytes into rows; a normaliser turns one row into one
:class:`PartnershipDraft`. The pipeline then matches, compares, reports and applies drafts, whatever their source.

Three states for every fact (``docs/glossaire.md``): a *value*, *none* (the source says there is none) and *unknown*
(the source says nothing). A :class:`Fact` carries all three; empty is never zero.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class State(StrEnum):
    """Whether the source gives a value, says there is none, or says nothing."""

    VALUE = "value"
    NONE = "none"
    UNKNOWN = "unknown"


class Severity(StrEnum):
    """How much a reader of the record must mind: ``note`` (cosmetic), ``doubt`` (check it), ``error`` (value refused)."""

    NOTE = "note"
    DOUBT = "doubt"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Span:
    """1-based line numbers in the source text as decoded (first and last line included)."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """One normalised value beside the words it was read from.

    ``raw`` is the source text kept word for word; ``value`` is None unless ``state`` is VALUE.
    """

    value: T | None
    state: State = State.UNKNOWN
    raw: str = ""
    span: Span | None = None

    @classmethod
    def of(cls, value: T, raw: str, span: Span | None = None) -> Fact[T]:
        return cls(value, State.VALUE, raw, span)

    @classmethod
    def none(cls, raw: str = "", span: Span | None = None) -> Fact[T]:
        return cls(None, State.NONE, raw, span)


@dataclass(frozen=True, slots=True)
class Doubt:
    """One anomaly of the source. ``code`` is a row of ``data/vocabularies/anomalies.csv``; ``params`` fill its wording."""

    code: str
    severity: Severity
    field: str
    raw: str
    line: int | None = None
    params: dict[str, str] = dataclasses.field(default_factory=dict)

    def below(self, lines: int) -> Doubt:
        """The same, of a row that stands so many lines further down."""
        return self if self.line is None else dataclasses.replace(self, line=self.line + lines)


@dataclass(frozen=True, slots=True)
class PartyDraft:
    """One body taking part. ``role``: foreign-partner, french-authority, other-partner-france, other-partner-country,
    contracting-authority (maître d'ouvrage), operator (maître d'œuvre), before-reform. ``families``: which kinds of unit the
    name can mean ("municipality"), none = any. ``point``: where the source puts it (latitude, longitude in degrees): it tells
    homonyms apart, and places a body that the reference does not know. ``other_names``: tried when the name is not found (the
    authority an operator acts for); ``hints``: words of a title, candidates for a person to choose from; ``if_unknown``: what
    to write instead of a name that was only guessed; ``unnamed``: the source tells the country alone, nobody is looked for."""

    role: str
    name: Fact[str]
    country_name: str = ""
    acting_for: str = ""
    place_name: str = ""
    families: tuple[str, ...] = ()
    point: tuple[float, float] | None = None
    other_names: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    if_unknown: str = ""
    unnamed: bool = False
    code: str = ""  # INSEE code or SIREN that the source gives beside the name


@dataclass(frozen=True, slots=True)
class ThemeDraft:
    """Up to three levels of the old Atlas's theme list, as written. ``main`` for the headline theme of the record."""

    levels: tuple[Fact[str], ...]
    main: bool
    priority: str = ""


@dataclass(frozen=True, slots=True)
class ContributionDraft:
    """One line of the funding table. ``label`` is the funder cell word for word; ``funders`` the names it was split into
    (one or more, in order; a truncated name already repaired). ``one_percent_water``: value 0 differs from absent."""

    label: Fact[str]
    funders: tuple[str, ...]
    amount: Fact[Decimal]
    year: Fact[int]
    one_percent_water: Fact[Decimal]
    currency: str = "EUR"
    year_doubted: bool = False
    kind: str = "unknown"  # cash, in-kind
    stage: str = ""  # planned, notified, committed, paid


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A person named by the source. Never public. ``post`` is the function as written; ``body`` the organisation as written."""

    kind: str  # "post-contact" (diplomatic post), "partner-contact", "volunteer"
    family_name: str
    given_name: str
    post: str
    email: str
    body: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class VolunteerDraft:
    """A volunteer's mission. The person is kept apart and private; ``host`` is the entité d'affectation."""

    person: PersonDraft
    mission: Fact[str]
    field_of_action: Fact[str]
    host: Fact[str]


@dataclass(frozen=True, slots=True)
class NarrativeDraft:
    """One free text. ``section``: context, history, objective, description, beneficiaries."""

    section: str
    text: Fact[str]


@dataclass(frozen=True, slots=True)
class PeriodDraft:
    """One historical period told by the narrative. Years; ``end`` None = still open; ``start_latest`` when the source blurs
    the beginning ("depuis 1999-2000": start 1999, start_latest 2000)."""

    start: int
    end: int | None
    title: str
    text: Fact[str]
    start_latest: int | None = None


@dataclass(frozen=True, slots=True)
class ActionDraft:
    """One action sheet inside the description. ``references`` are numbers of other actions it points to ("Cf. action 4")."""

    title: Fact[str]
    objectives: tuple[Fact[str], ...]
    summary: Fact[str]
    references: tuple[int, ...] = ()
    number: int | None = None


@dataclass(frozen=True, slots=True)
class AcronymDraft:
    acronym: str
    expansion: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class AgreementDraft:
    """An agreement the text tells of. ``kind``: code of ``data/vocabularies/agreement_kinds.csv``; ``signed_on`` partial ISO
    date ("1990", "2009-02"); ``count`` when several are told at once; ``amount`` their total, in ``currency``.
    ``signatories``: (name as written, name of the party of the draft)."""

    kind: str
    signed_on: Fact[str]
    object: str = ""
    count: int = 1
    amount: Fact[Decimal] = field(default_factory=lambda: Fact(None))
    currency: str = "EUR"
    signatories: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CofundingDraft:
    """ "Projet cofinancé par X en AAAA": who, which year."""

    funder: Fact[str]
    year: Fact[int]


@dataclass(frozen=True, slots=True)
class BodyFactsDraft:
    """What a page tells of one of its bodies. ``subject``: the party's name as written. ``competences``: (mandatory, optional
    or voluntary, label); ``offices``: (elected function, partial ISO date of its beginning), never the person;
    ``members``: (name, year of entry or "")."""

    subject: str
    population: Fact[int] = field(default_factory=lambda: Fact(None))
    competences: tuple[tuple[str, Fact[str]], ...] = ()
    offices: tuple[tuple[str, Fact[str]], ...] = ()
    members: tuple[tuple[str, Fact[str]], ...] = ()


@dataclass(frozen=True, slots=True)
class PartnershipDraft:
    """All that one source row says of one partnership."""

    row: int
    title: Fact[str]
    form: Fact[str]
    status: Fact[str]  # "current" or "ended"
    first_signed_year: Fact[int]
    start_year: Fact[int]
    end_date: Fact[str]  # ISO
    triennial: Fact[bool]
    communication_in_france: Fact[bool]
    communication_abroad: Fact[bool]
    evaluation: Fact[bool]
    post_name: Fact[str]  # diplomatic post
    themes: tuple[ThemeDraft, ...] = ()
    other_themes_state: State = State.UNKNOWN
    parties: tuple[PartyDraft, ...] = ()
    contributions: tuple[ContributionDraft, ...] = ()
    contributions_state: State = State.UNKNOWN
    narratives: tuple[NarrativeDraft, ...] = ()
    people: tuple[PersonDraft, ...] = ()
    volunteers: tuple[VolunteerDraft, ...] = ()
    volunteers_state: State = State.UNKNOWN
    periods: tuple[PeriodDraft, ...] = ()
    actions: tuple[ActionDraft, ...] = ()
    acronyms: tuple[AcronymDraft, ...] = ()
    agreements: tuple[AgreementDraft, ...] = ()
    cofundings: tuple[CofundingDraft, ...] = ()
    bodies: tuple[BodyFactsDraft, ...] = ()
    place_names: tuple[Fact[str], ...] = ()  # places of implementation the source names
    source_name: Fact[str] = field(default_factory=lambda: Fact(None))
    source_owner: Fact[str] = field(default_factory=lambda: Fact(None))  # ministry name of the page footer
    source_year: Fact[int] = field(default_factory=lambda: Fact(None))
    external_id: str = ""  # the source's own identifier, where it has one
    text: str = ""  # the whole row, word for word, as decoded
    text_first_line: int = (
        1  # number, in the source file, of the first line of ``text``: spans count from the file's start
    )
    only_if_matched: bool = False  # left out, rather than waiting, when no authority is recognised
    header: str = ""  # what makes ``text`` readable alone: the first line of a table
    withheld: tuple[int, ...] = ()  # lines the reader did not understand: kept, never published
    reading: dict[str, Any] = field(default_factory=dict)  # what it takes to read ``text`` again, beside ``header``
    doubts: tuple[Doubt, ...] = ()

    def facts(self) -> Iterator[tuple[str, Fact[object]]]:
        """Every scalar fact with its field name, for provenance and reports."""
        for name in (
            "title",
            "form",
            "status",
            "first_signed_year",
            "start_year",
            "end_date",
            "triennial",
            "communication_in_france",
            "communication_abroad",
            "evaluation",
            "post_name",
        ):
            yield name, getattr(self, name)


@dataclass(frozen=True, slots=True)
class Refusal:
    """The input is not what it claims: nothing of it may be written (exit code 3). ``remedy`` says how to mend it, in French.
    ``text``: the row's words, when it is one row."""

    code: str
    message: str
    remedy: str
    line: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is none of this atlas's business (two French towns, an aid project without an authority). ``message`` says
    why, in French; ``code`` counts the reasons."""

    code: str
    message: str
    text: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Puzzle:
    """A row that its reader understands but nobody can place without an answer (a State that no longer exists). It waits in
    the tray. ``draft`` is what the row would become."""

    code: str
    message: str
    draft: PartnershipDraft


@dataclass(frozen=True, slots=True)
class Note:
    """Something to be said of a whole file, in French: which columns nobody understood, which mapping it was read with."""

    code: str
    message: str


Read = PartnershipDraft | Puzzle | LeftOut | Refusal
