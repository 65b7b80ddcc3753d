"""What stands after a name is checked when it can be: it confirms, tells homonyms apart, or makes doubtful."""

from __future__ import annotations

import pytest

from coopatlas.gazetteer import Gazetteer

CONFIRMED = {
    "Évry (Yonne)": "fr-commune:89162",
    "Évry, Yonne": "fr-commune:89162",
    "Évry (89)": "fr-commune:89162",
    "Évry (Essonne)": "fr-commune:91228",
    "Saint-Denis (La Réunion)": "fr-commune:97411",
    "Saint-Denis (93)": "fr-commune:93066",
    "Commune de Kayes (Mali)": "body:commune-urbaine-kayes",
    "Allonnes, Sarthe": "fr-commune:72003",
    "Ville de Lyon (service international)": "fr-commune:69123",  # names nothing known: left alone
}
DOUBTED = (
    "Ville de Lyon, Département du Rhône",
    "Ville de Lyon, Ville de Lille",
    "Ville de Lyon, Département du Rhône et LMCU",
    "Agence de l'eau Artois Picardie, LMCU",
    "Commune de Kayes, Commune de Ségou",
    "Commune de Kayes (Commune de Ségou)",
)


@pytest.mark.parametrize("text", CONFIRMED)
def test_the_end_tells_which_one_is_meant(gazetteer: Gazetteer, text: str) -> None:
    best = gazetteer.find(text)[0]
    assert (best.unit.key, best.certainty) == (CONFIRMED[text], "exact")


@pytest.mark.parametrize("text", DOUBTED)
def test_two_bodies_in_one_name_are_never_certainly_the_first(gazetteer: Gazetteer, text: str) -> None:
    assert {match.certainty for match in gazetteer.find(text)} <= {"doubtful"}
