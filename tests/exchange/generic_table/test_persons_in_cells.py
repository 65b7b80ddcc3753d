"""A person written with a title in any cell of a table is published nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.serializers import serialize
from django.test import Client

from coopatlas.catalogue import addresses
from coopatlas.exchange.persons import MASK
from coopatlas.gazetteer import Gazetteer
from coopatlas.organisations.models import Organisation, OrganisationName
from coopatlas.partnerships.models import Partnership
from coopatlas.territories.models import Place
from tests.exchange.generic_table.files import take
from tests.web.crawl import said

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.database,
    pytest.mark.usefixtures("vocabularies", "static_files"),
]
HEADER = "N°;Titre;Collectivité française;Partenaire étranger;Pays;Description;Bénéficiaires;Financeur;Montant"
ROWS = {
    "title": "1;Appui de Mme Irma Zorblax;Nîmes;Kita;Mali;;;;",
    "partner": "1;Appui;Nîmes;M. Hubert Zorblax;Mali;;;;",
    "description": "1;Appui;Nîmes;Kita;Mali;Le docteur Amadou Zorblax coordonne.;;;",
    "volunteer": "1;Appui;Nîmes;Kita;Mali;Anne-Lise Zorblax est volontaire.;;;",
    "beneficiaries": "1;Appui;Nîmes;Kita;Mali;;Mme Fatou Zorblax et ses élèves;;",
    "funder": "1;Appui;Nîmes;Kita;Mali;;;Monsieur Hector Zorblax;10",
    "doctor": "1;Appui;Nîmes;Kita;Mali;;;Dr Paul Zorblax;20",
}


@pytest.mark.parametrize("cell", ROWS)
def test_a_titled_person_is_published_nowhere(cell: str, tmp_path: Path, reference: Gazetteer) -> None:
    file = tmp_path / "table.csv"
    file.write_text(f"{HEADER}\n{ROWS[cell]}\n", encoding="utf-8")
    take(file, reference, partial=True)
    record = Partnership.objects.get()
    page = addresses.partnership(record.pk, record.slug, "fr")
    pages = [page, f"{page}source/", *(f"{page.removesuffix('/')}.{kind}" for kind in ("json", "csv", "geojson"))]
    shown = "".join(said(Client().get(path)) for path in [*pages, "/partenariats.csv", "/collectivites/", "/"])
    assert "zorblax" not in shown.lower()
    assert MASK in shown or cell == "partner"
    kept = "".join(serialize("json", model.objects.all()) for model in (Organisation, OrganisationName, Place))
    assert "zorblax" not in kept.lower()
