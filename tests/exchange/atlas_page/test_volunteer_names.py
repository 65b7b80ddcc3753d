"""A volunteer's row whose columns run together: what may be a name is never taken for the mission."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coopatlas.exchange.drafts import PartnershipDraft, VolunteerDraft

Reader = Callable[..., PartnershipDraft]
ROW = "MODELE Zoé Animation des comités de puits Eau et assainissement Tamarou"
REST = "Appui au maire Eau et assainissement Tamarou"
TOLD_APART = {
    f"ZORBLAX Zénobie {REST}": ("ZORBLAX", "Zénobie"),
    f"Zénobie ZORBLAX {REST}": ("ZORBLAX", "Zénobie"),
    f"Mme ZORBLAX Zénobie {REST}": ("ZORBLAX", "Zénobie"),
    f"ZORBLAX, Zénobie, {REST}": ("ZORBLAX", "Zénobie"),
    f"ZORBLAX Zénobie Malo {REST}": ("ZORBLAX", "Zénobie Malo"),
    f"ZORBLAX Zénobie de Kermoru {REST}": ("ZORBLAX", "Zénobie de Kermoru"),
    f"MAIRE Zénobie {REST}": ("MAIRE", "Zénobie"),
}
PERHAPS = {
    f"Zorblax Zénobie {REST}": ("Zorblax", "Zénobie"),
    f"Zénobie Zorblax {REST}": ("Zénobie", "Zorblax"),
    f"De La Tour Zénobie {REST}": ("De La Tour", "Zénobie"),
    f"Mme Zorblax {REST}": ("Zorblax", ""),
    f"Zorblax {REST}": ("Zorblax", ""),
    f"ZORBLAX {REST}": ("ZORBLAX", ""),
}
NOT_TOLD = [
    "Zorblax Zénobie Tout autre chose Eau et assainissement Tamarou",
    "ZORBLAX Zénobie Tout autre chose Eau et assainissement Tamarou",
    "zorblax zénobie appui au maire Eau et assainissement Tamarou",
    "ZORBLAX ZÉNOBIE APPUI AU MAIRE Eau et assainissement Tamarou",
    "Zorblax Eau et assainissement Tamarou",
]


def first(draft: PartnershipDraft) -> VolunteerDraft:
    return draft.volunteers[0]


def codes(draft: PartnershipDraft) -> list[str]:
    return [doubt.code for doubt in draft.doubts if doubt.field == "volunteers[0]"]


@pytest.mark.parametrize("row", TOLD_APART)
def test_capitals_tell_the_name(read_sample: Reader, row: str) -> None:
    draft = read_sample((ROW, row))

    found = first(draft)
    assert (found.person.family_name, found.person.given_name) == TOLD_APART[row]
    assert found.mission.value == "Appui au maire"
    assert codes(draft) == []


@pytest.mark.parametrize("row", PERHAPS)
def test_words_before_a_word_of_mission_may_be_the_name(read_sample: Reader, row: str) -> None:
    draft = read_sample((ROW, row))

    found = first(draft)
    assert (found.person.family_name, found.person.given_name) == PERHAPS[row]
    assert (found.mission.value, found.mission.raw) == ("Appui au maire", "Appui au maire")
    assert codes(draft) == ["doubtful-name"]


@pytest.mark.parametrize("row", NOT_TOLD)
def test_without_a_word_of_mission_the_row_is_not_published(read_sample: Reader, row: str) -> None:
    draft = read_sample((ROW, row))

    found = first(draft)
    assert (found.mission.value, found.mission.raw) == (None, "")
    assert (found.field_of_action.value, found.host.value) == ("Eau et assainissement", "Tamarou")
    assert [(d.code, d.raw) for d in draft.doubts if d.field == "volunteers[0]"] == [("doubtful-name", "")]


def test_a_mission_without_any_name_is_published(read_sample: Reader) -> None:
    draft = read_sample((ROW, "Appui au maire Eau et assainissement Tamarou"))

    assert first(draft).mission.value == "Appui au maire"
    assert codes(draft) == ["reading-order"]


def test_a_name_with_one_cell_empty_is_doubted(read_sample: Reader) -> None:
    draft = read_sample((ROW, "Zorblax\t\tAppui au maire\tEau et assainissement\tTamarou"))

    assert first(draft).mission.value == "Appui au maire"
    assert codes(draft) == ["doubtful-name"]
