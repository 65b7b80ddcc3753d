"""What the world sees of a capitalisation sheet and of its lessons: frozen dataclasses, built by ``catalogue.assembly``.

No personal name may have a field here: people appear by kind alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from coopatlas.catalogue.records import Coded


@dataclass(frozen=True, slots=True)
class LinkedTerm:
    """A theme, with its page when it has one."""

    code: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class PracticePlace:
    """``url`` opens the place, or the country when no place is told."""

    country: str
    country_name: str
    country_url: str
    name: str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """One line of a section that lists."""

    kind: Coded
    text: str


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """A part of a sheet. ``title`` is never empty; ``number`` is the document's own chapter, "" when it has none."""

    id: int
    kind: Coded
    title: str
    number: str
    text: str
    items: tuple[ItemRecord, ...]

    def of(self, *kinds: str) -> tuple[ItemRecord, ...]:
        """The items of these kinds, in order."""
        return tuple(item for item in self.items if item.kind.code in kinds)

    def but(self, *kinds: str) -> tuple[ItemRecord, ...]:
        """The other items."""
        return tuple(item for item in self.items if item.kind.code not in kinds)


@dataclass(frozen=True, slots=True)
class TestimonyRecord:
    """Reported speech. ``speaker`` is None when the document does not say who speaks; ``repeats``: it says again what another
    testimony of the sheet says."""

    speaker: Coded | None
    text: str
    consent: Coded
    repeats: bool
    section: int | None
    lesson: int | None


@dataclass(frozen=True, slots=True)
class PracticeActor:
    """Who took which part. ``kind`` is None for people and groups that are no body."""

    name: str
    url: str
    kind: Coded | None
    part: Coded
    role: str
    background: str


@dataclass(frozen=True, slots=True)
class ToolRecord:
    name: str
    purpose: str


@dataclass(frozen=True, slots=True)
class SheetDoubtRecord:
    code: str
    subject: str
    message: str


@dataclass(frozen=True, slots=True)
class ShortSheet:
    """A sheet in a list, or above one of its lessons."""

    id: int
    url: str
    title: str
    kind: Coded
    start_year: int | None
    end_year: int | None
    language: str
    carriers: tuple[str, ...]
    countries: tuple[Coded, ...]
    lessons: int
    demo: bool


@dataclass(frozen=True, slots=True)
class LessonRecord:
    """One lesson: in a list, on its sheet or on its own page."""

    id: int
    url: str
    kind: Coded
    topic: Coded
    level: Coded | None
    title: str
    statement: str
    issuer: str
    addressee: str
    section: int | None
    sheet_id: int
    sheet_title: str
    sheet_url: str
    language: str


@dataclass(frozen=True, slots=True)
class SheetRecord:
    """All that is public of one sheet."""

    id: int
    url: str
    kind: Coded
    title: str
    subtitle: str
    summary: str
    collection: str
    audience: str
    keywords: tuple[str, ...]
    start_year: int | None
    end_year: int | None
    duration_months: int | None
    language: str
    document: str
    responsibility: str
    author_function: str
    partnership_url: str
    themes: tuple[LinkedTerm, ...]
    places: tuple[PracticePlace, ...]
    actors: tuple[PracticeActor, ...]
    tools: tuple[ToolRecord, ...]
    sections: tuple[SectionRecord, ...]
    lessons: tuple[LessonRecord, ...]
    testimonies: tuple[TestimonyRecord, ...]
    doubts: tuple[SheetDoubtRecord, ...]
    updated_on: str
    demo: bool

    def sections_of(self, *kinds: str) -> tuple[SectionRecord, ...]:
        """The sections of these kinds, in the order of the document."""
        return tuple(section for section in self.sections if section.kind.code in kinds)

    def lessons_of(self, *kinds: str) -> tuple[LessonRecord, ...]:
        """The lessons of these kinds, in the order of the document."""
        return tuple(lesson for lesson in self.lessons if lesson.kind.code in kinds)

    @property
    def cast(self) -> tuple[tuple[Coded, tuple[PracticeActor, ...]], ...]:
        """The actors by the part they take, in the order of the vocabulary."""
        parts = dict.fromkeys(actor.part for actor in self.actors)
        return tuple((part, tuple(actor for actor in self.actors if actor.part == part)) for part in parts)

    @property
    def carriers(self) -> tuple[PracticeActor, ...]:
        """Who deployed the practice."""
        return tuple(actor for actor in self.actors if actor.part.code == "carrier")


@dataclass(frozen=True, slots=True)
class LessonPage:
    """One lesson with what surrounds it."""

    lesson: LessonRecord
    sheet: ShortSheet
    section: SectionRecord | None
    testimonies: tuple[TestimonyRecord, ...]
    themes: tuple[LinkedTerm, ...]
    same_topic: tuple[LessonRecord, ...]  # other sheets first
    same_theme: tuple[LessonRecord, ...]  # of the same kind, in sheets that share a theme
