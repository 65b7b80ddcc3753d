"""The country that a table states outweighs any namesake elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from coopatlas.gazetteer import Gazetteer
from coopatlas.partnerships.models import Partnership
from tests.exchange.generic_table.files import take

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("vocabularies")]
HEADER = "N°;Titre;Collectivité française;Partenaire étranger;Pays"


@pytest.mark.parametrize(
    ("partner", "country"),
    [("Koudougou", "Mali"), ("Hué", "Laos"), ("Douarnenez", "Togo"), ("Évry", "Mali"), ("Lille", "")],
)
def test_a_namesake_elsewhere_is_not_the_partner(
    partner: str, country: str, tmp_path: Path, reference: Gazetteer
) -> None:
    file = tmp_path / "table.csv"
    file.write_text(f"{HEADER}\n1;Appui;Nîmes;{partner};{country}\n", encoding="utf-8")
    take(file, reference, partial=True)
    record = Partnership.objects.get()
    there = record.parties.get(role="foreign-partner")
    assert there.organisation is None or there.organisation.reference_key == ""
    assert [doubt.code for doubt in record.anomalies.all()] == ["unmatched-organisation"]


def test_the_partner_is_found_in_its_country(tmp_path: Path, reference: Gazetteer) -> None:
    file = tmp_path / "table.csv"
    file.write_text(f"{HEADER}\n1;Appui;Nîmes;Koudougou;Burkina Faso\n", encoding="utf-8")
    take(file, reference)
    there = Partnership.objects.get().parties.get(role="foreign-partner")
    assert there.organisation is not None
    assert (there.organisation.country_id, bool(there.organisation.reference_key)) == ("BF", True)
