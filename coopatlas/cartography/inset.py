"""The whole country in a corner of a map that looks closely at a part of it."""

from __future__ import annotations

from collections.abc import Sequence

from coopatlas.cartography import svg
from coopatlas.cartography.basemap import Basemap
from coopatlas.cartography.framing import edge_of
from coopatlas.cartography.labels import Box
from coopatlas.cartography.outlines import country_box, outlines
from coopatlas.cartography.projection import Azimuthal, fitted

#: Size of the corner map, its distance from the edge, and the room around the country, in pixels.
WIDTH, HEIGHT, GAP, MARGIN = 84.0, 66.0, 6.0, 7.0

#: The smallest island drawn, in square pixels.
SMALLEST = 1.5

#: The smallest frame drawn around what the main map shows, in pixels.
SMALLEST_WINDOW = 5.0


def inset(view: Azimuthal, country: str, busy: Sequence[Box]) -> tuple[str, Box | None]:
    """The corner map, in the corner where it hides the least, and the room it takes; nothing of a country of islets."""
    box = country_box(country)
    if box is None:
        raise ValueError(f"no outline for {country}")
    small = fitted(edge_of(box), WIDTH, HEIGHT, MARGIN)
    rings = Basemap(small, country, outlines().level_for(small.degrees_per_pixel)).country_rings(country, SMALLEST)
    if not rings:
        return "", None
    corner = best_corner(view, busy)
    land = svg.tenths(svg.path("land land-shown", svg.path_data(rings, closed=True)))
    x, y, width, height = window(view, small)
    shown = f'x="{svg.number(x)}" y="{svg.number(y)}" width="{svg.number(width)}" height="{svg.number(height)}"'
    paper = f'<rect class="inset-frame" width="{svg.number(WIDTH)}" height="{svg.number(HEIGHT)}" rx="3"/>'
    place = f"translate({svg.number(corner.left)} {svg.number(corner.top)})"
    return f'<g class="inset" transform="{place}">{paper}{land}<rect class="window" {shown}/></g>', corner


def best_corner(view: Azimuthal, busy: Sequence[Box]) -> Box:
    """The corner with the fewest marks; the lower ones first, as on paper maps."""
    right, low = view.width - WIDTH - GAP, view.height - HEIGHT - GAP
    corners = [Box(x, y, x + WIDTH, y + HEIGHT) for x, y in ((right, low), (GAP, low), (right, GAP), (GAP, GAP))]
    return min(corners, key=lambda corner: sum(corner.meets(box) for box in busy))


def window(view: Azimuthal, small: Azimuthal) -> tuple[float, float, float, float]:
    """x, y, width and height on the corner map of what the main map shows, within the corner map."""
    steps = [share / 4 for share in range(5)]
    edge = [(view.width * across, view.height * down) for across in steps for down in steps]
    pixels = [small.pixel(*view.position(x, y)) for x, y in edge]
    left, right = max(1.0, min(x for x, _ in pixels)), min(WIDTH - 1, max(x for x, _ in pixels))
    top, bottom = max(1.0, min(y for _, y in pixels)), min(HEIGHT - 1, max(y for _, y in pixels))
    width, height = max(right - left, SMALLEST_WINDOW), max(bottom - top, SMALLEST_WINDOW)
    return (left + right - width) / 2, (top + bottom - height) / 2, width, height
