"""Where every value of a record was read: its words, its lines, the row that holds it now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import models, transaction

from coopatlas.exchange.desired import Row
from coopatlas.exchange.drafts import State
from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.provenance.models import Provenance, SourceText

FOLLOWED = ("object_id", "raw", "line_from", "line_to")


@dataclass(frozen=True, slots=True)
class Told:
    """One record (its plain key), the text it was read from, its rows and where they are now (None: a person removed it)."""

    record: str
    text: SourceText
    rows: Sequence[Row]
    placed: Mapping[str, models.Model | None]


@transaction.atomic
def write_origins(told: Sequence[Told], *, by: Actor) -> None:
    """Keep, for each row and each of its values, the words and the lines it was read from."""
    known: dict[str, dict[str, Provenance]] = defaultdict(dict)
    for origin in Provenance.objects.filter(record__in=[one.record for one in told]):
        known[origin.record][f"{origin.text_id}:{origin.path}"] = origin
    fresh: list[Provenance] = []
    for one in told:
        before = {p.path: p for p in known[one.record].values() if p.text_id == one.text.pk}
        wanted = wanted_origins(one)
        fresh += [origin for path, origin in wanted.items() if path not in before]
        for path, origin in wanted.items():
            if path in before:
                history.update(before[path], by=by, **{name: getattr(origin, name) for name in FOLLOWED})
        lost = [p for path, p in before.items() if path not in wanted and p.field]
        if lost:
            history.delete(lost, by=by)
    history.bulk_create(fresh, by=by, together=True)


def wanted_origins(one: Told) -> dict[str, Provenance]:
    """The origins a record should have, by path."""
    wanted: dict[str, Provenance] = {}
    for row in one.rows:
        held = one.placed.get(row.path)
        if held is None:
            continue
        holder = {
            "text": one.text,
            "record": one.record,
            "object_type": held._meta.label_lower,
            "object_id": str(held.pk),
        }
        wanted[row.path] = Provenance(path=row.path, field="", **holder)
        for name, fact in row.facts.items():
            if not fact.raw and (fact.state == State.UNKNOWN or fact.span is None):
                continue  # unknown, or told by nothing in the source
            path = f"={row.shown}.{name}" if row.shown else f"={name}"
            span = (fact.span.first, fact.span.last) if fact.span else (None, None)
            wanted[path] = Provenance(path=path, field=name, raw=fact.raw, line_from=span[0], line_to=span[1], **holder)
    return wanted
