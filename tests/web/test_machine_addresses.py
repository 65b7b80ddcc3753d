"""Networks, projects, sheets and lessons for machines; an old name leads to the present one in each format."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.web.crawl import read

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("demo", "static_files")]
LISTS = {"projets": (".json",), "reseaux": (".json", ".ics"), "fiches": (".json",), "enseignements": (".json",)}


def first_address(kind: str) -> str:
    """The address of the first one of the list, without its final slash."""
    found = re.search(rf'href="(/{kind}/\d+-[\w-]+)/"', read(f"/{kind}/"))
    assert found is not None
    return found[1]


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("kind", LISTS)
def test_an_old_name_leads_to_the_present_one(kind: str, language: str) -> None:
    current = first_address(kind)
    old = re.sub(r"-[\w-]+$", "-ancien-nom", current)
    for ending in ("/", *LISTS[kind]):
        answer = Client().get(f"{language}{old}{ending}")
        assert (answer.status_code, answer.headers["Location"]) == (301, f"{language}{current}{ending}")
        assert Client().get(f"{language}{current}{ending}").status_code == 200


def test_a_place_leads_from_an_old_name_in_each_format() -> None:
    found = re.search(r'href="(/lieux/\d+-[\w-]+)/"', read("/pays/ML/"))
    assert found is not None
    old = re.sub(r"-[\w-]+$", "-ancien-nom", found[1])
    for ending in ("/", ".json", ".geojson"):
        assert Client().get(f"{old}{ending}").headers["Location"] == f"{found[1]}{ending}"


def test_a_network_for_machines_holds_what_its_page_shows() -> None:
    told = Client().get(f"{first_address('reseaux')}.json").json()
    assert len([theme for theme in told["themes"] if theme["level"] == "principal"]) == 3
    assert [theme["label"] for theme in told["themes"] if not theme["projects"]]
    assert sum(len(axis["actions"]) for axis in told["plan"]["axes"]) == 15
    assert [event["title"] for event in told["events"] if event["date"] is None]
    assert told["meetings"]


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_for_machines_has_pages(kind: str) -> None:
    told = Client().get(f"/{kind}.json").json()
    assert list(told) == ["total", "page", "pages", "next", "results"]
    assert 0 < len(told["results"]) == min(told["total"], 50)
    assert Client().get(f"/{kind}.json", {"page": ""}).json() == told
    assert Client().get(f"/{kind}.json", {"page": "2000"}).status_code == 404
