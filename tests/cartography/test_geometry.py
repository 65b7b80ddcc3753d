"""Clipping, projections, labels and short writing."""

from __future__ import annotations

import pytest

from coopatlas.cartography import svg
from coopatlas.cartography.clipping import clip_line, clip_ring, contains, ring_area
from coopatlas.cartography.labels import Box, placed, shortened, width_of
from coopatlas.cartography.projection import Azimuthal, equal_earth, fitted, on_paper

FRAME = (0.0, 0.0, 10.0, 10.0)


def test_ring_within_the_frame_is_left_alone() -> None:
    ring = [(1.0, 1.0), (9.0, 1.0), (5.0, 9.0)]
    assert clip_ring(ring, FRAME) == ring


def test_ring_outside_the_frame_is_nothing() -> None:
    assert clip_ring([(11.0, 1.0), (19.0, 1.0), (15.0, 9.0)], FRAME) == []


def test_ring_around_the_frame_fills_it() -> None:
    assert ring_area(clip_ring([(-50.0, -50.0), (50.0, -50.0), (50.0, 50.0), (-50.0, 50.0)], FRAME)) == 100


def test_ring_across_an_edge_is_cut_on_it() -> None:
    assert ring_area(clip_ring([(5.0, 2.0), (15.0, 2.0), (15.0, 4.0), (5.0, 4.0)], FRAME)) == 10


def test_line_is_cut_into_the_runs_that_touch_the_frame() -> None:
    line = [(-5.0, 5.0), (5.0, 5.0), (15.0, 5.0), (25.0, 5.0), (9.0, 9.0)]
    assert clip_line(line, FRAME) == [line[:3], line[3:]]


def test_point_in_a_ring() -> None:
    ring = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
    assert (contains(ring, 2, 2), contains(ring, 5, 2)) == (True, False)


@pytest.mark.parametrize(("lon", "lat", "x", "y"), [(11, 0, 0.0, 0.0), (191, 0, 2.7066, 0.0), (11, 90, 0.0, -1.3173)])
def test_equal_earth_agrees_with_its_authors(lon: float, lat: float, x: float, y: float) -> None:
    """Extent of the projection of a unit sphere: 2.70663 wide on each side and 1.31732 high."""
    assert equal_earth(lon, lat) == pytest.approx((x, y), abs=1e-4)


@pytest.mark.parametrize(("lon", "expected"), [(0, 0), (-168, -168), (-170, 190), (190, 190), (370, 10)])
def test_longitudes_on_the_paper_run_from_the_bering_strait(lon: float, expected: float) -> None:
    assert on_paper(lon) == pytest.approx(expected)


def test_a_pixel_leads_back_to_its_position() -> None:
    view = Azimuthal(-11.4, 14.4, 2000, 320, 240)
    assert view.position(*view.pixel(-9.18, 14.53)) == pytest.approx((-9.18, 14.53))


def test_azimuthal_keeps_areas() -> None:
    """A degree by a degree covers the same area near the centre and far from it, but for the latitude."""
    view = Azimuthal(0, 0, 1000, 320, 240)

    def area(lon: float) -> float:
        return ring_area([view.pixel(lon + a, b) for a, b in ((0, 0), (1, 0), (1, 1), (0, 1))])

    assert area(60) == pytest.approx(area(0), rel=0.001)


def test_fitted_view_holds_places_on_both_sides_of_the_antimeridian() -> None:
    view = fitted([(178.4, -18.1), (-179.9, -16.8)], 320, 240, 40)
    pixels = [view.pixel(178.4, -18.1), view.pixel(-179.9, -16.8)]
    assert all(39 <= x <= 281 and 39 <= y <= 201 for x, y in pixels)
    assert abs(pixels[0][1] - pixels[1][1]) == pytest.approx(160, abs=1)


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (-0.04, "0"), (0.5, ".5"), (-0.5, "-.5"), (12.0, "12"), (-3.14, "-3.1"), (100, "100")],
)
def test_numbers_are_short(value: float, written: str) -> None:
    assert svg.number(value) == written


def test_path_is_relative_and_repeats_nothing() -> None:
    assert svg.path_data([[(1, 1), (1, 1.01), (2, 1), (1.5, 0)]], closed=True) == "M10 10l10 0-5-10z"


def test_path_without_extent_is_nothing() -> None:
    assert svg.path_data([[(1, 1), (1.01, 1)], [(1, 1)]], closed=True) == ""


def test_labels_avoid_each_other_and_what_is_there() -> None:
    taken = [Box(108, 80, 200, 120)]
    found = placed([("Kayes", 100, 100, 7), ("Diéma", 104, 104, 7)], Box(0, 0, 320, 240), taken)
    boxes = [label.box for label in found if label]
    assert len(boxes) == 2
    assert not any(box.meets(taken[0]) for box in boxes)
    assert not boxes[0].meets(boxes[1])


def test_label_without_room_is_left_out() -> None:
    assert placed([("Un nom très long", 5, 5, 7)], Box(0, 0, 40, 20), []) == [None]


def test_widths_grow_with_words_and_ignore_marks_above_letters() -> None:
    assert width_of("Kayes") < width_of("Bafoulabé")
    assert width_of("e\u0301") == width_of("e")


def test_long_names_are_cut_with_an_ellipsis() -> None:
    assert shortened("  Communauté   d’agglomération Évry Centre Essonne") == "Communauté d’agglomération Évry C…"
