"""Drawings obey a strict Content-Security-Policy, whatever the labels hold, and speak to assistive technology."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from coopatlas.cartography import (
    BORDERS_DISCLAIMER_EN,
    BORDERS_DISCLAIMER_FR,
    Arc,
    Drawing,
    Point,
    locator,
    two_shores,
    world_arcs,
)
from tests.cartography import drawings
from tests.cartography.drawings import SVG, parsed

PAYLOADS = [
    '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onload='alert(1)", "]]><svg/onload=alert(1)>",
    "Kayes & Évry < Mali", "\x00\x08\ud800\ufffe nul", "{{ 7*7 }}", "\u200b\u202erenversé", "កំពង់ចាម", "القدس",
]  # fmt: skip
BAD_LINKS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "//evil.example/",
    "/\\evil.example",
    " /x",
    "vbscript:x",
]


def named(label: str, url: str = "") -> list[Drawing]:
    """Every kind of map with this label everywhere a label may go."""
    here = Point(*drawings.EVRY, label, "commune", "here", url)
    places = [
        Point(*drawings.KAYES, label, url=url),
        Point(13, -10, label, "region", url=url),
        Point(14, -9, label, "country"),
    ]
    return [
        locator(places, country="ML", title=label, desc=label, names={"ML": label, "SN": label}),
        locator([here, Point(*drawings.SUVA, label)], country=None, title=label, desc=label),
        two_shores(here, places[0], title=label, desc=label),
        world_arcs([Arc(here, places[0], url)], title=label, desc=label),
    ]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_labels_stay_words(payload: str) -> None:
    for svg in named(payload):
        names = {element.tag.removeprefix(SVG) for element in parsed(svg).iter()}
        assert names <= {"svg", "title", "desc", "g", "rect", "path", "circle", "text", "a"}
        attributes = {str(name) for element in parsed(svg).iter() for name in element.attrib}
        assert not [name for name in attributes if name.startswith("on") or name == "style" or "href" in name]


def test_nothing_a_strict_policy_would_refuse() -> None:
    for svg in named("Kayes", "/lieux/1-kayes/"):
        assert re.findall(r"style=|<style|<script|\son\w+=|javascript:|xlink:|<foreignObject|<image|<use", svg) == []


def test_words_come_out_as_they_went_in() -> None:
    for svg in named('Kayes & "Évry" <3'):
        assert parsed(svg).findtext(f"{SVG}title") == 'Kayes & "Évry" <3'


@pytest.mark.parametrize("url", BAD_LINKS)
def test_addresses_of_other_schemes_are_not_links(url: str) -> None:
    for svg in named("Kayes", url):
        assert list(parsed(svg).iter(f"{SVG}a")) == []


@pytest.mark.parametrize("url", ["/lieux/1-kayes/", "https://kayes.example/?a=1&b=2", "?pays=ML", "#kayes"])
def test_addresses_of_the_site_and_of_the_web_are_links(url: str) -> None:
    svg = named("Kayes", url)[0]
    assert {link.get("href") for link in parsed(svg).iter(f"{SVG}a")} == {url}


@pytest.mark.parametrize(("url", "role"), [("", "img"), ("/lieux/1/", "group")])
def test_a_map_with_links_is_not_an_image(url: str, role: str) -> None:
    """What is inside an image is hidden from assistive technology: its links would be unreachable."""
    assert {parsed(svg).get("role") for svg in named("Kayes", url)} == {role}


def test_maps_are_named_and_described_by_their_own_words() -> None:
    root = parsed(locator([], country="ML", title="Mali", desc="Son contour", ident="carte-7"))
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == ("carte-7-title", "carte-7-desc")
    assert [(e.get("id"), e.text) for e in list(root)[:2]] == [
        ("carte-7-title", "Mali"),
        ("carte-7-desc", "Son contour"),
    ]


def test_without_description_none_is_announced() -> None:
    assert parsed(locator([], country="ML", title="Mali", desc="")).get("aria-describedby") is None


@pytest.mark.parametrize("ident", ['x" onload="y', "", "1x", "a b"])
def test_ident_must_be_plain(ident: str) -> None:
    with pytest.raises(ValueError, match="ident must be a plain identifier"):
        locator([], country="ML", title="t", desc="", ident=ident)


@pytest.mark.parametrize("words", [{"precision": "near"}, {"shore": "left"}])
def test_unknown_words_of_a_point_are_refused(words: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="must be one of"):
        Point(0.0, 0.0, "x", **words)


def test_templates_take_a_drawing_as_markup() -> None:
    drawing = locator([], country="ML", title="t", desc="")
    html: Callable[[], str] = drawing.__html__
    assert html() == str(drawing)


def test_the_disclaimer_takes_no_position_in_both_languages() -> None:
    assert "aucune position" in BORDERS_DISCLAIMER_FR
    assert "no position" in BORDERS_DISCLAIMER_EN
