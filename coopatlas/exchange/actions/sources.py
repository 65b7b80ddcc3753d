"""Sources, their texts kept word for word, and the reports of imports."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db import transaction

from coopatlas.exchange.drafts import PartnershipDraft
from coopatlas.exchange.models import ImportRun
from coopatlas.exchange.persons import Veil
from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.provenance.models import Source, SourceText


@transaction.atomic
def ensure_source(code: str, name_fr: str, name_en: str, *, by: Actor, note_fr: str = "", note_en: str = "") -> Source:
    """The source's own row. An import that another one is writing beside waits here for its turn: what it reads next is what
    the other left."""
    history.locked_head()
    known = Source.objects.filter(code=code).first()
    return known or history.create(
        Source(code=code, name_fr=name_fr, name_en=name_en, note_fr=note_fr, note_en=note_en), by=by
    )


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


def keep_report(source: str, report: dict[str, object], *, by: Actor) -> ImportRun:
    """Store what the author of the import saw."""
    return history.create(ImportRun(source=source, actor_key=by.key, report=report), by=by)
