"""Draws places: dots for what is known to the commune, areas or dashed circles for the rest, and their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coopatlas.cartography import svg
from coopatlas.cartography.clipping import Pixel, contains, ring_area
from coopatlas.cartography.labels import SIZE, Box, Label, placed, room, shortened, width_of
from coopatlas.cartography.marks import Point

#: Radius of a dot, in pixels, and the distance from its middle at which its name begins.
DOT, DOT_AWAY = 4.0, 7.0

#: Share of its label's area that a country must show for its name to be written.
ROOM_FOR_NAME = 0.8

#: Size of the names of countries, in pixels, and steps of the grid on which a place for them is sought.
COUNTRY_SIZE, GRID = 10.0, 6


@dataclass(frozen=True, slots=True)
class Mark:
    """A point on the paper. `radius` is that of the dashed circle of a vague place, 0 when an area is shaded for it."""

    point: Point
    x: float
    y: float
    radius: float = 0.0

    @property
    def box(self) -> Box:
        """The room that names must leave free."""
        reach = DOT + 1.5 if self.point.is_dot else 1.0
        return Box(self.x - reach, self.y - reach, self.x + reach, self.y + reach)


def marks_with_names(marks: Sequence[Mark], frame: Box, taken: Sequence[Box]) -> tuple[str, list[Box]]:
    """The drawing of marks and their names, and the room they take together with what was taken before."""
    busy = [*taken, *(mark.box for mark in marks if mark.point.is_dot)]
    wanted = [(shortened(m.point.label), m.x, m.y, DOT_AWAY if m.point.is_dot else 0.0) for m in marks]
    dots = [index for index, mark in enumerate(marks) if mark.point.is_dot]
    names: list[Label | None] = [None] * len(marks)
    for index, mark in enumerate(marks):
        if not mark.point.is_dot:
            names[index] = name = centred(wanted[index][0], mark.x, mark.y, frame, busy)
            busy += [name.box] if name else []
    for index, label in zip(dots, placed([wanted[i] for i in dots], frame, busy), strict=True):
        names[index] = label
    drawn = "".join(mark_with_name(mark, name) for mark, name in sorted_vague_first(marks, names))
    return drawn, [*busy, *(label.box for label in names if label)]


def sorted_vague_first(marks: Sequence[Mark], names: Sequence[Label | None]) -> list[tuple[Mark, Label | None]]:
    """Vague places before dots, so that no circle lies over a dot."""
    return sorted(zip(marks, names, strict=True), key=lambda pair: pair[0].point.is_dot)


def mark_with_name(mark: Mark, name: Label | None) -> str:
    """One place: its whole name as a tooltip, its shape, its name when there is room; a link when it has one."""
    point = mark.point
    shape = ""
    if point.is_dot:
        shape = f'<circle class="pt pt-{point.shore}" cx="{svg.number(mark.x)}" cy="{svg.number(mark.y)}" r="4"/>'
    elif mark.radius:
        place = f'cx="{svg.number(mark.x)}" cy="{svg.number(mark.y)}" r="{svg.number(mark.radius)}"'
        shape = f'<circle class="area area-{point.shore} vague" {place} stroke-dasharray="4 3"/>'
    content = f"<title>{svg.text(point.label)}</title>{shape}{written(name, 'label')}"
    return svg.linked(content, point.url)


def written(name: Label | None, css: str, size: float = SIZE) -> str:
    """A name where it was placed."""
    if name is None:
        return ""
    anchor = "" if name.anchor == "start" else f' text-anchor="{name.anchor}"'
    place = f'x="{svg.number(name.x)}" y="{svg.number(name.y)}" font-size="{svg.number(size)}"'
    return f'<text class="{css}" {place}{anchor}>{svg.text(name.words)}</text>'


def country_names(
    names: Mapping[str, str], rings: Mapping[str, list[list[Pixel]]], frame: Box, taken: Sequence[Box]
) -> str:
    """The names of the countries that show enough land, each on its own land and clear of everything else."""
    busy, drawn = list(taken), []
    largest = {code: max(rings[code], key=ring_area) for code in names if rings.get(code)}
    for code in sorted(largest, key=lambda code: (-ring_area(largest[code]), code)):
        words = shortened(names[code])
        label = name_on_land(words, largest[code], frame, busy)
        if label:
            busy.append(label.box)
            drawn.append(written(label, "label label-country", COUNTRY_SIZE))
    return "".join(drawn)


def name_on_land(words: str, ring: list[Pixel], frame: Box, busy: Sequence[Box]) -> Label | None:
    """The place nearest the middle of a ring where words fit, preferring those wholly on its land."""
    width = width_of(words, COUNTRY_SIZE)
    if ring_area(ring) < ROOM_FOR_NAME * width * COUNTRY_SIZE:
        return None
    left, right = max(frame.left, min(x for x, _ in ring)), min(frame.right, max(x for x, _ in ring))
    top, bottom = max(frame.top, min(y for _, y in ring)), min(frame.bottom, max(y for _, y in ring))
    middle = (left + right) / 2, (top + bottom) / 2
    spots = [
        (left + (right - left) * column / GRID, top + (bottom - top) * row / GRID)
        for column in range(1, GRID)
        for row in range(1, GRID)
    ]
    second_best = None
    for x, y in sorted(spots, key=lambda spot: (abs(spot[0] - middle[0]) + abs(spot[1] - middle[1]), spot)):
        box = room("middle", x, y, width, COUNTRY_SIZE)
        if not frame.holds(box) or any(box.meets(other) for other in busy) or not contains(ring, x, y):
            continue
        label = Label(words, x, y, "middle", box)
        if contains(ring, box.left, y) and contains(ring, box.right, y):
            return label
        second_best = second_best or label
    return second_best


def centred(words: str, x: float, y: float, frame: Box, busy: Sequence[Box]) -> Label | None:
    """Words centred on a vague place, moved up or down until they are clear; None when there is no room."""
    width = width_of(words)
    for shift in (0, -1, 1, -2, 2, -3, 3):
        base = y + SIZE * (0.36 + 1.2 * shift)
        box = room("middle", x, base, width)
        inward = max(frame.left - box.left, 0) + min(frame.right - box.right, 0)
        box = room("middle", x + inward, base, width)
        if frame.holds(box) and not any(box.meets(other) for other in busy):
            return Label(words, x + inward, base, "middle", box)
    return None
