"""The contacts of the diplomatic post, read by their place whatever their capitals: function, name, address."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coopatlas.exchange.drafts import PartnershipDraft

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
