"""The wide map of the two shores of one cooperation, and the great circle between them."""

from __future__ import annotations

from itertools import pairwise

from coopatlas.cartography import svg
from coopatlas.cartography.basemap import Basemap, drawn_within
from coopatlas.cartography.clipping import Pixel
from coopatlas.cartography.farmap import FAR, Window, far_within, window
from coopatlas.cartography.labels import Box
from coopatlas.cartography.marks import Drawing, Point
from coopatlas.cartography.outlines import country_at
from coopatlas.cartography.places import Mark, marks_with_names
from coopatlas.cartography.projection import fitted, on_paper
from coopatlas.cartography.sphere import great_circle

Way = list[tuple[float, float]]

#: Room in pixels around both places, for their names.
MARGIN = 40.0

#: Radius in pixels of the dashed circle around a place known to the region or the country only.
VAGUE = 9.0

#: Weight in bytes above which a coarser drawing is tried.
HEAVIEST = 10_000


def two_shores(
    here: Point, there: Point, *, title: str, desc: str, size: tuple[int, int] = (640, 220), ident: str = "shores"
) -> Drawing:
    """Both places and the shortest way between them over the globe; empty when one of them has no position.

    The countries of both shores stand out. Places known to the region or the country only are named without a dot.
    """
    missing = [point for point in (here, there) if not point.is_drawn]
    if missing:
        return Drawing("", missing)
    way = great_circle(here, there)
    near = fitted(way, *size, MARGIN)
    paper = window(way, size, MARGIN) if near.reach > FAR else None
    line = far_line(paper, way) if paper else [[near.pixel(lon, lat) for lon, lat in way]]
    marks = [mark(point, place) for point, place in ((here, line[0][0]), (there, line[-1][-1]))]
    names, _ = marks_with_names(marks, Box(3, 3, size[0] - 3, size[1] - 3), room_of(line))
    arc = svg.tenths(svg.path("arc arc-strong", svg.path_data(line, closed=False)))
    frame = f'<rect class="frame" width="{size[0]}" height="{size[1]}"/>'

    def draw(land: str) -> str:
        return svg.document(
            frame + land + arc + names, size=size, css="shores", ident=ident, title=title, desc=desc,
            interactive=svg.is_link(here.url) or svg.is_link(there.url),
        )  # fmt: skip

    if paper:
        return Drawing(far_within(paper, HEAVIEST, shores_of(here, there), draw))
    return Drawing(drawn_within(near, None, HEAVIEST, lambda base: draw(near_land(here, there, base))))


def mark(point: Point, place: Pixel) -> Mark:
    """A dot for what is known to the commune, else a dashed circle: the map is too small for areas."""
    return Mark(point, *place, 0 if point.is_dot else VAGUE)


def near_land(here: Point, there: Point, base: Basemap) -> str:
    """The land around both places, where the countries of both shores stand out."""
    shown = shores_of(here, there)
    countries = base.countries
    paths = [
        svg.path(css, svg.path_data([ring for code in sorted(chosen) for ring in countries[code]], closed=True))
        for css, chosen in (("land", countries.keys() - shown), ("land land-shown", countries.keys() & shown))
    ]
    return svg.tenths("".join(paths))


def shores_of(here: Point, there: Point) -> set[str]:
    """The countries both places lie in."""
    return {code for point in (here, there) if (code := country_at(point.lat, point.lon))}


def far_line(paper: Window, way: Way) -> list[list[Pixel]]:
    """The way in pixels over the world: two lines when it leaves the paper and comes back."""
    runs: list[list[Pixel]] = [[paper.place(*way[0])]]
    for (before, _), (lon, lat) in pairwise(way):
        if abs(on_paper(lon) - on_paper(before)) > 180:
            runs.append([])
        runs[-1].append(paper.place(lon, lat))
    return runs


def room_of(line: list[list[Pixel]]) -> list[Box]:
    """The room a line takes, as small boxes along it."""
    return [Box(x - 2, y - 2, x + 2, y + 2) for run in line for x, y in run[1:-1]]
