"""Where a place lay, with dates; where its partnerships are drawn; where neighbours were looked for."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from coopatlas.catalogue import addresses
from coopatlas.territories.models import Place
from tests.database import Atlas
from tests.web.crawl import read, said
from tests.web.formats import address, features, record

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("static_files")]
IN_TIME = [("Kayes", None, "2023-03-13"), ("Nioro", "2023-03-13", None)]


def test_a_place_that_changed_region_shows_both_with_dates(atlas: Atlas) -> None:
    diema = Place.objects.get(name="Diéma", partnerships__partnership=atlas.npdc_pk)
    told = said(Client().get(addresses.place(diema, "fr"))).partition("Rattachements")[2].partition("</section>")[0]
    assert told.index("Kayes") < told.index("jusqu’au 13 mars 2023") < told.index("Nioro") < told.index("depuis le 13")


def test_the_record_shows_the_region_of_its_time(atlas: Atlas) -> None:
    (diema,) = (p for p in record(atlas.npdc)["places"] if p["name"] == "Diéma")
    assert [(p["name"], p["from"], p["to"]) for p in diema["parents"]] == IN_TIME
    page = read(addresses.partnership(atlas.npdc.pk, atlas.npdc.slug, "fr"))
    assert "jusqu’au 13 mars 2023" in page.partition('id="lieux"')[2].partition("</section>")[0]


def test_the_list_has_the_points_of_each_record(atlas: Atlas) -> None:
    listed = {feature["id"]: feature["geometry"] for feature in features("/partenariats.geojson")}
    own = json.loads(read(address(atlas.npdc, "geojson")))["geometry"]
    assert len(own["geometries"]) == 3
    assert listed[atlas.npdc_pk] == own


def test_the_ground_searched_for_neighbours_is_told(atlas: Atlas) -> None:
    page = read(addresses.partnership(atlas.npdc.pk, atlas.npdc.slug, "fr")).replace("\u202f", " ")
    assert "Qui d’autre travaille sur le même terrain ?" in page
    ground = page.partition("Cherché dans ces lieux et dans ceux qui en dépendent : ")[2].partition(".</p>")[0]
    assert {"Kayes", "Diéma", "Kéniéba", "Bafoulabé"} <= set(ground.split(", "))
