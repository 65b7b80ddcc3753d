"""Distances and lines on the globe, taken as a sphere."""

from __future__ import annotations

from math import acos, asin, atan2, cos, degrees, radians, sin
from typing import Protocol

#: Mean radius of the Earth in kilometres (IUGG, 1980): the sphere is at most 0.6 % off the ellipsoid.
EARTH_RADIUS_KM = 6371.0088

Vector = tuple[float, float, float]


class Located(Protocol):
    """Anything with a latitude and a longitude in degrees."""

    @property
    def lat(self) -> float:
        """Degrees north."""

    @property
    def lon(self) -> float:
        """Degrees east."""


def vector(lon: float, lat: float) -> Vector:
    """The unit vector of a position in degrees."""
    phi, lam = radians(lat), radians(lon)
    return cos(phi) * cos(lam), cos(phi) * sin(lam), sin(phi)


def position(v: Vector) -> tuple[float, float]:
    """Longitude and latitude in degrees of a vector of any length but zero."""
    x, y, z = v
    return degrees(atan2(y, x)), degrees(atan2(z, (x * x + y * y) ** 0.5))


def dot(a: Vector, b: Vector) -> float:
    """The cosine of the angle between two unit vectors."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def angle(a: Located, b: Located) -> float:
    """The angle in radians between two places seen from the centre of the Earth (haversine, exact for near places)."""
    half_lat, half_lon = radians(b.lat - a.lat) / 2, radians(b.lon - a.lon) / 2
    chord = sin(half_lat) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(half_lon) ** 2
    return 2 * asin(min(1.0, chord**0.5))


def distance_km(a: Located, b: Located) -> int:
    """The length of the great circle between two places, in whole kilometres."""
    return round(EARTH_RADIUS_KM * angle(a, b))


def great_circle(a: Located, b: Located, steps: int = 48) -> list[tuple[float, float]]:
    """Positions (longitude, latitude) along the shortest way from `a` to `b`, both included.

    Between two antipodes every way is the shortest: the one over the north pole is returned.
    """
    start, end = vector(a.lon, a.lat), vector(b.lon, b.lat)
    whole = acos(max(-1.0, min(1.0, dot(start, end))))
    if sin(whole) < 1e-6:
        return [(a.lon, a.lat), (b.lon, b.lat)] if whole < 1 else [(a.lon, a.lat), (a.lon, 90.0), (b.lon, b.lat)]
    way = []
    for step in range(steps + 1):
        from_start, from_end = sin(whole * (1 - step / steps)), sin(whole * step / steps)
        x, y, z = (from_start * s + from_end * e for s, e in zip(start, end, strict=True))
        way.append(position((x, y, z)))
    return way
