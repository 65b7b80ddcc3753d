"""Every write of an import: bring one record in line with what its source says, row by row.

What a person corrected or removed is left as that person wanted it; what left the source goes; the rest is created or
updated. A second run over the same source finds nothing to do.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from coopatlas.exchange.actions import sources
from coopatlas.exchange.desired import ROOT, Row
from coopatlas.exchange.drafts import State
from coopatlas.exchange.matching import MatchedDraft
from coopatlas.exchange.models import Identity
from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.history.models import Entry
from coopatlas.partnerships.actions import refresh_search_text
from coopatlas.partnerships.models import Partnership
from coopatlas.provenance.models import Provenance, Source, SourceText


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source row: created, updated or unchanged, and which record it is."""

    kind: str
    partnership: Partnership


@transaction.atomic
def sync(*, source: Source, key: str, matched: MatchedDraft, rows: list[Row], by: Actor) -> Outcome:
    """Bring the record that ``key`` names in line with ``rows``."""
    identity = Identity.objects.filter(source=source.code, key=key).first()
    known = Partnership.objects.filter(pk=identity.object_id).first() if identity else None
    record = f"partnerships.partnership:{known.pk}" if known else ""
    text = sources.keep_text(source, key, matched.draft, by=by)
    state = Stored.load(record)
    changed = False
    placed: dict[str, models.Model | None] = {}
    for row in rows:
        changed |= state.place(row, placed, by=by)
    partnership = placed[ROOT]
    if not isinstance(partnership, Partnership):
        raise RuntimeError(
            "a record was lost under the import"
        )  # removed for good between two reads: the run is undone
    changed |= state.remove_gone({row.path for row in rows}, by=by)
    if identity is None:
        history.create(
            Identity(
                source=source.code, key=key, object_type="partnerships.partnership", object_id=str(partnership.pk)
            ),
            by=by,
        )
        history.update(partnership, by=by, published_at=timezone.now())
    write_origins(f"partnerships.partnership:{partnership.pk}", text, rows, placed, by=by)
    refresh_search_text(partnership, by=by)
    if changed and known is not None:
        history.update(partnership, by=by, updated_at=timezone.now())
    return Outcome("created" if known is None else "updated" if changed else "unchanged", partnership)


class Stored:
    """What the database holds of one record from this source, and which values people have touched."""

    def __init__(self) -> None:
        self.paths: dict[str, Provenance] = {}
        self.objects: dict[tuple[str, str], models.Model] = {}
        self.touched: dict[tuple[str, str], set[str]] = defaultdict(set)

    @classmethod
    def load(cls, record: str) -> Stored:
        """Read everything in as many queries as there are kinds of row."""
        state = cls()
        if not record:
            return state
        state.paths = {p.path: p for p in Provenance.objects.filter(record=record, field="").order_by("id")}
        ids: dict[str, list[str]] = defaultdict(list)
        for origin in state.paths.values():
            ids[origin.object_type].append(origin.object_id)
        for label, keys in ids.items():
            for row in apps.get_model(label)._default_manager.filter(pk__in=keys):
                state.objects[label, str(row.pk)] = row
            for entry in Entry.objects.by_people().filter(object_type=label, object_id__in=keys):
                state.touched[label, entry.object_id] |= set(entry.changes)
        return state

    def place(self, row: Row, placed: dict[str, models.Model | None], *, by: Actor) -> bool:
        """Create or update one row; True when something was written."""
        values: dict[str, Any] = dict(row.fields)
        if row.parent is not None:
            owner = placed.get(row.parent[1])
            if owner is None:  # a person removed what this row hangs on
                placed[row.path] = None
                return False
            values[row.parent[0]] = owner
        origin = self.paths.get(row.path)
        if origin is None:
            placed[row.path] = history.create(row.model(**values), by=by)
            return True
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
        rows = [row for origin in gone if (row := self.objects.get((origin.object_type, origin.object_id)))]
        doomed = [row for row in rows if not any(self.is_touched(part) for part in history.tree(row))]
        history.delete(reversed(doomed), by=by)
        history.delete(gone, by=by)
        return bool(doomed)

    def is_touched(self, row: models.Model) -> bool:
        return bool(self.touched.get((row._meta.label_lower, str(row.pk))))


def write_origins(
    record: str, text: SourceText, rows: list[Row], placed: dict[str, models.Model | None], *, by: Actor
) -> None:
    """Keep, for each row and each of its values, the words and the lines it was read from."""
    wanted: dict[str, Provenance] = {}
    for row in rows:
        held = placed.get(row.path)
        if held is None:
            continue
        holder = {"text": text, "record": record, "object_type": held._meta.label_lower, "object_id": str(held.pk)}
        wanted[row.path] = Provenance(path=row.path, field="", **holder)
        for name, fact in row.facts.items():
            if fact.state == State.UNKNOWN and not fact.raw:
                continue
            path = f"{row.shown}.{name}" if row.shown else name
            span = (fact.span.first, fact.span.last) if fact.span else (None, None)
            wanted[f"={path}"] = Provenance(
                path=f"={path}", field=name, raw=fact.raw, line_from=span[0], line_to=span[1], **holder
            )
    known = {p.path: p for p in Provenance.objects.filter(text=text, record=record)}
    history.bulk_create([p for path, p in wanted.items() if path not in known], by=by)
    for path, origin in wanted.items():
        if path in known:
            history.update(
                known[path], by=by, **{n: getattr(origin, n) for n in ("object_id", "raw", "line_from", "line_to")}
            )
    history.delete([p for path, p in known.items() if path not in wanted and p.field], by=by)
