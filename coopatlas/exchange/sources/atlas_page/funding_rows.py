"""One row of the funding table: funder, amount, 1 % water, year. In text the columns run together and are told apart here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import takewhile

from .folding import flat, fold
from .mapping import mapping
from .tables import Row
from .values import Money, parse_amount, parse_year

_TOKEN = re.compile(r"[^ \t]+")
_NUMBER_LIKE = re.compile(r"[+\-−]?\d[\d.,'’\u00a0\u202f]*(?:[eE][+\-]?\d+)?(?:€|\u00a0€|\u202f€)?")
_JUNK = frozenset(("?", "??", "????", "n.c.", "nc", "nr", "-", "inconnue", "inconnu", "n/a"))
_ALMOST_NUMBER = re.compile(r"(?=\D*\d)(?=\d*[OolI|?])[\dOolI|?.,]{2,}|\?+")
_NUMBER_WORD = (
    r"(?:zero|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|"
    r"cinquante|soixante|cents?|mille|millions?|milliards?)"
)
_IN_WORDS = re.compile(
    rf"(?:(?:environ|pres de|plus de)\s+)?(?:{_NUMBER_WORD}(?:\s*-\s*|\s+et\s+|\s+))*(?:{_NUMBER_WORD}\s+)?"
    r"(?:cents?|mille|millions?|milliards?)(?:\s+(?:d'))?(?:\s*euros?)?$"
)
_ALMOST_YEAR = re.compile(r"[\dOolIxX?]{2,4}|\d{4}[-/]\d{2,4}|\d{5,}")


@dataclass(frozen=True, slots=True)
class Cells:
    """The four cells as printed ("" when empty) and what amount and water were read as. ``guessed``: the columns could be
    told apart in two ways."""

    label: str
    amount: str
    water: str
    year: str
    amount_value: Money | None = None
    water_value: Money | None = None
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


def cells_of(row: Row, names: list[str], plain: bool) -> Cells:
    """The cells of a row. ``names``: bodies the page names; ``plain``: the table writes 633500, not 633 500."""
    if row.cells is not None and len(row.cells) >= 3:
        return _from_cells(row.cells)
    return _from_text(row.text, names, plain)


def writes_plain_numbers(rows: tuple[Row, ...]) -> bool:
    """Whether an amount of the table is written without a space between thousands: then none has one."""
    for row in rows:
        tokens = [token.text for token in _numeric_tail(row.text)]
        numbers = tokens[:-1] if tokens and parse_year(tokens[-1]) else tokens
        if any(re.match(r"\d{4,}", number) for number in numbers):
            return True
    return False


def _from_cells(cells: tuple[str, ...]) -> Cells:
    label, year = cells[0], cells[-1]
    middle = list(cells[1:-1])
    if parse_year(year) is None and year and len(cells) < 4 and parse_amount(year) and not middle[0]:
        middle, year = [year], ""
    amount = middle[0] if middle else ""
    water = next((cell for cell in middle[1:] if cell), "")
    return Cells(label, amount, water, year, parse_amount(amount), parse_amount(water) if water else None)


def _from_text(text: str, names: list[str], plain: bool) -> Cells:
    """The most likely reading: as few numbers as possible left in the funder's name, thousands grouped as in the table."""
    head = _known_start(text, names)
    tail = [token for token in _numeric_tail(text) if token.start >= head]
    spoilt = _spoilt_amount(text, head, tail)
    if spoilt is not None:
        return spoilt
    year, numbers = _take_year(tail)
    skippable = 0 if head else sum(1 for _ in takewhile(lambda t: re.fullmatch(r"\d{1,4}", t.text), numbers))
    tries = [(0, year, numbers)]
    if year is None and len(numbers) >= 3:
        tries.append((0, numbers[-1], numbers[:-1]))
    tries += [(skipped, year, numbers) for skipped in range(1, skippable + 1)]
    if len(numbers) == 1 and year is not None and parse_amount(numbers[0].text) == Money(Decimal(0), ""):
        # One zero for two columns: a zero is printed for the water share; an amount left empty is never zero.
        return Cells(
            text[: numbers[0].start].rstrip(), "", numbers[0].text, year.text, None, parse_amount(numbers[0].text)
        )
    for skipped, last, tokens in tries:
        found = _plausible(text, tokens[skipped:], last)
        if found:
            found.sort(
                key=lambda cells: ((cells.amount + cells.water).count(" ") * (1 if plain else -1), len(cells.water))
            )
            rivals = [cells for cells in found if cells.amount_value and cells.amount_value.amount >= 1000]
            return replace(found[0], guessed=not plain and len(rivals) > 1)
    start = numbers[0].start if numbers else year.start if year else len(text)
    amount = text[numbers[0].start : numbers[-1].end] if numbers else ""
    if numbers and parse_amount(numbers[0].text) is None:
        amount = numbers[0].text
    return Cells(text[:start].rstrip(), amount, "", year.text if year else "")


