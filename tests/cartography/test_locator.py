"""The small map of a record."""

from __future__ import annotations

import math

import pytest

from coopatlas.cartography import Drawing, Point, locator
from coopatlas.cartography.labels import Box
from tests.cartography import drawings
from tests.cartography.drawings import SVG, circles, labels, parsed, paths, size_of

CASES = {
    "Kayes": (
        "ML",
        [("Kayes", drawings.KAYES), ("Diéma", drawings.DIEMA), ("Bafoulabé", drawings.BAFOULABE), ("Kéniéba", drawings.KENIEBA)],
    ),
    "Tubas": ("PS", [("Tubas", drawings.TUBAS)]),
    "Phnom Penh": ("KH", [("Phnom Penh", drawings.PHNOM_PENH), ("Siem Reap", (13.36, 103.86))]),
    "Fidji": ("FJ", [("Suva", drawings.SUVA), ("Taveuni", drawings.TAVEUNI)]),
    "Alaska": ("US", [("Anchorage", drawings.ANCHORAGE)]),
    "Nouvelle-Zélande": ("NZ", [("Wellington", drawings.WELLINGTON), ("Auckland", (-36.85, 174.76))]),
    "Saint-Pierre": ("PM", [("Saint-Pierre", drawings.SAINT_PIERRE)]),
    "Tchoukotka": ("RU", [("Providenia", drawings.PROVIDENIYA), ("Moscou", (55.75, 37.6))]),
    "Norvège": ("NO", [("Tromsø", (69.65, 18.96)), ("Oslo", (59.9, 10.75))]),
    "Chili": ("CL", [("Punta Arenas", (-53.1, -70.9)), ("Santiago", (-33.45, -70.66))]),
    "Polynésie": ("PF", [("Papeete", drawings.PAPEETE)]),
    "trois continents": (None, [("Dakar", (14.7, -17.4)), ("Suva", drawings.SUVA), ("Montréal", (45.5, -73.6))]),
}  # fmt: skip


def drawn(case: str) -> Drawing:
    country, places = CASES[case]
    return locator([Point(*place, name) for name, place in places], country=country, title="Carte", desc="Lieux")


def overlap(a: Box, b: Box) -> bool:
    return a != b and a.meets(b)


@pytest.mark.parametrize("case", CASES)
def test_map_weighs_less_than_eight_kilobytes(case: str) -> None:
    assert len(drawn(case).encode()) <= 8_000


@pytest.mark.parametrize("case", CASES)
def test_every_place_is_a_dot_well_within_the_map(case: str) -> None:
    svg = drawn(case)
    width, height = size_of(svg)
    dots = [(float(c.get("cx", "")), float(c.get("cy", ""))) for c in circles(svg, "pt")]
    assert len(dots) == len(CASES[case][1])
    assert [(x, y) for x, y in dots if not (8 <= x <= width - 8 and 8 <= y <= height - 8)] == []


@pytest.mark.parametrize("case", CASES)
def test_every_name_is_whole_within_the_map_and_covers_no_other(case: str) -> None:
    svg = drawn(case)
    boxes, paper = labels(svg), Box(0, 0, *size_of(svg))
    assert set(boxes) == {name for name, _ in CASES[case][1]}
    assert [name for name, box in boxes.items() if not paper.holds(box)] == []
    assert [pair for pair in boxes if any(overlap(boxes[pair], other) for other in boxes.values())] == []


@pytest.mark.parametrize("case", CASES)
def test_no_coast_jumps_across_the_map(case: str) -> None:
    """Land is clipped a little outside the paper, so a step may run along an edge, not leap through the middle."""
    svg = drawn(case)
    unit = 2 if paths(svg, "border") or case in ("trois continents", "Tchoukotka") else 10
    width, height = (side * unit for side in size_of(svg))
    for path in paths(svg, "land"):
        for line in drawings.lines_of(path.get("d", "")):
            for (ax, ay), (bx, by) in zip(line, [*line[1:], line[0]], strict=True):
                inside = min(ax, bx) > 0 and max(ax, bx) < width and min(ay, by) > 0 and max(ay, by) < height
                assert not inside or math.hypot(bx - ax, by - ay) < width / 2


def test_same_points_give_the_same_map() -> None:
    assert str(drawn("Kayes")) == str(drawn("Kayes"))


def test_a_close_map_shows_the_whole_country_in_a_corner() -> None:
    groups = [group.get("class") for group in parsed(drawn("Kayes")).iter(f"{SVG}g")]
    assert groups.count("inset") == 1
    assert "inset" not in [group.get("class") for group in parsed(drawn("Phnom Penh")).iter(f"{SVG}g")]


