"""Cuts the rings of neighbours into arcs they share, so that a border is stored, simplified and drawn once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from coopatlas.cartography.build.dissolve import outline
from coopatlas.cartography.build.source import Ring, Vertex
from coopatlas.cartography.build.units import Unit

Edge = tuple[Vertex, Vertex]
Owners = frozenset[int]
References = list[int]


class Topology:
    """Arcs, their owners (indexes of units), and each unit's rings as arc references.

    A reference is the index of an arc, or its bitwise complement when the ring walks the arc backwards (as in TopoJSON).
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        """Cut units whose shared limits have identical vertices."""
        self.arcs: list[Ring] = []
        self.owners: list[Owners] = []
        self._known: dict[tuple[Vertex, ...], int] = {}
        self._edges = edge_owners(units)
        self._junctions = junction_vertices(self._edges)
        self.rings: list[list[References]] = [[self._cut(ring) for ring in unit.rings] for unit in units]

    def outline(self, units: Iterable[int]) -> list[References]:
        """The rings around several units taken together."""
        return outline(
            (*self.ends(reference), reference, ~reference)
            for unit in units
            for ring in self.rings[unit]
            for reference in ring
        )

    def ends(self, reference: int) -> tuple[Vertex, Vertex]:
        """The first and the last vertex of an arc, in the direction of the reference."""
        arc = self.arcs[reference if reference >= 0 else ~reference]
        return (arc[0], arc[-1]) if reference >= 0 else (arc[-1], arc[0])

    def _cut(self, ring: Ring) -> References:
        """The ring as references, adding the arcs that are not held yet."""
        body = ring[:-1]
        start = next((i for i, vertex in enumerate(body) if vertex in self._junctions), None)
        if start is None:
            start = body.index(min(body))
        turned = [*body[start:], *body[:start], body[start]]
        references, arc = [], [turned[0]]
        for vertex in turned[1:]:
            arc.append(vertex)
            if vertex in self._junctions or vertex == turned[0]:
                references.append(self._reference(arc))
                arc = [vertex]
        return references

    def _reference(self, arc: Ring) -> int:
        """The index of an arc, or its complement when it is held the other way round."""
        forward, backward = tuple(arc), tuple(reversed(arc))
        stored = min(forward, backward)
        index = self._known.setdefault(stored, len(self.arcs))
        if index == len(self.arcs):
            self.arcs.append(list(stored))
            self.owners.append(self._edges[next(iter(edges_of(self.arcs[index])))])
        return index if stored == forward else ~index


def edge_owners(units: Sequence[Unit]) -> dict[Edge, Owners]:
    """Which units each edge, taken without direction, belongs to."""
    found: dict[Edge, Owners] = {}
    shared: dict[Owners, Owners] = {}
    for index, unit in enumerate(units):
        for ring in unit.rings:
            for edge in edges_of(ring):
                owners = found.get(edge, frozenset()) | {index}
                found[edge] = shared.setdefault(owners, owners)
    return found


def edges_of(ring: Ring) -> Iterable[Edge]:
    """The edges of a ring, each with its smaller vertex first."""
    return ((a, b) if a < b else (b, a) for a, b in pairwise(ring))


def junction_vertices(edges: dict[Edge, Owners]) -> set[Vertex]:
    """Vertices where arcs begin and end: more or fewer than two edges meet, or the owners change."""
    around: dict[Vertex, list[Owners]] = defaultdict(list)
    for (a, b), owners in edges.items():
        around[a].append(owners)
        around[b].append(owners)
    return {vertex for vertex, meeting in around.items() if len(meeting) != 2 or meeting[0] != meeting[1]}
