"""The journal over real input: the two pages of the old Atlas, and the demo world."""

from __future__ import annotations

import json

import pytest
from django.db.models import Max

from coopatlas.exchange.actions import demo as demo_world
from coopatlas.exchange.report import Report
from coopatlas.history.actors import Actor
from coopatlas.history.chain import verify
from coopatlas.history.models import Entry
from coopatlas.organisations.models import ContactPoint, Person
from coopatlas.partnerships.actions import correct_partnership, remove_partnership, restore_partnership
from coopatlas.provenance.models import SourceText
from tests.database import Atlas
from tests.history.replay import differences

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def journal() -> str:
    return json.dumps(list(Entry.objects.values_list("changes", "reason", "actor_key")), ensure_ascii=False)


def test_the_journal_tells_an_import_again(atlas: Atlas) -> None:
    assert (differences(), verify().broken_at) == ([], None)


def test_the_journal_has_no_gap_after_an_import(atlas: Atlas) -> None:
    assert Entry.objects.count() == Entry.objects.aggregate(last=Max("position"))["last"]


def test_no_person_of_the_sources_stands_in_the_journal(atlas: Atlas) -> None:
    """Neither the names and addresses that readers found to mask, nor those stored as persons."""
    secrets = {mask for text in SourceText.objects.all() for mask in text.masks}
    secrets |= {f"{p.given_name} {p.family_name}" for p in Person.objects.all()}
    secrets |= set(ContactPoint.objects.values_list("value", flat=True))
    told = journal()
    assert (len(secrets) > 3, [len(secret) for secret in secrets if secret in told]) == (True, [])


def test_the_journal_tells_what_people_do_afterwards(atlas: Atlas) -> None:
    by = Actor.user(1)
    correct_partnership(atlas.evry, by=by, reason="relu", title="Un titre corrigé", end_date="2014-06", triennial=None)
    remove_partnership(atlas.npdc, by=by, reason="doublon")
    restore_partnership(atlas.npdc, by=by)
    assert (differences(), verify().broken_at) == ([], None)


def test_the_journal_tells_the_demo_world_again_and_its_clearing(demo: Report) -> None:
    before = differences()
    demo_world.clear(by=Actor.system("demo"))
    assert (before, differences(), verify().broken_at) == ([], [], None)
