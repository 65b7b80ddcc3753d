"""What became of each row of a source, and the answers people give about those that wait."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from coopatlas.exchange.drafts import PartnershipDraft
from coopatlas.exchange.models import Identity, ImportRow
from coopatlas.history import actions as history
from coopatlas.history.actors import Actor

SUPERSEDED = "superseded"  # why a waiting row was closed: its file says it in other words


@dataclass(frozen=True, slots=True)
class NewRow:
    """What is to be kept of one row."""

    file: str
    draft: PartnershipDraft
    fingerprint: str
    state: str
    key: str = ""
    object_id: str = ""
    reason: str = ""
    message: str = ""
    questions: list[dict[str, Any]] = field(default_factory=list)


def known(source: str, fingerprints: Sequence[str]) -> dict[str, ImportRow]:
    """Rows of the source seen before, by the fingerprint of their words."""
    rows = ImportRow.objects.filter(source=source, fingerprint__in=fingerprints)
    return {row.fingerprint: row for row in rows}


@transaction.atomic
def keep(source: str, rows: Sequence[NewRow], known: Mapping[str, ImportRow], *, made_with: str, by: Actor) -> None:
    """Keep what became of these rows. A repeated row bears the record of the one it repeats."""
    if not rows:
        return
    records = dict(
        Identity.objects.filter(source=source, key__in={row.key for row in rows if row.key}).values_list(
            "key", "object_id"
        )
    )
    fresh: dict[str, ImportRow] = {}
    for row in rows:
        values: dict[str, Any] = {
            "made_with": made_with,
            "state": row.state,
            "key": row.key,
            "object_id": row.object_id or (records.get(row.key, "") if row.state == "kept" else ""),
            "file": row.file[:255],
            "line": row.draft.text_first_line,
            "reason": row.reason,
            "message": row.message,
            "text": alone(row.draft) if row.state in {"waiting", "rejected"} else "",
            "questions": row.questions,
            "reading": row.draft.reading if row.state in {"waiting", "rejected"} else {},
        }
        before = known.get(row.fingerprint)
        if before is not None:
            history.change(before, values, by=by)
        else:
            fresh.setdefault(row.fingerprint, ImportRow(source=source, fingerprint=row.fingerprint, **values))
    history.bulk_create(list(fresh.values()), by=by, together=True)


@transaction.atomic
def close_stale(source: str, entered: Mapping[str, str], read: Collection[str], *, by: Actor) -> None:
    """Close the waiting rows whose file says the same thing in other words since. ``entered``: by identity, the address of the
    record, "" for a row that waits in its turn; ``read``: fingerprints of what the files say today, never closed."""
    waiting = ImportRow.objects.filter(source=source, state="waiting").exclude(key="")
    told = waiting.values_list("pk", "key", "fingerprint")
    stale = [pk for pk, key, print_ in told if key in entered and print_ not in read]
    for row in ImportRow.objects.filter(pk__in=stale).order_by("pk"):
        record = entered[row.key]
        became = f"elle est entrée sous d’autres mots, voyez {record}." if record else "elle attend sous d’autres mots."
        message = f"Cette ligne a changé dans son fichier depuis : {became}"
        closed = {"state": "left-out", "reason": SUPERSEDED, "message": message, "made_with": ""}
        history.change(row, {**closed, "text": "", "questions": [], "reading": {}}, by=by, reason=message)


def alone(draft: PartnershipDraft) -> str:
    """The row as a small file of its own, that its reader can read again."""
    return f"{draft.header}\n{draft.text}\n" if draft.header else draft.text


@transaction.atomic
def answer(row: ImportRow, *, answers: Mapping[str, str], by: Actor) -> None:
    """Keep what a person answered about a waiting row; the next reading obeys."""
    history.update(row, by=by, answers={**row.answers, **answers}, made_with="")


@transaction.atomic
def reject(row: ImportRow, *, reason: str, by: Actor) -> None:
    """A person decided that this row does not enter. It is never asked about again."""
    history.change(row, {"state": "rejected", "reason": "rejected", "message": reason}, by=by)


@transaction.atomic
def reopen(row: ImportRow, *, by: Actor) -> None:
    """Undo a rejection: the row waits again."""
    history.change(row, {"state": "waiting", "reason": "reopened", "message": "", "made_with": ""}, by=by)
