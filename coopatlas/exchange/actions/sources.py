"""Sources, their texts kept word for word, and the reports of imports."""

from __future__ import annotations

import hashlib
from typing import Any

from coopatlas.exchange.drafts import PartnershipDraft
from coopatlas.exchange.models import ImportRun
from coopatlas.exchange.persons import Veil
from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.provenance.models import Source, SourceText


def ensure_source(code: str, name_fr: str, name_en: str, *, by: Actor, note_fr: str = "", note_en: str = "") -> Source:
    """The source's own row."""
    known = Source.objects.filter(code=code).first()
    return known or history.create(
        Source(code=code, name_fr=name_fr, name_en=name_en, note_fr=note_fr, note_en=note_en), by=by
    )


def keep_text(source: Source, key: str, draft: PartnershipDraft, *, by: Actor) -> SourceText:
    """Keep the source's words for this record, and what must be masked when they are shown."""
    values: dict[str, Any] = {
        "text": draft.text,
        "sha256": hashlib.sha256(draft.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "withheld": list(draft.withheld),
        "masks": Veil.of(draft).masks(draft.text),
        "owner": (draft.source_owner.value or "")[:300],
        "dated": str(draft.source_year.value or ""),
        "first_line": draft.text_first_line,
    }
    known = SourceText.objects.filter(source=source, key=key).first()
    if known is None:
        return history.create(SourceText(source=source, key=key, **values), by=by)
    history.update(known, by=by, **values)
    return known


def keep_report(source: str, report: dict[str, object], *, by: Actor) -> ImportRun:
    """Store what the author of the import saw."""
    return history.create(ImportRun(source=source, actor_key=by.key, report=report), by=by)
