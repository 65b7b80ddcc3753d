"""Numbers, dates and amounts as people read them, in French and English."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency, format_decimal, get_currency_symbol

NARROW = "\u202f"
LOCALES = {"fr": "fr", "en": "en_GB"}  # British English writes the day before the month


def number(value: int | Decimal, language: str) -> str:
    """ "853 050" in French (narrow no-break space), "853,050" in English."""
    return str(format_decimal(value, locale=LOCALES[language])).replace("\xa0", NARROW)


def money(amount: Decimal, currency: str, language: str) -> str:
    """ "853 050 €", "€853,050", "F CFA 6,500,000": cents only when there are some."""
    whole = amount == amount.to_integral_value()
    locale = LOCALES[language]
    pattern: str | None
    if language == "en":  # a symbol that ends with a letter keeps apart from the figures, as CLDR asks
        gap = NARROW if get_currency_symbol(currency, locale=locale)[-1].isalpha() else ""
        pattern = f"¤{gap}#,##0" if whole else f"¤{gap}#,##0.00"
    else:
        pattern = f"#,##0{NARROW}¤" if whole else None
    text = format_currency(amount, currency, format=pattern, locale=locale, currency_digits=not whole)
    return str(text).replace("\xa0", NARROW)


def date_in_words(iso: str, language: str) -> str:
    """ "30 septembre 2013", "30 September 2013", "février 2009", "1990"; "" stays ""."""
    parts = [int(part) for part in iso.split("-")] if iso else []
    if len(parts) == 3:
        words = str(format_date(dt.date(*parts), format="long", locale=LOCALES[language]))
        return re.sub(r"^1 ", "1er ", words) if language == "fr" else words
    if len(parts) == 2:
        return str(format_skeleton("yMMMM", dt.date(parts[0], parts[1], 1), locale=LOCALES[language]))
    return str(parts[0]) if parts else ""
