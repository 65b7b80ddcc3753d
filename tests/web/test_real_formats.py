"""The two real records as machines read them: keys, columns and shapes promised by ``docs/contrat.md``."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from coopatlas.catalogue import addresses
from tests.database import Atlas
from tests.factories import PartnershipFactory
from tests.web.crawl import read
from tests.web.formats import CHILDREN, COLUMNS, LINE, OURS, PROMISED, address, features, record, table

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("static_files")]


def test_a_record_has_every_key_of_the_contract(atlas: Atlas) -> None:
    assert set(record(atlas.evry)) == PROMISED | OURS


@pytest.mark.parametrize("name", sorted(CHILDREN))
def test_what_a_record_holds_has_the_keys_of_the_contract(name: str, atlas: Atlas) -> None:
    value = record(atlas.evry)[name]
    assert [set(item) for item in (value if isinstance(value, list) else [value])] == [CHILDREN[name]] * (
        len(value) if isinstance(value, list) else 1
    )


def test_none_and_unknown_are_told_apart(atlas: Atlas) -> None:
    """The page on Nord-Pas de Calais prints an empty table of volunteers: none, not unknown."""
    told = (record(atlas.npdc)["volunteers_state"], record(PartnershipFactory())["volunteers_state"])
    assert told == ("none", "unknown")


@pytest.mark.parametrize(("name", "amount"), [("evry", "853050.00"), ("npdc", "412750.00")])
def test_the_total_of_a_real_record(name: str, amount: str, atlas: Atlas) -> None:
    expected = {"amount": amount, "currency": "EUR", "lines": 6, "left_out": []}
    assert record(getattr(atlas, name))["total"] == expected


def test_the_first_theme_is_the_main_one(atlas: Atlas) -> None:
    assert record(atlas.evry)["themes"][0]["main"] is True


def test_labels_are_in_the_language_of_the_address_and_codes_are_not(atlas: Atlas) -> None:
    found = [record(atlas.evry, prefix)["status"] for prefix in ("", "/en")]
    assert found == [{"code": "ended", "label": "Terminé"}, {"code": "ended", "label": "Ended"}]


def test_the_address_of_a_record_is_its_page_in_the_same_language(atlas: Atlas) -> None:
    row = atlas.evry
    page = f"/partenariats/{row.pk}-{row.slug}/"
    assert [record(row, prefix)["url"] for prefix in ("", "/en")] == [page, f"/en{page}"]


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        ("json", "application/json"),
        ("csv", "text/csv; charset=utf-8"),
        ("geojson", "application/geo+json"),
    ],
)
def test_each_format_says_what_it_is(ending: str, kind: str, atlas: Atlas) -> None:
    told = [
        Client().get(path).headers["Content-Type"] for path in (address(atlas.evry, ending), f"/partenariats.{ending}")
    ]
    assert told == [kind, kind]


@pytest.mark.parametrize(
    ("ending", "kind"),
    [("bib", "application/x-bibtex"), ("ris", "application/x-research-info-systems"), ("txt", "text/plain")],
)
def test_each_citation_says_what_it_is(ending: str, kind: str, atlas: Atlas) -> None:
    answer = Client().get(f"/partenariats/{atlas.evry_pk}-{atlas.evry.slug}/citation.{ending}")
    assert answer.headers["Content-Type"] == f"{kind}; charset=utf-8"


def test_an_unknown_citation_does_not_exist(atlas: Atlas) -> None:
    assert Client().get(f"/partenariats/{atlas.evry_pk}-{atlas.evry.slug}/citation.exe").status_code == 404


def test_a_list_in_json(atlas: Atlas) -> None:
    found = json.loads(read("/partenariats.json"))
    told = {**found, "results": [line["id"] for line in found["results"]]}
    assert told == {"total": 2, "page": 1, "pages": 1, "next": None, "results": [atlas.npdc_pk, atlas.evry_pk]}


def test_the_lines_of_a_list_all_have_the_same_keys(atlas: Atlas) -> None:
    PartnershipFactory(form="", start_year=None)
    lines = json.loads(read("/partenariats.json"))["results"]
    assert [set(line) for line in lines] == [LINE] * 3


def test_the_table_has_its_columns(atlas: Atlas) -> None:
    assert read("/partenariats.csv").split("\r\n")[0] == COLUMNS


def test_the_table_has_a_line_for_each_record_and_equal_cells(atlas: Atlas) -> None:
    lines = table(read("/partenariats.csv"))
    assert [len(cells) for cells in lines] == [14] * 3


def test_the_table_is_narrowed_by_the_same_filters(atlas: Atlas) -> None:
    assert [cells[0] for cells in table(read("/partenariats.csv?statut=ended"))] == ["id", str(atlas.evry_pk)]


def test_a_list_as_geojson(atlas: Atlas) -> None:
    told = [(f["type"], f["id"], set(f)) for f in features("/partenariats.geojson")]
    keys = {"type", "id", "geometry", "properties"}
    assert told == [("Feature", pk, keys) for pk in (atlas.npdc_pk, atlas.evry_pk)]


def test_a_format_that_does_not_exist(atlas: Atlas) -> None:
    assert [Client().get(path).status_code for path in (address(atlas.evry, "xml"), "/partenariats.xls")] == [404, 404]


def test_an_authority_in_json_tells_its_partnerships_and_those_of_its_predecessors(atlas: Atlas) -> None:
    party = atlas.evry.parties.get(role="french-authority")
    heir = party.organisation.successions.get().successor
    found = json.loads(read(f"{addresses.organisation(heir, 'fr').removesuffix('/')}.json"))
    assert ([p["id"] for p in found["partnerships"]], [p["id"] for p in found["inherited_partnerships"]]) == (
        [],
        [atlas.evry_pk],
    )
