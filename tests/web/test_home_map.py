"""The map of the home page when the atlas holds more partnerships than it can draw."""

from __future__ import annotations

import pytest

from coopatlas.catalogue.arcs import spread
from coopatlas.partnerships.models import Partnership
from tests.factories import CountryFactory, PartnerFactory, PartnershipFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def partners(code: str, count: int) -> None:
    country = CountryFactory(code=code)
    for _ in range(count):
        PartnerFactory(partnership=PartnershipFactory(), organisation__country=country, country=country)


def test_every_country_is_on_the_map() -> None:
    partners("ML", 6)
    partners("SN", 2)
    partners("VN", 1)
    shown = spread(Partnership.objects.published(), 3)
    assert set(shown.values_list("parties__country", flat=True)) == {"ML", "SN", "VN"}
    assert 3 <= shown.count() <= 6


def test_a_small_atlas_is_on_the_map_whole() -> None:
    partners("ML", 3)
    assert spread(Partnership.objects.published(), 4).count() == 3
