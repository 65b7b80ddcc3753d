"""Chooses what a small map shows: the country, or the surroundings of the places with the country in a corner."""

from __future__ import annotations

from dataclasses import dataclass
from math import radians

from coopatlas.cartography.marks import Point
from coopatlas.cartography.outlines import Box, country_box
from coopatlas.cartography.projection import Azimuthal, fitted

#: Room in pixels left around places (for their labels) and around a country.
PLACES_MARGIN, COUNTRY_MARGIN = 42.0, 14.0

#: Heights of paper in degrees of latitude: no closer look than these around places, and at a tiny country.
CLOSEST, CLOSEST_COUNTRY = 3.4, 0.35

#: The country is shown whole unless its places would be this many times smaller than they could be.
WORTH_A_CLOSER_LOOK = 2.2


@dataclass(frozen=True, slots=True)
class Framing:
    """The view, and whether it shows too little of the country to do without a small whole one in a corner."""

    view: Azimuthal
    is_close: bool


def framing(
    points: list[Point], country: str | None, spread: list[tuple[float, float]], size: tuple[int, int]
) -> Framing:
    """The framing of points of a country; `spread` holds further positions (longitude, latitude) that must be seen."""
    width, height = size
    places = [*((point.lon, point.lat) for point in points), *spread]
    box = country_box(country) if country else None
    whole = fitted(edge_of(box), width, height, COUNTRY_MARGIN) if box else None
    if whole and whole.scale > height / radians(CLOSEST_COUNTRY):
        whole = rescaled(whole, height / radians(CLOSEST_COUNTRY))
    if not places:
        if whole is None:
            raise ValueError("a map needs a known country or a place")
        return Framing(whole, is_close=False)
    near = fitted(places, width, height, PLACES_MARGIN)
    if near.scale > height / radians(CLOSEST):
        near = rescaled(near, height / radians(CLOSEST))
    if whole is None or box is None:
        return Framing(near, is_close=False)
    if near.scale > whole.scale * WORTH_A_CLOSER_LOOK:
        return Framing(near, is_close=True)
    if all(within(whole, lon, lat) for lon, lat in places):
        return Framing(whole, is_close=False)
    both = fitted([*edge_of(box), *places], width, height, COUNTRY_MARGIN)
    return Framing(both if both.scale > whole.scale / 3 else near, is_close=False)


def rescaled(view: Azimuthal, scale: float) -> Azimuthal:
    """The same view at another scale."""
    return Azimuthal(view.lon, view.lat, scale, view.width, view.height)


def within(view: Azimuthal, lon: float, lat: float) -> bool:
    """Whether a position lies on the paper, far enough from its edge for a dot."""
    x, y = view.pixel(lon, lat)
    return COUNTRY_MARGIN <= x <= view.width - COUNTRY_MARGIN and COUNTRY_MARGIN <= y <= view.height - COUNTRY_MARGIN


def edge_of(box: Box) -> list[tuple[float, float]]:
    """Positions along the edge of a box of degrees."""
    west, south, east, north = box
    across = [west + (east - west) * step / 6 for step in range(7)]
    up = [south + (north - south) * step / 6 for step in range(7)]
    return [
        *((lon, lat) for lon in across for lat in (south, north)),
        *((lon, lat) for lat in up for lon in (west, east)),
    ]
