"""Opening a source by its code: with what people have saved for it, and what the atlas knows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from importlib import import_module
from typing import Any

from coopatlas.core.folding import folded
from coopatlas.exchange.matching import COUNTRY
from coopatlas.exchange.models import ColumnMapping
from coopatlas.exchange.pipeline import Source
from coopatlas.exchange.sources import SOURCES, generic_table
from coopatlas.exchange.sources.generic_table.columns import ColumnMap
from coopatlas.exchange.sources.generic_table.normalise import Country
from coopatlas.gazetteer import Gazetteer
from coopatlas.vocabularies.models import Term

ISO_LETTERS = 2  # of the code of a country


class NoSuchMapping(LookupError):
    """No saved mapping bears that name; the message says which there are, in French."""


def open_source(
    code: str, *, reference: Gazetteer, mapping: str = "", origin: str = "", sheet: str = "", reading: Any = None
) -> Source:
    """The source of that code. For a generic table: ``mapping``: name of the one to use; ``origin``: whose table it is;
    ``sheet``: name of the one to read; ``reading``: how a kept row was read (:attr:`ImportRow.reading`). Raises
    NoSuchMapping."""
    if code != generic_table.SOURCE_CODE:
        source: Source = import_module(SOURCES[code])
        return source
    saved = {row.name: told_by(row) for row in ColumnMapping.objects.all()}
    if mapping and mapping not in saved:
        names = ", ".join(f"« {name} »" for name in saved) or "aucune"
        raise NoSuchMapping(f"Aucune correspondance ne s’appelle « {mapping} ». Enregistrées : {names}.")
    chosen = saved[mapping] if mapping else told_again(reading) if reading else None
    forms = Term.objects.of("forms").values_list("code", "label_fr")
    return generic_table.GenericTable(
        saved=tuple(saved.values()),
        chosen=chosen,
        origin=origin,
        sheet=sheet,
        country=partial(country_of, reference),
        forms=frozenset(folded(word) for pair in forms for word in pair),
    )


def country_of(reference: Gazetteer, text: str) -> Country | None:
    """The country of that name, or of that ISO code."""
    if code := reference.country_named(text):
        return Country(code, text)
    unit = reference.get(f"{COUNTRY}{text.strip().upper()}") if len(text.strip()) == ISO_LETTERS else None
    return Country(unit.country or text.strip().upper(), unit.name) if unit else None


def told_by(row: ColumnMapping) -> ColumnMap:
    """A saved mapping as the reader takes it."""
    return ColumnMap(row.name, row.headings, row.values, row.origin)


def told_again(reading: Mapping[str, Any]) -> ColumnMap:
    """The mapping a kept row was read with."""
    return ColumnMap(reading["name"], reading["headings"], reading["values"], reading["origin"])
