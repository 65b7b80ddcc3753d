"""The wide map of two shores."""

from __future__ import annotations

from itertools import pairwise

import pytest

from coopatlas.cartography import Point, two_shores
from coopatlas.cartography.labels import Box
from tests.cartography import drawings
from tests.cartography.drawings import circles, labels, lines_of, paths, size_of

EVRY = Point(*drawings.EVRY, "Évry", "commune", "here")
PARTNERS = {
    "Kayes": drawings.KAYES, "Tubas": drawings.TUBAS, "Phnom Penh": drawings.PHNOM_PENH, "Suva": drawings.SUVA,
    "Wellington": drawings.WELLINGTON, "Saint-Pierre": drawings.SAINT_PIERRE, "Papeete": drawings.PAPEETE,
    "Turin": (45.07, 7.69),
}  # fmt: skip


@pytest.mark.parametrize("partner", PARTNERS)
def test_both_shores_and_their_names_are_within_the_map(partner: str) -> None:
    svg = two_shores(EVRY, Point(*PARTNERS[partner], partner), title="t", desc="")
    paper = Box(0, 0, *size_of(svg))
    assert set(labels(svg)) == {"Évry", partner}
    assert [name for name, box in labels(svg).items() if not paper.holds(box)] == []
    assert (len(circles(svg, "pt-here")), len(circles(svg, "pt-there"))) == (1, 1)


@pytest.mark.parametrize("partner", PARTNERS)
def test_map_weighs_at_most_ten_kilobytes(partner: str) -> None:
    assert len(two_shores(EVRY, Point(*PARTNERS[partner], partner), title="t", desc="").encode()) <= 10_000


@pytest.mark.parametrize("partner", PARTNERS)
def test_the_great_circle_stays_on_the_paper_and_has_no_leap(partner: str) -> None:
    svg = two_shores(EVRY, Point(*PARTNERS[partner], partner), title="t", desc="")
    width, height = (side * 10 for side in size_of(svg))
    for line in lines_of(paths(svg, "arc")[0].get("d", "")):
        assert all(0 <= x <= width and 0 <= y <= height for x, y in line)
        assert max(abs(bx - ax) for (ax, _), (bx, _) in pairwise(line)) < width / 4


def test_great_circle_ends_on_the_dots() -> None:
    svg = two_shores(EVRY, Point(*drawings.TUBAS, "Tubas"), title="t", desc="")
    line = lines_of(paths(svg, "arc")[0].get("d", ""))[0]
    dots = [
        (float(c.get("cx", "")), float(c.get("cy", ""))) for c in (*circles(svg, "pt-here"), *circles(svg, "pt-there"))
    ]
    assert [(x / 10, y / 10) for x, y in (line[0], line[-1])] == [pytest.approx(dot, abs=0.2) for dot in dots]


def test_over_the_edge_of_the_world_the_way_is_drawn_in_two_pieces() -> None:
    tokyo, lima = Point(35.7, 139.7, "Tokyo", shore="here"), Point(-12.05, -77.05, "Lima")
    svg = two_shores(tokyo, lima, title="t", desc="")
    assert len(lines_of(paths(svg, "arc")[0].get("d", ""))) == 2


def test_a_shore_without_a_place_draws_nothing() -> None:
    lost = Point(0.0, 0.0, "Perdu", "unknown")
    svg = two_shores(EVRY, lost, title="t", desc="")
    assert (str(svg), svg.missing) == ("", (lost,))


def test_a_vague_shore_has_no_dot() -> None:
    svg = two_shores(EVRY, Point(17.0, -4.0, "Mali", "country"), title="t", desc="")
    assert (len(circles(svg, "pt-there")), len(circles(svg, "vague"))) == (0, 1)


def test_the_same_place_twice_is_drawn() -> None:
    svg = two_shores(EVRY, Point(*drawings.EVRY, "Évry aussi"), title="t", desc="")
    assert len(circles(svg, "pt")) == 2
