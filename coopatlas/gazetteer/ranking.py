"""Ordering the units that answer a text, and saying when the first one may be taken without asking.

A score orders; certainty is judged apart: the first is certain only when no other unit of equal standing bears the name,
or when the point given, the kind said in the text or a far larger population tells them apart.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from coopatlas.gazetteer.folding import fold, key_of
from coopatlas.gazetteer.kinds import kind
from coopatlas.gazetteer.query import Query
from coopatlas.gazetteer.store import Hit
from coopatlas.gazetteer.unpacking import ALIAS, ALTERNATE, BARE, FORMER, OFFICIAL, PROPER, SHORT

Point = tuple[float, float]

_TRUST_SCORE = {PROPER: 100.0, OFFICIAL: 100.0, SHORT: 98.0, FORMER: 97.0, ALIAS: 96.0, ALTERNATE: 92.0, BARE: 90.0}
_FAMILY_SCORE = {
    "body": 3.0,
    "assembly": 3.0,
    "country": 3.0,
    "municipality": 2.0,
    "region": 2.0,
    "department": 2.0,
    "intercommunal": 0.0,
    "subdivision": 0.0,
    "subsubdivision": -2.0,
    "submunicipal": -4.0,
}
_KIND_SCORE = {"village": -6.0, "commune-abroad": -1.0, "territory": -1.0}
# Units whose inhabitants no source gives, so that they weigh like their peers.
_USUAL_POPULATION = {
    "subdivision": 100_000,
    "subsubdivision": 10_000,
    "body": 10_000,
    "assembly": 10_000,
    "region": 1_000_000,
}
_MOST = 10_000_000  # more inhabitants than that weigh no more: a country is not surer than a city
NEAR_KM = 25.0
_FAR_KM = 100.0
_NESTED_KM = 40.0
_CLEAR_GAP = 3.0  # points of score
_CLEAR_POPULATION = 20  # times as many inhabitants


@dataclass(frozen=True, slots=True)
class Context:
    """What the asker said besides the text."""

    country: str | None = None
    near: Point | None = None
    on: str | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A hit with its score and its distance in km to the point given (None when unknown)."""

    hit: Hit
    score: float
    distance: float | None


def rank(
    query: Query, hits: list[Hit], context: Context, bare_names: dict[str, tuple[frozenset[str], str]]
) -> list[Ranked]:
    """The hits, one per unit, best first."""
    best: dict[str, Ranked] = {}
    names = {(hit.country, key_of(hit.name)) for hit in hits if kind(hit.kind).family == "subdivision"}
    for hit in hits:
        distance = _distance(context.near, hit)
        score = _name_score(query, hit) + _unit_score(query, hit, names) + _context_score(hit, context, distance)
        if query.type_word is None and hit.kind in bare_names.get(hit.country, (frozenset(),))[0]:
            score += 12.0
        if hit.key not in best or score > best[hit.key].score:
            best[hit.key] = Ranked(hit, score, distance)
    return sorted(best.values(), key=lambda item: (-item.score, item.hit.key))


def _distance(near: Point | None, hit: Hit) -> float | None:
    if near is None or hit.lat is None or hit.lon is None:
        return None
    return distance_km(near, (hit.lat, hit.lon))


def _name_score(query: Query, hit: Hit) -> float:
    score = _TRUST_SCORE[hit.trust]
    if fold(hit.matched) in (query.folded, query.rest_folded):
        score += 1.0
    if query.type_word is not None and hit.lookup_key == query.key:
        score += 10.0  # the type word is part of the name that matched
    return score


def _unit_score(query: Query, hit: Hit, subdivision_names: set[tuple[str, str]]) -> float:
    family = kind(hit.kind).family
    score = 0.0
    if query.type_word is None:
        score += _FAMILY_SCORE[family] + _KIND_SCORE.get(hit.kind, 0.0)
    people = hit.population or _USUAL_POPULATION.get(family, 300)
    score += 2.0 * math.log10(min(max(people, 100), _MOST)) - 4.0
    if hit.valid_to:
        score -= 2.0
    if hit.kind == "town" and (hit.country, key_of(hit.name)) in subdivision_names:
        score += 2.0  # the seat of a subdivision of the same name
    return score


def _context_score(hit: Hit, context: Context, distance: float | None) -> float:
    score = 0.0
    if context.country is None and hit.country == "FR" and hit.trust <= ALIAS:
        score += 4.0  # readers of the Atlas write French names
    if context.on and hit.valid_to:
        score += 2.5 if context.on < hit.valid_to else -2.0
    if distance is not None:
        score += 20.0 if distance <= NEAR_KM else 8.0 if distance <= 60.0 else -10.0 if distance > _FAR_KM else 0.0
    return score


def rivals(ranked: list[Ranked]) -> list[Ranked]:
    """The units that could be meant instead of the first: not the wider or narrower level of the same place."""
    first = ranked[0]
    return [other for other in ranked[1:] if not _nested(first.hit, other.hit)]


def is_clear(first: Ranked, others: list[Ranked]) -> bool:
    """True when the first may be taken: every rival is further from the point, far less populated, or of lesser standing."""
    return all(_beats(first, other) for other in others)


def _beats(first: Ranked, other: Ranked) -> bool:
    if first.distance is not None and first.distance <= NEAR_KM and (other.distance is None or other.distance > 60.0):
        return True
    if first.score - other.score >= _CLEAR_GAP:
        return True
    return (first.hit.population or 0) >= _CLEAR_POPULATION * max(other.hit.population or 300, 300)


def _nested(first: Hit, other: Hit) -> bool:
    """One lies in the other, or both are levels of one place: a town and its district, a commune and its EPCI."""
    if first.country != other.country:
        return False
    if other.key == first.parent or first.key == other.parent:
        return True
    if kind(first.kind).family != kind(other.kind).family and first.parent == other.parent:
        return True
    if first.lat is None or first.lon is None or other.lat is None or other.lon is None:
        return False
    return distance_km((first.lat, first.lon), (other.lat, other.lon)) <= _NESTED_KM


def distance_km(first: Point, second: Point) -> float:
    """Distance on the sphere between two points (latitude, longitude in degrees)."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*first, *second))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))
