"""Loading and clearing the demo world. Clearing takes away demo records and nothing else."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from django.conf import settings
from django.db import transaction

from coopatlas.core.folding import folded
from coopatlas.exchange import pipeline
from coopatlas.exchange.models import Identity
from coopatlas.exchange.report import Report
from coopatlas.exchange.sources import demo_world
from coopatlas.gazetteer import DatedName, Gazetteer, Match, Successor, Unit
from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.organisations.models import Organisation, Person
from coopatlas.partnerships.models import Partnership
from coopatlas.provenance.models import Provenance, SourceText
from coopatlas.territories.models import Place

FOLDER = Path(settings.BASE_DIR) / "data" / "demo"


class DemoReference(Gazetteer):
    """The reference file with the fictitious bodies in front."""

    def __init__(self, real: Gazetteer, bodies: list[Unit]) -> None:
        self._real = real
        self._bodies = {unit.key: unit for unit in bodies}
        self._names = {folded(name): unit for unit in bodies for name in (unit.name, *(n.name for n in unit.names))}

    def get(self, key: str) -> Unit | None:
        return self._bodies.get(key) or self._real.get(key)

    def find(
        self,
        text: str,
        *,
        country: str | None = None,
        kinds: Collection[str] | None = None,
        near: tuple[float, float] | None = None,
        on: str | None = None,
        limit: int = 10,
    ) -> list[Match]:
        unit = self._names.get(folded(text))
        if unit is not None:
            return [Match(unit, 100.0, "exact", text, "corps fictif de la démonstration")]
        return self._real.find(text, country=country, kinds=kinds, near=near, on=on, limit=limit)

    def current(self, unit: Unit) -> list[Unit]:
        return [unit] if unit.key in self._bodies else self._real.current(unit)

    def country_named(self, text: str) -> str | None:
        return self._real.country_named(text)


def bodies() -> list[Unit]:
    """The fictitious bodies of ``data/demo/bodies.json``."""
    rows = json.loads((FOLDER / "bodies.json").read_text(encoding="utf-8"))
    return [
        Unit(
            key=r["key"],
            nature=r["nature"],
            kind=r["kind"],
            name=r["name"],
            country=r["country"],
            names=tuple(
                DatedName(n["name"], n["kind"], n.get("language", "fr"), n.get("from", ""), n.get("to", ""))
                for n in r.get("names", ())
            ),
            codes={},
            valid_from=r.get("from", ""),
            valid_to=r.get("to", ""),
            parent=r.get("parent", ""),
            lat=r.get("lat"),
            lon=r.get("lon"),
            precision=r.get("precision", "unknown"),
            population=r.get("population"),
            population_year=r.get("population_year"),
            members=(),
            successors=tuple(
                Successor(s["key"], s["name"], s["date"], s["reason"], s.get("share")) for s in r.get("successors", ())
            ),
            predecessors=(),
            source="demo",
        )
        for r in rows
    ]


def load(*, reference: Gazetteer, by: Actor) -> Report:
    """Bring the demo world in line with its files. Twice does nothing more."""
    return pipeline.run(
        demo_world,
        [FOLDER / "partnerships.json"],
        reference=DemoReference(reference, bodies()),
        by=by,
        apply=True,
        demo=True,
    )


@transaction.atomic
def clear(*, by: Actor) -> int:
    """Remove every demo record; returns how many partnerships went. Real bodies the demo named stay: they are facts."""
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
