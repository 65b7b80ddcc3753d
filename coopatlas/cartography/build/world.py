"""The small world of the home page: land in one piece and the borders between countries, at one scale."""

from __future__ import annotations

from typing import Any

from coopatlas.cartography.build.outlines import differences, drop_specks, ring_vertices
from coopatlas.cartography.build.simplify import area_of, extent, significance
from coopatlas.cartography.build.source import QUANTUM, Ring
from coopatlas.cartography.build.topology import Topology
from coopatlas.cartography.build.units import Unit

#: Smallest detail kept, in degrees, of coasts (about a pixel and a half of a map 960 px wide) and of borders.
DETAIL, BORDER_DETAIL = 0.65, 1.4

#: Islands under this area (square degrees of latitude) are left out of the land; lakes and bays closed in, too.
SMALLEST_ISLAND = 0.35


def document(countries: list[Unit]) -> dict[str, Any]:
    """The whole of `world.json`: rings of the land and lines of the borders, as differences of coordinates."""
    topology = Topology(countries)
    topology.rings = drop_specks(topology, countries)
    rings = topology.outline(range(len(countries)))
    wide = [ring for ring in rings if abs(area_of(ring_vertices(topology, ring))) >= SMALLEST_ISLAND]
    topology.arcs = [
        simplified(arc, DETAIL if len(owners) == 1 else BORDER_DETAIL)
        for arc, owners in zip(topology.arcs, topology.owners, strict=True)
    ]
    land = [ring_vertices(topology, ring) for ring in wide]
    borders = [
        arc for arc, owners in zip(topology.arcs, topology.owners, strict=True)
        if len(owners) > 1 and extent(arc) >= BORDER_DETAIL
    ]  # fmt: skip
    return {
        "quantum": QUANTUM,
        "land": [differences(ring) for ring in sorted(land, key=area_of, reverse=True) if len(set(ring)) >= 3],
        "borders": [differences(line) for line in borders],
    }


def simplified(arc: Ring, detail: float) -> Ring:
    """The arc with the vertices that matter at this scale; an island keeps three at least."""
    sizes = significance(arc)
    enough = sorted(sizes, reverse=True)[min(len(arc), 4) - 1] if arc[0] == arc[-1] else float("inf")
    return [vertex for vertex, size in zip(arc, sizes, strict=True) if size >= min(detail, enough)]
