"""Where words go, so that none covers another, a dot, or the edge of the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import combining, east_asian_width

#: Height of letters on the maps, in pixels; the size attribute of every label repeats it.
SIZE = 11.0

#: Widths of characters in shares of their size, for a wide bold sans-serif: better a little room too much.
NARROW, WIDE = frozenset(" iljtfrI.,;:!'’|()[]-"), frozenset("mwMW@%—")
NARROW_WIDTH, USUAL_WIDTH, CAPITAL_WIDTH, WIDE_WIDTH = 0.4, 0.67, 0.79, 1.05

#: Longest label in characters; a longer one is cut, its whole text stays in the tooltip.
LONGEST = 34


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two rectangles overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        """Whether another rectangle lies wholly within."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    """A placed word: baseline position, text anchor (start, middle, end) and the room it takes."""

    words: str
    x: float
    y: float
    anchor: str
    box: Box


def width_of(words: str, size: float = SIZE) -> float:
    """A careful guess of the width of words in pixels."""
    return size * sum(character_width(character) for character in words)


def character_width(character: str) -> float:
    """The width of one character in shares of its size."""
    if combining(character):
        return 0.0
    if character in NARROW:
        return NARROW_WIDTH
    if character in WIDE:
        return WIDE_WIDTH
    if east_asian_width(character) in "WF":
        return 1.1
    return CAPITAL_WIDTH if character.isupper() else USUAL_WIDTH


def shortened(words: str) -> str:
    """Words on one line, cut with an ellipsis when they are too long for a map."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def candidates(words: str, x: float, y: float, away: float) -> list[Label]:
    """The eight places around a dot, best first, `away` pixels from its middle."""
    width, near = width_of(words), away * 0.7
    rise = SIZE * 0.36
    places = [
        ("start", x + away, y + rise), ("end", x - away, y + rise),
        ("start", x + near, y - near), ("start", x + near, y + near + 2 * rise),
        ("end", x - near, y - near), ("end", x - near, y + near + 2 * rise),
        ("middle", x, y - away), ("middle", x, y + away + 2 * rise),
    ]  # fmt: skip
    return [Label(words, left, base, anchor, room(anchor, left, base, width)) for anchor, left, base in places]


def room(anchor: str, x: float, y: float, width: float, size: float = SIZE) -> Box:
    """The rectangle taken by words of a width set at a baseline."""
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    return Box(left, y - size * 0.82, left + width, y + size * 0.26)


def placed(wanted: Sequence[tuple[str, float, float, float]], frame: Box, taken: Sequence[Box]) -> list[Label | None]:
    """One label, or None where there is no room, for each (words, x, y, distance from x, y).

    The one with the fewest places left chooses first, so that few are lost; equal ones choose in the given order.
    """
    free = [
        [label for label in candidates(*item) if frame.holds(label.box) and not any(label.box.meets(b) for b in taken)]
        for item in wanted
    ]
    chosen: list[Label | None] = [None] * len(wanted)
    waiting = {index for index, labels in enumerate(free) if labels}
    while waiting:
        index = min(waiting, key=lambda i: (len(free[i]), i))
        waiting.discard(index)
        chosen[index] = label = free[index][0]
        for other in list(waiting):
            free[other] = [candidate for candidate in free[other] if not candidate.box.meets(label.box)]
            if not free[other]:
                waiting.discard(other)
    return chosen
