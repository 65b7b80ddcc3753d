"""What people type in the search box finds what they mean, accents or not, old names and new."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.database import Atlas

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("static_files")]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kayes", {"evry", "npdc"}),
        ("KAYES mali", {"evry", "npdc"}),
        ("Evry", {"evry"}),
        ("Évry", {"evry"}),
        ("grand paris sud", {"evry"}),
        ("SAN d’Évry", set()),
        ("Diema", {"npdc"}),
        ("kenieba", {"npdc"}),
        ("Hauts-de-France", {"npdc"}),
        ("nord-pas de calais", {"npdc"}),
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
