"""What the desk may do to a record in the administration, and what it may not."""

from __future__ import annotations

import pytest
from django.http import HttpResponseBase
from django.test import Client

from coopatlas.accounts.models import User
from coopatlas.history.models import Entry
from coopatlas.partnerships.models import Partnership
from tests.cast import signed_in
from tests.factories import PartnershipFactory
from tests.web.crawl import parsed, read

pytestmark = [pytest.mark.django_db, pytest.mark.database]
LIST = "/administration/partnerships/partnership/"


@pytest.fixture
def record(cast: dict[str, User]) -> Partnership:
    return PartnershipFactory(title="Puits de Tamarou", slug="puits-de-tamarou")


def form_of(client: Client, record: Partnership) -> dict[str, str]:
    """The correction form as the browser shows it."""
    form = parsed(read(f"{LIST}{record.pk}/change/", client)).get_element_by_id("partnership_form")
    return {name: value for name, value in form.form_values() if not name.startswith("_")}


def correct(client: Client, record: Partnership, **values: str) -> HttpResponseBase:
    """Fill the form in and send it."""
    return client.post(f"{LIST}{record.pk}/change/", {**form_of(client, record), **values})


def choose(client: Client, record: Partnership, action: str, reason: str = "") -> HttpResponseBase:
    """Tick the record in the list and choose what to do with it."""
    return client.post(LIST, {"action": action, "reason": reason, "_selected_action": [record.pk]})


def now(record: Partnership) -> Partnership:
    return Partnership.objects.get(pk=record.pk)


def test_a_correction_is_written_in_the_name_of_who_made_it(cast: dict[str, User], record: Partnership) -> None:
    correct(signed_in(cast["ines"]), record, title="Puits et écoles de Tamarou", reason="Lu dans la convention")
    entry = Entry.objects.about("partnerships.partnership", record.pk).last()
    assert entry is not None
    told = (now(record).title, entry.actor_kind, entry.actor_key, entry.reason, entry.changes["title"])
    titles = ["Puits de Tamarou", "Puits et écoles de Tamarou"]
    assert told == ("Puits et écoles de Tamarou", "user", str(cast["ines"].pk), "Lu dans la convention", titles)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("published_at", ""),
        ("removed_at", "2026-01-01"),
        ("removal_reason", "glissé"),
        ("verified_on", "2026-01-01"),
        ("demo", "on"),
        ("slug", "glisse"),
        ("id", "999999"),
    ],
)
def test_a_field_slipped_into_the_form_is_not_written(
    name: str, value: str, cast: dict[str, User], record: Partnership
) -> None:
    before = getattr(now(record), name)
    answer = correct(signed_in(cast["ines"]), record, title="Titre changé", reason="essai", **{name: value})
    assert (answer.status_code, now(record).title, getattr(now(record), name)) == (302, "Titre changé", before)


@pytest.mark.parametrize("name", ["", "paul", "bruno"])
def test_nobody_else_corrects(name: str, cast: dict[str, User], record: Partnership) -> None:
    fields = form_of(signed_in(cast["ines"]), record)
    signed_in(cast.get(name)).post(f"{LIST}{record.pk}/change/", {**fields, "title": "Autre"})
    assert now(record).title == "Puits de Tamarou"


@pytest.mark.parametrize("name", ["", "paul", "ines", "bruno"])
def test_only_an_administrator_removes(name: str, cast: dict[str, User], record: Partnership) -> None:
    choose(signed_in(cast.get(name)), record, "remove", "Doublon")
    assert now(record).removed_at is None


def test_an_administrator_removes_with_a_reason(cast: dict[str, User], record: Partnership) -> None:
    choose(signed_in(cast["moussa"]), record, "remove", "Doublon")
    assert (now(record).removed_at is not None, now(record).removal_reason) == (True, "Doublon")


@pytest.mark.parametrize("reason", ["", "   "])
def test_nothing_is_removed_without_a_reason(reason: str, cast: dict[str, User], record: Partnership) -> None:
    choose(signed_in(cast["moussa"]), record, "remove", reason)
    assert now(record).removed_at is None


def test_a_removed_record_is_restored_before_it_is_corrected(cast: dict[str, User], record: Partnership) -> None:
    fields = form_of(signed_in(cast["ines"]), record)
    choose(signed_in(cast["moussa"]), record, "remove", "Doublon")
    answer = signed_in(cast["ines"]).post(f"{LIST}{record.pk}/change/", {**fields, "title": "Autre"})
    assert (answer.status_code, now(record).title) == (403, "Puits de Tamarou")


@pytest.mark.parametrize("name", ["ines", "moussa"])
def test_nothing_is_ever_deleted_for_good(name: str, cast: dict[str, User], record: Partnership) -> None:
    choose(signed_in(cast[name]), record, "delete_selected")
    signed_in(cast[name]).post(f"{LIST}{record.pk}/delete/", {"post": "yes"})
    assert Partnership.objects.filter(pk=record.pk).exists()


def test_a_correction_without_the_form_s_token_is_refused(cast: dict[str, User], record: Partnership) -> None:
    fields = form_of(signed_in(cast["ines"]), record)
    fields.pop("csrfmiddlewaretoken", None)
    client = signed_in(cast["ines"], enforce_csrf_checks=True)
    assert client.post(f"{LIST}{record.pk}/change/", fields).status_code == 403
