"""The outlines of the world's countries and of many regions, read once from `data/cartography`."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import accumulate, pairwise
from math import asin, cos, hypot, pi, radians
from pathlib import Path
from typing import Any

from coopatlas.cartography.sphere import Vector, dot, vector

DATA = Path(__file__).resolve().parents[2] / "data" / "cartography"

#: Longitudes are unrolled eastwards from this meridian, between Russia and Alaska.
SEAM = -169.0

Box = tuple[float, float, float, float]


class ArcLine:
    """A piece of coast or of limit, whose vertices know down to which level of detail they matter."""

    __slots__ = ("_box", "_counts", "_levels", "_quantum", "_vectors", "_xs", "_ys", "centre", "radius")

    def __init__(self, levels: str, deltas: Sequence[int], quantum: float) -> None:
        """Levels: a digit a vertex. Deltas: first vertex, then steps, in units of `quantum` degrees."""
        self._levels, self._quantum = levels, quantum
        self._xs, self._ys = array("i", accumulate(deltas[::2])), array("i", accumulate(deltas[1::2]))
        west, south, east, north = min(self._xs), min(self._ys), max(self._xs), max(self._ys)
        self._box = west, south, east, north
        self.centre, self.radius = cap((west * quantum, south * quantum, east * quantum, north * quantum))
        self._vectors: list[Vector] | None = None
        self._counts: list[int] | None = None

    def at(self, level: int) -> list[Vector]:
        """The vertices, as unit vectors, that matter at this level or above."""
        if self._vectors is None:
            self._vectors = [vector(lon, lat) for lon, lat in self.degrees()]
        least = str(level)
        return [v for v, digit in zip(self._vectors, self._levels, strict=True) if digit >= least]

    @property
    def counts(self) -> list[int]:
        """How many vertices matter at each level or above, from level 0 to 9."""
        if self._counts is None:
            self._counts = list(accumulate(self._levels.count(digit) for digit in "9876543210"))[::-1]
        return self._counts

    def keeps_end(self, level: int, *, last: bool) -> bool:
        """Whether the first or the last vertex matters at this level: the arc beside it answers alike."""
        return self._levels[-1 if last else 0] >= str(level)

    def end(self, *, last: bool) -> Vector:
        """The unit vector of the first or the last vertex."""
        at = -1 if last else 0
        return vector(self._xs[at] * self._quantum, self._ys[at] * self._quantum)

    def degrees(self) -> list[tuple[float, float]]:
        """Longitude and latitude of every vertex."""
        quantum = self._quantum
        return [(x * quantum, y * quantum) for x, y in zip(self._xs, self._ys, strict=True)]

    def crosses(self, lon: float, lat: float) -> bool:
        """Whether a ray from a position due east crosses this arc an odd number of times."""
        x, y = lon / self._quantum, lat / self._quantum
        west, south, east, north = self._box
        if y < south or y >= north or x > east:
            return False
        if x < west:
            return (self._ys[0] > y) != (self._ys[-1] > y)
        odd = False
        for (ax, ay), (bx, by) in pairwise(zip(self._xs, self._ys, strict=True)):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                odd = not odd
        return odd


@dataclass(frozen=True, slots=True)
class Unit:
    """A subdivision: its ISO 3166-2 code where it has one, the wider region around it, its rings of arc references."""

    code: str
    country: str
    parent: str
    rings: list[list[int]]


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its ISO 3166-1 code: rings, box in degrees (east may pass 180), where its name may stand."""

    code: str
    rings: list[list[int]]
    box: Box
    label: tuple[float, float]
    centre: Vector
    radius: float


