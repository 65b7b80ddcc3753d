"""The screens of the desk: they show to those who may see, and write through actions alone."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.db import models
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from coopatlas.accounts.models import User
from coopatlas.history.actors import Actor
from coopatlas.history.models import Entry
from coopatlas.partnerships.actions import remove_partnership
from coopatlas.partnerships.models import Partnership
from tests.factories import ContributionFactory, PartnershipFactory, PartyFactory, UserFactory
from tests.history.replay import differences

pytestmark = [pytest.mark.database, pytest.mark.django_db, pytest.mark.usefixtures("static_files")]

ADMINISTRATORS_ONLY = {"accounts.user", "history.entry"}
NEVER_SHOWN = {"history.head", "history.subjectsalt"}
SAME = {
    "id",
    "zone",
    "organisation",
    "code",
    "source",
    "licence",
    "version",
    "date",
    "population",
    "mission",
    "programme",
}  # the same word in French
CHANGELIST = "admin:partnerships_partnership_changelist"


def screens() -> list[admin.ModelAdmin]:
    """Every screen of the project."""
    admin.autodiscover()
    found = [screen for model, screen in admin.site._registry.items() if model.__module__.startswith("coopatlas.")]
    return sorted(found, key=lambda screen: screen.opts.label_lower)


def labels() -> list[str]:
    return [screen.opts.label_lower for screen in screens()]


def address(label: str) -> str:
    return reverse(f"admin:{label.replace('.', '_')}_changelist")


def signed_in(client: Client, **rights: bool) -> User:
    """An account with these rights, signed in."""
    user: User = UserFactory.create(**rights)
    client.force_login(user)
    return user


@pytest.fixture
def worker(client: Client) -> User:
    """Someone of the desk, signed in."""
    return signed_in(client, is_staff=True)


@pytest.fixture
def administrator(client: Client) -> User:
    return signed_in(client, is_staff=True, is_superuser=True)


def request_of(user: Any) -> Any:
    request = RequestFactory().get("/")
    request.user = user
    return request


def test_no_screen_adds_or_deletes() -> None:
    request = request_of(User(is_staff=True, is_superuser=True))
    found = [s.opts.label_lower for s in screens() if s.has_add_permission(request) or s.has_delete_permission(request)]
    assert found == []


def test_one_screen_corrects() -> None:
    request = request_of(User(is_staff=True, is_superuser=True))
    assert [s.opts.label_lower for s in screens() if s.has_change_permission(request)] == ["partnerships.partnership"]


def test_inlines_only_show() -> None:
    request = request_of(User(is_staff=True, is_superuser=True))
    rows = [inline for screen in screens() for inline in screen.get_inline_instances(request)]
    writing = [
        i.opts.label_lower for i in rows if i.has_add_permission(request, None) or i.has_change_permission(request)
    ]
    assert (len(rows) > 5, writing) == (True, [])


def test_secrets_of_the_journal_have_no_screen() -> None:
    assert set(labels()) & NEVER_SHOWN == set()


def test_groups_are_not_offered() -> None:
    """Django's groups would give rights outside the rules and outside the journal."""
    assert [m._meta.label_lower for m in admin.site._registry if m._meta.app_label == "auth"] == []


@pytest.mark.parametrize("label", labels())
def test_an_administrator_opens_every_list(label: str, client: Client, administrator: User) -> None:
    assert client.get(address(label), {"q": "x"}).status_code == 200


@pytest.mark.parametrize("label", labels())
def test_the_desk_opens_all_but_what_tells_of_colleagues(label: str, client: Client, worker: User) -> None:
    expected = 403 if label in ADMINISTRATORS_ONLY else 200
    assert client.get(address(label)).status_code == expected


@pytest.mark.parametrize("label", labels())
def test_someone_signed_in_without_the_desk_is_sent_away(label: str, client: Client) -> None:
    signed_in(client)
    response = client.get(address(label))
    assert (response.status_code, response["Location"].split("?")[0]) == (302, reverse("admin:login"))


