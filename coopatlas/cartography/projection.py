"""From the globe to the paper: Equal Earth for the world, Lambert's azimuthal equal-area around one place.

Both keep areas comparable, so that no continent looks smaller than it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from math import asin, cos, degrees, hypot, pi, radians, sin, sqrt

from coopatlas.cartography.sphere import Vector, dot, position, vector

#: Central meridian of the world maps: the paper ends at 169° W, between Russia and Alaska, where no land is cut.
CENTRAL_MERIDIAN = 11.0

# Equal Earth: Šavrič, Patterson and Jenny, "The Equal Earth map projection", 2018, equation 1.
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = sqrt(3) / 2


def equal_earth(lon: float, lat: float) -> tuple[float, float]:
    """x to the right and y downwards, in Earth radii, of degrees; `lon` counts from the central meridian on, unwrapped."""
    theta = asin(M * sin(radians(lat)))
    square = theta * theta
    sixth = square**3
    x = radians(lon - CENTRAL_MERIDIAN) * cos(theta) / (M * (A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)))
    return x, -theta * (A1 + A2 * square + sixth * (A3 + A4 * square))


def on_paper(lon: float) -> float:
    """The longitude, shifted by whole turns, that lies on the world's paper."""
    return (lon - CENTRAL_MERIDIAN + 180) % 360 - 180 + CENTRAL_MERIDIAN


#: One, and enough more that the antipode of a centre, which fills the edge of its map, is not divided by nothing.
NOT_NOTHING = 1.0000001


class Azimuthal:
    """Lambert's azimuthal equal-area projection around a centre, onto paper of `width` × `height` pixels."""

    def __init__(self, lon: float, lat: float, scale: float, width: float, height: float) -> None:
        """Centre in degrees; `scale` in pixels for one Earth radius."""
        self.lon, self.lat, self.scale, self.width, self.height = lon, lat, scale, width, height
        phi, lam = radians(lat), radians(lon)
        self.centre = vector(lon, lat)
        self._east: Vector = (-sin(lam), cos(lam), 0.0)
        self._north: Vector = (-sin(phi) * cos(lam), -sin(phi) * sin(lam), cos(phi))

    @property
    def degrees_per_pixel(self) -> float:
        """The size of a pixel in the middle of the paper, in degrees of latitude."""
        return degrees(1 / self.scale)

    @cached_property
    def reach(self) -> float:
        """The angle in radians from the centre to the corners of the paper."""
        return 2 * asin(min(1.0, hypot(self.width, self.height) / 2 / self.scale / 2))

    def project(self, vectors: Iterable[Vector]) -> list[tuple[float, float]]:
        """Pixels of unit vectors."""
        (ex, ey, _), (nx, ny, nz), (cx, cy, cz) = self._east, self._north, self.centre
        across, down, scale = self.width / 2, self.height / 2, self.scale
        pixels = []
        for x, y, z in vectors:
            stretch = scale * sqrt(2 / (NOT_NOTHING + cx * x + cy * y + cz * z))
            pixels.append((across + stretch * (ex * x + ey * y), down - stretch * (nx * x + ny * y + nz * z)))
        return pixels

    def pixel(self, lon: float, lat: float) -> tuple[float, float]:
        """The pixel of a position in degrees."""
        return self.project([vector(lon, lat)])[0]

    def position(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude in degrees of a pixel; of the nearest one on the globe when it lies off it."""
        right, up = (x - self.width / 2) / self.scale, (self.height / 2 - y) / self.scale
        radius = min(hypot(right, up), 1.99)
        if radius < 1e-12:
            return position(self.centre)
        angle = 2 * asin(radius / 2)
        away = sin(angle) / hypot(right, up)
        a, b, c = (
            cos(angle) * centre + away * (right * east + up * north)
            for centre, east, north in zip(self.centre, self._east, self._north, strict=True)
        )
        return position((a, b, c))


def fitted(places: list[tuple[float, float]], width: float, height: float, margin: float) -> Azimuthal:
    """The projection whose paper just holds places (longitude, latitude), with a margin in pixels on each side."""
    vectors = [vector(lon, lat) for lon, lat in places]
    lon, lat = position(middle_of(vectors))
    for _ in range(4):
        unit = Azimuthal(lon, lat, 1.0, 0.0, 0.0)
        pixels = unit.project(vectors)
        left, right = min(x for x, _ in pixels), max(x for x, _ in pixels)
        top, bottom = min(y for _, y in pixels), max(y for _, y in pixels)
        lon, lat = unit.position((left + right) / 2, (top + bottom) / 2)
    scale = min((width - 2 * margin) / max(right - left, 1e-9), (height - 2 * margin) / max(bottom - top, 1e-9))
    return Azimuthal(lon, lat, scale, width, height)


def middle_of(vectors: list[Vector]) -> Vector:
    """The sum of vectors; the first one when they cancel out."""
    x, y, z = (sum(axis) for axis in zip(*vectors, strict=True))
    return (x, y, z) if hypot(x, y, z) > 1e-6 else vectors[0]


def sees(view: Azimuthal, centre: Vector, radius: float) -> bool:
    """Whether a cap of the globe (centre, radius in radians) may touch the paper."""
    return view.reach + radius >= pi or dot(view.centre, centre) >= cos(view.reach + radius)
