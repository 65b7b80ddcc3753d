"""Column mappings: what people say of the columns of their tables, kept to be used again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from coopatlas.exchange.models import LONGEST_NAME, LONGEST_ORIGIN, ColumnMapping
from coopatlas.exchange.sources.generic_table.columns import IGNORED, fields
from coopatlas.history import actions as history
from coopatlas.history.actors import Actor


class NotAMapping(ValueError):
    """What was given is no mapping; the message says why, in French."""


@transaction.atomic
def save_mapping(
    *,
    name: str,
    headings: Mapping[str, str],
    values: Mapping[str, Mapping[str, str]] | None = None,
    origin: str = "",
    by: Actor,
) -> ColumnMapping:
    """Keep a mapping under its name, in the place of the one that bears it already. Raises NotAMapping."""
    values = {code: dict(words) for code, words in (values or {}).items()}
    for code in {*headings.values(), *values} - set(fields()):
        raise NotAMapping(f"« {code} » n’est pas un champ. Champs : {', '.join(fields())}.")
    if not name.strip() or len(name) > LONGEST_NAME:
        raise NotAMapping(f"Le nom d’une correspondance a de 1 à {LONGEST_NAME} caractères.")
    if len(origin) > LONGEST_ORIGIN:
        raise NotAMapping(f"La table d’origine se dit en {LONGEST_ORIGIN} caractères au plus.")
    if not any(code != IGNORED for code in headings.values()):
        raise NotAMapping("La correspondance ne dit rien d’aucune colonne.")
    told: dict[str, Any] = {"origin": origin, "headings": dict(headings), "values": values}
    known = ColumnMapping.objects.filter(name=name).first()
    if known is None:
        return history.create(ColumnMapping(name=name, **told), by=by)
    if any(getattr(known, field) != value for field, value in told.items()):
        history.update(known, by=by, **told)
    return known


@transaction.atomic
def delete_mapping(mapping: ColumnMapping, *, by: Actor) -> None:
    """Forget a mapping. Rows that wait keep the way they were read."""
    history.delete([mapping], by=by)
