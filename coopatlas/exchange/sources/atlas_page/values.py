"""Reading years, dates and amounts as French pages write them. Each function gives None when the text cannot be trusted."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from decimal import Decimal

from .folding import fold, visible
from .mapping import mapping

FIRST_YEAR, LAST_YEAR = 1900, 2100
LARGEST_AMOUNT = Decimal(10) ** 12  # beyond, it is not the money of a local authority
MONTHS = {
    name: number
    for number, names in enumerate(
        (("janvier", "janv"), ("fevrier", "fevr", "fev"), ("mars",), ("avril", "avr"), ("mai",), ("juin",), ("juillet", "juil"),
         ("aout",), ("septembre", "sept"), ("octobre", "oct"), ("novembre", "nov"), ("decembre", "dec")), start=1)
    for name in names
}  # fmt: skip
NUMBERS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_MONTH_YEAR = re.compile(r"(\d{1,2})/(\d{4})")
_WORDS = re.compile(rf"(?:le\s+)?(?:(\d{{1,2}})(?:er)?\s+)?({_MONTH})\.?\s+(\d{{4}})")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([ .'])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?")
_ENGLISH = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+\.\d{1,2}|[1-9]\d{0,2}(?:,\d{3}){2,}")
_PLAIN = re.compile(r"\d+(?:[.,]\d{1,2})?")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount; ``currency`` is "" when the text names none."""

    amount: Decimal
    currency: str = ""


def parse_year(text: str) -> int | None:
    """A year alone, 1900 to 2100."""
    shown = visible(text).rstrip(".")
    if not re.fullmatch(r"[0-9]{4}", shown):
        return None
    year = int(shown)
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def parse_date(text: str) -> str | None:
    """A partial ISO date ("2013-09-30", "2013-09", "2013") from 30/09/2013, 30 septembre 2013, septembre 2013, 09/2013, 2013."""
    shown = fold(visible(text)).rstrip(".")
    if match := _DAY_MONTH_YEAR.fullmatch(shown):
        return _iso(match.group(3), match.group(2), match.group(1))
    if match := _ISO.fullmatch(shown):
        return _iso(match.group(1), match.group(2), match.group(3))
    if match := _MONTH_YEAR.fullmatch(shown):
        return _iso(match.group(2), match.group(1), None)
    if match := _WORDS.fullmatch(shown):
        return _iso(match.group(3), str(MONTHS[match.group(2)]), match.group(1))
    return _iso(shown, None, None) if re.fullmatch(r"[0-9]{4}", shown) else None


def _iso(year: str, month: str | None, day: str | None) -> str | None:
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    if month is None:
        return year
    if not 1 <= int(month) <= 12:
        return None
    if day is None:
        return f"{year}-{int(month):02}"
    if not 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]:
        return None
    return f"{year}-{int(month):02}-{int(day):02}"


def parse_amount(text: str) -> Money | None:
    """An amount of money, never negative: 633500, 633 500, 633.500,00, 633 500,50 €.

    A lone comma before three digits (12,500) is refused: French reads a decimal mark, English a thousands mark.
    """
    shown = " ".join(visible(text).replace("’", "'").split())
    shown, currency = _without_currency(shown)
    if not shown.isascii():
        return None
    if _ENGLISH.fullmatch(shown):
        shown = shown.replace(",", "")
    elif (grouped := _GROUPED.fullmatch(shown)) and not (grouped.group(1) == "." and re.search(r"\.\d{1,2}$", shown)):
        shown = shown.replace(grouped.group(1), "")
    elif not _PLAIN.fullmatch(shown):
        return None
    amount = Decimal(shown.replace(",", "."))
    return Money(amount, currency) if amount < LARGEST_AMOUNT else None


def _without_currency(text: str) -> tuple[str, str]:
    folded = fold(text)
    for name, code in mapping().words["currency"].items():
        if folded.endswith(name) and len(folded) > len(name) and not folded[-len(name) - 1].isalpha():
            return text[: len(text) - len(name)].strip(), code
        if folded.startswith(name) and not name[0].isalpha():
            return text[len(name) :].strip(), code
    return text, ""
