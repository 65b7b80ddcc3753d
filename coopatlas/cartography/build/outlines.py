"""Arranges units into the document the maps read: levelled arcs, rings, boxes and label points of every country."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, pairwise
from typing import Any

from coopatlas.cartography.build.extents import label_point, main_box
from coopatlas.cartography.build.simplify import LEVELS, area_of, extent, level_of, significance
from coopatlas.cartography.build.source import QUANTUM, Ring, Vertex
from coopatlas.cartography.build.topology import References, Topology
from coopatlas.cartography.build.units import Unit

#: Arcs are cut about every so many vertices, so that a map of one region need not walk the coast of a continent.
ARC_LENGTH = 160

#: A lone island smaller than this (degrees), and than this share of its country, is left out.
SPECK, SPECK_SHARE = 0.045, 0.002

#: Smallest detail kept, in degrees: a share of the size of the country, between FINEST and COARSE, COARSE growing
#: slowly with the size because nobody looks at Canada as closely as at Mauritius.
FINEST, COARSE, COUNTRY_SHARE, GROWTH = 0.003, 0.014, 1 / 250, 1 / 600

#: An island may be drawn this much more finely than its country; a limit within a country, this much less.
ISLAND_SHARE, ISLAND_FACTOR, INNER_FACTOR = 1 / 80, 0.6, 1.6


def document(units: list[Unit], countries_whole: list[Unit], reformed: dict[str, int]) -> dict[str, Any]:
    """The whole of `outlines.json` (see `data/cartography/README.md` for its keys)."""
    topology = Topology(units)
    kept = drop_specks(topology, units)
    limits = detail_limits(topology, units)
    outer = outline_significance(countries_whole)
    store = ArcStore()
    for arc, owners, limit in zip(topology.arcs, topology.owners, limits, strict=True):
        is_inner = len(owners) > len({units[owner].country for owner in owners})
        store.add(arc, significance(arc) if is_inner else [outer.get(vertex, 0.0) for vertex in arc], limit)
    members = defaultdict(list)
    for index, unit in enumerate(units):
        members[unit.country].append(index)
    topology.rings = kept
    countries = {}
    for country, indexes in members.items():
        rings = topology.outline(indexes)
        shapes = [ring_vertices(topology, ring) for ring in rings]
        countries[country] = {
            "rings": store.renumber(rings), "box": main_box(shapes), "label": label_point(shapes)
        }  # fmt: skip
    divided = [
        {"code": unit.code, "country": unit.country, "parent": unit.parent, "rings": store.renumber(kept[index])}
        for index, unit in enumerate(units)
        if unit.code
    ]
    parents = sorted({(unit.country, unit.parent) for unit in units if unit.parent})
    wide = [
        {"code": code, "country": country, "parent": "", "rings": store.renumber(topology.outline(
            index for index, unit in enumerate(units) if unit.parent == code
        ))}
        for country, code in parents
    ]  # fmt: skip
    return {
        "quantum": QUANTUM, "sizes": LEVELS, "levels": store.levels, "arcs": store.deltas,
        "countries": countries, "units": divided, "wide_units": wide, "reformed": reformed,
    }  # fmt: skip


def outline_significance(countries: list[Unit]) -> dict[Vertex, float]:
    """The size of the detail each vertex of a coast or border shows, whatever limits within a country end there."""
    found: dict[Vertex, float] = {}
    for arc in Topology(countries).arcs:
        for vertex, size in zip(arc, significance(arc), strict=True):
            found[vertex] = max(size, found.get(vertex, 0.0))
    return found


def drop_specks(topology: Topology, units: list[Unit]) -> list[list[References]]:
    """The rings of each unit without the lone islands nobody would see."""
    total: dict[str, float] = defaultdict(float)
    for unit in units:
        total[unit.country] += sum(area_of(ring) for ring in unit.rings)

    def is_speck(ring: References, country: str) -> bool:
        vertices = ring_vertices(topology, ring)
        lone = len(ring) == 1 and len(topology.owners[ring[0] if ring[0] >= 0 else ~ring[0]]) == 1
        return lone and extent(vertices) < SPECK and abs(area_of(vertices)) < SPECK_SHARE * total[country]

    return [
        [ring for ring in rings if not is_speck(ring, unit.country)]
        for unit, rings in zip(units, topology.rings, strict=True)
    ]


def detail_limits(topology: Topology, units: list[Unit]) -> list[float]:
    """For each arc the size in degrees of the smallest detail worth keeping: finer around small countries."""
    size: dict[str, float] = defaultdict(float)
    for unit in units:
        size[unit.country] = max(size[unit.country], *(extent(ring) for ring in unit.rings))
    limits = []
    for arc, owners in zip(topology.arcs, topology.owners, strict=True):
        around = {units[owner].country for owner in owners}
        limit = min(country_limit(size[country]) for country in around)
        if arc[0] == arc[-1]:
            limit = max(limit * ISLAND_FACTOR, min(limit, extent(arc) * ISLAND_SHARE))
        elif len(owners) > len(around):
            limit *= INNER_FACTOR
        limits.append(max(FINEST, limit))
    return limits


def country_limit(size: float) -> float:
    """The smallest detail, in degrees, worth keeping around a country whose largest part has this size in degrees."""
    return max(FINEST, min(size * COUNTRY_SHARE, COARSE + size * GROWTH))


def ring_vertices(topology: Topology, ring: References) -> Ring:
    """The closed ring that references describe."""
    arcs = [topology.arcs[r] if r >= 0 else topology.arcs[~r][::-1] for r in ring]
    return [*chain.from_iterable(arc[:-1] for arc in arcs), arcs[-1][-1]]


class ArcStore:
    """Simplified arcs as written: a digit a vertex for its level, and the differences of the coordinates."""

    def __init__(self) -> None:
        """Begin empty."""
        self.levels: list[str] = []
        self.deltas: list[list[int]] = []
        self._pieces: list[range] = []

    def add(self, arc: Ring, sizes: list[float], limit: float) -> None:
        """Store an arc in one or several pieces, without the vertices whose detail is smaller than `limit` degrees."""
        closed = arc[0] == arc[-1]
        least = min(limit, sorted(sizes, reverse=True)[min(len(arc), 4) - 1]) if closed else limit
        ends = {0, len(arc) - 1}
        kept = [
            (vertex, max(0, level_of(size)))
            for index, (vertex, size) in enumerate(zip(arc, sizes, strict=True))
            if size >= least or index in ends
        ]
        first = len(self.levels)
        for piece in pieces(kept):
            self.levels.append("".join(str(level) for _, level in piece))
            self.deltas.append(differences([vertex for vertex, _ in piece]))
        self._pieces.append(range(first, len(self.levels)))

    def renumber(self, rings: list[References]) -> list[References]:
        """References to the arcs as added become references to their pieces."""
        return [list(chain.from_iterable(self._piece_references(r) for r in ring)) for ring in rings]

    def _piece_references(self, reference: int) -> list[int]:
        if reference >= 0:
            return list(self._pieces[reference])
        return [~piece for piece in reversed(self._pieces[~reference])]


def pieces(arc: list[tuple[tuple[int, int], int]]) -> list[list[tuple[tuple[int, int], int]]]:
    """Cut a long arc at the vertex that matters most near its middle, until every piece is short enough."""
    if len(arc) <= ARC_LENGTH:
        return [arc]
    third = len(arc) // 3
    middle = max(range(third, 2 * third), key=lambda i: (arc[i][1], -abs(i - len(arc) // 2)))
    return [*pieces(arc[: middle + 1]), *pieces(arc[middle:])]


def differences(vertices: Ring) -> list[int]:
    """x, y of the first vertex, then the step to each next one: [x0, y0, dx1, dy1, …]."""
    steps = pairwise(vertices)
    return [*vertices[0], *chain.from_iterable((bx - ax, by - ay) for (ax, ay), (bx, by) in steps)]
