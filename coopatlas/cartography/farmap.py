"""A part of the world map, cut to a small paper: for places too far apart for a closer look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coopatlas.cartography import svg
from coopatlas.cartography.clipping import Frame, Pixel, clip_ring, ring_area
from coopatlas.cartography.projection import on_paper
from coopatlas.cartography.world import HEIGHT, WIDTH, lines, pixel

#: Angle in radians from the middle to the corner of a map from which this one takes over.
FAR = 1.7

#: No closer than this many times the world map; islands smaller than so many square pixels are left out.
CLOSEST, SMALLEST = 2.0, 3.0

#: Land is cut this far outside the paper, so that the cut is never seen.
BLEED = 4.0


@dataclass(frozen=True, slots=True)
class Window:
    """A paper of some pixels over the world map, of which `scale` pixels cover one."""

    width: float
    height: float
    scale: float
    left: float
    top: float

    def place(self, lon: float, lat: float) -> Pixel:
        """The pixel of a position in degrees."""
        return self.cut(pixel(on_paper(lon), lat))

    def cut(self, point: Pixel) -> Pixel:
        """The pixel on this paper of a pixel of the world map."""
        return point[0] * self.scale - self.left, point[1] * self.scale - self.top

    def land(self) -> str:
        """The land on this paper, one path in whole pixels."""
        frame: Frame = (-BLEED, -BLEED, self.width + BLEED, self.height + BLEED)
        rings = [clip_ring([self.cut(point) for point in ring], frame) for ring in lines("land")]
        wide = [ring for ring in rings if len(ring) >= 3 and ring_area(ring) >= SMALLEST]
        return svg.path("land", svg.path_data(wide, closed=True, unit=1))


def window(places: Sequence[tuple[float, float]], size: tuple[int, int], margin: float) -> Window:
    """The paper that holds places (longitude, latitude) with a margin in pixels."""
    found = [pixel(on_paper(lon), lat) for lon, lat in places]
    left, right = min(x for x, _ in found), max(x for x, _ in found)
    top, bottom = min(y for _, y in found), max(y for _, y in found)
    width, height = size
    scale = min(CLOSEST, (width - 2 * margin) / max(right - left, 1), (height - 2 * margin) / max(bottom - top, 1))
    scale = max(scale, min(width / WIDTH, height / HEIGHT))
    return Window(
        width, height, scale,
        beginning((left + right) / 2 * scale, width, WIDTH * scale),
        beginning((top + bottom) / 2 * scale, height, HEIGHT * scale),
    )  # fmt: skip


def beginning(middle: float, room: float, whole: float) -> float:
    """Where `room` pixels around `middle` begin on a paper of `whole` pixels: within it, or centred when it is smaller."""
    if whole <= room:
        return (whole - room) / 2
    return min(max(middle - room / 2, 0.0), whole - room)
