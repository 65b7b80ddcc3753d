"""Public pages travel compressed; pages that hold a secret do not."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponseBase
from django.test import Client

from tests.factories import PartnershipFactory, UserFactory
from tests.web.crawl import read

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("vocabularies", "static_files")]


def asked(path: str, client: Client | None = None) -> HttpResponseBase:
    return (client or Client()).get(path, headers={"accept-encoding": "gzip, br"})


def coding(answer: HttpResponseBase) -> str | None:
    return answer.headers.get("Content-Encoding")


@pytest.fixture
def record() -> str:
    row = PartnershipFactory()
    return f"/partenariats/{row.pk}-{row.slug}/"


def test_a_record_is_compressed(record: str) -> None:
    answer = asked(record)
    assert (coding(answer), "Accept-Encoding" in answer.headers["Vary"]) == ("gzip", True)
    assert gzip.decompress(answer.content).decode() == read(record)  # type: ignore[attr-defined]


def test_a_table_is_compressed_as_it_streams(record: str) -> None:
    answer = asked("/partenariats.csv")
    assert (coding(answer), answer.streaming) == ("gzip", True)
    assert gzip.decompress(b"".join(answer)).decode() == read("/partenariats.csv")  # type: ignore[arg-type]


def test_who_does_not_ask_gets_plain_words(record: str) -> None:
    assert coding(Client().get(record)) is None


def test_the_sign_in_page_is_not_compressed() -> None:
    """It holds the token of its form."""
    answer = asked("/connexion/")
    assert (answer.status_code, coding(answer)) == (200, None)


def test_the_sign_in_page_of_somebody_who_has_the_token_already_is_not_compressed() -> None:
    client = Client()
    client.get("/connexion/")
    assert coding(asked("/connexion/", client)) is None


def test_a_refused_form_is_not_compressed() -> None:
    answer = Client().post("/connexion/", {"username": "x"}, headers={"accept-encoding": "gzip"})
    assert (answer.status_code, coding(answer)) == (200, None)


def test_what_a_signed_in_person_sees_is_not_compressed(record: str) -> None:
    client = Client()
    client.force_login(UserFactory())
    assert coding(asked(record, client)) is None


def test_style_sheets_are_those_compressed_beforehand() -> None:
    sheet = next(Path(settings.STATIC_ROOT).glob("print.*.css"))
    answer = asked(f"{settings.STATIC_URL}{sheet.name}")
    assert b"".join(answer) == sheet.with_name(f"{sheet.name}.gz").read_bytes()  # type: ignore[arg-type]
