"""The small map of a record: where the partners are, in their country, among its neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from math import cos, radians

from coopatlas.cartography import svg
from coopatlas.cartography.basemap import Basemap, drawn_within
from coopatlas.cartography.clipping import Pixel
from coopatlas.cartography.farmap import FAR, far_within, window
from coopatlas.cartography.framing import edge_of, framing
from coopatlas.cartography.inset import inset
from coopatlas.cartography.labels import Box
from coopatlas.cartography.marks import Drawing, Point
from coopatlas.cartography.outlines import (
    Unit,
    country_anchor,
    country_at,
    country_box,
    outlines,
    unit_around,
    unit_of_code,
)
from coopatlas.cartography.places import Mark, country_names, marks_with_names
from coopatlas.cartography.projection import Azimuthal

#: Weight in bytes above which a coarser drawing is tried.
HEAVIEST = 8000

#: Radius of the dashed circle of a region without outlines: in degrees at most, as a share of the smaller side of
#: its country, and in pixels at least.
REGION_DEGREES, REGION_SHARE, REGION_SMALLEST = 0.45, 0.16, 11.0

#: Limits within the country are drawn while a pixel is less than this many degrees.
LIMITS_UP_TO = 0.14

#: Under this many degrees a pixel, the finest limits are drawn; above, those of the wider regions.
FINE_LIMITS_UP_TO = 0.03

#: Room in pixels kept free along the edge of the map.
EDGE = 3.0


def locator(
    points: Sequence[Point], *, country: str | None, title: str, desc: str, size: tuple[int, int] = (320, 240),
    names: Mapping[str, str] | None = None, ident: str = "locator",
) -> Drawing:  # fmt: skip
    """A map of `points` in `country` (ISO 3166-1 alpha-2; None: the one most of them lie in), at most 8 KB.

    `names` gives the names to write on the land, by code. `ident` begins the ids of title and desc: it must be
    unique in the page. The points that cannot be shown are in `.missing` of the result, which is empty when there is
    neither a known country nor a place.
    """
    drawn = [point for point in points if point.is_drawn]
    missing = [point for point in points if not point.is_drawn]
    shown = known_country(country) or main_country(drawn)
    if not drawn and shown is None:
        return Drawing("", missing)
    frame = framing(drawn, shown, area_edges(drawn, shown), size)

    def draw(content: str) -> str:
        return svg.document(
            content, size=size, css="locator", ident=ident, title=title, desc=desc,
            interactive=any(svg.is_link(point.url) for point in drawn),
        )  # fmt: skip

    if frame.view.reach > FAR:
        return Drawing(far_map(drawn, size, draw), missing)
    whole = drawn_within(
        frame.view,
        shown,
        HEAVIEST,
        lambda land: draw(drawn_map(land, drawn, shown, names or {}, is_close=frame.is_close)),
    )
    return Drawing(whole, missing)


def drawn_map(
    land: Basemap, points: list[Point], shown: str | None, names: Mapping[str, str], *, is_close: bool
) -> str:
    """Everything on the map, from the sea up."""
    view = land.view
    countries = land.countries
    shaded = {code for point in points if point.precision == "country" if (code := country_of(point, shown))}
    marks = [mark_of(point, view, shown) for point in points]
    paper = Box(EDGE, EDGE, view.width - EDGE, view.height - EDGE)
    corner, taken = inset(view, shown, [mark.box for mark in marks]) if is_close and shown else ("", None)
    drawn_marks, busy = marks_with_names(marks, paper, [taken] if taken else [])
    return "".join((
        f'<rect class="frame" width="{svg.number(view.width)}" height="{svg.number(view.height)}"/>',
        svg.tenths("".join((
            land_path("land", countries, set(countries) - shaded - {shown}),
            land_path("land land-shown", countries, {shown} - shaded),
            land_path("land area area-there", countries, shaded),
            *(area_path(land, point, shown) for point in points),
            svg.path("limit", svg.path_data(limits(land, shown), closed=False)),
        ))),
        country_names({code: name for code, name in names.items() if code not in shaded}, countries, paper, busy),
        drawn_marks,
        corner,
    ))  # fmt: skip


def far_map(points: list[Point], size: tuple[int, int], draw: Callable[[str], str]) -> str:
    """Places too far apart for a closer look, on the world: whatever is vague has a dashed circle, never a dot."""
    paper = window([(point.lon, point.lat) for point in points], size, EDGE * 10)
    marks = [
        Mark(point, *paper.place(point.lon, point.lat), 0 if point.is_dot else REGION_SMALLEST) for point in points
    ]
    names, _ = marks_with_names(marks, Box(EDGE, EDGE, size[0] - EDGE, size[1] - EDGE), [])
    frame = f'<rect class="frame" width="{size[0]}" height="{size[1]}"/>'
    shown = {code for point in points if (code := country_at(point.lat, point.lon))}
    return far_within(paper, HEAVIEST, shown, lambda land: draw(frame + land + names))


def land_path(css: str, countries: dict[str, list[list[Pixel]]], chosen: Collection[str | None]) -> str:
    """One path for the land of the chosen countries."""
    rings = [ring for code, rings in countries.items() if code in chosen for ring in rings]
    return svg.path(css, svg.path_data(rings, closed=True))


def area_path(land: Basemap, point: Point, shown: str | None) -> str:
    """The shaded subdivision of a point known to the region; nothing for others, or without outlines."""
    unit = area_unit(point, shown)
    rings = land.rings(unit.rings, 0.0) if unit else []
    return svg.path(f"area area-{point.shore}", svg.path_data(rings, closed=True))


def limits(land: Basemap, shown: str | None) -> list[list[Pixel]]:
    """The limits within the country, the wider ones from afar, none when they would be a mere hatching."""
    size = land.view.degrees_per_pixel
    if shown is None or size > LIMITS_UP_TO:
        return []
    world = outlines()
    return land.limits((world.limits if size <= FINE_LIMITS_UP_TO else world.wide_limits).get(shown, []))


def mark_of(point: Point, view: Azimuthal, shown: str | None) -> Mark:
    """Where a point stands on the paper, with a dashed circle when it is a region nobody has outlined."""
    if point.precision == "country" and (anchor := country_anchor(country_of(point, shown) or "")):
        return Mark(point, *view.pixel(*anchor))
    x, y = view.pixel(point.lon, point.lat)
    if point.precision != "region" or area_unit(point, shown):
        return Mark(point, x, y)
    return Mark(point, x, y, max(REGION_SMALLEST, vague_radius(point, shown) / view.degrees_per_pixel))


def vague_radius(point: Point, shown: str | None) -> float:
    """The radius in degrees of latitude of the circle drawn for a region without outlines."""
    box = country_box(country_of(point, shown) or "")
    return min(REGION_DEGREES, REGION_SHARE * min(box[2] - box[0], box[3] - box[1])) if box else REGION_DEGREES


def area_unit(point: Point, shown: str | None) -> Unit | None:
    """The subdivision to shade for a point known to the region; None for others, or without outlines."""
    if point.precision != "region":
        return None
    country = country_of(point, shown)
    return unit_of_code(point.area) or (unit_around(point.lat, point.lon, country) if country else None)


def area_edges(points: list[Point], shown: str | None) -> list[tuple[float, float]]:
    """Positions on the edge of every area to draw, which the map must hold."""
    return [position for point in points if not point.is_dot for position in edge_of_area(point, shown)]


def edge_of_area(point: Point, shown: str | None) -> list[tuple[float, float]]:
    """Positions on the edge of the area drawn for a point known to the region or the country."""
    if point.precision == "country":
        box = country_box(country_of(point, shown) or "")
        return edge_of(box) if box else []
    unit = area_unit(point, shown)
    if unit:
        return [position for ring in unit.rings for position in outlines().ring_degrees(ring)[::8]]
    up = vague_radius(point, shown)
    across = up / max(0.1, cos(radians(point.lat)))
    return edge_of((point.lon - across, point.lat - up, point.lon + across, point.lat + up))


def known_country(code: str | None) -> str | None:
    """The code in capitals when the outlines hold it."""
    return code.upper() if code and code.upper() in outlines().countries else None


def country_of(point: Point, shown: str | None) -> str | None:
    """The country a point lies in; on the coast, the one the map shows."""
    return country_at(point.lat, point.lon) or shown


def main_country(points: list[Point]) -> str | None:
    """The country most points lie in, the first of them when equal; None at sea."""
    found = Counter(code for point in points if (code := country_at(point.lat, point.lon)))
    return found.most_common(1)[0][0] if found else None
