"""The contacts of the partners in text, where the columns run together: who cannot be told is not made up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coopatlas.exchange.drafts import PartnershipDraft, PersonDraft

from .showing import shown

Reader = Callable[..., PartnershipDraft]
ROW = "Commune de Tamarou ESSAI Aminata Secrétaire générale mairie@tamarou.example"
OTHER = "Municipalité de Port-Aulne DU TEST Koffi koffi.dutest@port-aulne.example\n"
HEADER = "Nom de la collectivité étrangère Nom Prénom Fonction Courriel"
UNCLEAR = [
    "Commune de Tamarou Secrétaire général de la mairie Diakarou Zorblaxa",
    "Commune de Tamarou Maire adjoint, Seydou ZORBLAXA 66 74 12 13",
    "Commune de Tamarou Le secrétaire général : Bakary Zorblaxa",
    "Commune de Tamarou La présidente Awa Zorblaxa",
    "Commune de Tamarou Monsieur le maire, Zorblaxa",
]
FUNCTIONS = {
    "Commune de Tamarou ESSAI Aminata directrice des services techniques, tél 00223 66 74 12 13": (
        "directrice des services techniques"
    ),
    "Commune de Tamarou ESSAI Aminata Secrétaire générale : 66 74 12 13": "Secrétaire générale",
    "Commune de Tamarou ESSAI Aminata Secrétaire générale (66741213)": "Secrétaire générale",
    "Commune de Tamarou ESSAI Aminata Maire :": "Maire",
    "Commune de Tamarou\tESSAI\tAminata\tMaire, tél. 66 74 12 13\t": "Maire",
}


def contacts(draft: PartnershipDraft) -> list[PersonDraft]:
    return [person for person in draft.people if person.kind == "partner-contact"]


@pytest.mark.parametrize("row", UNCLEAR)
def test_a_function_or_an_article_is_nobodys_name(read_sample: Reader, row: str) -> None:
    draft = read_sample((f"{ROW}\n{OTHER}", f"{row}\n"))

    assert contacts(draft) == []
    assert [(d.code, d.raw, d.params) for d in draft.doubts if d.field == "people"] == [("columns-unclear", "", {})]
    assert "zorblaxa" not in shown(draft).casefold()


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (
            "Nom de la collectivité étrangère Courriel Fonction Prénom Nom",
            "Commune de Tamarou zorb@tamarou.example Maire adjoint Diakarou ZORBLAXA",
        ),
        (
            "Nom de la collectivité étrangère Fonction Nom Prénom",
            "Commune de Tamarou Maire adjoint Zorblaxa Diakarou",
        ),
    ],
)
def test_columns_in_another_order_publish_nothing(read_sample: Reader, header: str, row: str) -> None:
    draft = read_sample((HEADER, header), (f"{ROW}\n{OTHER}", f"{row}\n"))

    assert contacts(draft) == []
    assert [d.code for d in draft.doubts if d.field == "people"] == ["columns-unclear"]
    assert "zorb" not in shown(draft).casefold()


@pytest.mark.parametrize("row", FUNCTIONS)
def test_a_function_ends_before_a_telephone_or_a_colon(read_sample: Reader, row: str) -> None:
    person = contacts(read_sample((ROW, row)))[0]

    assert (person.family_name, person.given_name, person.post) == ("ESSAI", "Aminata", FUNCTIONS[row])


def test_a_comma_is_no_part_of_a_name(read_sample: Reader) -> None:
    person = contacts(read_sample((ROW, "Commune de Tamarou zorblaxa diakarou, directeur des services")))[0]

    assert (person.family_name, person.given_name, person.post) == ("zorblaxa", "diakarou", "directeur des services")
