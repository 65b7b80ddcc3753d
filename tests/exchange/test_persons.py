"""What a free text says of persons, found so that it can be masked."""

from __future__ import annotations

import pytest

from coopatlas.exchange.persons import named_in, ways_to_reach


@pytest.mark.parametrize(
    "written",
    [
        "lucie.modele@poste.example",
        "lucie.modele[at]poste.example",
        "lucie.modele (at) poste.example",
        "lucie_modele+eau@sous.poste.example",
        "LUCIE.MODELE[AT]POSTE.EXAMPLE",
        "01 23 45 67 89",
        "01.23.45.67.89",
        "0123456789",
        "+33 1 23 45 67 89",
        "+33 (0)1 23 45 67 89",
        "00223 21 52 10 01",
        "+223 21521001",
        "12 rue des Lilas",
        "3 bis, avenue du Général Essai, 99000 Ville-Test",
    ],
)
def test_a_way_to_reach_somebody_is_found_as_written(written: str) -> None:
    assert ways_to_reach(f"Courriel ou téléphone : {written}, le matin.") == [written]


@pytest.mark.parametrize(
    "written",
    [
        "853 050 €",
        "de 2009 à 2011",
        "17 objectifs @ 169 cibles",
        "1990, 1991, 1992",
        "SIREN 200 059 228",
        "le 30/09/2013",
        "à 14 h 30",
        "3 routes internationales",
        "2 places de stage",
    ],
)
def test_a_figure_is_no_way_to_reach_anybody(written: str) -> None:
    assert ways_to_reach(written) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Une étude faite par Lucie MODELE en 2009.", ["Lucie MODELE"]),
        ("Une étude faite par Lucie Modele en 2009.", ["Lucie Modele"]),
        ("Le suivi est mené avec Mme Lucie Modele.", ["Lucie Modele"]),
        ("Contact pris par Mlle Modele.", ["Modele"]),
        ("Le Dr Essai conseille la mairie.", ["Essai"]),
        ("Lucie Modele, coordinatrice, anime la cellule.", ["Lucie Modele"]),
        ("Lucie Modele (chargée de mission) anime la cellule.", ["Lucie Modele"]),
        ("Luc Essai, agent de la commune ; Zoé Test, stagiaire.", ["Luc Essai", "Zoé Test"]),
        ("la volontaire Zoé Test reste un an", ["Zoé Test"]),
        ("Ils sont suivis par Awa Essai et Kadia MODELE.", ["Awa Essai", "Kadia MODELE"]),
        ("Ils sont suivis par Awa Essai, Luc Test et Mme Modele.", ["Awa Essai", "Luc Test", "Modele"]),
        ("Jean-Paul ESSAI anime la cellule.", ["Jean-Paul ESSAI"]),
        ("Par Jean-Marie de La Modele", ["Jean-Marie de La Modele"]),
        ("suivi par A. Essai", ["A. Essai"]),
        ("mené par Awa Essai, en présence du maire de la commune", ["Awa Essai"]),
    ],
)
def test_a_private_person_is_found(text: str, names: list[str]) -> None:
    assert named_in(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Signé par Lucie MODELE, maire de la commune.",
        "présidée par Luc Essai, Député Maire de Ville-Test",
        "Luc ESSAI a été élu Maire de la commune en juin 2009",
        "avec le maire Luc Essai",
        "M. le Maire",
    ],
)
def test_the_holder_of_an_office_is_not_private(text: str) -> None:
    assert named_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "mené par Grand Test Sud et Ville Essai",
        "avec Région NPDC",
        "soutenu par Burkina Faso",
        "porté par Programme PARADOX",
        "une convention avec Saint-Essai Métropole",
    ],
)
def test_a_body_or_a_place_is_nobody(text: str) -> None:
    assert named_in(text) == []


def test_what_the_record_knows_is_nobody() -> None:
    text = "mené par Val Dambre et par Puits Clairs, avec Tamarou ESSOR"
    assert named_in(text, ["Communauté de communes du Val Dambre", "ONG Puits Clairs", "Tamarou"]) == []


def test_a_word_in_capitals_with_an_article_is_an_acronym() -> None:
    assert named_in("Lianes ESSOR et le réseau. L’ESSOR est né en 1990.") == []


def test_a_long_text_is_read_quickly() -> None:
    """A hostile page of names joined without end must not hold the importer."""
    assert len(named_in("par " + ", ".join(["Awa Essai"] * 5_000))) == 1