def correction(record: Partnership, **changes: object) -> dict[str, object]:
    """The form as a browser sends it."""
    values = {
        "title": record.title, "form": record.form, "status": record.status, "first_signed_year": record.first_signed_year or "",
        "start_year": record.start_year or "", "end_date": record.end_date, "triennial": "unknown",
        "communication_in_france": "unknown", "communication_abroad": "unknown", "evaluation": "unknown", "reason": "",
    }  # fmt: skip
    inlines = {
        f"{prefix}-{name}": 0
        for prefix in ("parties", "themes", "anomalies")
        for name in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    return values | inlines | changes


def correct(client: Client, record: Partnership, **changes: object) -> Any:
    sheet = reverse("admin:partnerships_partnership_change", args=[record.pk])
    return client.post(sheet, correction(record, **changes))


@pytest.fixture
def record(vocabularies: None) -> Partnership:
    made: Partnership = PartnershipFactory.create(title="Sable – Rive", status="current", form="", start_year=1990)
    return made


def test_a_correction_goes_through_its_action(client: Client, worker: User, record: Partnership) -> None:
    correct(client, record, title="Sable et Rive", end_date="2013-09", reason="relu avec la ville")
    entry = Entry.objects.about("partnerships.partnership", record.pk).last()
    assert entry is not None
    changed = {name: entry.changes[name] for name in ("title", "end_date")}
    assert (entry.actor_kind, entry.actor_key, entry.reason) == ("user", str(worker.pk), "relu avec la ville")
    assert changed == {"title": ["Sable – Rive", "Sable et Rive"], "end_date": [record.end_date, "2013-09"]}


def test_a_correction_leaves_one_entry_and_the_journal_whole(client: Client, worker: User, record: Partnership) -> None:
    before = Entry.objects.count()
    correct(client, record, title="Sable et Rive")
    assert (Entry.objects.count() - before, differences()) == (1, [])


def test_a_form_sent_unchanged_writes_nothing(client: Client, worker: User, record: Partnership) -> None:
    before = Entry.objects.count()
    response = correct(client, record)
    assert (response.status_code, Entry.objects.count()) == (302, before)


def test_a_wrong_value_is_refused_in_french(client: Client, worker: User, record: Partnership) -> None:
    response = correct(client, record, end_date="09/2013")
    record.refresh_from_db()
    assert ("Écrivez une date AAAA" in response.content.decode(), record.end_date) == (True, "")


def test_a_removed_record_is_not_corrected(client: Client, worker: User, record: Partnership) -> None:
    remove_partnership(record, by=Actor.user(worker.pk), reason="doublon")
    assert correct(client, record, title="Autre").status_code == 403


def act(client: Client, action: str, record: Partnership, reason: str = "") -> Any:
    chosen = {"action": action, "_selected_action": [record.pk], "reason": reason}
    return client.post(reverse(CHANGELIST), chosen, follow=True)


def test_a_record_is_removed_with_its_reason(client: Client, administrator: User, record: Partnership) -> None:
    act(client, "remove", record, "doublon de la fiche 2")
    record.refresh_from_db()
    assert (record.removed_at is None, record.removal_reason, differences()) == (False, "doublon de la fiche 2", [])


def test_no_record_is_removed_without_a_reason(client: Client, administrator: User, record: Partnership) -> None:
    response = act(client, "remove", record, "  ")
    record.refresh_from_db()
    assert (record.removed_at, "Écrivez le motif" in response.content.decode()) == (None, True)


def test_a_removed_record_is_given_back(client: Client, administrator: User, record: Partnership) -> None:
    act(client, "remove", record, "doublon")
    act(client, "restore", record)
    record.refresh_from_db()
    assert (record.removed_at, record.removal_reason) == (None, "")


def test_the_desk_alone_does_not_remove(client: Client, worker: User, record: Partnership) -> None:
    act(client, "remove", record, "doublon")
    record.refresh_from_db()
    assert record.removed_at is None


def test_the_desk_confirms_a_record(client: Client, worker: User, record: Partnership) -> None:
    act(client, "confirm", record)
    record.refresh_from_db()
    assert record.verified_on is not None


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_asks_as_many_questions_whatever_its_length(
    count: int, client: Client, worker: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        ContributionFactory()
    with django_assert_num_queries(8):
        client.get(address("funding.contribution"))


def foreign_words(model: type[models.Model]) -> list[str]:
    """Fields shown on a screen under their code name, because nobody gave them a French one."""
    named = [f for f in model._meta.concrete_fields if f.name not in SAME]
    return [f"{model._meta.label}.{f.name}" for f in named if str(f.verbose_name) == f.name.replace("_", " ")]


def test_every_field_of_a_screen_has_a_french_name() -> None:
    assert [word for screen in screens() for word in foreign_words(screen.model)] == []


def test_every_party_is_told_on_the_sheet(client: Client, worker: User, record: Partnership) -> None:
    PartyFactory(partnership=record, as_signed="Commune de Rive")
    page = client.get(reverse("admin:partnerships_partnership_change", args=[record.pk])).content.decode()
    assert "Commune de Rive" in page
