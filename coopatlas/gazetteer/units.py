"""What the gazetteer knows of a place or a body: a unit, with its names, codes, members and successions through time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name and the time it was in use; dates are partial ISO dates, '' when unknown or still in use."""

    name: str
    kind: str  # official, former, acronym, alias, exonym, assembly
    language: str  # ISO 639-1, '' when unknown
    valid_from: str
    valid_to: str


@dataclass(frozen=True, slots=True)
class Membership:
    """A member of a grouping (or a grouping of a member), with its dates of entry and exit."""

    key: str
    name: str
    valid_from: str
    valid_to: str


@dataclass(frozen=True, slots=True)
class Successor:
    """The other end of a succession; ``share`` is the part (0 to 1) of the ended unit's population taken over."""

    key: str
    name: str
    date: str
    reason: str
    share: float | None


@dataclass(frozen=True, slots=True)
class Unit:
    """A place, a local authority, a country or a body of the reference set."""

    key: str
    nature: str  # country | place | authority (a place that acts) | body (acts, has no territory)
    kind: str  # a code of kinds.csv
    name: str  # today's proper name, or the last one
    country: str  # ISO 3166-1 alpha-2, '' for none
    names: tuple[DatedName, ...]
    codes: dict[str, str]  # insee, siren, geonames, iso3166-2 ...
    valid_from: str
    valid_to: str  # '' while it exists
    parent: str  # key of the unit it lies in, '' when unknown
    lat: float | None
    lon: float | None
    precision: str  # point | commune | region | country | unknown
    population: int | None
    population_year: int | None
    members: tuple[Membership, ...]
    successors: tuple[Successor, ...]
    predecessors: tuple[Successor, ...]
    source: str  # code of a source of the manifest

    @property
    def ended(self) -> bool:
        """True when the unit no longer exists."""
        return bool(self.valid_to)


@dataclass(frozen=True, slots=True)
class Match:
    """A unit proposed for a text, with the reason in plain French."""

    unit: Unit
    score: float  # 0 to 100, for ordering only
    certainty: str  # "exact" | "doubtful"
    matched_name: str
    reason: str
