"""Sources, their texts kept word for word, and the reports of imports."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db import transaction

from coopatlas.exchange.drafts import PartnershipDraft
from coopatlas.exchange.kept_reports import packed
from coopatlas.exchange.models import ImportRun
from coopatlas.exchange.persons import Veil
from coopatlas.exchange.report import Report
from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.provenance.models import Source, SourceText


@transaction.atomic
def ensure_source(
    code: str, name_fr: str, name_en: str, *, by: Actor, note_fr: str = "", note_en: str = "", licence: str = ""
) -> Source:
    """The source's own row, with its licence as it is known today. An import that another one is writing beside waits here
    for its turn: what it reads next is what the other left."""
    history.locked_head()
    known = Source.objects.filter(code=code).first()
    if known is None:
        told = Source(code=code, name_fr=name_fr, name_en=name_en, note_fr=note_fr, note_en=note_en, licence=licence)
        return history.create(told, by=by)
    if licence:
        history.update(known, by=by, licence=licence)
    return known


@transaction.atomic
def keep_texts(source: Source, drafts: dict[str, PartnershipDraft], *, by: Actor) -> dict[str, SourceText]:
    """Keep the source's words for each record, by its key, and what must be masked when they are shown."""
    kept = {text.key: text for text in SourceText.objects.filter(source=source, key__in=drafts)}
    fresh: list[SourceText] = []
    for key, draft in drafts.items():
        values: dict[str, Any] = {
            "text": draft.text,
            "sha256": hashlib.sha256(draft.text.encode("utf-8", "surrogatepass")).hexdigest(),
            "withheld": list(draft.withheld),
            "masks": Veil.of(draft).masks(draft.text),
            "owner": (draft.source_owner.value or "")[:300],
            "dated": str(draft.source_year.value or ""),
            "first_line": draft.text_first_line,
        }
        if key in kept:
            history.update(kept[key], by=by, **values)
        else:
            fresh.append(SourceText(source=source, key=key, **values))
    born = history.bulk_create(fresh, by=by, together=True)
    return kept | {text.key: text for text in born}


def keep_report(report: Report, *, outcome: str, duration_ms: int, by: Actor) -> ImportRun:
    """Store what the author of the import saw, and what became of each row. ``outcome``: applied, partial or refused."""
    run = ImportRun(
        source=report.source,
        actor_kind=by.kind,
        actor_key=by.key,
        outcome=outcome,
        duration_ms=duration_ms,
        files=report.files,
        counts=dict(report.counts),
        summary=report.summary(),
        detail=packed(report),
    )
    report.kept_as = history.create(run, by=by).pk
    return run
