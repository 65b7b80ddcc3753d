"""Melts the pieces of one unit together by cancelling the edges they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)
Step = TypeVar("Step", bound=Hashable)


def outline(steps: Iterable[tuple[Node, Node, Step, Step]]) -> list[list[Step]]:
    """Chain into closed walks the steps whose opposite is not among them.

    A step is (from, to, itself, its opposite): an edge between two vertices, or an arc between two junctions. Pieces
    must all turn the same way, so that a limit they share is walked once in each direction and vanishes.
    """
    walked = list(steps)
    present = {step for _, _, step, _ in walked}
    leaving: dict[Node, list[tuple[Node, Step]]] = defaultdict(list)
    for start, end, step, opposite in reversed(walked):
        if opposite not in present:
            leaving[start].append((end, step))
    walks = []
    for start in list(leaving):
        while leaving[start]:
            walks.append(walk_from(start, leaving))
    return walks


def walk_from(start: Node, leaving: dict[Node, list[tuple[Node, Step]]]) -> list[Step]:
    """Follow the steps from a node until it is reached again, consuming them."""
    walk: list[Step] = []
    here = start
    while leaving[here] and (here != start or not walk):
        here, step = leaving[here].pop()
        walk.append(step)
    return walk
