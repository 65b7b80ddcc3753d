"""Ranks the vertices of an arc by how much they matter (Visvalingam and Whyatt, 1993), for drawing at any scale."""

from __future__ import annotations

import heapq
from itertools import pairwise
from math import cos, radians, sqrt

from coopatlas.cartography.build.source import QUANTUM, Ring

#: Sizes in degrees of the smallest detail that each level keeps: level 0 is the finest.
LEVELS: tuple[float, ...] = tuple(0.005 * 2**level for level in range(9))

#: Level of the ends of a coast or border, which every scale keeps.
ALWAYS = 9


def significance(arc: Ring) -> list[float]:
    """For each vertex the size in degrees of the detail lost without it; infinite for both ends.

    The size is the square root of twice the effective area, longitudes being shortened by the cosine of the latitude;
    it never decreases as vertices are taken away, so that levels are nested.
    """
    shrink = cos(radians(arc[len(arc) // 2][1] * QUANTUM))
    points = [(x * QUANTUM * shrink, y * QUANTUM) for x, y in arc]
    size = [float("inf")] * len(arc)
    before, after = list(range(-1, len(arc) - 1)), list(range(1, len(arc) + 1))

    def area(i: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = points[before[i]], points[i], points[after[i]]
        return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2

    queue = [(area(i), i) for i in range(1, len(arc) - 1)]
    current = {i: a for a, i in queue}
    heapq.heapify(queue)
    floor = 0.0
    while queue:
        found, i = heapq.heappop(queue)
        if current.get(i) != found:
            continue
        floor = max(floor, found)
        size[i] = sqrt(2 * floor)
        del current[i]
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for neighbour in (left, right):
            if neighbour in current:
                current[neighbour] = area(neighbour)
                heapq.heappush(queue, (current[neighbour], neighbour))
    return size


def level_of(size: float) -> int:
    """The coarsest level that still keeps a vertex of this significance; -1 when none does."""
    if size == float("inf"):
        return ALWAYS
    return sum(size >= smallest for smallest in LEVELS) - 1


def extent(vertices: Ring) -> float:
    """The larger side of the box around vertices, in degrees of latitude."""
    xs, ys = [x for x, _ in vertices], [y for _, y in vertices]
    shrink = cos(radians((min(ys) + max(ys)) / 2 * QUANTUM))
    return max((max(xs) - min(xs)) * shrink, max(ys) - min(ys)) * QUANTUM


def area_of(ring: Ring) -> float:
    """The signed area of a closed ring in square degrees of latitude; positive anticlockwise."""
    twice = sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring))
    return twice / 2 * QUANTUM**2 * cos(radians(ring[0][1] * QUANTUM))