def _plausible(text: str, numbers: list[_Token], year: _Token | None) -> list[Cells]:
    """The readings of the numbers whose water share is not above the amount."""
    if not numbers:
        return []
    readings = [_cells(text[: numbers[0].start], amount, water, year) for amount, water in _readings(numbers)]
    return [
        cells
        for cells in readings
        if cells.amount_value and (not cells.water_value or cells.water_value.amount <= cells.amount_value.amount)
    ]


def _spoilt_amount(text: str, head: int, tail: list[_Token]) -> Cells | None:
    """A row whose amount is no number ("25OO0", "n.c."), so that the number after it must not be taken for it."""
    end = tail[0].start if tail else len(text)
    words = _IN_WORDS.search(flat(text[:end].rstrip()))
    if words is not None and tail and len(tail) < 3:
        return _without_amount(text[: words.start()], text[words.start() : end].strip(), tail)
    between = text[head:end].strip() if head else (text[:end].split() or [""])[-1]
    junk = fold(between) in _JUNK or _ALMOST_NUMBER.fullmatch(between) is not None
    if not tail or not (junk or (head and re.search(r"\d", between))):
        return None
    return _without_amount(text[:head] if head else text[:end].rstrip().removesuffix(between), between, tail)


def _without_amount(label: str, between: str, tail: list[_Token]) -> Cells:
    """The row whose amount is the unreadable ``between``: a number after it is the water share."""
    last = tail[-1].text if parse_year(tail[-1].text) or len(tail) > 1 else ""
    water = tail[0].text if len(tail) > 1 else "" if last else tail[0].text
    return Cells(label.rstrip(), between, water, last, None, parse_amount(water) if water else None)


def _cells(label: str, amount: list[_Token], water: list[_Token], year: _Token | None) -> Cells:
    amount_text = " ".join(token.text for token in amount)
    water_text = " ".join(token.text for token in water)
    value = parse_amount(amount_text) if amount_text else None
    water_value = parse_amount(water_text) if water_text else None
    if water_text and water_value is None:
        value = None  # not a way to group these digits
    return Cells(label.rstrip(), amount_text, water_text, year.text if year else "", value, water_value)


def _known_start(text: str, names: list[str]) -> int:
    """Length of the body's name the row begins with, 0 when no named body fits: digits inside it are no amounts."""
    folded = fold(text)
    fitting = [name for name in names if folded.startswith(f"{fold(name)} ") and fold(text[: len(name)]) == fold(name)]
    return max(map(len, fitting), default=0)


def _numeric_tail(text: str) -> list[_Token]:
    """The numbers that end the row, with currency words, and a last word that stands where the year should."""
    tokens = [_Token(match.group(0), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    tail: list[_Token] = []
    while tokens:
        token = tokens.pop()
        junk_year = not tail and (fold(token.text) in _JUNK or _ALMOST_YEAR.fullmatch(token.text))
        currency = fold(token.text) in mapping().words["currency"] and bool(tokens) and _is_number(tokens[-1].text)
        if currency:
            previous = tokens.pop()
            tail.append(_Token(f"{previous.text} {token.text}", previous.start, token.end))
        elif _is_number(token.text) or (junk_year and tokens and _is_number(tokens[-1].text)):
            tail.append(token)
        else:
            break
    return tail[::-1]


def _is_number(text: str) -> bool:
    return _NUMBER_LIKE.fullmatch(text) is not None


def _take_year(tail: list[_Token]) -> tuple[_Token | None, list[_Token]]:
    """The year is the last number when it looks like one, or when it fills the fourth column with something else."""
    if not tail:
        return None, tail
    last = tail[-1]
    if parse_year(last.text) is not None:
        return last, tail[:-1]
    odd = fold(last.text) in _JUNK or not _is_number(last.text) or re.fullmatch(r"\d{4}|0", last.text) is not None
    if len(tail) >= 3 and odd and parse_amount(tail[-2].text) is not None:
        return last, tail[:-1]
    if len(tail) == 2 and odd and last.text != "0":
        return last, tail[:-1]
    return None, tail


def _readings(tokens: list[_Token]) -> Iterator[tuple[list[_Token], list[_Token]]]:
    """The ways to read the tokens as an amount, or as an amount and the 1 % water part."""
    if tokens:
        yield tokens, []
    for cut in range(1, len(tokens)):
        yield tokens[:cut], tokens[cut:]
