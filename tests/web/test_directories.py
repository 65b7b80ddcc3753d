"""Countries, places, themes and bodies in the formats of ``docs/contrat.md``."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client

from coopatlas.catalogue import addresses
from coopatlas.organisations.models import Organisation
from coopatlas.territories.models import Place
from tests.database import Atlas
from tests.web.crawl import said

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("static_files")]
LISTS = (
    "partenariats",
    "collectivites",
    "organisations",
    "pays",
    "themes",
    "projets",
    "reseaux",
    "fiches",
    "enseignements",
)

UNTOLD = ("reseaux", "fiches", "enseignements")  # the pages of the old Atlas have none


@pytest.mark.parametrize("name", LISTS)
def test_a_list_in_json(atlas: Atlas, name: str) -> None:
    told = Client().get(f"/{name}.json").json()
    assert list(told) == ["total", "page", "pages", "next", "results"]
    assert (told["page"], len(told["results"])) == (1, min(told["total"], 50))
    assert (told["total"] > 0) is (name not in UNTOLD)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("page", ["2000", "0", "x"])
def test_a_page_that_does_not_exist_is_not_found(atlas: Atlas, name: str, page: str) -> None:
    answer = Client().get(f"/{name}.json", {"page": page})
    assert (answer.status_code, answer.json()) == (404, {"error": "not found"})


@pytest.mark.parametrize("name", ["collectivites", "organisations", "pays", "themes"])
def test_a_list_as_a_table_holds_every_row(atlas: Atlas, name: str) -> None:
    rows = list(csv.DictReader(io.StringIO(said(Client().get(f"/{name}.csv")))))
    assert len(rows) == Client().get(f"/{name}.json").json()["total"]
    assert all(row["partnerships"].isdigit() for row in rows)


def test_the_list_of_authorities_follows_its_filters(atlas: Atlas) -> None:
    told = Client().get("/collectivites.json", {"pays": "ML"}).json()["results"]
    assert {row["country"] for row in told} == {"ML"}


def test_authorities_as_points(atlas: Atlas) -> None:
    told = Client().get("/collectivites.geojson").json()
    kayes = [f for f in told["features"] if f["properties"]["name"] == "Commune Urbaine de Kayes"]
    assert [f["geometry"]["type"] for f in kayes] == ["Point"]
    assert all(f["geometry"] for f in told["features"])


def test_a_body_as_a_point(atlas: Atlas) -> None:
    body = Organisation.objects.get(name="Commune Urbaine de Kayes")
    told = Client().get(f"{addresses.organisation(body, 'fr').removesuffix('/')}.geojson").json()
    assert (told["type"], told["geometry"]["type"]) == ("Feature", "Point")


def test_a_country(atlas: Atlas) -> None:
    told = Client().get("/pays/ML.json").json()
    assert (told["code"], told["name"], told["partnerships"]) == ("ML", "Mali", 2)
    assert {row["id"] for row in told["results"]} == {atlas.evry_pk, atlas.npdc_pk}
    points = Client().get("/pays/ML.geojson").json()["features"]
    assert "Diéma" in {point["properties"]["name"] for point in points}
    assert Client().get("/pays/ZZ.json").status_code == 404


def test_a_place(atlas: Atlas) -> None:
    diema = Place.objects.get(name="Diéma", partnerships__partnership=atlas.npdc_pk)
    address = addresses.place(diema, "fr").removesuffix("/")
    told = Client().get(f"{address}.json").json()
    assert [(p["name"], p["to"]) for p in told["parents"]] == [("Kayes", "2023-03-13"), ("Nioro", None)]
    assert [p["id"] for p in told["partnerships"]] == [atlas.npdc_pk]
    assert Client().get(f"{address}.geojson").json()["geometry"]["coordinates"] == [diema.lon, diema.lat]
    assert Client().get("/lieux/999999-rien.json").status_code == 404


def test_a_theme(atlas: Atlas) -> None:
    (theme,) = [t for t in Client().get("/themes.json").json()["results"] if t["label"] == "Appui institutionnel"]
    told = Client().get(f"{theme['url'].removesuffix('/')}.json").json()
    assert (told["partnerships"], [p["id"] for p in told["results"]]) == (1, [atlas.npdc_pk])
    assert Client().get("/themes/rien.json").status_code == 404


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("/recherche/?q=kayes", "/partenariats/?q=kayes"),
        ("/recherche.json?q=kayes", "/partenariats.json?q=kayes"),
        ("/en/recherche/?q=kayes", "/en/partenariats/?q=kayes"),
    ],
)
def test_the_search_of_the_contract_leads_to_the_list(asked: str, answer: str) -> None:
    assert Client().get(asked).headers["Location"] == answer


@pytest.mark.parametrize(
    ("asked", "chip"),
    [("pays=KH&theme=rien", "KH"), ("statut=current&q=zanzibar", "En cours"), ("pays=ML&q=zanzibar", "Mali")],
)
def test_a_filter_that_leaves_nothing_can_be_taken_away(atlas: Atlas, asked: str, chip: str) -> None:
    head = said(Client().get(f"/partenariats/?{asked}")).partition('id="resultats"')[0]
    assert chip in head.partition("chips")[2]


def test_an_unknown_end_has_its_row(atlas: Atlas) -> None:
    told = said(Client().get(addresses.partnership(atlas.npdc.pk, atlas.npdc.slug, "fr")))
    assert "<dt>Fin</dt><dd>inconnue</dd>" in told
