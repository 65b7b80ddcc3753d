"""The contacts of the diplomatic post, read by their place whatever their capitals: function, name, address."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coopatlas.exchange.drafts import PartnershipDraft

from .showing import shown

Reader = Callable[..., PartnershipDraft]
NAMES = {
    "Lucie Zorblaxa": ("Zorblaxa", "Lucie"),
    "Lucie ZORBLAXA": ("ZORBLAXA", "Lucie"),
    "ZORBLAXA Lucie": ("ZORBLAXA", "Lucie"),
    "Mme Lucie Zorblaxa": ("Zorblaxa", "Lucie"),
    "lucie zorblaxa": ("zorblaxa", "lucie"),
    "Lucie de Zorblaxa": ("de Zorblaxa", "Lucie"),
    "Lucie": ("", "Lucie"),
}


@pytest.mark.parametrize("name", NAMES)
def test_the_name_stands_before_the_address(read_sample: Reader, name: str) -> None:
    person = read_sample(("Lucie MODELE", name)).people[0]

    assert (person.family_name, person.given_name) == NAMES[name]
    assert person.post == "Correspondant coopération décentralisée"
    assert person.email == "lucie.modele@poste.example"


def test_capitals_in_the_function_are_no_name(read_sample: Reader) -> None:
    person = read_sample(
        ("Correspondant coopération décentralisée\nLucie MODELE", "Conseiller COCAC\nLucie Zorblaxa")
    ).people[0]

    assert (person.family_name, person.given_name, person.post) == ("Zorblaxa", "Lucie", "Conseiller COCAC")


def test_the_function_may_come_after_the_name(read_sample: Reader) -> None:
    person = read_sample(
        ("Correspondant coopération décentralisée\nLucie MODELE", "Lucie Zorblaxa\nChef du SCAC")
    ).people[0]

    assert (person.family_name, person.given_name, person.post) == ("Zorblaxa", "Lucie", "Chef du SCAC")


def test_a_name_without_its_function_is_no_function(read_sample: Reader) -> None:
    person = read_sample(("Correspondant coopération décentralisée\nLucie MODELE", "Lucie Zorblaxa")).people[0]

    assert (person.family_name, person.given_name, person.post) == ("Zorblaxa", "Lucie", "")


TRAILED = {
    "Commune de Tamarou Zorblaxa Koffi Chargé de mission Qepsi": "Chargé de mission",
    "Commune de Tamarou ZORBLAXA Koffi Directeur général QEPSI": "Directeur général",
    "Commune de Tamarou Koffi Chef du bureau Zorblaxa": "",
}


@pytest.mark.parametrize("row", TRAILED)
def test_a_name_that_trails_a_partners_function_is_neither_told_nor_shown(read_sample: Reader, row: str) -> None:
    draft = read_sample(("Commune de Tamarou ESSAI Aminata Secrétaire générale", row))
    person = next(p for p in draft.people if p.kind == "partner-contact")

    assert person.post == TRAILED[row]
    assert person.span is not None
    assert person.span.first in draft.withheld


def test_capitals_that_a_small_word_leads_to_are_of_the_function(read_sample: Reader) -> None:
    draft = read_sample(("Secrétaire générale", "Maire de la Commune Urbaine et du Conseil"))
    person = next(p for p in draft.people if p.kind == "partner-contact")

    assert person.post == "Maire de la Commune Urbaine et du Conseil"
    assert person.span is not None
    assert person.span.first not in draft.withheld


@pytest.mark.parametrize(
    "line",
    [
        "Poste vacant (ancien : Marcel Zorblaxa)",
        "Poste vacant, ancien titulaire Marcel ZORBLAXA",
        "Vacant depuis Marcel Zorblaxa",
        "À pourvoir (Marcel Zorblaxa jusqu'en 2012)",
    ],
)
def test_who_left_a_vacant_post_is_neither_told_nor_shown(read_sample: Reader, line: str) -> None:
    draft = read_sample(("Lucie MODELE", line))
    person = draft.people[0]

    assert (person.family_name, person.given_name) == ("", "")
    assert "zorblaxa" not in shown(draft).casefold()


def test_words_in_brackets_are_no_part_of_a_name(read_sample: Reader) -> None:
    draft = read_sample(("Lucie MODELE", "M. Jean Zorblaxa (intérim)"))

    assert (draft.people[0].family_name, draft.people[0].given_name) == ("Zorblaxa", "Jean")
    assert "zorblaxa" not in shown(draft).casefold()


@pytest.mark.parametrize("named", ["Luc Zorblaxa", "M. Zorblaxa", "contact : Luc ZORBLAXA", "zorblaxa@poste.example"])
def test_a_person_in_the_heading_of_the_post_is_not_part_of_its_name(read_sample: Reader, named: str) -> None:
    draft = read_sample(("France à Sainte-Rive", f"France à Sainte-Rive ({named})"))

    assert draft.post_name.value == "Ambassade de France à Sainte-Rive"
    assert {p.body for p in draft.people if p.kind == "post-contact"} == {"Ambassade de France à Sainte-Rive"}
    assert [d.raw for d in draft.doubts if d.field == "post_name"] == [""]
    assert "zorblaxa" not in shown(draft).casefold()


@pytest.mark.parametrize("place", ["Côte d'Ivoire", "Bénin", "RDC", "Ambreville"])
def test_a_place_in_the_heading_of_the_post_stays_in_its_name(read_sample: Reader, place: str) -> None:
    draft = read_sample(("France à Sainte-Rive", f"France à Sainte-Rive ({place})"))

    assert draft.post_name.value == f"Ambassade de France à Sainte-Rive ({place})"
    assert [d for d in draft.doubts if d.field == "post_name"] == []
