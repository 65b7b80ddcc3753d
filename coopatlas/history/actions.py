"""The only door through which rows are written: each write leaves its entry in the same transaction.

The ``actions.py`` of every room call these four verbs, single or in bulk; nothing else in the code saves a model (a
house test looks for it). Values are checked field by field before they reach the database.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils import timezone

from coopatlas.core.field_register import personal_fields
from coopatlas.history.actors import Actor
from coopatlas.history.chain import canonical, digest
from coopatlas.history.checking import check
from coopatlas.history.models import Entry, Head
from coopatlas.history.pseudonyms import pseudonym, salts
from coopatlas.history.writing import insert, insert_values, ready, set_values

M = TypeVar("M", bound=models.Model)
Change = tuple[models.Model, str, dict[str, list[object]]]
BATCH = 500
EMPTY: tuple[object, ...] = (None, "", [], {})
JSON_ALREADY = frozenset({str, int, bool, float, type(None)})
ENTRY_COLUMNS = (
    "previous_hash",
    "position",
    "at",
    "actor_kind",
    "actor_key",
    "verb",
    "object_type",
    "object_id",
    "changes",
    "reason",
    "hash",
)
MANY = "create-many"  # one entry for a whole batch of new rows: ``changes`` holds each row's, by its key


def create(row: M, *, by: Actor, reason: str = "") -> M:
    """Insert one new row."""
    return bulk_create([row], by=by, reason=reason)[0]


@transaction.atomic
def bulk_create(rows: Sequence[M], *, by: Actor, reason: str = "", together: bool = False) -> list[M]:
    """Insert rows of one model. One entry a row; or, ``together``, one entry for up to BATCH rows: for what nobody asks the
    journal about one by one (the origin of every value, the codes and names of a body born from the reference file). Raises
    ValidationError naming the field that is wrong."""
    if not rows:
        return []
    for row in rows:
        check(row)
    head = locked_head()
    insert(rows)
    changes = [(row, "create", {n: [None, v] for n, v in values(row).items()}) for row in rows]
    (record_together if together else record)(head, changes, by, reason)
    return list(rows)


@transaction.atomic
def bulk_update(rows: Sequence[models.Model], fields: Sequence[str], *, by: Actor, reason: str = "") -> int:
    """Keep new values, already set on the rows, of a few ``fields``; one entry for each row that really changes. Returns how
    many did."""
    if not rows:
        return 0
    model = type(rows[0])
    names = list(fields)
    stored = {row.pk: row for row in model._default_manager.filter(pk__in=[row.pk for row in rows]).only(*names)}
    changes: list[Change] = []
    for row in rows:
        before, after = values(stored[row.pk], names), values(row, names)
        if before != after:
            check(row)
            changes.append((row, "update", {n: [before[n], after[n]] for n in after if before[n] != after[n]}))
    if not changes:
        return 0
    head = locked_head()
    set_values([row for row, _, _ in changes], names)
    record(head, changes, by, reason)
    return len(changes)


def update(row: models.Model, *, by: Actor, reason: str = "", **changes: object) -> bool:
    """Change some fields of one row. False, and nothing recorded, when they already had these values. A relation may be
    named by its field or by its column ("country", "country_id")."""
    return change(row, changes, by=by, reason=reason)


@transaction.atomic
def change(row: models.Model, changes: Mapping[str, object], *, by: Actor, reason: str = "") -> bool:
    """The same, for fields that bear the name of an argument: a row's own "reason" is not the journal's."""
    stamps = [f.name for f in row._meta.concrete_fields if getattr(f, "auto_now", False)]
    before = values(row, [*changes, *stamps])
    for name, value in changes.items():
        setattr(row, name, value)
    check(row)
    if values(row, [*changes, *stamps]) == before:
        return False
    head = locked_head()
    row.save(update_fields=[*changes, *stamps])
    after = values(row, [*changes, *stamps])  # read again: saving sets the stamps
    record(head, [(row, "update", {n: [before[n], after[n]] for n in after if before[n] != after[n]})], by, reason)
    return True


@transaction.atomic
def delete(rows: Iterable[models.Model], *, by: Actor, reason: str = "") -> int:
    """Remove rows for good, each recorded with its last values. Rows that hang on them must be removed first: one that
    would go with them unrecorded raises ProtectedError, and nothing is removed."""
    doomed = list(rows)
    if not doomed:
        return 0
    head = locked_head()
    record(head, [(row, "delete", {n: [v, None] for n, v in values(row).items()}) for row in doomed], by, reason)
    for row in doomed:
        removed, kinds = row.delete()
        if removed > 1:
            raise models.ProtectedError(f"rows would vanish unrecorded with this one: {kinds}", set())
    return len(doomed)


def delete_tree(row: models.Model, *, by: Actor, reason: str = "") -> int:
    """Remove a row and everything that hangs on it, leaves first, each recorded."""
    return delete(list(tree(row)), by=by, reason=reason)


def tree(row: models.Model) -> Iterator[models.Model]:
    """The rows that the database would remove with ``row``, leaves first, then ``row`` itself. Each comes once, even when it
    hangs on several of them: a line of a logical framework belongs to its project and to the line above it."""
    yield from hanging(row, set())


def hanging(row: models.Model, seen: set[tuple[str, object]]) -> Iterator[models.Model]:
    """The same, without what was ``seen`` already."""
    seen.add((row._meta.label, row.pk))
    for relation in row._meta.related_objects:
        if relation.on_delete is models.CASCADE:
            for child in relation.related_model._default_manager.filter(**{relation.field.name: row}):
                if (child._meta.label, child.pk) not in seen:
                    yield from hanging(child, seen)
    yield row


def values(row: models.Model, names: Iterable[str] | None = None) -> dict[str, object]:
    """Column values as the journal writes them, all or only ``names``; empty ones left out when all are asked."""
    wanted = None if names is None else {row._meta.get_field(name).name for name in names}
    found: dict[str, object] = {}
    for name, column in columns(type(row)):
        if wanted is not None and name not in wanted:
            continue
        value = plain(getattr(row, column))
        if wanted is not None or value or value not in EMPTY:
            found[name] = value
    return found


@cache
def columns(model: type[models.Model]) -> tuple[tuple[str, str], ...]:
    """(name, attribute that holds the value) of every column."""
    return tuple((field.name, field.attname) for field in model._meta.concrete_fields)


def plain(value: Any) -> object:
    """A JSON value for any column value."""
    if type(value) in JSON_ALREADY:  # nearly all of them, and imports ask a million times
        return value
    if isinstance(value, Decimal):
        return str(value.quantize(Decimal("0.01")))
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    return value


def locked_head() -> Head:
    """The head of the chain, locked until the transaction ends. Taken before the rows it speaks of are written: the
    other order lets two transactions wait for each other for ever."""
    return Head.objects.select_for_update().get_or_create(pk=1)[0]


def record(head: Head, changes: Iterable[Change], by: Actor, reason: str) -> None:
    """Append one entry a change to the chain, in order."""
    pending = list(changes)
    masks = salts_for(pending)
    append(
        head,
        [(row._meta.label_lower, str(row.pk), verb, masked(row, changed, masks)) for row, verb, changed in pending],
        by,
        reason,
    )


def record_together(head: Head, changes: Sequence[Change], by: Actor, reason: str) -> None:
    """Append one entry for each BATCH of new rows: ``object_id`` is empty, ``changes`` holds every row's by its key."""
    told: list[tuple[str, str, str, dict[str, Any]]] = []
    for start in range(0, len(changes), BATCH):
        batch = changes[start : start + BATCH]
        masks = salts_for(batch)
        rows = {str(row.pk): masked(row, changed, masks) for row, _, changed in batch}
        told.append((batch[0][0]._meta.label_lower, "", MANY, rows))
    append(head, told, by, reason)


