"""Loading and clearing the demo world. Clearing takes away demo records and nothing else.

Partnerships come through the one pipeline. What has no import of its own yet (networks, lessons…) is a *part*: a module of
this package that reads its file of ``data/demo`` and calls the actions of its room.
"""

from __future__ import annotations

from typing import Protocol

from django.db import transaction

from coopatlas.exchange import pipeline
from coopatlas.exchange.actions.demo import lessons, network, projects
from coopatlas.exchange.actions.demo.reference import FOLDER, DemoReference, bodies
from coopatlas.exchange.models import Identity
from coopatlas.exchange.report import Report
from coopatlas.exchange.sources import demo_world
from coopatlas.gazetteer import Gazetteer
from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.organisations.models import Organisation, Person
from coopatlas.partnerships.models import Partnership
from coopatlas.provenance.models import Provenance, SourceText
from coopatlas.territories.models import Place


class Part(Protocol):
    """One more file of the demo world. Loading twice does nothing more; clearing leaves nothing of it."""

    def load(self, *, reference: Gazetteer, by: Actor) -> None: ...

    def clear(self, *, by: Actor) -> None: ...


PARTS: tuple[Part, ...] = (network, projects, lessons)  # in the order of loading; cleared the other way round


@transaction.atomic
def load(*, reference: Gazetteer, by: Actor, stories: bool = True) -> Report:
    """Bring the demo world in line with its files. Twice does nothing more. The report speaks of the partnerships.

    The composed ones come first, so that the real records are the last that changed: the home page shows those. Without
    ``stories`` the world is what was written by hand, one record of each kind."""
    with_fictitious = DemoReference(reference, bodies())
    files = [FOLDER / name for name in (*(("stories.csv",) if stories else ()), "partnerships.json")]
    report = pipeline.run(demo_world, files, reference=with_fictitious, by=by, apply=True, demo=True)
    for part in PARTS:
        part.load(reference=with_fictitious, by=by)
    return report


@transaction.atomic
def clear(*, by: Actor) -> int:
    """Remove every demo record; returns how many partnerships went. Real bodies the demo named stay: they are facts."""
    for part in reversed(PARTS):
        part.clear(by=by)
    gone = list(Partnership.objects.filter(demo=True))
    records = [f"partnerships.partnership:{row.pk}" for row in gone]
    reason = "demo clear"
    history.delete(Provenance.objects.filter(record__in=records), by=by, reason=reason)
    for row in gone:
        history.delete_tree(row, by=by, reason=reason)
    history.delete(
        SourceText.objects.filter(source__code=demo_world.SOURCE_CODE, values__isnull=True), by=by, reason=reason
    )
    history.delete(Identity.objects.filter(source=demo_world.SOURCE_CODE), by=by, reason=reason)
    for body in Organisation.objects.filter(demo=True, parties__isnull=True):
        history.delete_tree(body, by=by, reason=reason)
    history.delete(Person.objects.filter(demo=True, posts__isnull=True), by=by, reason=reason)
    while leaves := list(
        Place.objects.filter(reference_key__startswith="demo:", organisations__isnull=True, children__isnull=True)
    ):
        for place in leaves:
            history.delete_tree(place, by=by, reason=reason)
    return len(gone)
