"""What people type in the search box finds what they mean, accents or not, old names and new."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from coopatlas.catalogue import addresses
from coopatlas.organisations.models import Organisation
from tests.database import Atlas
from tests.web.crawl import said

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("static_files")]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kayes", {"evry", "npdc"}),
        ("KAYES mali", {"evry", "npdc"}),
        ("Evry", {"evry"}),
        ("Évry", {"evry"}),
        ("grand paris sud", {"evry"}),
        ("SAN d’Évry", {"evry"}),
        ("SAN d'Évry", {"evry"}),
        ("SAN", {"evry"}),
        ("LMCU", {"npdc"}),
        ("lutte contre l’érosion", {"evry"}),
        ("Diema", {"npdc"}),
        ("kenieba", {"npdc"}),
        ("Hauts-de-France", {"npdc"}),
        ("nord-pas de calais", {"evry", "npdc"}),  # the text of one tells of the region
        ("cg62", {"npdc"}),
        ("corens", {"npdc"}),
        ("gouvernance locale", {"evry", "npdc"}),
        ("zanzibar", set()),
    ],
)
def test_search(atlas: Atlas, typed: str, found: set[str]) -> None:
    asked = Client().get("/partenariats.json", {"q": typed}).json()
    ids = {atlas.evry_pk: "evry", atlas.npdc_pk: "npdc"}
    assert {ids[row["id"]] for row in asked["results"]} == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("SAN d’Évry", "Communauté d’agglomération Grand Paris Sud Seine Essonne Sénart"),
        ("SAN d'Évry", "Communauté d’agglomération Évry Centre Essonne"),
        ("SAN", "Communauté d’agglomération Évry Centre Essonne"),
        ("grand paris sud", "Communauté d’agglomération Évry Centre Essonne"),
        ("CG62", "Département du Pas-de-Calais"),
    ],
)
def test_search_of_authorities(atlas: Atlas, typed: str, found: str) -> None:
    assert found in said(Client().get("/collectivites/", {"q": typed}))


def test_a_body_known_to_the_reference_set_alone_is_told(atlas: Atlas) -> None:
    text = said(Client().get("/collectivites/", {"q": "LMCU"})).replace("\u202f", " ")
    assert "Le jeu de référence connaît « Métropole Européenne de Lille »" in text
    assert 'href="/partenariats/?q=LMCU"' in text
    assert "Le jeu de référence connaît" not in said(Client().get("/collectivites/", {"q": "zanzibar"}))


def test_the_page_of_an_ended_body_names_the_body_of_today(atlas: Atlas) -> None:
    """Not the one between them, which has ended too."""
    san = Organisation.objects.get(reference_key="fr-san:evry")
    told = said(Client().get(addresses.organisation(san, "fr"))).partition("n’existe plus sous ce nom")[2][:400]
    assert "Grand Paris Sud" in told
    assert "Évry Centre Essonne" not in told


def test_the_list_counts_what_the_page_shows(atlas: Atlas) -> None:
    for path in ("/collectivites/", "/organisations/"):
        lines = re.findall(r'class="tap" href="([^"]+)".*?class="n"[^>]*>([^<]*)<', said(Client().get(path)))
        assert lines
        for address, count in lines:
            shown = Client().get(f"{address.removesuffix('/')}.json").json()
            assert int(count) == len(shown["partnerships"]) + len(shown["inherited_partnerships"]), address