def append(head: Head, told: Iterable[tuple[str, str, str, dict[str, Any]]], by: Actor, reason: str) -> None:
    """Entries (type, key, verb, changes), each chained to the one before."""
    now = timezone.now()
    at = ready(Entry._meta.get_field("at"), now)
    rows: list[list[object]] = []
    for object_type, object_id, verb, changes in told:
        written, position, previous = canonical(changes), head.position + 1, head.hash
        row: list[object] = [previous, position, at, by.kind, by.key, verb, object_type, object_id]
        head.hash = digest(*row[:2], now.isoformat(), *row[3:], changes=written, reason=reason)
        head.position = position
        rows.append([*row, written, reason, head.hash])
    insert_values(Entry, ENTRY_COLUMNS, rows)
    head.save()


def salts_for(changes: Iterable[Change]) -> dict[str, str]:
    """The salts of everybody whose values these changes tell."""
    return salts(
        {subject(row) for row, _, changed in changes if personal_fields(row._meta.label_lower) & changed.keys()}
    )


def subject(row: models.Model) -> str:
    """Whose salt masks this row's personal values: the row itself, or what it says it belongs to."""
    return getattr(row, "privacy_subject", "") or f"{row._meta.label_lower}:{row.pk}"


def masked(row: models.Model, changed: dict[str, list[object]], masks: dict[str, str]) -> dict[str, list[object]]:
    """The changes with every personal value replaced by its pseudonym."""
    personal = personal_fields(row._meta.label_lower) & changed.keys()
    if not personal:
        return changed
    salt = masks[subject(row)]
    return {n: [pseudonym(salt, v) for v in pair] if n in personal else pair for n, pair in changed.items()}
