"""Dates known to the day, the month or only the year.

Stored as ISO 8601 with reduced precision ("2013-09-30", "2009-02", "1990"), so text order is time order. "" is unknown.
"""

from __future__ import annotations

import datetime as dt
import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

SHAPE = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


def validate_partial_date(text: str) -> None:
    """Refuse what is not a partial ISO date. Raises ValidationError."""
    match = SHAPE.match(text)
    if match is None:
        raise ValidationError(_("Écrivez une date AAAA, AAAA-MM ou AAAA-MM-JJ."), code="partial-date")
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        dt.date(year, month, day)
    except ValueError as error:
        raise ValidationError(_("Cette date n’existe pas au calendrier."), code="partial-date") from error


class PartialDateField(models.CharField):
    """A partial ISO date, "" when unknown."""

    default_validators = [validate_partial_date]

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs["max_length"] = 10
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def deconstruct(self) -> tuple[str, str, list[object], dict[str, object]]:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, list(args), kwargs


def year_of(text: str) -> int | None:
    """The year of a partial date, None when unknown."""
    return int(text[:4]) if text else None


def covers(valid_from: str, valid_to: str, day: str) -> bool:
    """Whether a period (either end "" = open) holds ``day``. A reduced date stands for its whole month or year."""
    if valid_from and day < valid_from[: len(day)]:
        return False
    return not (valid_to and day[: len(valid_to)] > valid_to)
