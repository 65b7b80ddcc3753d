"""A part of the world map, cut to a small paper: for places too far apart for a closer look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from coopatlas.cartography import svg
from coopatlas.cartography.clipping import Frame, Pixel, clip_line, clip_ring, ring_area
from coopatlas.cartography.outlines import outlines
from coopatlas.cartography.projection import on_paper
from coopatlas.cartography.sphere import position
from coopatlas.cartography.world import HALVES, HEIGHT, WIDTH, lines, pixel

#: Angle in radians from the middle to the corner of a map from which this one takes over.
FAR = 1.0

#: No closer than this many times the world map; islands smaller than so many square pixels are left out.
CLOSEST, SMALLEST = 2.0, 3.0

#: Shortest step of a coast in pixels, and how large the world map must be for its borders to be drawn.
SHORTEST, BORDERS_FROM = 2.0, 0.45

#: Size in degrees of the smallest detail of a country that stands out: about that of the land around it.
DETAIL_OF_WORLD = 0.4

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

    def land(self, shown: Iterable[str], shortest: float = SHORTEST) -> str:
        """Land and borders on this paper, in halves of a pixel; the countries in `shown` stand out.

        Coasts make no step of less than `shortest` pixels.
        """
        coasts = [[self.cut(point) for point in ring] for ring in lines("land")]
        limits = lines("borders") if self.scale >= BORDERS_FROM else []
        borders = [run for line in limits for run in clip_line(map(self.cut, line), self._frame)]
        marked = [ring for code in shown for ring in self._country(code)]
        paths = (
            svg.path("land", svg.path_data(self._clipped(coasts, shortest), closed=True, unit=HALVES)),
            svg.path("border", svg.path_data(borders, closed=False, unit=HALVES)),
            svg.path("land land-shown", svg.path_data(self._clipped(marked, shortest), closed=True, unit=HALVES)),
        )
        return f'<g transform="scale(.5)">{"".join(paths)}</g>'

    @property
    def _frame(self) -> Frame:
        return -BLEED, -BLEED, self.width + BLEED, self.height + BLEED

    def _clipped(self, rings: Iterable[list[Pixel]], shortest: float) -> list[list[Pixel]]:
        """The part of rings on this paper, without the smallest ones and the shortest steps."""
        found = [thinned(clip_ring(ring, self._frame), shortest) for ring in rings]
        return [ring for ring in found if len(ring) >= 3 and ring_area(ring) >= SMALLEST]

    def _country(self, code: str) -> list[list[Pixel]]:
        """The rings of a country on this paper."""
        world = outlines()
        level = world.level_for(DETAIL_OF_WORLD)
        rings = [vectors for vectors, _, _ in world.whole_rings(code, level)]
        return [[self.place(*position(vector)) for vector in ring] for ring in rings if len(ring) >= 3]


def far_within(paper: Window, heaviest: int, shown: Iterable[str], draw: Callable[[str], str]) -> str:
    """What `draw` makes of the land on a paper, with steps as short as `heaviest` bytes allow; at worst too heavy."""
    codes, drawn = sorted(shown), ""
    for longer in (1.0, 1.4, 2.0, 2.8):
        drawn = draw(paper.land(codes, SHORTEST * longer))
        if len(drawn.encode()) <= heaviest:
            break
    return drawn


def thinned(ring: list[Pixel], shortest: float) -> list[Pixel]:
    """A ring without the vertices that lie less than `shortest` pixels from the one before."""
    kept = ring[:1]
    for x, y in ring[1:]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= shortest:
            kept.append((x, y))
    return kept


def window(places: Sequence[tuple[float, float]], size: tuple[int, int], margin: float) -> Window:
    """The paper that holds places (longitude, latitude) with a margin in pixels."""
    found = [pixel(on_paper(lon), lat) for lon, lat in places]
    left, right = min(x for x, _ in found), max(x for x, _ in found)
    top, bottom = min(y for _, y in found), max(y for _, y in found)
    width, height = size
    scale = min(CLOSEST, (width - 2 * margin) / max(right - left, 1), (height - 2 * margin) / max(bottom - top, 1))
    scale = max(scale, min(width / WIDTH, height / HEIGHT))
    return Window(
        width,
        height,
        scale,
        beginning(left * scale, right * scale, width, WIDTH * scale),
        beginning(top * scale, bottom * scale, height, HEIGHT * scale),
    )


def beginning(first: float, last: float, room: float, whole: float) -> float:
    """Where `room` pixels around what lies from `first` to `last` begin on a paper of `whole` pixels.

    The paper is not left but for what lies outside it (the way over a pole); a smaller one is centred.
    """
    if whole <= room:
        return (whole - room) / 2
    centred = (first + last - room) / 2
    return min(max(centred, min(0.0, first - BLEED)), max(whole - room, last + BLEED - room))
