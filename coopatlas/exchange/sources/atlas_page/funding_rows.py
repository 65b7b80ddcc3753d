"""One row of the funding table: funder, amount, 1 % water, year. In text the columns run together and are told apart here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from .folding import fold
from .mapping import mapping
from .tables import Row
from .values import Money, parse_amount, parse_year

_TOKEN = re.compile(r"[^ \t]+")
_NUMBER_LIKE = re.compile(r"[+\-−]?\d[\d.,'’\u00a0\u202f]*(?:[eE][+\-]?\d+)?(?:€|\u00a0€|\u202f€)?")
_JUNK_YEARS = frozenset(("?", "??", "????", "n.c.", "nc", "nr", "-", "inconnue", "inconnu", "n/a"))
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


def cells_of(row: Row, names: list[str], plain: bool | None) -> Cells:
    """The cells of a row. ``names``: bodies the page names; ``plain``: whether the table writes 633500 (True) or 633 500
    (False), None when it cannot be told."""
    if row.cells is not None and len(row.cells) >= 3:
        return _from_cells(row.cells)
    return _from_text(row.text, names, plain)


def writes_plain_numbers(rows: tuple[Row, ...]) -> bool | None:
    """Whether the amounts of a table have no space between thousands; None when no row shows it."""
    seen: bool | None = None
    for row in rows:
        tokens = [token.text for token in _numeric_tail(row.text, len(row.text))]
        numbers = tokens[:-1] if tokens and parse_year(tokens[-1]) else tokens
        if any(re.match(r"\d{4,}", number) for number in numbers):
            return True
        if any(re.fullmatch(r"\d{1,3}", a) and re.fullmatch(r"\d{3}", b) for a, b in pairwise(numbers)):
            seen = False
    return seen


def _from_cells(cells: tuple[str, ...]) -> Cells:
    label, year = cells[0], cells[-1]
    middle = list(cells[1:-1])
    if parse_year(year) is None and year and len(cells) < 4 and parse_amount(year) and not middle[0]:
        middle, year = [year], ""
    amount = middle[0] if middle else ""
    water = next((cell for cell in middle[1:] if cell), "")
    return Cells(label, amount, water, year, parse_amount(amount), parse_amount(water) if water else None)


def _from_text(text: str, names: list[str], plain: bool | None) -> Cells:
    head = _known_start(text, names)
    tail = [token for token in _numeric_tail(text, len(text)) if token.start >= head]
    year, numbers = _take_year(tail)
    best: tuple[tuple[int, ...], Cells] | None = None
    rivals = 0
    for skipped in range(len(numbers) + 1 if not head else 1):
        for amount, water in _readings(numbers[skipped:]):
            label = text[: numbers[skipped].start] if numbers else text[: year.start if year else len(text)]
            cells = _cells(label, amount, water, year)
            if (
                cells.amount_value is None
                or (cells.water_value or cells.amount_value).amount > cells.amount_value.amount
            ):
                continue
            grouped = sum(" " in part for part in (cells.amount, cells.water))
            rank = (skipped, grouped if plain else -grouped, len(cells.water))
            rivals += skipped == 0
            if best is None or rank < best[0]:
                best = (rank, cells)
    if best is not None:
        cells = best[1]
        doubtful = plain is None and rivals > 1
        return Cells(
            cells.label, cells.amount, cells.water, cells.year, cells.amount_value, cells.water_value, doubtful
        )
    start = numbers[0].start if numbers else year.start if year else len(text)
    amount_text = text[numbers[0].start : numbers[-1].end] if numbers else ""
    return Cells(text[:start].rstrip(), amount_text, "", year.text if year else "")


def _cells(label: str, amount: list[_Token], water: list[_Token], year: _Token | None) -> Cells:
    amount_text = " ".join(token.text for token in amount)
    water_text = " ".join(token.text for token in water)
    value = parse_amount(amount_text) if amount_text else None
    water_value = parse_amount(water_text) if water_text else None
    if water_text and water_value is None:
        value = None
    return Cells(label.rstrip(), amount_text, water_text, year.text if year else "", value, water_value)


def _known_start(text: str, names: list[str]) -> int:
    """Length of the body's name the row begins with, 0 when no named body fits: digits inside it are no amounts."""
    folded = fold(text)
    fitting = [name for name in names if folded.startswith(f"{fold(name)} ") and fold(text[: len(name)]) == fold(name)]
    return max(map(len, fitting), default=0)


def _numeric_tail(text: str, end: int) -> list[_Token]:
    """The numbers that end the row, with currency words, and a last word that stands where the year should."""
    tokens = [_Token(match.group(0), match.start(), match.end()) for match in _TOKEN.finditer(text[:end])]
    tail: list[_Token] = []
    while tokens:
        token = tokens.pop()
        junk_year = not tail and (fold(token.text) in _JUNK_YEARS or _ALMOST_YEAR.fullmatch(token.text))
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
    odd = fold(last.text) in _JUNK_YEARS or not _is_number(last.text) or re.fullmatch(r"\d{4}|0", last.text) is not None
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
