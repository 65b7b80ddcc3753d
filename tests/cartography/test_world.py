"""The map of the world and its arcs."""

from __future__ import annotations

import re

import pytest

from coopatlas.cartography import Arc, Point, border_path, land_path, world_arcs
from coopatlas.cartography.world import HEIGHT, WIDTH, lines
from tests.cartography import drawings
from tests.cartography.drawings import circles, parsed, paths

EVRY = Point(*drawings.EVRY, "Évry", "commune", "here")
NOUMEA = Point(*drawings.NOUMEA, "Nouméa", "commune", "here")
PAPEETE = Point(*drawings.PAPEETE, "Papeete", "commune")
CURVE = re.compile(r"M([-.\d]+) ([-.\d]+)Q([-.\d]+) ([-.\d]+) ([-.\d]+) ([-.\d]+)")


def thirty_arcs() -> list[Arc]:
    """One arc to each corner of the world, with a link."""
    places = [(lat, lon) for lat in (-35, -10, 10, 30, 55) for lon in (-150, -100, -60, 20, 80, 140)]
    return [Arc(EVRY, Point(lat, lon, f"Partenaire {n}"), f"/partenariats/{n}/") for n, (lat, lon) in enumerate(places)]


def curves(svg: str) -> list[tuple[float, ...]]:
    found = [match for path in paths(svg, "arc") for match in CURVE.findall(path.get("d", ""))]
    return [tuple(map(float, numbers)) for numbers in found]


def test_thirty_arcs_weigh_at_most_twenty_five_kilobytes() -> None:
    assert len(world_arcs(thirty_arcs(), title="Carte", desc="Trente partenariats").encode()) <= 25_000


@pytest.mark.parametrize("path", [land_path, border_path], ids=["land", "borders"])
def test_no_band_runs_across_the_world(path: object) -> None:
    """Halves of a pixel: no step is as wide as a twelfth of the paper, so nothing leaps over the antimeridian."""
    assert callable(path)
    assert drawings.longest_across(path()) < WIDTH * 2 / (12 if path is land_path else 2)


@pytest.mark.parametrize("kind", ["land", "borders"])
def test_land_and_borders_lie_on_the_paper(kind: str) -> None:
    spots = [spot for line in lines(kind) for spot in line]
    assert min(x for x, _ in spots) > 0
    assert max(x for x, _ in spots) < WIDTH
    assert min(y for _, y in spots) > 0
    assert max(y for _, y in spots) < HEIGHT


def test_land_covers_a_quarter_of_the_paper_not_its_seas() -> None:
    def area(ring: list[tuple[float, float]]) -> float:
        return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, [*ring[1:], *ring[:1]], strict=True)) / 2

    covered = abs(sum(area(ring) for ring in lines("land"))) / (WIDTH * HEIGHT)
    assert 0.22 < covered < 0.32


def test_no_arc_is_wider_than_half_the_map() -> None:
    for start, _, _, _, end, _ in curves(world_arcs([*thirty_arcs(), Arc(NOUMEA, PAPEETE)], title="t", desc="")):
        assert abs(end - start) <= WIDTH / 2


def test_an_arc_over_the_antimeridian_leaves_on_one_side_and_comes_back_on_the_other() -> None:
    first, second = curves(world_arcs([Arc(NOUMEA, PAPEETE)], title="t", desc=""))
    assert (0 < first[0] < WIDTH < first[4], second[0] < 0 < second[4] < WIDTH) == (True, True)
    assert (first[1], first[5]) == (second[1], second[5])


def test_an_arc_swells_north() -> None:
    start_x, start_y, _, middle_y, _, end_y = curves(
        world_arcs([Arc(EVRY, Point(35.7, 139.7, "Tokyo"))], title="t", desc="")
    )[0]
    assert middle_y < min(start_y, end_y)
    assert start_x > 0


def test_a_place_of_many_arcs_has_one_dot() -> None:
    svg = world_arcs(thirty_arcs(), title="t", desc="")
    assert (len(circles(svg, "pt-here")), len(circles(svg, "pt-there"))) == (1, 30)


def test_a_place_known_to_the_country_has_an_arc_and_no_dot() -> None:
    svg = world_arcs([Arc(EVRY, Point(17.0, -4.0, "Mali", "country"))], title="t", desc="")
    assert (len(paths(svg, "arc")), len(circles(svg, "pt-there"))) == (1, 0)


def test_arcs_without_a_place_are_left_out_and_told() -> None:
    lost = Point(0.0, 0.0, "Perdu", "unknown")
    svg = world_arcs([Arc(EVRY, lost)], title="t", desc="")
    assert (svg.missing, paths(svg, "arc"), circles(svg, "pt")) == ((lost,), [], [])


def test_width_scales_the_picture_not_its_units() -> None:
    root = parsed(world_arcs([], title="t", desc="", width=480))
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == (
        "480",
        f"{HEIGHT / 2:.1f}".removesuffix(".0"),
        f"0 0 960 {HEIGHT}",
    )
