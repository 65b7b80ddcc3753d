"""An unknown body is not found: a shared generic word is never a match."""

from __future__ import annotations

import pytest

from coopatlas.gazetteer import Gazetteer

UNKNOWN = [
    "Collectivité Eau du Bassin Rennais",
    "Syndicat Intercommunal Imaginaire de Nullepart",
    "Association des Amis du Fleuve Inconnu",
    "Communauté de communes du Val Fictif",
    "Communauté d’agglomération des Trois Clochers Imaginaires",
    "Agence de l’eau Nulle-Part",
    "Ministère des Affaires inventées",
    "Département de Nulleville",
    "Région des Hauts-de-Nulle-Part",
    "Conseil général de Lille",
    "Autre",
    "Divers partenaires",
    "",
    " , ; – ",
]


@pytest.mark.parametrize("text", UNKNOWN)
def test_an_unknown_body_is_not_found(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.find(text) == []


def test_evry_centre_essonne_never_gives_centre_tarn(gazetteer: Gazetteer) -> None:
    spellings = (
        "Evry Centre Essonne",
        "CA Evry Centre Essonne",
        "CC Evry Centre Essonne",
        "Communauté Evry Centre Essonne",
    )
    names = [match.unit.name for spelling in spellings for match in gazetteer.find(spelling)]
    assert [name for name in names if "Tarn" in name] == []


def test_a_metropole_is_not_certainly_the_community_of_the_same_name(gazetteer: Gazetteer) -> None:
    assert [match.certainty for match in gazetteer.find("Métropole Centre Tarn")] == ["doubtful"]


def test_a_name_of_another_kind_is_not_taken(gazetteer: Gazetteer) -> None:
    assert [match.unit.key for match in gazetteer.find("Région de Diéma")] == []
