"""What became of each row of a source, and the answers people give about those that wait."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from coopatlas.exchange.drafts import PartnershipDraft
from coopatlas.exchange.models import Identity, ImportRow
from coopatlas.history import actions as history
from coopatlas.history.actors import Actor


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
            "object_id": row.object_id or records.get(row.key, ""),
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
            history.update(before, by=by, **values)
        else:
            fresh.setdefault(row.fingerprint, ImportRow(source=source, fingerprint=row.fingerprint, **values))
    history.bulk_create(list(fresh.values()), by=by, together=True)


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
    history.update(row, by=by, state="rejected", reason="rejected", message=reason)


@transaction.atomic
def reopen(row: ImportRow, *, by: Actor) -> None:
    """Undo a rejection: the row waits again."""
    history.update(row, by=by, state="waiting", reason="reopened", message="", made_with="")
