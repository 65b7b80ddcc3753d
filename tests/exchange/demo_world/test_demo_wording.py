"""Our own words, in good French: nothing copied from the documents, nobody named, typography of the printed page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from coopatlas.core.folding import folded
from tests.exchange.demo_world.words import REAL, official_names, runs, strings

Rows = list[dict[str, Any]]
LONGEST_SHARED = 6
NARROW = "\u202f"
SECTIONS = ("context", "history", "objective", "description", "beneficiaries")
UNTOLD = ("paris-phnom-penh", "history")  # its document tells none
NARRATIVES = [(key, section) for key in REAL for section in SECTIONS if (key, section) != UNTOLD]
CAPITALISED = re.compile(r"\b([A-ZÀ-Ý][\w’'-]+)\s+([A-ZÀ-Ý][\w’'-]+)")
ARTICLES = {"Le", "La", "Les"}
NOT_PEOPLE = {
    "affaires etrangeres", "agglomeration nouvelle", "burkina faso", "centre essonne", "evry centre", "cooperation developpement",
    "developpement agglomeration", "nouvelle d evry", "union europeenne",
    "can tho", "city hub", "grands lacs", "hai phong", "ho chi", "luang prabang", "ocean indien", "phnom penh", "siem reap",
    "smart city", "son excellence", "yen bai",
    "steung mean", "steung meanchey", "stung mean", "stung meanchey", "mean chey",
}  # fmt: skip
"""Pairs of capitalised words that the documents and the demo share, none of which is anybody."""


@pytest.fixture(scope="session")
def seeds(shared: Path) -> str:
    """The documents the project was built from, one after the other."""
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted((shared / "seeds").glob("*.txt")))


@pytest.fixture(scope="session")
def texts(rows: Rows, bodies: Rows, network: dict[str, Any], projects: dict[str, Any]) -> list[tuple[str, str]]:
    return [*strings(rows), *strings(bodies), *strings(network), *strings(projects)]


def pairs(text: str) -> set[str]:
    """Two capitalised words in a row, overlapping, folded; an article at the head of a sentence is no given name."""
    found, at = set(), 0
    while match := CAPITALISED.search(text, at):
        if match[1] not in ARTICLES:
            found.add(folded(f"{match[1]} {match[2]}"))
        at = match.start(2)
    return found


def test_no_run_of_seven_words_is_taken_from_a_document(texts: list[tuple[str, str]], seeds: str) -> None:
    theirs = runs(seeds, LONGEST_SHARED + 1)
    names = official_names()
    copied = {path: hit for path, text in texts if (hit := runs(text, LONGEST_SHARED + 1, names) & theirs)}
    assert copied == {}


def test_a_copied_sentence_would_be_seen(seeds: str) -> None:
    sentence = max(seeds.splitlines(), key=len)
    words = sentence.split()[10:25]
    assert runs("Il est dit ici : " + " ".join(words), LONGEST_SHARED + 1, official_names()) & runs(
        seeds, LONGEST_SHARED + 1
    )


def test_every_official_name_is_used(texts: list[tuple[str, str]]) -> None:
    told = " | ".join(folded(text) for _, text in texts)
    assert [name for name in official_names() if " ".join(name) not in told] == []


def test_nobody_of_the_documents_is_named(texts: list[tuple[str, str]], seeds: str) -> None:
    ours = {pair for _, text in texts for pair in pairs(text)}
    assert (ours & pairs(seeds)) - NOT_PEOPLE == set()


def test_no_electronic_address(texts: list[tuple[str, str]]) -> None:
    assert [text for _, text in texts if re.search(r"@|\[at\]|https?:|www\.", text)] == []


def test_no_telephone_number(texts: list[tuple[str, str]]) -> None:
    assert [text for _, text in texts if re.search(r"(?:\+\d{2,3}|\b0\d)(?:[\s.\-/\u202f\xa0]?\d{2}){3,}", text)] == []


@pytest.mark.parametrize(("key", "section"), NARRATIVES)
def test_each_narrative_of_a_real_record_has_60_to_200_words(rows: Rows, key: str, section: str) -> None:
    (row,) = (row for row in rows if row["id"] == key)
    assert 60 <= len(re.findall(r"\w[\w’-]*", row["narratives"][section])) <= 200


def test_no_straight_apostrophe(texts: list[tuple[str, str]]) -> None:
    assert [text for _, text in texts if "'" in text or '"' in text] == []


def test_double_punctuation_stands_behind_a_narrow_space(texts: list[tuple[str, str]]) -> None:
    assert [text for _, text in texts if re.search(f"(?<!{NARROW})[;:!?»€%]|«(?!{NARROW})", text)] == []


def test_thousands_are_parted_by_a_narrow_space(texts: list[tuple[str, str]]) -> None:
    prose = [
        text
        for path, text in texts
        if not re.search(r"\.(amount|one_percent_water|end_date|signed_on|date|from|to)$", path)
    ]
    assert [text for text in prose if re.search(r"\d[ \xa0]\d{3}\b|\d{5,}", text)] == []


def test_no_stray_space(texts: list[tuple[str, str]]) -> None:
    assert [
        text for _, text in texts if text != text.strip() or "  " in text or " \n" in text or "\n\n\n" in text
    ] == []
