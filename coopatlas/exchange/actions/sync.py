"""Every write of an import: bring records in line with what their source says.

What a person corrected or removed is left as that person wanted it; what left the source goes; the rest is created or
updated. New rows of many records are written together, floor by floor: a record, what hangs on it, what hangs on that. A
second run over the same source finds nothing to do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from coopatlas.exchange.actions import sources
from coopatlas.exchange.actions.origins import Told, write_origins
from coopatlas.exchange.desired import ROOT, Row
from coopatlas.exchange.matching import MatchedDraft
from coopatlas.exchange.models import Identity
from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.history.models import Entry
from coopatlas.partnerships.actions import refresh_search_texts
from coopatlas.partnerships.models import Partnership
from coopatlas.provenance.models import Provenance, Source

RECORD = "partnerships.partnership"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One record as its source wants it: identity within the source, the draft, the rows the base should hold; ``reading``:
    fingerprint of the row that says so."""

    key: str
    matched: MatchedDraft
    rows: list[Row]
    reading: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source row: created, updated or unchanged, and which record it is."""

    kind: str
    partnership: Partnership


@transaction.atomic
def sync(*, source: Source, wanted: Sequence[Wanted], by: Actor) -> list[Outcome]:
    """Bring the records in line with their rows, in the order given."""
    identities = {
        row.key: row for row in Identity.objects.filter(source=source.code, key__in=[one.key for one in wanted])
    }
    there = Partnership.objects.in_bulk([int(row.object_id) for row in identities.values()])
    texts = sources.keep_texts(source, {one.key: one.matched.draft for one in wanted}, by=by)
    known = {key: there.get(int(row.object_id)) for key, row in identities.items()}
    states = Stored.load([row.pk for row in known.values() if row is not None])
    works = []
    for one in wanted:
        row = known.get(one.key)
        works.append(Work(one.rows, states[row.pk] if row else Stored(), new=one.key not in identities))
    place_all(works, by=by)
    for work in works:
        work.changed |= work.state.remove_gone({row.path for row in work.rows}, by=by)
    found = [work.partnership for work in works]
    new = [
        Identity(source=source.code, key=one.key, object_type=RECORD, object_id=str(row.pk), reading=one.reading)
        for one, row in zip(wanted, found, strict=True)
        if one.key not in identities
    ]
    history.bulk_create(new, by=by, together=True)
    for one in wanted:
        if one.key in identities:
            history.update(identities[one.key], by=by, reading=one.reading)
    told = [
        Told(f"{RECORD}:{row.pk}", texts[one.key], one.rows, work.placed)
        for one, row, work in zip(wanted, found, works, strict=True)
    ]
    write_origins(told, by=by)
    refresh_search_texts(found, by=by)
    return [outcome(known.get(one.key), work, by=by) for one, work in zip(wanted, works, strict=True)]


def outcome(known: Partnership | None, work: Work, *, by: Actor) -> Outcome:
    partnership = work.partnership
    if work.changed and known is not None:
        history.update(partnership, by=by, updated_at=timezone.now())
    return Outcome("created" if known is None else "updated" if work.changed else "unchanged", partnership)


@dataclass(slots=True)
class Work:
    """One record on its way: its rows, what the base holds of it, what has been placed. ``new``: never imported before, so
    that it is published now."""

    rows: list[Row]
    state: Stored
    new: bool
    placed: dict[str, models.Model | None] = field(default_factory=dict)
    changed: bool = False

    @property
    def partnership(self) -> Partnership:
        row = self.placed[ROOT]
        if not isinstance(row, Partnership):  # removed for good between two reads: the run is undone
            raise RuntimeError("a record was lost under the import")
        return row

    def values(self, row: Row) -> dict[str, Any] | None:
        """Column values of a row; None when a person removed what it hangs on."""
        values: dict[str, Any] = dict(row.fields)
        if row.parent is not None:
            owner = self.placed.get(row.parent[1])
            if owner is None:
                return None
            values[row.parent[0]] = owner
        elif self.new:
            values["published_at"] = timezone.now()
        return values


def place_all(works: Sequence[Work], *, by: Actor) -> None:
    """Create or update every row, floor by floor; rows of one model that are new are written together."""
    for floor in floors(works):
        fresh: dict[type[models.Model], list[tuple[Work, Row, models.Model]]] = defaultdict(list)
        for work, row in floor:
            values = work.values(row)
            origin = work.state.paths.get(row.path)
            if values is None:
                work.placed[row.path] = None
            elif origin is None:
                fresh[row.model].append((work, row, row.model(**values)))
            else:
                work.changed |= work.state.bring_in_line(row, origin, values, work.placed, by=by)
        for made in fresh.values():
            for work, row, written in zip(*columns(made, by=by), strict=True):
                work.placed[row.path] = written
                work.changed = True


def columns(
    made: list[tuple[Work, Row, models.Model]], *, by: Actor
) -> tuple[list[Work], list[Row], list[models.Model]]:
    """Write the new rows; works, rows and what was written, in the same order."""
    written = history.bulk_create([new for _, _, new in made], by=by)
    return [work for work, _, _ in made], [row for _, row, _ in made], written


def floors(works: Sequence[Work]) -> Iterable[list[tuple[Work, Row]]]:
    """The rows of all records by depth: none comes before what it hangs on."""
    by_depth: dict[int, list[tuple[Work, Row]]] = defaultdict(list)
    for work in works:
        depths: dict[str, int] = {}
        for row in work.rows:
            depths[row.path] = 0 if row.parent is None else depths[row.parent[1]] + 1
            by_depth[depths[row.path]].append((work, row))
    return [by_depth[depth] for depth in sorted(by_depth)]


class Stored:
    """What the database holds of one record from this source, and which values people have touched."""

    def __init__(self) -> None:
        self.paths: dict[str, Provenance] = {}
        self.objects: dict[tuple[str, str], models.Model] = {}
        self.touched: dict[tuple[str, str], set[str]] = defaultdict(set)

    @classmethod
    def load(cls, partnerships: Sequence[int]) -> dict[int, Stored]:
        """Read everything of these records in as many queries as there are kinds of row."""
        states = {pk: cls() for pk in partnerships}
        by_record = {f"{RECORD}:{pk}": state for pk, state in states.items()}
        ids: dict[str, dict[str, Stored]] = defaultdict(dict)
        for origin in Provenance.objects.filter(record__in=by_record, field="").order_by("id"):
            state = by_record[origin.record]
            state.paths[origin.path] = origin
            ids[origin.object_type][origin.object_id] = state
        for label, owners in ids.items():
            for row in apps.get_model(label)._default_manager.filter(pk__in=owners):
                owners[str(row.pk)].objects[label, str(row.pk)] = row
            for entry in Entry.objects.by_people().filter(object_type=label, object_id__in=owners):
                owners[entry.object_id].touched[label, entry.object_id] |= set(entry.changes)
        return states

    def bring_in_line(
        self, row: Row, origin: Provenance, values: dict[str, Any], placed: dict[str, models.Model | None], *, by: Actor
    ) -> bool:
        """Update one row that was written before; True when something changed. What people touched stays theirs."""
        key = (origin.object_type, origin.object_id)
        current = self.objects.get(key)
        placed[row.path] = current
        if current is None:
            return False
        kept = {n: v for n, v in values.items() if n.removesuffix("_id") not in self.touched[key]}
        return history.update(current, by=by, **{n: v for n, v in kept.items() if n != "slug"})

    def remove_gone(self, wanted: set[str], *, by: Actor) -> bool:
        """Remove rows the source no longer tells, unless a person touched them or something that hangs on them."""
        gone = [origin for path, origin in self.paths.items() if path not in wanted]
        if not gone:
            return False
        rows = [row for origin in gone if (row := self.objects.get((origin.object_type, origin.object_id)))]
        doomed = [row for row in rows if not any(self.is_touched(part) for part in history.tree(row))]
        history.delete(reversed(doomed), by=by)
        history.delete(gone, by=by)
        return bool(doomed)

    def is_touched(self, row: models.Model) -> bool:
        return bool(self.touched.get((row._meta.label_lower, str(row.pk))))
