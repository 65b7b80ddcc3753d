"""The capitalisation sheets of the demo world: loaded once, cleared whole, told in our own words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from coopatlas.exchange.actions import demo as demo_world
from coopatlas.exchange.actions.demo.lessons import FILE
from coopatlas.exchange.report import Report
from coopatlas.gazetteer import Gazetteer
from coopatlas.history import chain
from coopatlas.history.actors import Actor
from coopatlas.lessons import models  # one by one: pytest takes a class called Testimony for a test
from coopatlas.organisations.models import KeyFigure
from tests.exchange.demo_world.test_demo_wording import LONGEST_SHARED, NARROW, NOT_PEOPLE, pairs
from tests.exchange.demo_world.words import official_names, runs, strings

pytestmark = [pytest.mark.database, pytest.mark.django_db]
BY = Actor.system("test")
PARTS = (
    models.Sheet, models.SheetTheme, models.SheetPlace, models.SheetSection, models.SectionItem, models.SheetDoubt,
    models.Lesson, models.Testimony, models.ActorRole, models.Tool,
)  # fmt: skip
BODIES = {
    "mean chey", "mediterranee metropole", "montpellier mediterranee", "phnom penh", "region occitanie",
    "steung meanchey", "stung mean",
}  # fmt: skip
"""Pairs of capitalised words of bodies and places; nobody's name."""


@pytest.fixture(scope="session")
def sheets() -> list[dict[str, Any]]:
    return json.loads(FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def texts(sheets: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return list(strings(sheets))


@pytest.fixture(scope="session")
def seeds(shared: Path) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted((shared / "seeds").glob("*.txt")))


def counted() -> dict[str, int]:
    return {model.__name__: model._default_manager.count() for model in PARTS}


def test_loading_brings_every_row_of_the_file(demo: Report, sheets: list[dict[str, Any]]) -> None:
    told = {
        "Sheet": len(sheets),
        "SectionItem": sum(len(section.get("items", ())) for sheet in sheets for section in sheet["sections"]),
        **{
            model: sum(len(sheet.get(key, ())) for sheet in sheets)
            for model, key in (
                ("SheetTheme", "themes"), ("SheetPlace", "places"), ("SheetSection", "sections"),
                ("SheetDoubt", "doubts"), ("Lesson", "lessons"), ("Testimony", "testimonies"),
                ("ActorRole", "actors"), ("Tool", "tools"),
            )
        },
    }  # fmt: skip
    assert counted() == told


def test_loading_again_writes_nothing_about_the_sheets(demo: Report, reference: Gazetteer) -> None:
    before = chain.verify().entries
    demo_world.lessons.load(reference=reference, by=BY)
    assert chain.verify().entries == before


def test_clearing_leaves_no_sheet_no_lesson_and_no_figure(demo: Report) -> None:
    assert KeyFigure.objects.filter(source__startswith="Livret de capitalisation").count() == 1
    demo_world.clear(by=BY)
    assert (set(counted().values()), KeyFigure.objects.filter(source__startswith="Livret").count()) == ({0}, 0)
    assert chain.verify().broken_at is None


def test_every_sheet_is_of_the_demonstration(demo: Report) -> None:
    assert set(models.Sheet.objects.values_list("demo", flat=True)) == {True}


def test_real_bodies_are_the_ones_of_the_reference_file(demo: Report) -> None:
    """Two alone are known by no reference file."""
    typed = models.ActorRole.objects.filter(organisation__reference_key__startswith="typed:")
    assert sorted(typed.values_list("name", flat=True)) == ["Apur", "CARI"]


def test_no_run_of_seven_words_is_taken_from_a_document(texts: list[tuple[str, str]], seeds: str) -> None:
    theirs = runs(seeds, LONGEST_SHARED + 1)
    names = official_names()
    copied = {path: hit for path, text in texts if (hit := runs(text, LONGEST_SHARED + 1, names) & theirs)}
    assert copied == {}


def test_nobody_of_the_documents_is_named(texts: list[tuple[str, str]], seeds: str) -> None:
    ours = {pair for _, text in texts for pair in pairs(text)}
    assert (ours & pairs(seeds)) - NOT_PEOPLE - BODIES == set()


def test_no_address_and_no_telephone(texts: list[tuple[str, str]]) -> None:
    found = re.compile(r"@|https?:|www\.|(?:\+\d{2,3}|\b0\d)(?:[\s.\-/\u202f\xa0]?\d{2}){3,}")
    assert [text for _, text in texts if found.search(text)] == []


def test_typography_is_that_of_the_printed_page(texts: list[tuple[str, str]]) -> None:
    wrong = re.compile(f"['\"]|(?<!{NARROW})[;:!?»€%]|«(?!{NARROW})|  |^ | $")
    prose = [(path, text) for path, text in texts if not path.endswith((".scheme", ".unit"))]
    assert [text for _, text in prose if wrong.search(text)] == []
