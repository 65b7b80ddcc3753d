"""What the world sees of a project, and of the way a partnership is steered: frozen dataclasses, as in ``records``."""

from __future__ import annotations

from dataclasses import dataclass

from coopatlas.catalogue.records import (
    ActionRecord,
    Coded,
    FunderRef,
    PartyRecord,
    PlaceRecord,
    ShortPartnership,
    SourceRecord,
)


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A project in a list of links."""

    id: int
    url: str
    title: str
    start_year: int | None
    end_year: int | None
    cofunder: str
    demo: bool


@dataclass(frozen=True, slots=True)
class ShortProject:
    """A project in the list of projects, with what carries it."""

    line: ProjectLine
    partnership: ShortPartnership


@dataclass(frozen=True, slots=True)
class ProgrammeRecord:
    """A period planned together, with its overall objectives."""

    kind: Coded
    start_year: int
    end_year: int
    objectives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CycleRecord:
    """One element of the cycle. ``rhythm`` is in words ("2 à 3 fois par an"), "" when no figure is told; the three numbers say
    the same to machines: at least, at most, in how many years."""

    kind: Coded
    since: str
    rhythm: str
    times: tuple[int, int, int] | None
    text: str
    parts: tuple[CycleRecord, ...]


@dataclass(frozen=True, slots=True)
class EvaluationRecord:
    """An evaluation made; ``external`` is None when nobody says whether it came from outside."""

    date: str
    external: bool | None
    evaluator: FunderRef | None
    note: str


@dataclass(frozen=True, slots=True)
class Steering:
    """How a partnership plans, follows and judges its own work. Empty tuples: nobody told."""

    programmes: tuple[ProgrammeRecord, ...] = ()
    cycle: tuple[CycleRecord, ...] = ()
    evaluations: tuple[EvaluationRecord, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.programmes or self.cycle or self.evaluations)


@dataclass(frozen=True, slots=True)
class ComponentRecord:
    kind: Coded | None
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """``place`` is the known place the site is or lies in; ``spellings`` the other ways its name is written."""

    name: str
    spellings: tuple[str, ...]
    note: str
    component: str
    place: PlaceRecord | None


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """``name`` is the body's own name, ``written`` the one the source wrote when it differs, "" otherwise."""

    role: Coded
    name: str
    written: str
    url: str | None
    unit: str
    contribution: str


@dataclass(frozen=True, slots=True)
class ActorGroup:
    """The actors of one type."""

    kind: Coded
    actors: tuple[ActorRecord, ...]


@dataclass(frozen=True, slots=True)
class ResultRecord:
    """One line of the logical framework, with the lines under it."""

    level: Coded
    text: str
    children: tuple[ResultRecord, ...]


@dataclass(frozen=True, slots=True)
class AchievementGroup:
    """What was done, at one scale."""

    tier: Coded
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProjectRecord:
    """All that is public of one project. ``end_date`` and ``status`` say its period as the header of a record needs them."""

    id: int
    url: str
    title: str
    start_year: int | None
    end_year: int | None
    status: Coded
    cofunder: str
    cofunded_year: int | None
    summary: str
    audience: str
    partnership: ShortPartnership
    before_reform: PartyRecord | None
    distance_km: int | None
    components: tuple[ComponentRecord, ...]
    sites: tuple[SiteRecord, ...]
    actors: tuple[ActorGroup, ...]
    framework: tuple[ResultRecord, ...]
    achievements: tuple[AchievementGroup, ...]
    actions: tuple[ActionRecord, ...]
    steering: Steering
    source: str
    sources: tuple[SourceRecord, ...]
    demo: bool
    license: str

    @property
    def end_date(self) -> str | None:
        return str(self.end_year) if self.end_year else None

    @property
    def here(self) -> tuple[PartyRecord, ...]:
        return self.partnership.here

    @property
    def there(self) -> tuple[PartyRecord, ...]:
        return self.partnership.there
