"""Values checked field by field before they are written, as a model's form would, without a query.

Imports check a hundred thousand rows: a value that plainly fits its column is seen at a glance, and only the others go
through Django's own check, which finds the words for what is wrong.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.validators import MaxLengthValidator
from django.db import models

EMPTY: tuple[object, ...] = (None, "", [], {})
TEXTS = (models.CharField, models.TextField)
PLAIN: dict[type[models.Field[Any, Any]], type] = {
    models.BooleanField: bool,
    models.DateTimeField: dt.datetime,
    models.FloatField: float,
    models.IntegerField: int,
    models.BigIntegerField: int,
    models.PositiveBigIntegerField: int,
    models.PositiveIntegerField: int,
    models.PositiveSmallIntegerField: int,
}
SMALLEST_RANGE = 32_767  # every kind of integer column holds 0 to this


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where its value is, and which values plainly fit. ``longest``: in letters, None without limit."""

    name: str
    attribute: str
    blank: bool
    kind: type | None  # None: Django judges
    longest: int | None

    def holds(self, value: Any) -> bool:
        """Whether the value fits beyond doubt."""
        if not value and value in EMPTY:
            return self.blank
        if type(value) is not self.kind:
            return False
        if isinstance(value, str):
            return self.longest is None or len(value) <= self.longest
        return not isinstance(value, int) or 0 <= value <= SMALLEST_RANGE  # True and False are 1 and 0


def check(row: models.Model) -> None:
    """Raises ValidationError naming the fields that are wrong. Relations are guarded by the database itself."""
    known = columns(type(row))
    doubtful = {column.name for column in known if not column.holds(getattr(row, column.attribute))}
    if doubtful:
        row.clean_fields(exclude={field.name for field in row._meta.fields} - doubtful)


@cache
def columns(model: type[models.Model]) -> tuple[Column, ...]:
    """The columns of a model that are checked: all but its key and its relations."""
    return tuple(
        Column(field.name, field.attname, field.blank, kind_of(field), getattr(field, "max_length", None))
        for field in model._meta.concrete_fields
        if not field.is_relation and not field.primary_key
    )


def kind_of(field: models.Field[Any, Any]) -> type | None:
    """The type whose values a column takes as they are; None for a column with rules of its own."""
    if field.choices:
        return None
    if type(field) in TEXTS:
        return str if all(type(rule) is MaxLengthValidator for rule in field.validators) else None
    return None if vars(field)["_validators"] else PLAIN.get(type(field))
