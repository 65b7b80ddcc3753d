"""Distances and great circles."""

from __future__ import annotations

import pytest

from coopatlas.cartography import Point, distance_km
from coopatlas.cartography.sphere import great_circle
from tests.cartography.drawings import EVRY, KAYES, NOUMEA, PAPEETE, WELLINGTON


def at(place: tuple[float, float]) -> Point:
    return Point(*place, "x")


def test_evry_to_kayes_is_four_thousand_kilometres() -> None:
    assert distance_km(at(EVRY), at(KAYES)) == 4008


def test_distance_takes_the_short_way_over_the_antimeridian() -> None:
    assert distance_km(at(NOUMEA), at(PAPEETE)) == 4614


def test_distance_to_itself_is_nothing_and_to_the_antipode_half_the_earth() -> None:
    assert distance_km(at(EVRY), at(EVRY)) == 0
    assert distance_km(Point(0, 0, ""), Point(0, 180, "")) == 20015


def test_distance_does_not_depend_on_the_direction() -> None:
    assert distance_km(at(EVRY), at(WELLINGTON)) == distance_km(at(WELLINGTON), at(EVRY))


def test_great_circle_begins_and_ends_where_asked() -> None:
    way = great_circle(at(EVRY), at(KAYES))
    assert way[0] == pytest.approx((EVRY[1], EVRY[0]))
    assert way[-1] == pytest.approx((KAYES[1], KAYES[0]))


def test_great_circle_between_two_places_of_one_parallel_bends_to_the_pole() -> None:
    assert max(lat for _, lat in great_circle(Point(50, -60, ""), Point(50, 60, ""))) > 65


def test_great_circle_between_antipodes_goes_over_the_north_pole() -> None:
    assert great_circle(Point(0, 10, ""), Point(0, -170, "")) == [(10, 0), (10, 90.0), (-170, 0)]
