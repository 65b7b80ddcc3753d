"""The pages stay themselves when records are many: one, three or three hundred, the same queries; from a hundred on, when every
list is full, the same weight.

``benchmarks/pages.py`` tells the same at 12,000 and 120,000 records.
"""

from __future__ import annotations

import gzip

import pytest
from django.test import Client

from coopatlas.catalogue import addresses
from coopatlas.organisations.models import Organisation
from coopatlas.partnerships.models import Partnership
from coopatlas.territories.models import Place, PlaceCode, PlaceName
from coopatlas.vocabularies.models import Term
from tests.factories import (
    CountryFactory,
    OrganisationFactory,
    PartnerFactory,
    PartnershipFactory,
    PartyFactory,
    PlaceFactory,
    ThemeFactory,
)
from tests.web.query_counts import queries

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("vocabularies", "static_files")]


def grow(rows: range) -> None:
    """Records between one authority and as many towns of one country, all under one theme."""
    here = Organisation.objects.filter(name="Ville de Sable").first() or OrganisationFactory(name="Ville de Sable")
    mali, term = CountryFactory(code="ML"), theme()
    for n in rows:
        row = PartnershipFactory(title=f"Partenariat {n:03}")
        PartyFactory(partnership=row, organisation=here)
        place = PlaceFactory(country=mali, name=f"Bourg {n:03}", lat=14.0 + n / 1000, lon=-9.0, precision="point")
        PlaceName.objects.create(place=place, name=f"Ancien bourg {n:03}", kind="former")
        PlaceCode.objects.create(place=place, scheme="geonames", code=str(n))
        there = OrganisationFactory(country=mali, territory=place, name=f"Commune {n:03}")
        PartnerFactory(partnership=row, organisation=there, country=mali)
        ThemeFactory(partnership=row, main=True, term=term)


def theme() -> Term:
    return Term.objects.of("themes").filter(parent=None).order_by("pk")[0]


def pages() -> dict[str, str]:
    """The pages that a number of records weighs on."""
    record, town = Partnership.objects.latest("pk"), Place.objects.filter(country="ML").latest("pk")
    return {
        "home": "/",
        "list": "/partenariats/",
        "list, last": "/partenariats/?page=999",
        "list, country": "/partenariats/?pays=ML",
        "list, theme": f"/partenariats/?theme={theme().code}",
        "list.json": "/partenariats.json",
        "record": f"/partenariats/{record.pk}-{record.slug}/",
        "country": "/pays/ML/",
        "country.json": "/pays/ML.json",
        "country.geojson": "/pays/ML.geojson",
        "authority": addresses.organisation(Organisation.objects.get(name="Ville de Sable"), "fr"),
        "place": addresses.place(town, "fr"),
        "theme": f"/themes/{theme().code}/",
        "authorities": "/collectivites/",
        "countries": "/pays/",
        "themes": "/themes/",
    }


COUNTS = {
    "home": 8,
    "list": 11,
    "list, last": 11,
    "list, country": 13,
    "list, theme": 17,
    "list.json": 6,
    "record": 24,
    "country": 13,
    "country.json": 7,
    "country.geojson": 6,
    "authority": 21,
    "place": 13,
    "theme": 10,
    "authorities": 12,
    "countries": 3,
    "themes": 4,
}


def counts() -> dict[str, int]:
    return {name: queries(path) for name, path in pages().items()}


@pytest.mark.parametrize("number", [1, 3])
def test_the_same_queries_with_one_record_and_three(number: int) -> None:
    grow(range(number))
    assert counts() == COUNTS


def test_the_same_queries_and_weight_with_a_hundred_records_and_three_hundred() -> None:
    grow(range(100))  # whole pages, the last one too
    light = {name: weight(path) for name, path in pages().items()}
    grow(range(100, 300))
    assert counts() == COUNTS
    heavy = {name: weight(path) for name, path in pages().items()}
    assert {name: (light[name], heavy[name]) for name in heavy if heavy[name] > 1.25 * light[name]} == {}


def weight(path: str) -> int:
    """Bytes once compressed."""
    return len(gzip.compress(Client().get(path).content, 6, mtime=0))
