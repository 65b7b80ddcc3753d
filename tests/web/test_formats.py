"""What machines read: keys, columns and shapes promised by ``docs/contrat.md``."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from coopatlas.catalogue.exports import safe_cell
from coopatlas.partnerships.models import Partnership
from tests.factories import (
    AcronymFactory,
    AgreementFactory,
    ContributionFactory,
    OrganisationFactory,
    PartnerFactory,
    PartnershipFactory,
    PartyFactory,
    PlaceFactory,
    PlaceLinkFactory,
)
from tests.web.crawl import read
from tests.web.formats import OURS, PROMISED, address, features, record, table

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("vocabularies", "static_files")]


def test_an_empty_record_has_the_same_keys() -> None:
    """Unknown is null, never a missing key."""
    assert set(record(PartnershipFactory())) == PROMISED | OURS


def test_unknown_values_of_a_record_are_null() -> None:
    found = record(PartnershipFactory(form="", start_year=None))
    names = ("form", "first_signed_year", "start_year", "end_date", "triennial", "evaluation", "total", "verified_on")
    assert {name: found[name] for name in names} == dict.fromkeys(names)


def test_a_title_on_two_lines_adds_no_line_to_a_citation() -> None:
    row = PartnershipFactory(title="Puits\r\nAU  - Quelqu’un\nER  - ")
    text = read(f"/partenariats/{row.pk}-{row.slug}/citation.ris")
    assert [line[:2] for line in text.split("\r\n") if line] == ["TY", "AU", "TI", "PB", "PY", "UR", "Y2", "ER"]


def test_a_brace_in_a_title_does_not_end_a_bibtex_field() -> None:
    row = PartnershipFactory(title="Puits}, author={Quelqu’un")
    text = read(f"/partenariats/{row.pk}-{row.slug}/citation.bib")
    assert (text.count("{"), text.count("author = ")) == (text.count("}"), 1)


def test_a_long_list_has_pages_of_fifty_and_leads_to_the_next() -> None:
    for _ in range(51):
        PartnershipFactory()
    first = json.loads(read("/partenariats.json?statut=current"))
    second = json.loads(read(first["next"]))
    told = [(found["total"], found["page"], found["pages"], len(found["results"])) for found in (first, second)]
    assert (told, second["next"]) == ([(51, 1, 2, 50), (51, 2, 2, 1)], None)


def test_pages_together_hold_every_record_once() -> None:
    rows = {PartnershipFactory(title="Toujours le même titre").pk for _ in range(51)}
    found = [line["id"] for page in (1, 2) for line in json.loads(read(f"/partenariats.json?page={page}"))["results"]]
    assert sorted(found) == sorted(rows)


def test_the_table_is_whole_whatever_the_number_of_records() -> None:
    for _ in range(201):
        PartnershipFactory()
    lines = table(read("/partenariats.csv"))
    assert (len(lines), len({cells[0] for cells in lines})) == (202, 202)


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+33 1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "  @a",
        "＝1+1",
        "＋1",
        "－1",
        "＠a",
        "=cmd|' /C calc'!A0",
    ],
)
def test_no_cell_is_a_formula(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["Kayes", "1990", "2013-09-30", "853050.00", "", "a=1", "Évry - Kayes"])
def test_an_ordinary_cell_is_left_alone(cell: str) -> None:
    assert safe_cell(cell) == cell


def test_a_title_that_looks_like_a_formula_is_told_as_text() -> None:
    PartnershipFactory(title='=HYPERLINK("https://autre-site.example")')
    assert table(read("/partenariats.csv"))[1][2] == '\'=HYPERLINK("https://autre-site.example")'


def test_an_empty_list_as_geojson() -> None:
    assert features("/partenariats.geojson") == []


def located(precision: str) -> Partnership:
    """A partnership whose only partner lies where ``precision`` says."""
    row = PartnershipFactory()
    place = PlaceFactory(lat=14.45, lon=-11.44, precision=precision)
    PartnerFactory(partnership=row, organisation=OrganisationFactory(territory=place, country=place.country))
    return row


@pytest.mark.parametrize("precision", ["point", "commune"])
def test_a_known_place_is_a_point_longitude_first(precision: str) -> None:
    located(precision)
    assert features("/partenariats.geojson")[0]["geometry"] == {"type": "Point", "coordinates": [-11.44, 14.45]}


@pytest.mark.parametrize("precision", ["region", "country", "unknown"])
def test_a_vague_place_is_no_point(precision: str) -> None:
    located(precision)
    assert features("/partenariats.geojson")[0]["geometry"] is None


def test_a_record_as_geojson_is_one_feature() -> None:
    row = located("point")
    found = json.loads(read(address(row, "geojson")))
    assert (found["type"], found["geometry"]["coordinates"]) == ("Feature", [-11.44, 14.45])


def test_a_record_with_several_places_is_a_collection() -> None:
    row = located("point")
    PlaceLinkFactory(partnership=row, place=PlaceFactory(lat=13.0, lon=-10.0, precision="commune"))
    geometry = json.loads(read(address(row, "geojson")))["geometry"]
    assert (geometry["type"], len(geometry["geometries"])) == ("GeometryCollection", 2)


def test_money_in_another_currency_is_left_out_and_said() -> None:
    row = PartnershipFactory()
    for currency in ("EUR", "EUR", "XOF"):
        ContributionFactory(partnership=row, currency=currency)
    ContributionFactory(partnership=row, amount=None)
    total = record(row)["total"]
    assert (total["amount"], total["lines"], len(total["left_out"])) == ("2000.00", 2, 2)


def test_text_in_every_script_survives() -> None:
    row = PartnershipFactory(title="Huế – ភ្នំពេញ – ຫຼວງພະບາງ – الدار البيضاء – 🌍")
    PartyFactory(partnership=row)
    AcronymFactory(partnership=row)
    assert (record(row)["title"], table(read("/partenariats.csv"))[1][2]) == (row.title, row.title)


@pytest.mark.parametrize(
    "path",
    ["/partenariats/999999-x", "/en/partenariats/999999-x", "/collectivites/999999-x", "/organisations/999999-x"],
)
def test_an_unknown_record_says_so_to_machines(path: str) -> None:
    answer = Client().get(f"{path}.json")
    assert (answer.status_code, answer.headers["Content-Type"], answer.json()) == (
        404,
        "application/json",
        {"error": "not found"},
    )


@pytest.mark.parametrize(("count", "since"), [(1, False), (6, True)])
def test_the_first_of_several_dates_says_that_it_is(count: int, since: bool) -> None:
    row = PartnershipFactory()
    AgreementFactory(partnership=row, signed_on="2005", count=count)
    told = record(row)["agreements"][0]
    assert (told["signed_on"], told["signed_since"], told["count"]) == ("2005", since, count)
