"""What a draft says, without where it was read: to compare two renderings of one page."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from coopatlas.exchange.drafts import Doubt, Fact, PartnershipDraft, Span

OF_THE_RENDERING = {"i18n-key", "technical-word", "reading-order"}


def meaning(value: object) -> object:
    """Facts as (value, state), spans and raw words left out, doubts as (code, severity, field, params)."""
    if isinstance(value, PartnershipDraft):
        kept = [f.name for f in fields(value) if f.name not in ("text", "text_first_line", "doubts")]
        said = {name: meaning(getattr(value, name)) for name in kept}
        doubts = [meaning(told) for told in value.doubts if told.code not in OF_THE_RENDERING]
        return said | {"doubts": sorted(map(repr, doubts))}
    if isinstance(value, Fact):
        return (meaning(value.value), value.state)
    if isinstance(value, Doubt):
        return (value.code, value.severity, value.field, tuple(sorted(value.params.items())))
    if isinstance(value, Span):
        return None
    if isinstance(value, tuple):
        return tuple(meaning(item) for item in value)
    if is_dataclass(value):
        return tuple((f.name, meaning(getattr(value, f.name))) for f in fields(value))
    return value
