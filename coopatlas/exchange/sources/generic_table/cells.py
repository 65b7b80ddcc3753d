"""What a cell means: dates, amounts, yes or no, several things at once; and whether it says nothing, none, or something."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

from coopatlas.core.folding import folded
from coopatlas.exchange.drafts import State

# fmt: off
MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
    "janv", "fevr", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec",
)
# fmt: on
FIRST_YEAR, LAST_YEAR = 1800, 2100
SERIAL = range(10_000, 73_051)  # days since 30 December 1899: from 1927 to 2100; smaller numbers are years
EPOCH = dt.date(1899, 12, 30)
DAY = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: .*)?$")
ISO = re.compile(r"^(\d{4})-(\d{2})(?:-(\d{2}))?(?:[ T].*)?$")
MONTH_YEAR = re.compile(r"^(\d{1,2})[/.-](\d{4})$")
WORDS = re.compile(r"^(?:(\d{1,2})(?:er)? )?([a-z]+) (\d{4})$")
LEAD = re.compile(r"^(?:depuis|en|le|annee|an|date du|du) ")
PERIOD = re.compile(r"((?:18|19|20)\d\d)\s*(?:[-–—/à]|au)\s*((?:18|19|20)\d\d)")
GAPS = re.compile(r"(?<=\d)[\s\u00a0\u202f\u2009’'](?=\d{3}(?!\d))")
NUMBER = re.compile(r"^-?\d+(?:[.,]\d+)?$")
THOUSANDS = re.compile(r"^\d{1,3}(?:\.\d{3})+(?:,\d+)?$|^\d{1,3}(?:,\d{3})+(?:\.\d+)$|^\d{1,3}(?:,\d{3}){2,}$")
AMOUNT = re.compile(
    r"^(?P<before>[^\d-]*?)\s*(?P<number>-?[\d.,\s’']*\d)\s*(?P<scale>[km](?=\s*(?:[€$£]|eur|$)))?\s*(?P<after>[^\d]*)$",
    re.IGNORECASE,
)
BIGGEST = Decimal(10) ** 13
SEVERAL = re.compile(r"\s*[|;\n]\s*")


@cache
def standard_values() -> dict[str, dict[str, str]]:
    """Field → words (folded, and as written for signs) → code."""
    found: dict[str, dict[str, str]] = {}
    with Path(__file__).with_name("values.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["field"], {})[folded(row["word"]) or row["word"]] = row["code"]
    return found


def meaning(kind: str, text: str, told: Mapping[str, str]) -> str:
    """What words mean: as the person who mapped the table said, else as everybody says; "" when nobody knows."""
    own = {folded(word) or word: code for word, code in told.items()}
    key = folded(text) or text.strip()
    return own.get(key, "") or standard_values().get(kind, {}).get(key, "")


def state_of(text: str) -> State:
    """Nothing written, or "inconnu": unknown. "Aucun": none. Else a value."""
    key = folded(text)
    if not key and "€" not in text:
        return State.UNKNOWN
    if key in standard_values()["none"]:
        return State.NONE
    return State.UNKNOWN if key in standard_values()["unknown"] else State.VALUE


def several(text: str) -> tuple[str, ...]:
    """The things a cell lists, each once: separated by "|", ";" or line ends. A comma belongs to a name."""
    return tuple(dict.fromkeys(part for part in SEVERAL.split(text.strip()) if state_of(part) == State.VALUE))


def date(text: str) -> str | None:
    """A partial ISO date: "12/03/2015", "12 mars 2015", "mars 2015", "03/2015", "2015", "2015-03-12", 42075. None when it is
    none, or does not exist."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        number = int(text)
        if number in SERIAL:
            return (EPOCH + dt.timedelta(days=number)).isoformat()
        return checked(number, 0, 0) if len(text) == 4 else None
    if match := ISO.match(text):
        return checked(int(match[1]), int(match[2]), int(match[3] or 0))
    if match := DAY.match(text):
        return checked(int(match[3]), int(match[2]), int(match[1]))
    if match := MONTH_YEAR.match(text):
        return checked(int(match[2]), int(match[1]), 0)
    words = LEAD.sub("", folded(text))
    if words.isascii() and words.isdigit() and words != folded(text):
        return checked(int(words), 0, 0) if len(words) == 4 else None
    match = WORDS.match(words)
    if match and match[2] in MONTHS:
        return checked(int(match[3]), MONTHS.index(match[2]) % 12 + 1, int(match[1] or 0))
    return None


def checked(year: int, month: int, day: int) -> str | None:
    """The date written in ISO; None when the calendar does not have it."""
    try:
        whole = dt.date(year, month or 1, day or 1)
    except ValueError:
        return None
    if not FIRST_YEAR <= year <= LAST_YEAR or (day and not month):
        return None
    return whole.isoformat()[: 10 if day else 7 if month else 4]


def period(text: str) -> tuple[str, str] | None:
    """Two years, in order."""
    match = PERIOD.search(text)
    return (match[1], match[2]) if match and match[1] <= match[2] else None


def amount(text: str, told: Mapping[str, str]) -> tuple[Decimal, str] | None:
    """An amount to the cent and the currency written beside it ("" when none is): "12 500,50 €", "1,5 M€", "12.500 EUR".
    None when it cannot be read without guessing, or is negative."""
    match = AMOUNT.match(text.strip())
    if match is None:
        return None
    number = plain_number(match["number"])
    if number is None or number < 0:
        return None
    unit = f"{match['before']} {match['after']}".strip()
    scale = {"k": 1000, "m": 1_000_000}.get((match["scale"] or "").lower(), 1)
    if scale != 1 and not unit and match["scale"].lower() == "m":
        return None
    currency = currency_of(unit, told) if unit else ""
    if unit and not currency:
        return None
    value = (number * scale).quantize(Decimal("0.01"))
    return (value, currency) if value < BIGGEST else None


def plain_number(text: str) -> Decimal | None:
    """A number with spaces between thousands and a comma, or a point, before decimals. "1.234" alone says two things: None."""
    joined = GAPS.sub("", text.strip())
    if re.fullmatch(r"\d{1,3}\.\d{3}", joined):
        return None
    if THOUSANDS.match(joined):
        comma_last = joined.rfind(",") > joined.rfind(".") and joined.count(",") == 1
        joined = (
            joined.replace(".", "").replace(",", ".") if comma_last or "," not in joined else joined.replace(",", "")
        )
    if not NUMBER.match(joined) or len(joined) > 30:
        return None
    return Decimal(joined.replace(",", "."))


def currency_of(text: str, told: Mapping[str, str]) -> str:
    """ISO code of a currency, "CFA" when it is one of the two; "" when it is none."""
    known = meaning("currency", text, told)
    if known:
        return known
    return text.strip() if re.fullmatch(r"[A-Z]{3}", text.strip()) else ""


def answer(text: str, told: Mapping[str, str]) -> bool | None:
    """Yes or no; None when the words are neither."""
    return {"yes": True, "no": False}.get(meaning("answer", text, told))
