"""Parts of the build that can be judged without its packages."""

from __future__ import annotations

import struct

import pytest

from coopatlas.gazetteer.making.assemble import check
from coopatlas.gazetteer.making.french_names import in_full, of
from coopatlas.gazetteer.making.intercommunal import add_heirs
from coopatlas.gazetteer.making.points import _hall, _middle, mean_point
from coopatlas.gazetteer.making.subdivisions import bare
from coopatlas.gazetteer.making.towns import other_names
from coopatlas.gazetteer.tables import MembershipRow, SuccessionRow, Tables, UnitRow


@pytest.mark.parametrize(
    ("name", "link", "text"),
    [
        ("Aude", 5, "de l’Aude"),
        ("Pas-de-Calais", 2, "du Pas-de-Calais"),
        ("Hauts-de-France", 4, "des Hauts-de-France"),
        ("Ille-et-Vilaine", 1, "d’Ille-et-Vilaine"),
        ("Bretagne", 0, "de Bretagne"),
        ("Loire", 3, "de la Loire"),
    ],
)
def test_a_name_after_its_preposition(name: str, link: int, text: str) -> None:
    assert of(name, link) == text


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("CA Pays Basque", "Communauté d’agglomération Pays Basque"),
        ("Rennes Métropole", "Rennes Métropole"),
        ("CC", "CC"),
    ],
)
def test_the_legal_form_in_full(short: str, full: str) -> None:
    assert in_full(short) == full


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Kayes Cercle", "Kayes"),
        ("Cercle de Kita", "Kita"),
        ("Cercle d’ Abeïbara", "Abeïbara"),
        ("Sikasso Region", "Sikasso"),
        ("Province", "Province"),
    ],
)
def test_the_level_word_is_no_part_of_the_name(name: str, text: str) -> None:
    assert bare(name) == text


def test_alternate_names_are_kept_once_and_in_readable_scripts() -> None:
    names = ["KYS", "Kaes", "Kaës", "Kayes", "Каес", "كايس", "カイ"]
    assert other_names("Kayes", names, {"ARABIC"}) == ["Kaes", "كايس"]


def test_the_point_of_a_town_hall() -> None:
    assert _hall(struct.pack("<BI2d", 1, 1, 2.25, 48.5).hex()) == (48.5, 2.25)


def test_the_middle_of_the_largest_ring() -> None:
    square = [(2.0, 48.0), (4.0, 48.0), (4.0, 50.0), (2.0, 50.0), (2.0, 48.0)]
    ring = struct.pack("<I", len(square)) + b"".join(struct.pack("<2d", *point) for point in square)
    polygon = struct.pack("<BII", 1, 3, 1) + ring
    assert _middle((struct.pack("<BII", 1, 6, 1) + polygon).hex()) == (49.0, 3.0)


def test_the_middle_of_points_is_weighted() -> None:
    assert mean_point([((48.0, 2.0), 3), ((50.0, 4.0), 1)]) == (48.5, 2.5)


def test_the_share_of_each_heir_is_that_of_the_inhabitants() -> None:
    tables = Tables()
    for code, people in (("1", 3000), ("2", 1000)):
        tables.add(UnitRow(f"fr-commune:{code}", "commune", code, population=people))
        tables.add(UnitRow(f"fr-epci:new{code}", "epci", code))
        tables.memberships.append(MembershipRow(f"fr-epci:new{code}", f"fr-commune:{code}"))
        tables.memberships.append(MembershipRow("fr-epci:old", f"fr-commune:{code}", "", "2020-01-01"))
    tables.add(UnitRow("fr-epci:old", "epci", "old", valid_to="2020-01-01"))
    add_heirs(tables)
    assert [(row.new, row.date, row.share) for row in tables.successions] == [
        ("fr-epci:new1", "2020-01-01", 0.75),
        ("fr-epci:new2", "2020-01-01", 0.25),
    ]


def test_a_succession_written_by_hand_only_receives_its_share() -> None:
    tables = Tables()
    tables.add(UnitRow("fr-commune:1", "commune", "1", population=10))
    tables.add(UnitRow("fr-epci:new", "epci", "new"))
    tables.add(UnitRow("fr-san:old", "san", "old", valid_to="2016-01-01"))
    tables.memberships += [MembershipRow("fr-epci:new", "fr-commune:1"), MembershipRow("fr-san:old", "fr-commune:1")]
    tables.successions.append(SuccessionRow("fr-san:old", "fr-epci:new", "2016-01-01", "fusion"))
    add_heirs(tables)
    assert tables.successions == [SuccessionRow("fr-san:old", "fr-epci:new", "2016-01-01", "fusion", 1.0)]


def test_a_row_that_speaks_of_an_unknown_unit_stops_the_build(small_tables: Tables) -> None:
    small_tables.memberships.append(MembershipRow("fr-epci:990000001", "fr-commune:00000"))
    with pytest.raises(ValueError, match="fr-commune:00000"):
        check(small_tables)
