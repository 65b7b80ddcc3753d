"""A table as a person sees it: rows with the number the spreadsheet gives them, cells as text, errors of formulas told."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

MOST_ROWS = 50_000  # rows of one file
FORMULA_ERROR = re.compile(
    r"^#(?:REF|REF!|VALUE|VALEUR|NAME|NOM|NUM|NOMBRE|NULL|NUL|N/A|N/D|DIV/0|SPILL|CALC)[!?]?$|^Err:\d{3}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class GridRow:
    """``number``: as the spreadsheet numbers it, from 1; ``text``: the row's words as decoded."""

    number: int
    cells: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet, rows that hold nothing left out. ``name``: of the sheet, "" for a text file; ``told``: how it was read, in
    French; ``others``: the sheets beside it;
    ``separator``: between the cells of ``text``."""

    name: str
    rows: tuple[GridRow, ...]
    told: str = ""
    others: tuple[str, ...] = ()
    separator: str = "\t"


def one_line(cells: tuple[str, ...], separator: str = "\t") -> str:
    """The cells on one line, whatever they hold: what makes a row readable alone."""
    return as_text(tuple(" ".join(cell.split()) for cell in cells), separator)


def as_text(cells: tuple[str, ...], separator: str = "\t") -> str:
    """The cells as a line of text with separators, quoted where needed."""
    written = io.StringIO()
    csv.writer(written, delimiter=separator, lineterminator="\r\n").writerow(
        cells
    )  # without one, line ends are not quoted
    return written.getvalue().removesuffix("\r\n")


def column_name(index: int) -> str:
    """The letters of a column, from 0: 0 → "A", 27 → "AB"."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
