"""The quiet map of the world, and the arcs of cooperation over it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate

from coopatlas.cartography import svg
from coopatlas.cartography.clipping import Pixel
from coopatlas.cartography.marks import Arc, Drawing, Point
from coopatlas.cartography.outlines import DATA
from coopatlas.cartography.projection import CENTRAL_MERIDIAN, equal_earth, on_paper

#: Width of the paper in pixels, and its edges in degrees of latitude: no land but Antarctica lies beyond.
WIDTH, NORTH, SOUTH = 960.0, 86.0, -58.0

#: Pixels for one Earth radius, so that the equator just fits; the paper's height follows.
SCALE = WIDTH / (equal_earth(CENTRAL_MERIDIAN + 180, 0)[0] * 2)
TOP = equal_earth(0, NORTH)[1] * SCALE
HEIGHT = round(equal_earth(0, SOUTH)[1] * SCALE - TOP)

#: Paths of the world are written in halves of a pixel: its land is a background.
HALVES = 2.0

#: How far an arc swells, as a share of the distance between its ends.
SWELL = 0.16


def pixel(lon: float, lat: float) -> Pixel:
    """Where a position in degrees lies on the paper; `lon` counted on from the central meridian, unwrapped."""
    x, y = equal_earth(lon, lat)
    return x * SCALE + WIDTH / 2, y * SCALE - TOP


@cache
def land_path() -> str:
    """The `d` of all land, in halves of a pixel of a paper of 960 × HEIGHT: to be drawn under `scale(.5)`."""
    return svg.path_data(lines("land"), closed=True, unit=HALVES)


@cache
def border_path() -> str:
    """The `d` of the borders between countries, in the same units as the land."""
    return svg.path_data(lines("borders"), closed=False, unit=HALVES)


@cache
def lines(kind: str) -> list[list[Pixel]]:
    """The lines of one kind of `world.json` ("land", "borders") in pixels of the paper."""
    document = json.loads((DATA / "world.json").read_bytes())
    quantum = document["quantum"]
    return [
        [pixel(x * quantum, y * quantum) for x, y in zip(accumulate(line[::2]), accumulate(line[1::2]), strict=True)]
        for line in document[kind]
    ]


def world_arcs(arcs: Sequence[Arc], *, title: str, desc: str, width: float = WIDTH, ident: str = "world") -> Drawing:
    """The world with one arc for each cooperation; `.missing` holds the ends that have no position.

    An arc joins two places, it is not a route: it swells north between east and west, outwards from north to south.
    When the short way leaves the paper, it leaves on one side and comes back on the other.
    """
    known = [arc for arc in arcs if arc.here.is_drawn and arc.there.is_drawn]
    missing = [point for arc in arcs for point in (arc.here, arc.there) if not point.is_drawn]
    land = svg.path("land", land_path()) + svg.path("border", border_path())
    content = f'<g transform="scale(.5)">{land}</g>{"".join(drawn_arc(arc) for arc in known)}{dots(known)}'
    whole = svg.document(
        content, size=(WIDTH, HEIGHT), css="world", ident=ident, title=title, desc=desc,
        interactive=any(svg.is_link(link) for arc in known for link in (arc.url, arc.here.url, arc.there.url)),
        shown=(width, HEIGHT * width / WIDTH),
    )  # fmt: skip
    return Drawing(whole, missing)


def drawn_arc(arc: Arc) -> str:
    """The curve between two places, in one piece or in two, with its words; a link when it has one."""
    data = "".join(curve(start, end) for start, end in ways(arc.here, arc.there))
    css = "arc arc-strong" if arc.strong else "arc"
    words = f"<title>{svg.text(arc.here.label)} – {svg.text(arc.there.label)}</title>"
    path = f'<path class="{css}" {svg.STEADY} d="{data}">{words}</path>'
    return svg.linked(path, arc.url) if svg.is_link(arc.url) else path


def ways(here: Point, there: Point) -> list[tuple[Pixel, Pixel]]:
    """The two ends of the arc in pixels; twice, shifted by a turn, when the short way crosses the edge of the paper."""
    start, end = on_paper(here.lon), on_paper(there.lon)
    turn = 0 if abs(end - start) <= 180 else (360 if end < start else -360)
    found = [(pixel(start, here.lat), pixel(end + turn, there.lat))]
    if turn:
        found.append((pixel(start - turn, here.lat), pixel(end, there.lat)))
    return found


def curve(start: Pixel, end: Pixel) -> str:
    """A quadratic curve from start to end."""
    (ax, ay), (bx, by) = start, end
    side = 1 if bx >= ax else -1
    middle = (ax + bx) / 2 + side * (by - ay) * SWELL, (ay + by) / 2 - side * (bx - ax) * SWELL
    words = [f"{svg.number(x)} {svg.number(y)}" for x, y in (start, middle, end)]
    return f"M{words[0]}Q{words[1]} {words[2]}"


def dots(arcs: Iterable[Arc]) -> str:
    """A dot at every end known to the commune, once each; those from here over those from over there."""
    ends = [point for arc in arcs for point in (arc.there, arc.here) if point.is_dot]
    once = {(round(point.lat, 1), round(point.lon, 1), point.shore): point for point in ends}
    return "".join(dot(point) for point in sorted(once.values(), key=lambda point: point.shore, reverse=True))


def dot(point: Point) -> str:
    """A small dot with its words."""
    x, y = pixel(on_paper(point.lon), point.lat)
    place = f'cx="{svg.number(x)}" cy="{svg.number(y)}" r="2.4"'
    circle = f'<circle class="pt pt-{point.shore}" {place}><title>{svg.text(point.label)}</title></circle>'
    return svg.linked(circle, point.url) if svg.is_link(point.url) else circle
