"""Numbers, dates and amounts as people read them, in French and English."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency, format_decimal

NARROW = "\u202f"


def number(value: int | Decimal, language: str) -> str:
    """ "853 050" in French (narrow no-break space), "853,050" in English."""
    return str(format_decimal(value, locale=language)).replace("\xa0", NARROW)


def money(amount: Decimal, currency: str, language: str) -> str:
    """ "853 050 €": cents only when there are some."""
    whole = amount == amount.to_integral_value()
    pattern = None
    if whole:
        pattern = "¤#,##0" if language == "en" else f"#,##0{NARROW}¤"
    text = format_currency(amount, currency, format=pattern, locale=language, currency_digits=not whole)
    return str(text).replace("\xa0", NARROW)


def date_in_words(iso: str, language: str) -> str:
    """ "30 septembre 2013", "février 2009", "1990"; "" stays ""."""
    parts = [int(part) for part in iso.split("-")] if iso else []
    if len(parts) == 3:
        words = str(format_date(dt.date(*parts), format="long", locale=language))
        return re.sub(r"^1 ", "1er ", words) if language == "fr" else words
    if len(parts) == 2:
        return str(format_skeleton("yMMMM", dt.date(parts[0], parts[1], 1), locale=language))
    return str(parts[0]) if parts else ""
