"""What a free text says of persons, found so that it can be masked."""

from __future__ import annotations

import re

import pytest

from coopatlas.exchange.persons import named_in, somebody, spellings, ways_to_reach


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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Les volontaires Awa Essai puis Anne-Laure Modele ont aidé.", ["Awa Essai", "Anne-Laure Modele"]),
        ("Suivi par Awa Essai, puis par Luc Modele.", ["Awa Essai", "Luc Modele"]),
        ("Mené par Awa Essai. Grâce à Awa Essai et Luc Modele, tout va.", ["Awa Essai", "Luc Modele"]),
        ("MM. Essai et Modele y travaillent.", ["Essai et Modele"]),
        ("MM. ESSAI et MODELE y travaillent.", ["ESSAI et MODELE"]),
        ("Le chargé de mission (Jean-Pierre Essai) y passe.", ["Jean-Pierre Essai"]),
        ("Awa Essai, agronome, et sa collègue Marie Modele.", ["Awa Essai", "Marie Modele"]),
        ("LA CELLULE EST DIRIGÉE PAR MOUSSA MODELE, coordinateur des actions.", ["MOUSSA MODELE"]),
        ("LA CELLULE EST DIRIGÉE PAR MOUSSA MODELE.", ["MOUSSA MODELE"]),
        ("Une cellule où MOUSSA MODELE, animateur, travaille.", ["MOUSSA MODELE"]),
    ],
)
def test_whoever_stands_beside_a_person_or_a_function_is_found(text: str, names: list[str]) -> None:
    assert named_in(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Les deux communes puis Ville Essai ont signé.",
        "MM. les Maires et Présidents",
        "MM. Essai et Modele, maires des deux communes.",
        "avec GRET SEVES et les communes",
        "LE PROJET EST PORTÉ PAR LA VILLE ET PAR L’ONG EAU VIVE",
        "Le directeur de la régie (Grand Essai) est là.",
    ],
)
def test_bodies_beside_such_words_are_nobody(text: str) -> None:
    assert named_in(text) == []


def test_two_family_names_under_one_title_are_both_masked() -> None:
    somebody_told = somebody("Essai et Modele")
    masked = "MM. Essai et Modele y travaillent."
    for pattern in spellings(somebody_told):
        masked = re.sub(pattern, "…", masked)

    assert masked in ("MM. … y travaillent.", "… y travaillent.")
