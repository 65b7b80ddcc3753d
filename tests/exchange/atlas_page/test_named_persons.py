"""A person printed where a body should be: no party, no funder, and nothing that is shown names them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from coopatlas.exchange.drafts import PartnershipDraft

from .showing import shown

Reader = Callable[..., PartnershipDraft]
PERSONS = ["Monsieur Salif Zorblaxa", "M. Zorblaxa", "Mme Salif ZORBLAXA", "M Salif Zorblaxa", "Dr Salif Zorblaxa"]
BODIES = {
    "other-partner-country": "Union des fontainiers de Tamarou\n",
    "other-partner-france": "en France\nAgence imaginaire de l'eau Ambre, Sources et Rivières\n",
    "operator": "SIEV pour Val d'Ambre",
    "contracting-authority": "Maître(s) d'ouvrage\nCommunauté de communes du Val d'Ambre",
    "foreign-partner": "Commune de Tamarou Bénin Icone d'une loupe",
    "french-authority": "Commune de Fontclaire Icone d'une loupe",
}


@pytest.mark.parametrize("person", PERSONS)
@pytest.mark.parametrize("role", BODIES)
def test_a_titled_person_is_no_party(read_sample: Reader, role: str, person: str) -> None:
    body = BODIES[role]
    line = body.strip().split("\n")[-1]
    name = line.removesuffix(" Icone d'une loupe").removesuffix(" Bénin")
    draft = read_sample((body, body.replace(name, person)))

    assert [p.name.value for p in draft.parties if "orblaxa" in (p.name.value or "").casefold()] == []
    assert [d.raw for d in draft.doubts if d.code == "person-not-body"] == [""]
    assert "zorblaxa" not in shown(draft).casefold()


@pytest.mark.parametrize("announced", ["Référent : Mamadou Zorblaxa", "contact : Mamadou ZORBLAXA"])
def test_a_person_announced_by_a_word_is_no_party(read_sample: Reader, announced: str) -> None:
    draft = read_sample(("SIEV pour Val d'Ambre", announced))

    assert "zorblaxa" not in shown(draft).casefold()
    assert [p.name.value for p in draft.parties if p.role == "operator"] == ["ONG Puits Clairs"]


def test_the_person_beside_a_body_is_left_out_of_its_name(read_sample: Reader) -> None:
    draft = read_sample(("SIEV pour Val d'Ambre", "Atelier des pompes (contact : Mamadou Zorblaxa)"))

    assert [p.name.value for p in draft.parties if p.role == "operator"] == ["ONG Puits Clairs", "Atelier des pompes"]
    assert "zorblaxa" not in shown(draft).casefold()


@pytest.mark.parametrize("person", [*PERSONS, "Référent : Mamadou Zorblaxa"])
def test_a_person_who_funds_keeps_the_amount_without_the_name(read_sample: Reader, person: str) -> None:
    draft = read_sample(("Commune de Fontclaire 7 250,50 2014", f"{person} 7 250,50 2014"))

    line = draft.contributions[1]
    assert (line.label.value, line.label.raw, line.funders) == ("personne non publiée", "personne non publiée", ())
    assert (line.amount.value, line.year.value) == (Decimal("7250.50"), 2014)
    assert "zorblaxa" not in shown(draft).casefold()


def test_a_person_beside_a_body_in_the_funders_leaves_the_body(read_sample: Reader) -> None:
    draft = read_sample(
        ("Commune de Fontclaire 7 250,50 2014", "Commune de Fontclaire, Monsieur Salif Zorblaxa 7 250,50 2014")
    )

    assert draft.contributions[1].label.value == "Commune de Fontclaire, personne non publiée"
    assert draft.contributions[1].funders == ("Commune de Fontclaire",)
    assert "zorblaxa" not in shown(draft).casefold()


def test_a_person_among_the_beneficiaries_is_masked_though_a_partner_bears_the_name(read_sample: Reader) -> None:
    draft = read_sample(
        ("Les élèves de douze écoles", "Référent : Mamadou ZORBLAXA. Les élèves de douze écoles"),
        ("Union des fontainiers de Tamarou\n", "Monsieur Salif Zorblaxa\n"),
    )

    assert "zorblaxa" not in shown(draft).casefold()


def test_bodies_are_no_persons(sample_draft: PartnershipDraft) -> None:
    assert [d for d in sample_draft.doubts if d.code == "person-not-body"] == []
    assert len(sample_draft.parties) == 10
