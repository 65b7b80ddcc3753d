"""Where a country is: the box around its main body and the point its name may stand on."""

from __future__ import annotations

import shapely  # type: ignore[import-untyped]
from shapely.geometry import Polygon  # type: ignore[import-untyped]

from coopatlas.cartography.build.simplify import area_of, extent
from coopatlas.cartography.build.source import QUANTUM, Ring

#: The main body holds this share of the area; a part within this share of its smaller side, or this near, is counted in.
MAIN_SHARE, NEAR_SHARE, NEAR = 0.95, 0.2, 0.5

#: Longitudes, in degrees, from which a country may be unrolled: the one that makes its box narrowest is taken.
UNROLL = (-180.0, -90.0, 0.0, 90.0)

Box = tuple[float, float, float, float]


def main_box(rings: list[Ring]) -> Box:
    """West, south, east, north in degrees of the country without its far small parts; east may pass 180."""
    exteriors = [ring for ring in rings if area_of(ring) > 0]
    west, south, east, north = box_from(exteriors, min(UNROLL, key=lambda start: width_from(exteriors, start)))
    turn = 360 * ((west + 180) // 360)
    return round(west - turn, 3), round(south, 3), round(east - turn, 3), round(north, 3)


def width_from(rings: list[Ring], start: float) -> float:
    """The width in degrees of all rings when longitudes run from `start` to `start` + 360."""
    boxes = [ring_box(ring, start) for ring in rings]
    return round(max(box[2] for box in boxes) - min(box[0] for box in boxes), 3)


def box_from(rings: list[Ring], start: float) -> Box:
    """The box of the main body when longitudes run from `start` to `start` + 360."""
    ordered = sorted(rings, key=area_of, reverse=True)
    boxes = [(area_of(ring), ring_box(ring, start)) for ring in ordered]
    total = sum(area for area, _ in boxes)
    around, held, main, others = boxes[0][1], 0.0, [], []
    for (area, box), ring in zip(boxes, ordered, strict=True):
        if held < MAIN_SHARE * total:
            around, held = joined(around, box), held + area
            main.append(polygon_of(ring, box))
        else:
            others.append((polygon_of(ring, box), box))
    near = max(NEAR, NEAR_SHARE * min(around[2] - around[0], around[3] - around[1]))
    distances = shapely.distance([polygon for polygon, _ in others], shapely.MultiPolygon(main))
    for (_, box), distance in zip(others, distances, strict=True):
        if distance <= near:
            around = joined(around, box)
    return around


def polygon_of(ring: Ring, box: Box) -> Polygon:
    """The ring as a shape in degrees, unrolled like its box."""
    shift = box[0] - min(x for x, _ in ring) * QUANTUM
    return Polygon([(x * QUANTUM + shift, y * QUANTUM) for x, y in ring])


def ring_box(ring: Ring, start: float) -> Box:
    """The box of one ring in degrees, shifted by whole turns so that its middle lies from `start` on."""
    xs, ys = [x * QUANTUM for x, _ in ring], [y * QUANTUM for _, y in ring]
    turn = 360 * (((min(xs) + max(xs)) / 2 - start) // 360)
    return min(xs) - turn, min(ys), max(xs) - turn, max(ys)


def joined(a: Box, b: Box) -> Box:
    """The box around two boxes."""
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])


def label_point(rings: list[Ring]) -> tuple[float, float]:
    """Longitude and latitude in degrees of the middle of the widest circle within the largest part."""
    largest = max(rings, key=area_of)
    polygon = Polygon([(x * QUANTUM, y * QUANTUM) for x, y in largest]).buffer(0)
    circle = shapely.maximum_inscribed_circle(polygon, tolerance=extent(largest) / 200)
    x, y = circle.coords[0]
    return round((x + 180) % 360 - 180, 3), round(y, 3)
