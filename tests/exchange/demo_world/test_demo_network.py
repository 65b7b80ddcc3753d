"""The city network of the demo world comes whole, comes once, and goes without a trace."""

from __future__ import annotations

import pytest
from django.apps import apps

from coopatlas.exchange.actions import demo as demo_world
from coopatlas.exchange.report import Report
from coopatlas.gazetteer import Gazetteer
from coopatlas.history import chain
from coopatlas.history.actors import Actor
from coopatlas.history.models import Entry
from coopatlas.organisations.models import KeyFigure

pytestmark = [pytest.mark.database, pytest.mark.django_db]
BY = Actor.system("test")
ROOMS = ("meetings", "networks")


def counted() -> dict[str, int]:
    """Rows of each model of the two rooms."""
    models = [model for room in ROOMS for model in apps.get_app_config(room).get_models()]
    return {model.__name__: model._default_manager.count() for model in models}


def test_every_model_has_its_rows(demo: Report) -> None:
    assert [name for name, count in counted().items() if not count] == []


def test_loading_again_writes_nothing_about_networks(demo: Report, reference: Gazetteer) -> None:
    before, rows = Entry.objects.count(), counted()
    demo_world.load(reference=reference, by=BY, stories=False)
    assert (Entry.objects.count() - before, counted()) == (1, rows)  # the report of the partnerships' run


def test_clearing_leaves_nothing_of_networks(demo: Report) -> None:
    demo_world.clear(by=BY)
    assert {name: count for name, count in counted().items() if count} == {}
    assert KeyFigure.objects.filter(unit="%").count() == 0
    assert chain.verify().broken_at is None
