"""Every address × every visitor × every method has one expected outcome, written in ``matrix.csv``."""

from __future__ import annotations

from collections import Counter
from contextlib import nullcontext

import pytest
from django.apps import apps
from django.http import HttpResponseBase
from django.test import Client
from django.test.client import ClientHandler

from coopatlas.accounts.models import User
from tests.addresses import development_server, patterns
from tests.cast import CAST, WALKERS, signed_in
from tests.permissions.matrix import OTHER_METHODS, VISITORS, Row, Samples, rows

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ROWS = rows()
EDITED = "tests/permissions/matrix.csv"
DEVELOPMENT = {"composants/"}


def test_every_address_has_a_row_and_no_row_is_stale() -> None:
    with development_server():
        found = patterns()
    rows = Counter(row.pattern for row in ROWS)
    missing, stale = sorted((Counter(found) - rows).elements()), sorted((rows - Counter(found)).elements())
    assert (missing, stale) == ([], []), f"edit {EDITED}: rows to add {missing}, rows to take out {stale}"


def test_the_public_site_has_no_address_of_the_development_server() -> None:
    assert set(patterns()) == {row.pattern for row in ROWS} - DEVELOPMENT


def test_everyone_of_the_cast_walks() -> None:
    assert sorted(name for people in WALKERS.values() for name in people if name) == sorted(CAST)


@pytest.mark.parametrize("row", ROWS, ids=[row.pattern or "/" for row in ROWS])
def test_each_visitor_gets_what_the_matrix_says(row: Row, cast: dict[str, User]) -> None:
    with development_server() if row.pattern in DEVELOPMENT else nullcontext():
        samples = Samples()
        for language in row.languages:
            path = samples.path(row, language)
            assert walked(path, cast) == row.expected, f"{path}: mend the page, or edit its row in {EDITED}"


def walked(path: str, cast: dict[str, User]) -> dict[tuple[str, str], int | str]:
    """What each kind of visitor got for each method. Everyone reads; one of each kind tries the other methods."""
    found: dict[tuple[str, str], int | str] = {}
    handler = ClientHandler(enforce_csrf_checks=False)  # one set of middlewares for all who walk
    for visitor in VISITORS:
        clients = [signed_in(cast.get(name)) for name in WALKERS[visitor]]
        for client in clients:
            client.handler = handler
        got = {client.get(path).status_code for client in clients}
        found["get", visitor] = got.pop() if len(got) == 1 else f"not the same for all: {sorted(got)}"
        for method in OTHER_METHODS:
            found[method, visitor] = getattr(clients[0], method)(path).status_code
    return found


def test_the_administration_leads_every_stranger_to_a_sign_in_form(cast: dict[str, User]) -> None:
    """Never to an answer that tells what exists."""
    samples = Samples()
    paths = [samples.path(row, "") for row in ROWS if row.pattern.startswith("administration/")]
    paths = [path for path in paths if path not in {"/administration/login/", "/administration/logout/"}]
    visitors = {name: signed_in(cast.get(name)) for name in ("", "paul", "bruno")}
    found = {name: {led_to(client.get(path)) for path in paths} for name, client in visitors.items()}
    both = {"/connexion/", "/administration/login/"}
    assert found == {"": both, "paul": {"/administration/login/"}, "bruno": both}


def led_to(answer: HttpResponseBase) -> str:
    return answer.headers.get("Location", "nowhere").partition("?")[0]


def test_a_suspended_account_is_refused_at_its_next_request(cast: dict[str, User]) -> None:
    client = signed_in(cast["ines"])
    before = client.get("/administration/").status_code
    User.objects.filter(pk=cast["ines"].pk).update(is_active=False)
    assert (before, client.get("/administration/").status_code) == (200, 302)


def state() -> dict[str, int]:
    """Number of rows of every table."""
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def crawl(client: Client, method: str) -> None:
    samples = Samples()
    for row in ROWS:
        if row.pattern not in DEVELOPMENT and not row.pattern.startswith("administration/logout"):
            for language in row.languages:
                getattr(client, method)(samples.path(row, language))


def test_reading_everything_as_superuser_writes_nothing(cast: dict[str, User]) -> None:
    client = signed_in(cast["moussa"])
    before = state()
    crawl(client, "get")
    assert state() == before


def test_empty_forms_sent_everywhere_as_staff_write_nothing(cast: dict[str, User]) -> None:
    client = signed_in(cast["ines"])
    before = state()
    crawl(client, "post")
    after = state()
    after["sessions.Session"] = before["sessions.Session"]  # signing out closed hers
    assert after == before
