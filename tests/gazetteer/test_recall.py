"""How many towns of real twinnings are recognised within 25 km of where they are."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from coopatlas.gazetteer import Gazetteer
from coopatlas.gazetteer.ranking import NEAR_KM, Point, distance_km

Row = dict[str, str]


@pytest.fixture(scope="module")
def twinnings(shared: Path) -> list[Row]:
    with (shared / "data" / "jumelages_france_wikidata.tsv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, delimiter="\t"))


def recognised(gazetteer: Gazetteer, name: str, country: str | None, at: Point, near: Point | None) -> bool:
    matches = gazetteer.find(name, country=country, near=near)
    if not matches or matches[0].unit.lat is None or matches[0].unit.lon is None:
        return False
    return distance_km(at, (matches[0].unit.lat, matches[0].unit.lon)) <= NEAR_KM


def origin(row: Row) -> Point:
    return float(row["originlat"]), float(row["originlong"])


def destination(row: Row) -> Point:
    return float(row["destinationlat"]), float(row["destinationlong"])


def ratio(found: list[bool]) -> float:
    return sum(found) / len(found)


def test_french_communes_are_recognised_by_name_and_point(gazetteer: Gazetteer, twinnings: list[Row]) -> None:
    found = [recognised(gazetteer, row["origincityLabel"], "FR", origin(row), origin(row)) for row in twinnings]
    assert ratio(found) >= 0.99


def test_french_communes_are_recognised_by_name_alone(gazetteer: Gazetteer, twinnings: list[Row]) -> None:
    found = [recognised(gazetteer, row["origincityLabel"], "FR", origin(row), None) for row in twinnings]
    assert ratio(found) >= 0.95


def test_foreign_towns_are_recognised_by_name_and_point(gazetteer: Gazetteer, twinnings: list[Row]) -> None:
    found = [
        recognised(
            gazetteer,
            row["sistercityLabel"],
            gazetteer.country_named(row["destination_countryLabel"]),
            destination(row),
            destination(row),
        )
        for row in twinnings
    ]
    assert ratio(found) >= 0.93


def test_every_country_of_the_twinnings_is_understood(gazetteer: Gazetteer, twinnings: list[Row]) -> None:
    labels = {row["destination_countryLabel"] for row in twinnings}
    assert sorted(label for label in labels if gazetteer.country_named(label) is None) == []
