"""What the reference data says in French is told in English too."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from django.utils import translation

from coopatlas.catalogue.reference_words import LICENCES, OWN_WORDS, REASONS, SOURCES, translated
from coopatlas.gazetteer.packing import REFERENCE, read_manifest, read_table

MANIFEST = read_manifest()


def listed(words: Iterable[object]) -> set[str]:
    """The French wording, whatever language an earlier page left in force."""
    with translation.override("fr"):
        return {str(word) for word in words}


def in_english(words: str) -> str:
    with translation.override("en"):
        return translated(words)


def test_every_reason_of_the_reference_set_is_listed() -> None:
    asked = {row.reason for row in read_table(REFERENCE, "successions", MANIFEST)}
    assert sorted(asked - listed(REASONS)) == []


def test_every_source_of_the_reference_set_is_listed() -> None:
    asked = {source["holds"] for source in MANIFEST["sources"]}
    assert sorted(asked - listed(SOURCES)) == []


def test_every_licence_told_in_words_is_listed() -> None:
    asked = {source["licence"] for source in MANIFEST["sources"] if " " in source["licence"]}
    assert sorted(asked - listed(LICENCES)) == []


@pytest.mark.parametrize("words", sorted(listed((*REASONS, *SOURCES, *LICENCES, *OWN_WORDS))))
def test_listed_words_change_with_the_language(words: str) -> None:
    assert in_english(words) != words


def test_a_reason_typed_by_a_person_stays_as_it_stands() -> None:
    assert in_english("retrait volontaire") == "retrait volontaire"


def test_no_reason_says_nothing() -> None:
    assert in_english("") == ""
