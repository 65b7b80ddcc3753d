"""The land around one place, drawn from the outlines with as much detail as a pixel can show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from math import log, sqrt

from coopatlas.cartography.clipping import Frame, Pixel, clip_line, clip_ring, ring_area
from coopatlas.cartography.outlines import Outlines, outlines
from coopatlas.cartography.projection import Azimuthal, sees
from coopatlas.cartography.sphere import Vector

#: Size in pixels of the smallest detail worth drawing.
TOLERANCE = 0.8

#: From this level on, rings are so short that they are walked whole, without asking which of their arcs are seen.
WHOLE_FROM = 4

#: Land is cut this far outside the paper, so that the cut is never seen.
BLEED = 4.0

#: Islands smaller than this are left out: square pixels, around the shown country and within it.
SMALLEST, SMALLEST_SHOWN = 2.0, 0.6


#: In bytes, what a vertex takes in a path, and the words and marks of a map; what a coarser level leaves of the
#: vertices: averages, which only make the first try a good one.
BYTES_PER_VERTEX, OTHER_BYTES, LEFT_BY_LEVEL = 4.6, 900, 0.6


def drawn_within(view: Azimuthal, shown: str | None, heaviest: int, draw: Callable[[Basemap], str]) -> str:
    """What `draw` makes of the most detailed map of a view that weighs at most `heaviest` bytes.

    Nothing smaller than TOLERANCE pixels is drawn. A map whose coarsest form is still too heavy is better than none.
    """
    land = Basemap(view, shown, outlines().level_for(TOLERANCE * view.degrees_per_pixel))
    if land.level < WHOLE_FROM:
        land = land.lightened(heaviest)
    while land.expected_weight + OTHER_BYTES > heaviest and not land.is_coarsest:
        land = land.coarser(levels_to_leave(land.expected_weight + OTHER_BYTES, heaviest))
    drawn = draw(land)
    while (weight := len(drawn.encode())) > heaviest and not land.is_coarsest:
        land = land.coarser(levels_to_leave(weight, heaviest))
        drawn = draw(land)
    return drawn


def levels_to_leave(weight: float, heaviest: int) -> int:
    """By how many levels a map must be coarser to come from one weight down to another, at least one."""
    return max(1, round(log(heaviest / weight) / log(LEFT_BY_LEVEL)))


class Basemap:
    """Draws coasts and limits on one view; arcs keep the same vertices for both neighbours, so that they fit."""

    def __init__(self, view: Azimuthal, shown: str | None, level: int) -> None:
        """`shown`: the country whose smallest islands matter. `level`: 0 is the finest."""
        self.view, self.shown, self.level = view, shown, level
        self._world: Outlines = outlines()
        self._frame: Frame = (-BLEED, -BLEED, view.width + BLEED, view.height + BLEED)
        self._found: dict[int, list[Vector]] = {}
        self._visible: dict[int, bool] = {}

    @property
    def is_coarsest(self) -> bool:
        """Whether nothing more can be left out."""
        return self.level >= len(self._world.sizes)

    def coarser(self, levels: int = 1) -> Basemap:
        """The same map with details twice as large, for each level, at least one."""
        found = Basemap(self.view, self.shown, min(len(self._world.sizes), self.level + max(1, levels)))
        found._visible = self._visible
        return found

    @cached_property
    def countries(self) -> dict[str, list[list[Pixel]]]:
        """The clipped rings of every country on the paper."""
        found = {}
        for country in self._world.countries.values():
            if sees(self.view, country.centre, country.radius):
                rings = self.country_rings(country.code, SMALLEST_SHOWN if country.code == self.shown else SMALLEST)
                if rings:
                    found[country.code] = rings
        return found

    @property
    def expected_weight(self) -> float:
        """A guess of the bytes that the land takes."""
        return BYTES_PER_VERTEX * sum(len(ring) for rings in self.countries.values() for ring in rings)

    def lightened(self, heaviest: int) -> Basemap:
        """This map or a coarser one, by the number of vertices of all that may be seen, before anything is projected."""
        rings = (
            ring
            for country in self._world.countries.values()
            if sees(self.view, country.centre, country.radius)
            for ring in country.rings
        )
        seen = [
            r for ring in (*rings, self._world.limits.get(self.shown or "", [])) for r in ring if self._is_visible(r)
        ]
        counts = [self._world.arc(reference).counts for reference in seen]
        level = self.level
        while level < WHOLE_FROM and BYTES_PER_VERTEX * sum(count[level] for count in counts) > heaviest * 1.4:
            level += 1
        return self.coarser(level - self.level) if level > self.level else self

    def country_rings(self, code: str, smallest: float) -> list[list[Pixel]]:
        """The clipped rings of one country, without those under `smallest` square pixels."""
        if self.level < WHOLE_FROM:
            return self.rings(self._world.countries[code].rings, smallest)
        least = sqrt(smallest) / 2 / self.view.scale
        return [
            clipped
            for vectors, centre, radius in self._world.whole_rings(code, self.level)
            if radius >= least and sees(self.view, centre, radius) and (clipped := self._clipped(vectors, smallest))
        ]

    def limits(self, references: Iterable[int]) -> list[list[Pixel]]:
        """The clipped lines of arcs."""
        lines: list[list[Pixel]] = []
        for reference in references:
            if self._is_visible(reference):
                lines += clip_line(self.view.project(self._world.arc(reference).at(self.level)), self._frame)
        return lines

    def rings(self, rings: Sequence[Sequence[int]], smallest: float) -> list[list[Pixel]]:
        """Rings of references in pixels, clipped to the paper, without those under `smallest` square pixels."""
        kept = []
        least = sqrt(smallest) / 2 / self.view.scale
        for ring in rings:
            seen = [self._is_visible(reference) for reference in ring]
            if len(ring) == 1 and not (seen[0] and self._world.arc(ring[0]).radius >= least):
                continue
            vectors: list[Vector] = []
            for reference, is_seen in zip(ring, seen, strict=True):
                vectors += self._walked(reference) if is_seen else [self._start(reference)]
            if clipped := self._clipped(vectors, smallest):
                kept.append(clipped)
        return kept

    def _clipped(self, vectors: list[Vector], smallest: float) -> list[Pixel]:
        """The part on the paper of one ring; empty when it is under `smallest` square pixels."""
        clipped = clip_ring(self.view.project(vectors), self._frame) if len(vectors) >= 3 else []
        return clipped if len(clipped) >= 3 and ring_area(clipped) >= smallest else []

    def _is_visible(self, reference: int) -> bool:
        index = reference if reference >= 0 else ~reference
        if index not in self._visible:
            arc = self._world.arcs[index]
            self._visible[index] = sees(self.view, arc.centre, arc.radius)
        return self._visible[index]

    def _walked(self, reference: int) -> list[Vector]:
        """The vertices of an arc in the direction of its reference, but its end, with which the next arc begins."""
        if reference not in self._found:
            self._found[reference] = self._world.walked(reference, self.level)
        return self._found[reference]

    def _start(self, reference: int) -> Vector:
        """The first vertex of an arc that lies outside the paper: its others cannot be seen, nor can its chord."""
        return self._world.arc(reference).end(last=reference < 0)
