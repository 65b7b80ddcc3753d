"""Who signed, as sentences tell it."""

from __future__ import annotations

import pytest

from coopatlas.exchange.drafts import Fact, PartyDraft
from coopatlas.exchange.sources.atlas_page.signatories import signatories

HERE, THERE = "Communauté de communes du Val d'Ambre", "Commune de Tamarou"
PARTIES = [
    PartyDraft("foreign-partner", Fact.of(THERE, THERE)),
    PartyDraft("french-authority", Fact.of(HERE, HERE)),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Un protocole entre les deux collectivités est signé.", ((HERE, HERE), (THERE, THERE))),
        ("L'accord entre la commune de Tamarou et la CC précise tout.", ((THERE, THERE), (HERE, HERE))),
        (
            "Les deux communes partenaires (Val d'Ambre et Tamarou) signent.",
            (("Val d'Ambre", HERE), ("Tamarou", THERE)),
        ),
        ("Un protocole est signé.", ()),
        ("Un accord entre l'association et la mairie est signé.", ()),
        ("Une convention entre Tamarou et l'association est signée.", ()),
    ],
)
def test_both_shores_or_nobody(text: str, found: tuple[tuple[str, str], ...]) -> None:
    assert signatories(text, PARTIES) == found


def test_the_two_bodies_are_nobody_when_there_are_three() -> None:
    third = PartyDraft("foreign-partner", Fact.of("Municipalité de Port-Aulne", ""))
    assert signatories("Un protocole entre les deux collectivités est signé.", [*PARTIES, third]) == ()
