"""Reads drawings back: paths as points, labels as rectangles."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from coopatlas.cartography.labels import Box, room, width_of

SVG = "{http://www.w3.org/2000/svg}"
STEP = re.compile(r"-?\d+")

#: The places of the first seed documents, and some that tear badly drawn maps.
KAYES, DIEMA, BAFOULABE, KENIEBA = (14.45, -11.44), (14.53, -9.18), (13.81, -10.83), (12.84, -11.24)
EVRY, TUBAS, PHNOM_PENH = (48.63, 2.44), (32.32, 35.37), (11.55, 104.92)
SUVA, TAVEUNI, ANCHORAGE, WELLINGTON = (-18.12, 178.44), (-16.85, -179.95), (61.2, -149.9), (-41.29, 174.78)
SAINT_PIERRE, PAPEETE, NOUMEA, PROVIDENIYA = (46.78, -56.18), (-17.55, -149.56), (-22.27, 166.44), (64.43, -173.2)


class Size(NamedTuple):
    """Width and height of a drawing, in its own units."""

    width: float
    height: float


def parsed(svg: str) -> etree._Element:
    """The drawing as XML: it must be well formed."""
    return etree.fromstring(svg)


def size_of(svg: str) -> Size:
    """What its viewBox says."""
    _, _, width, height = map(float, parsed(svg).get("viewBox", "").split())
    return Size(width, height)


def lines_of(data: str) -> list[list[tuple[int, int]]]:
    """The lines of a path made of absolute starts and relative steps, in its own units."""
    found = []
    for piece in re.findall(r"M([^M]*)", data):
        numbers = [int(n) for n in STEP.findall(piece)]
        line = [(numbers[0], numbers[1])]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            line.append((line[-1][0] + dx, line[-1][1] + dy))
        found.append(line)
    return found


def longest_across(data: str) -> int:
    """The widest step from left to right in a path, closing steps included, in its own units."""
    steps = [abs(b[0] - a[0]) for line in lines_of(data) for a, b in pairwise([*line, line[0]])]
    return max(steps)


def paths(svg: str, css: str) -> list[etree._Element]:
    """The paths whose class holds a word."""
    return [path for path in parsed(svg).iter(f"{SVG}path") if css in path.get("class", "").split()]


def circles(svg: str, css: str) -> list[etree._Element]:
    """The circles whose class holds a word."""
    return [circle for circle in parsed(svg).iter(f"{SVG}circle") if css in circle.get("class", "").split()]


def labels(svg: str) -> dict[str, Box]:
    """Every written word and the room it takes."""
    found = {}
    for label in parsed(svg).iter(f"{SVG}text"):
        words, size = label.text or "", float(label.get("font-size", "0"))
        place = float(label.get("x", "0")), float(label.get("y", "0"))
        found[words] = room(label.get("text-anchor", "start"), *place, width_of(words, size), size)
    return found
