"""The register of fields: who may see each one, and which hold personal data.

``data/fields.csv`` has one row per model field: ``model,field,visibility,personal,published_as,note``. ``visibility`` is
public, members, private or internal. A test fails while a field has no row, so nobody adds a field without deciding.
"""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "data" / "fields.csv"


@dataclass(frozen=True, slots=True)
class FieldRule:
    """``published_as``: key of the public formats, "" when not published (then ``note`` says why)."""

    model: str
    field: str
    visibility: str
    personal: bool
    published_as: str
    note: str


@functools.cache
def rules() -> dict[tuple[str, str], FieldRule]:
    """Every declared field by (model label, field name)."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [
            FieldRule(r["model"], r["field"], r["visibility"], r["personal"] == "yes", r["published_as"], r["note"])
            for r in csv.DictReader(file)
        ]
    return {(row.model, row.field): row for row in rows}


@functools.cache
def personal_fields(model: str) -> frozenset[str]:
    """Names of the fields of ``model`` ("organisations.person") that hold personal data."""
    return frozenset(field for (label, field), rule in rules().items() if label == model and rule.personal)
