"""Which rows concern a local authority, and who it is. Plain Python."""

from __future__ import annotations

import pytest

from coopatlas.exchange.sources.afd_projects.scope import concerned, country_of, where, why_not


@pytest.mark.parametrize(
    ("title", "beneficiary", "channel", "here", "partner"),
    [
        ("Eau potable", "Ville d'Orléans", "11002.0", ("Ville d'Orléans",), ""),
        (
            "FICOL Nantes/Recife - Ville intelligente",
            "Nantes métropole",
            "11002.0",
            ("Nantes métropole", "Nantes"),
            "Recife",
        ),
        (
            "Ficol Centre Val de Loire - Luang Prabang, projet X",
            "Confluence",
            "22000.0",
            ("Centre Val de Loire",),
            "Luang Prabang",
        ),
        (
            "FICOL Saint-Dié-des-Vosges avec la commune de Méckhé au Sénégal. Suite",
            "UN OPERATEUR",
            "11002.0",
            ("Un Operateur", "Saint-Dié-des-Vosges"),
            "commune de Méckhé",
        ),
        ("Adduction", "DEPARTEMENT DE LA REUNION", "", ("Departement De La Reunion",), ""),
        ("Adduction", "Montpellier Méditerranée Metropole", "", ("Montpellier Méditerranée Metropole",), ""),
    ],
)
def test_the_authority_and_its_partner(
    title: str, beneficiary: str, channel: str, here: tuple[str, ...], partner: str
) -> None:
    found = concerned(title, beneficiary, channel)
    assert found is not None
    assert (found.here, found.partner, found.foreign) == (here, partner, False)


def test_a_municipality_is_an_authority_of_its_own_country() -> None:
    found = concerned("Tramway", "MUNICIPALITE DE CURITIBA", "12002.0")
    assert found is not None
    assert (found.foreign, found.partner) == (True, "MUNICIPALITE DE CURITIBA")


@pytest.mark.parametrize(
    "beneficiary",
    ["FONDATION DON BOSCO PROVINCE DE PARIS", "GOUVERNEMENT DES PHILIPPINES", "State Bank of India", "UNION REGIONALE"],
)
def test_words_of_authorities_inside_other_names_make_no_authority(beneficiary: str) -> None:
    assert concerned("Projet", beneficiary, "22000.0") is None


@pytest.mark.parametrize(
    ("channel", "code"),
    [("12001.0", "state"), ("22000.0", "ngo"), ("47034.0", "multilateral"), ("62001", "private"), ("", "untold")],
)
def test_a_row_left_out_says_what_its_beneficiary_is(channel: str, code: str) -> None:
    assert why_not(channel)[0] == f"no-authority-{code}"


@pytest.mark.parametrize(
    ("written", "country"),
    [("LAOS, REPUBLIQUE DEMOCRATIQUE POPULAIRE", "Laos"), ("MULTI-PAYS", ""), ("BENIN", "Benin")],
)
def test_countries_as_the_table_writes_them(written: str, country: str) -> None:
    assert country_of(written) == country


@pytest.mark.parametrize(
    ("lat", "lon", "point"),
    [
        ("6,3652", "2.4255", (6.3652, 2.4255)),
        ("48.8442306", "2.3784529", None),
        ("-19.075", "46769", None),
        ("", "2", None),
    ],
)
def test_the_office_in_paris_is_nobodys_place(lat: str, lon: str, point: tuple[float, float] | None) -> None:
    assert where(lat, lon) == point
