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
    ],
)
def test_a_figure_is_no_way_to_reach_anybody(written: str) -> None:
    assert ways_to_reach(written) == []


def test_someone_introduced_by_name_is_found() -> None:
    assert named_in("Une étude faite par Lucie MODELE en 2009.") == ["Lucie MODELE"]


def test_the_holder_of_an_office_is_not_private() -> None:
    assert named_in("Signé par Lucie MODELE, maire de la commune.") == []
