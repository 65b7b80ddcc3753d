"""A volunteer whose name the reader could not tell from the mission is named nowhere in public."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.utils import translation

from coopatlas.catalogue import addresses
from coopatlas.gazetteer import Gazetteer
from coopatlas.partnerships.models import Anomaly, Partnership, Volunteer
from tests.exchange.pipeline.running import KAYES_EVRY, page, run
from tests.web.crawl import read
from tests.web.test_privacy import folded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vocabularies", "static_files")]
ROWS = {
    "columns-in-small-letters": "Zorblax Zénobie",
    "given-name-first": "Zénobie Zorblax",
    "title": "Mme ZORBLAX Zénobie",
    "family-name-alone": "Zorblax",
    "no-word-of-mission": "Zorblax Zénobie Bidule de",
}


@pytest.fixture
def row(shared: Path) -> str:
    """The volunteer's row of the real page."""
    text = (shared / "seeds" / KAYES_EVRY).read_text(encoding="utf-8")
    return next(line for line in text.split("\n") if line.endswith("Développement local et territorial Kayes"))


def imported(folder: Path, shared: Path, row: str, name: str, reference: Gazetteer) -> str:
    """The page with another name at the start of its volunteer's row, twice told, goes in; the report in JSON."""
    text = (shared / "seeds" / KAYES_EVRY).read_text(encoding="utf-8")
    told = " ".join([name, *row.split()[2:]])
    if name == ROWS["no-word-of-mission"]:
        told = f"{name} Kayes"
    file = page(folder, "page.txt", text.replace(row, told))
    return json.dumps(run([file], reference).as_json(), ensure_ascii=False)


@pytest.mark.parametrize("name", ROWS)
def test_the_name_is_published_nowhere(tmp_path: Path, shared: Path, row: str, reference: Gazetteer, name: str) -> None:
    report = imported(tmp_path, shared, row, ROWS[name], reference)

    here = addresses.partnership((record := Partnership.objects.get()).pk, record.slug, "fr")
    told = {path: folded(read(path)) for path in (here, f"{here}source/", f"{here.removesuffix('/')}.json")}
    told["report"] = folded(report)
    assert [path for path, words in told.items() if "zorblax" in words or "guenole" in words] == []
    assert Volunteer.objects.count() == 1


def test_the_reader_is_told_why_something_is_left_out(
    tmp_path: Path, shared: Path, row: str, reference: Gazetteer
) -> None:
    imported(tmp_path, shared, row, ROWS["no-word-of-mission"], reference)

    record = Partnership.objects.get()
    here = addresses.partnership(record.pk, record.slug, "fr")
    assert "n’a pas pu être distingué du reste" in read(here)
    assert "[ligne non publiée : un nom de personne" in read(f"{here}source/").replace("\u202f", " ")
    assert Anomaly.objects.get(code="doubtful-name").line == 233


def test_the_reason_is_told_in_english(tmp_path: Path, shared: Path, row: str, reference: Gazetteer) -> None:
    imported(tmp_path, shared, row, ROWS["family-name-alone"], reference)

    record = Partnership.objects.get()
    with translation.override("en"):
        source = read(f"{addresses.partnership(record.pk, record.slug, 'en')}source/")
    assert "[line not published: a person’s name in it cannot be told apart]" in source


def test_a_row_printed_twice_is_left_out_twice(tmp_path: Path, shared: Path, row: str, reference: Gazetteer) -> None:
    text = (shared / "seeds" / KAYES_EVRY).read_text(encoding="utf-8")
    heading = next(line for line in text.split("\n") if line.startswith("Volontaires impliqués"))
    told = " ".join(["Zorblax", *row.split()[2:]])
    text = text.replace(row, f"{told}\n\n{heading}\nNom Prénom Mission Champs d'action Entité d'affectation\n{told}")
    run([page(tmp_path, "page.txt", text)], reference)

    record = Partnership.objects.get()
    assert "Zorblax" not in read(f"{addresses.partnership(record.pk, record.slug, 'fr')}source/")