class Outlines:
    """Everything in `outlines.json`. A reference is the index of an arc, or its complement for the way back."""

    def __init__(self, document: dict[str, Any]) -> None:
        """Keep the arcs as flat arrays: a hundredth of a second, and no dictionary left over."""
        quantum = document["quantum"]
        self.sizes: list[float] = document["sizes"]
        self.arcs = [ArcLine(*pair, quantum) for pair in zip(document["levels"], document["arcs"], strict=True)]
        self.countries = {code: self._country(code, found) for code, found in document["countries"].items()}
        self.units = [Unit(**unit) for unit in document["units"]]
        self.wide_units = [Unit(**unit) for unit in document["wide_units"]]
        self.reformed: dict[str, int] = document["reformed"]

    def _country(self, code: str, found: dict[str, Any]) -> Country:
        west, south, east, north = found["box"]
        arcs = {self.arc(reference) for ring in found["rings"] for reference in ring}
        centre = vector((west + east) / 2, (south + north) / 2)
        radius = max(safe_angle(centre, arc.centre) + arc.radius for arc in arcs)
        return Country(code, found["rings"], (west, south, east, north), tuple(found["label"]), centre, radius)

    def arc(self, reference: int) -> ArcLine:
        """The arc of a reference, whichever way it is walked."""
        return self.arcs[reference if reference >= 0 else ~reference]

    def level_for(self, detail: float) -> int:
        """The coarsest level that loses nothing larger than `detail` degrees."""
        return max((level for level, size in enumerate(self.sizes) if size <= detail), default=0)

    @cache  # noqa: B019 - one instance lives as long as the process
    def whole_rings(self, code: str, level: int) -> list[tuple[list[Vector], Vector, float]]:
        """The rings of a country at one level, in one piece, each with the centre and radius of a cap around it."""
        found = []
        for ring in self.countries[code].rings:
            vectors = [vector for reference in ring for vector in self.walked(reference, level)]
            arcs = [self.arc(reference) for reference in ring]
            radius = max(safe_angle(arcs[0].centre, arc.centre) + arc.radius for arc in arcs)
            found.append((vectors, arcs[0].centre, radius))
        return found

    def walked(self, reference: int, level: int) -> list[Vector]:
        """The vertices of an arc in the direction of its reference, but its end, with which the next arc begins."""
        arc, forward = self.arc(reference), reference >= 0
        walked = arc.at(level) if forward else arc.at(level)[::-1]
        return walked[:-1] if arc.keeps_end(level, last=forward) else walked

    def ring_degrees(self, ring: Sequence[int]) -> list[tuple[float, float]]:
        """A ring at full detail as longitudes (unrolled east of 169° W) and latitudes."""
        whole: list[tuple[float, float]] = []
        for reference in ring:
            line = self.arc(reference).degrees()
            whole += (line if reference >= 0 else line[::-1])[:-1]
        return whole

    @cached_property
    def units_of(self) -> dict[str, list[Unit]]:
        """The subdivisions of each divided country."""
        found: dict[str, list[Unit]] = {}
        for unit in self.units:
            found.setdefault(unit.country, []).append(unit)
        return found

    @cached_property
    def limits(self) -> dict[str, list[int]]:
        """The arcs between two subdivisions of each divided country."""
        return shared_arcs(self.units)

    @cached_property
    def wide_limits(self) -> dict[str, list[int]]:
        """The arcs between two of the wider regions, where a country has both, else between its subdivisions."""
        return {**self.limits, **shared_arcs(self.wide_units)}


def shared_arcs(units: list[Unit]) -> dict[str, list[int]]:
    """By country, the arcs that two of its units walk, each in its own direction."""
    walked: dict[str, set[int]] = {}
    for unit in units:
        walked.setdefault(unit.country, set()).update(reference for ring in unit.rings for reference in ring)
    return {country: sorted(r for r in found if r >= 0 and ~r in found) for country, found in walked.items()}


@cache
def outlines() -> Outlines:
    """The outlines, read the first time they are wanted."""
    return Outlines(json.loads((DATA / "outlines.json").read_bytes()))


def country_box(code: str) -> Box | None:
    """West, south, east, north in degrees around the main body of a country (ISO 3166-1 alpha-2), or None.

    Far small parts are left out (Azores, Canaries, Easter Island); east passes 180 when the country does (Fiji).
    """
    found = outlines().countries.get(code.upper())
    return found.box if found else None


def country_anchor(code: str) -> tuple[float, float] | None:
    """Longitude and latitude on which the name of a country may be written: inside its largest part."""
    found = outlines().countries.get(code.upper())
    return found.label if found else None


@lru_cache(maxsize=4096)
def country_at(lat: float, lon: float) -> str | None:
    """The ISO 3166-1 code of the country a place lies in, as the outlines draw it; None at sea."""
    world, here = outlines(), vector(lon, lat)
    for country in world.countries.values():
        if dot(here, country.centre) >= cos(min(pi, country.radius)) and within(country.rings, lat, lon):
            return country.code
    return None


@lru_cache(maxsize=4096)
def unit_around(lat: float, lon: float, country: str) -> Unit | None:
    """The widest subdivision of a country around a place; None when it is unknown."""
    found = next((unit for unit in outlines().units_of.get(country, []) if within(unit.rings, lat, lon)), None)
    return unit_of_code(found.parent) if found and found.parent else found


def unit_of_code(code: str) -> Unit | None:
    """The subdivision or wider region of an ISO 3166-2 code; None when it is unknown."""
    return next((unit for unit in (*outlines().units, *outlines().wide_units) if code and unit.code == code), None)


def subdivisions_before(country: str) -> int | None:
    """The year of the reform that the drawn subdivisions of a country do not show yet; None when they are current."""
    return outlines().reformed.get(country)


def within(rings: list[list[int]], lat: float, lon: float) -> bool:
    """Whether a place lies within rings of references (holes count as outside)."""
    arcs = [outlines().arc(reference) for ring in rings for reference in ring]
    east_of_seam = (lon - SEAM) % 360 + SEAM
    return any(sum(arc.crosses(turned, lat) for arc in arcs) % 2 for turned in (east_of_seam, east_of_seam + 360))


def cap(box: Box) -> tuple[Vector, float]:
    """The centre and the radius in radians of a round cap of the globe that covers a box of degrees."""
    west, south, east, north = box
    widest = 0.0 if south < 0 < north else min(abs(south), abs(north))
    half = hypot((east - west) * cos(radians(widest)), north - south) / 2
    return vector((west + east) / 2, (south + north) / 2), min(pi, radians(half) * 1.02 + 1e-4)


def safe_angle(a: Vector, b: Vector) -> float:
    """The angle in radians between two unit vectors, from their chord."""
    chord = hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
    return pi if chord >= 2 else 2 * asin(chord / 2)
