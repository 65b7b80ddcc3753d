"""The fictitious bodies of the demo world, in front of the reference file."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from django.conf import settings

from coopatlas.core.folding import folded
from coopatlas.gazetteer import DatedName, Gazetteer, Match, Membership, Successor, Unit

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

    def groups(self, unit: Unit) -> tuple[Membership, ...]:
        return () if unit.key in self._bodies else self._real.groups(unit)

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
