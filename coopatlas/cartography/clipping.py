"""Keeps of a shape what lies on the paper, so that nothing invisible is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable

Pixel = tuple[float, float]
Frame = tuple[float, float, float, float]


def clip_ring(ring: list[Pixel], frame: Frame) -> list[Pixel]:
    """The part of a ring (not closed) within left, top, right, bottom (Sutherland and Hodgman, 1974).

    A ring that leaves and comes back stays one ring: its joints run along the frame, which lies outside the picture.
    """
    left, top, right, bottom = frame
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    if min(xs) > right or max(xs) < left or min(ys) > bottom or max(ys) < top:
        return []
    if min(xs) < left:
        ring = clip_side(ring, lambda p: p[0] >= left, lambda a, b: at_x(a, b, left))
    if max(xs) > right:
        ring = clip_side(ring, lambda p: p[0] <= right, lambda a, b: at_x(a, b, right))
    if min(ys) < top:
        ring = clip_side(ring, lambda p: p[1] >= top, lambda a, b: at_y(a, b, top))
    if max(ys) > bottom:
        ring = clip_side(ring, lambda p: p[1] <= bottom, lambda a, b: at_y(a, b, bottom))
    return ring


def clip_side(
    ring: list[Pixel], inside: Callable[[Pixel], bool], crossing: Callable[[Pixel, Pixel], Pixel]
) -> list[Pixel]:
    """The part of a ring on one side of a line."""
    kept: list[Pixel] = []
    if not ring:
        return kept
    previous, was_inside = ring[-1], inside(ring[-1])
    for point in ring:
        is_inside = inside(point)
        if is_inside != was_inside:
            kept.append(crossing(previous, point))
        if is_inside:
            kept.append(point)
        previous, was_inside = point, is_inside
    return kept


def at_x(a: Pixel, b: Pixel, x: float) -> Pixel:
    """Where the segment from a to b meets the vertical at x."""
    return x, a[1] + (b[1] - a[1]) * (x - a[0]) / (b[0] - a[0])


def at_y(a: Pixel, b: Pixel, y: float) -> Pixel:
    """Where the segment from a to b meets the horizontal at y."""
    return a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]), y


def clip_line(line: Iterable[Pixel], frame: Frame) -> list[list[Pixel]]:
    """The runs of a line that touch the frame; a segment is kept whole when one of its ends is within."""
    left, top, right, bottom = frame
    runs: list[list[Pixel]] = []
    run: list[Pixel] = []
    previous: Pixel | None = None
    for point in line:
        if left <= point[0] <= right and top <= point[1] <= bottom:
            if not run and previous is not None:
                run.append(previous)
            run.append(point)
        elif run:
            runs.append([*run, point])
            run = []
        previous = point
    return [*runs, run] if len(run) > 1 else runs


def ring_area(ring: list[Pixel]) -> float:
    """The area of a ring in square pixels, whichever way it turns."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, [*ring[1:], *ring[:1]], strict=True))) / 2


def contains(ring: list[Pixel], x: float, y: float) -> bool:
    """Whether a point lies within a ring (even-odd rule)."""
    within = False
    ax, ay = ring[-1] if ring else (0.0, 0.0)
    for bx, by in ring:
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            within = not within
        ax, ay = bx, by
    return within
