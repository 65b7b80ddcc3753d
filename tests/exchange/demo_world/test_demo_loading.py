"""Loading the demo world into a base, loading it again, clearing it."""

from __future__ import annotations

import pytest

from coopatlas.exchange.actions import demo as demo_world
from coopatlas.exchange.models import Identity
from coopatlas.exchange.report import Report
from coopatlas.gazetteer import Gazetteer
from coopatlas.history import chain
from coopatlas.history.actors import Actor
from coopatlas.organisations.models import Organisation, Person
from coopatlas.partnerships.models import Partnership
from coopatlas.territories.models import Place

pytestmark = [pytest.mark.database, pytest.mark.django_db]
BY = Actor.system("test")


def counted(report: Report) -> dict[str, int]:
    return {name: count for name, count in report.counts.items() if count}


def left_over() -> dict[str, int]:
    """What is still there of the demo world."""
    left = {
        "partnerships": Partnership.objects.filter(demo=True).count(),
        "organisations": Organisation.objects.filter(demo=True).count(),
        "places": Place.objects.filter(reference_key__startswith="demo:").count(),
        "identities": Identity.objects.filter(source="demo").count(),
        "nameless persons": Person.objects.filter(family_name="", given_name="").count(),
    }
    return {name: count for name, count in left.items() if count}


def test_loading_creates_eight_demo_partnerships(demo: Report) -> None:
    assert counted(demo) == {"created": 8}
    assert Partnership.objects.published().filter(demo=True).count() == 8


def test_loading_again_changes_nothing(demo: Report, reference: Gazetteer) -> None:
    before = chain.verify().entries
    assert counted(demo_world.load(reference=reference, by=BY, stories=False)) == {"unchanged": 8}
    assert chain.verify().entries == before + 1  # the report of the run, and nothing else


def test_every_body_and_place_is_recognised(demo: Report) -> None:
    codes = {"unmatched-organisation", "unmatched-place"}
    assert [a for a in demo.anomalies if a["code"] in codes] == []


def test_every_doubt_is_told_in_full(demo: Report) -> None:
    assert [a for a in demo.anomalies if "…" in str(a["message"])] == []


def test_the_merged_community_has_its_successor(demo: Report) -> None:
    old = Organisation.objects.get(reference_key="demo:haute-orsanne")
    heirs = list(old.successions.values_list("successor__name", "date"))
    assert heirs == [("Communauté d’agglomération Orsanne et Forêts", "2017-01-01")]


def test_no_nameless_person_is_stored(demo: Report) -> None:
    assert Person.objects.filter(family_name="").count() == 0


def test_clearing_leaves_nothing_of_the_demo_world(demo: Report) -> None:
    assert demo_world.clear(by=BY) == 8
    assert left_over() == {}


def test_the_journal_is_whole_after_clearing(demo: Report) -> None:
    demo_world.clear(by=BY)
    assert chain.verify().broken_at is None


def test_clearing_keeps_the_real_bodies(demo: Report) -> None:
    real = set(Organisation.objects.filter(demo=False).values_list("reference_key", flat=True))
    demo_world.clear(by=BY)
    assert set(Organisation.objects.values_list("reference_key", flat=True)) == real
