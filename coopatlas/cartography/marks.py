"""What is put on a map, and what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Final

#: How well a place is known. Only the first two are drawn as dots.
PRECISIONS: Final = ("point", "commune", "region", "country", "unknown")

#: The two shores of a cooperation: the authority from here, the partner over there.
SHORES: Final = ("here", "there")


@dataclass(frozen=True, slots=True)
class Point:
    """A place to show: degrees of latitude and longitude (WGS 84), and how well the place is known.

    `url` makes it a link (an address of the site, or http/https). `area` may name the ISO 3166-2 subdivision to shade
    when `precision` is "region"; without it, the subdivision around the point is shaded where the outlines allow it.
    """

    lat: float
    lon: float
    label: str
    precision: str = "point"
    shore: str = "there"
    url: str = ""
    area: str = ""

    def __post_init__(self) -> None:
        """Refuse words this module does not know: a programmer's error, never a matter of data."""
        if self.precision not in PRECISIONS:
            raise ValueError(f"precision must be one of {', '.join(PRECISIONS)}, not {self.precision!r}")
        if self.shore not in SHORES:
            raise ValueError(f"shore must be one of {', '.join(SHORES)}, not {self.shore!r}")

    @property
    def is_drawn(self) -> bool:
        """Whether the place is known well enough to appear: a position on Earth, and not "unknown"."""
        sane = isfinite(self.lat) and isfinite(self.lon) and abs(self.lat) <= 90 and abs(self.lon) <= 360
        return sane and self.precision != "unknown"

    @property
    def is_dot(self) -> bool:
        """Whether the place is a dot; otherwise it is an area, never a dot in a field."""
        return self.precision in ("point", "commune")


@dataclass(frozen=True, slots=True)
class Arc:
    """A cooperation between two places. `strong` draws it darker; `url` makes it a link."""

    here: Point
    there: Point
    url: str = ""
    strong: bool = False


class Drawing(str):
    """An SVG element, safe to put into a page as it is, with the points that could not be shown on it."""

    missing: tuple[Point, ...]

    def __new__(cls, svg: str, missing: Sequence[Point] = ()) -> Drawing:
        """Mark a string made of escaped parts as a drawing."""
        drawing = super().__new__(cls, svg)
        drawing.missing = tuple(missing)
        return drawing

    def __html__(self) -> str:
        """Tell template engines that the text is markup already."""
        return str(self)
