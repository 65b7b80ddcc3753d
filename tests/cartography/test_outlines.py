"""What the outlines know of countries and regions."""

from __future__ import annotations

import csv

import pytest
from babel import Locale

from coopatlas.cartography import country_anchor, country_at, country_box, subdivisions_before
from coopatlas.cartography.outlines import DATA, outlines, unit_around, unit_of_code
from tests.cartography import drawings

#: Codes that Unicode names and ISO 3166-1 does not assign.
NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}


def iso_countries() -> set[str]:
    codes = {str(code) for code in Locale("en").territories}
    return {code for code in codes if len(code) == 2 and code.isalpha()} - NOT_ISO


def test_every_iso_country_has_a_box_or_is_listed_with_the_reason() -> None:
    with (DATA / "absent.csv").open(encoding="utf-8", newline="") as lines:
        absent = {row["code"]: row["why"] for row in csv.DictReader(lines)}
    assert {code for code in iso_countries() if country_box(code) is None} == set(absent)
    assert all(absent.values())


def test_there_is_no_country_that_iso_does_not_know_but_kosovo() -> None:
    assert set(outlines().countries) - iso_countries() == {"XK"}


def test_boxes_are_in_order_and_narrower_than_the_world() -> None:
    for code in outlines().countries:
        west, south, east, north = country_box(code) or (0, 0, 0, 0)
        assert -180 <= west < east <= west + 180, code
        assert -90 <= south < north <= 90, code


def test_name_of_every_country_stands_on_its_own_land() -> None:
    for code in outlines().countries:
        lon, lat = country_anchor(code) or (0, 0)
        assert country_at(lat, lon) == code


def test_box_of_mali() -> None:
    assert country_box("ml") == pytest.approx((-12.26, 10.14, 4.24, 25.0), abs=0.02)


def test_box_over_the_antimeridian_passes_180() -> None:
    west, _, east, _ = country_box("FJ") or (0, 0, 0, 0)
    assert 176 < west < 180 < east < 183


def test_box_of_france_holds_corsica_and_leaves_out_overseas() -> None:
    west, south, east, north = country_box("FR") or (0, 0, 0, 0)
    assert (west < -4.7, south < 41.5, 9.4 < east < 10, north < 51.5) == (True, True, True, True)


def test_box_of_palestine_holds_gaza_and_the_west_bank() -> None:
    west, _, east, _ = country_box("PS") or (0, 0, 0, 0)
    assert (west < 34.3, east > 35.5) == (True, True)


def test_unknown_country_has_no_box() -> None:
    assert country_box("ZZ") is None
    assert country_anchor("ZZ") is None


@pytest.mark.parametrize(
    ("place", "country"),
    [
        (drawings.KAYES, "ML"), (drawings.TUBAS, "PS"), (drawings.PHNOM_PENH, "KH"), (drawings.SUVA, "FJ"),
        (drawings.TAVEUNI, "FJ"), (drawings.ANCHORAGE, "US"), (drawings.WELLINGTON, "NZ"),
        (drawings.SAINT_PIERRE, "PM"), (drawings.PROVIDENIYA, "RU"), (drawings.EVRY, "FR"), ((31.5, 34.45), "PS"),
        ((45.0, 34.1), "UA"), ((27.15, -13.1), "EH"), ((34.68, -1.91), "MA"), ((4.0, -53.0), "GF"), ((0.0, -30.0), None),
    ],
)  # fmt: skip
def test_country_of_a_place(place: tuple[float, float], country: str | None) -> None:
    assert country_at(*place) == country


def test_region_around_kayes() -> None:
    unit = unit_around(*drawings.KAYES, "ML")
    assert unit is not None
    assert unit.code == "ML-1"


def test_in_france_the_widest_region_is_meant() -> None:
    unit = unit_around(*drawings.EVRY, "FR")
    assert unit is not None
    assert unit.code == "FR-IDF"


def test_codes_name_departments_and_regions() -> None:
    assert [unit_of_code(code) is not None for code in ("FR-62", "FR-HDF", "FR-99", "")] == [True, True, False, False]


def test_provinces_of_viet_nam_are_those_of_2025() -> None:
    assert len(outlines().units_of["VN"]) == 34
    yen_bai, lao_cai = unit_around(21.7, 104.87, "VN"), unit_around(22.48, 103.97, "VN")
    assert yen_bai == lao_cai


def test_no_region_where_the_map_would_show_the_wrong_one() -> None:
    assert [unit_around(*drawings.TUBAS, "PS"), unit_around(34.68, -1.91, "MA")] == [None, None]


def test_reforms_the_outlines_do_not_show_yet_are_told() -> None:
    assert (subdivisions_before("ML"), subdivisions_before("SN")) == (2016, None)


def test_committed_outlines_weigh_less_than_two_megabytes() -> None:
    assert sum(file.stat().st_size for file in DATA.iterdir()) < 2_000_000