def test_names_of_neighbours_are_written_on_their_land() -> None:
    svg = locator(
        [Point(*drawings.KAYES, "Kayes")],
        country="ML",
        title="t",
        desc="",
        names={"SN": "Sénégal", "ML": "Mali", "FR": "France"},
    )
    boxes = labels(svg)
    assert set(boxes) == {"Kayes", "Sénégal", "Mali"}
    assert boxes["Sénégal"].right < boxes["Kayes"].left


def test_a_region_with_outlines_is_shaded_and_has_no_dot() -> None:
    svg = locator([Point(14.0, -10.5, "Région de Kayes", "region")], country="ML", title="t", desc="")
    assert (len(paths(svg, "area")), len(circles(svg, "area")), len(circles(svg, "pt"))) == (1, 0, 0)
    assert set(labels(svg)) == {"Région de Kayes"}


def test_a_region_without_outlines_is_a_dashed_circle_and_no_dot() -> None:
    svg = locator([Point(*drawings.TUBAS, "Gouvernorat de Tubas", "region")], country="PS", title="t", desc="")
    circle = circles(svg, "area")[0]
    x, y, radius = (float(circle.get(name, "")) for name in ("cx", "cy", "r"))
    width, height = size_of(svg)
    assert circle.get("stroke-dasharray") == "4 3"
    assert (x - radius > 0, x + radius < width, y - radius > 0, y + radius < height) == (True, True, True, True)
    assert (len(paths(svg, "area")), len(circles(svg, "pt"))) == (0, 0)


def test_a_region_can_be_named_by_its_code() -> None:
    here = Point(50.0, 2.8, "Hauts-de-France", "region", "here", area="FR-HDF")
    department = Point(50.5, 2.3, "Pas-de-Calais", "region", "here", area="FR-62")
    shaded = [
        paths(locator([p], country="FR", title="t", desc=""), "area-here")[0].get("d") for p in (here, department)
    ]
    assert shaded[0] != shaded[1]


def test_a_country_is_shaded_as_a_whole() -> None:
    svg = locator([Point(14.0, -10.5, "Mali", "country")], country="ML", title="t", desc="", names={"ML": "Mali"})
    assert (len(paths(svg, "area")), len(circles(svg, "pt")), len(paths(svg, "land-shown"))) == (1, 0, 0)
    assert list(labels(svg)) == ["Mali"]


def test_unknown_places_are_not_drawn_but_returned() -> None:
    lost, nowhere = Point(14.0, -10.5, "Perdu", "unknown"), Point(math.nan, 0.0, "Nulle part")
    svg = locator([Point(*drawings.KAYES, "Kayes"), lost, nowhere], country="ML", title="t", desc="")
    assert svg.missing[0] == lost
    assert [point.label for point in svg.missing] == ["Perdu", "Nulle part"]
    assert set(labels(svg)) == {"Kayes"}


def test_a_country_alone_is_drawn() -> None:
    svg = locator([], country="SN", title="Sénégal", desc="")
    assert (len(paths(svg, "land-shown")), len(circles(svg, "pt"))) == (1, 0)


def test_nothing_known_draws_nothing() -> None:
    lost = Point(0.0, 0.0, "Perdu", "unknown")
    for country in (None, "ZZ", ""):
        svg = locator([lost], country=country, title="t", desc="")
        assert (str(svg), svg.missing) == ("", (lost,))


def test_without_a_country_the_one_of_most_points_is_shown() -> None:
    kayes = [Point(*drawings.KAYES, "Kayes"), Point(*drawings.DIEMA, "Diéma")]
    assert str(locator(kayes, country=None, title="t", desc="")) == str(
        locator(kayes, country="ML", title="t", desc="")
    )


def test_twelve_places_in_one_town_lose_names_not_dots() -> None:
    crowd = [Point(11.55 + 0.002 * n, 104.92, f"Quartier au nom assez long {n}") for n in range(12)]
    svg = locator(crowd, country="KH", title="t", desc="")
    boxes = labels(svg)
    assert len(circles(svg, "pt")) == 12
    assert 0 < len(boxes) < 12
    assert not any(overlap(a, b) for a in boxes.values() for b in boxes.values())
    titles = [title.text for title in parsed(svg).iter(f"{SVG}title")]
    assert titles[1:] == [point.label for point in crowd]


def test_other_sizes_are_kept() -> None:
    svg = locator([Point(*drawings.KAYES, "Kayes")], country="ML", title="t", desc="", size=(480, 300))
    assert size_of(svg) == (480, 300)
