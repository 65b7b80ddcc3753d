"""One row, asked for what its columns say; keeps the doubts it meets on the way."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from coopatlas.core.folding import folded
from coopatlas.exchange.drafts import Doubt, Fact, Severity, Span, State
from coopatlas.exchange.sources.generic_table import cells
from coopatlas.exchange.sources.generic_table.columns import Column, Layout, fields
from coopatlas.exchange.sources.generic_table.grid import FORMULA_ERROR, GridRow

LONGEST_RAW = 500
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
SEVERITIES = {
    "amount-unreadable": Severity.ERROR,
    "date-unreadable": Severity.ERROR,
    "year-unreadable": Severity.ERROR,
    "formula-error": Severity.ERROR,
}


class Row:
    """``line``: as the spreadsheet numbers it; ``span``: the lines of its words in the text that is kept."""

    def __init__(self, found: GridRow, laid: Layout) -> None:
        self.found, self.laid = found, laid
        self.line, self.words = found.number, found.text
        self.cells = tuple(plain(cell) for cell in found.cells)
        self.span = Span(self.line, self.line + found.text.count("\n"))
        self.doubts: list[Doubt] = []
        for column in laid.columns:
            if column.field and FORMULA_ERROR.match(self.at(column)):
                self.doubt("formula-error", column.field, self.at(column), column=column.heading, error=self.at(column))

    def at(self, column: Column) -> str:
        """The cell of a column, spaces at its ends taken off."""
        return self.cells[column.index].strip() if column.index < len(self.cells) else ""

    def read(self, column: Column) -> str:
        """The same, an error of a formula being nothing, and words that the mapping translates being translated."""
        cell = self.at(column)
        if FORMULA_ERROR.match(cell):
            return ""
        told = self.laid.map.values.get(column.field, {})
        return next((value for word, value in told.items() if (folded(word) or word) == (folded(cell) or cell)), cell)

    def text(self, code: str) -> str:
        """What the first filled column of a field says."""
        return next((cell for column in self.laid.of(code) if (cell := self.read(column))), "")

    def state(self, code: str) -> State:
        return cells.state_of(self.text(code))

    def several(self, code: str) -> tuple[str, ...]:
        """Everything the columns of a field list, each thing once, spaces and line ends made one space."""
        found = (part for column in self.laid.of(code) for part in cells.several(self.read(column)))
        return tuple(dict.fromkeys(" ".join(part.split()) for part in found))

    def heading(self, code: str) -> str:
        """How the table calls a field."""
        return next((column.heading for column in self.laid.of(code)), fields()[code].heading)

    def beside_headings(self) -> Iterator[tuple[str, str]]:
        """Each filled cell with the heading above it."""
        for column in self.laid.columns:
            if cell := self.at(column):
                yield cell, column.heading

    def says_more(self) -> bool:
        """Whether a column that nobody understands says something here."""
        return any(self.at(column) for column in self.laid.columns if not column.field)

    def countries_are(self, name: str) -> bool:
        named = self.several("country")
        return bool(named) and all(folded(country) == folded(name) for country in named)

    def date(self, code: str) -> Fact[str]:
        """A partial ISO date."""
        text, state = self.text(code), self.state(code)
        if state != State.VALUE:
            return Fact(None, state, text, self.span)
        found = cells.date(text)
        if found is None:
            self.doubt("date-unreadable", code, text, raw=text)
            return Fact(None, State.UNKNOWN, text, self.span)
        return Fact.of(found, text, self.span)

    def coded(self, code: str, doubt: str) -> Fact[str]:
        """A word of a closed list; unknown, with a doubt, when nobody knows it."""
        text, state = self.text(code), self.state(code)
        if state != State.VALUE:
            return Fact(None, state, text, self.span)
        found = cells.meaning(code, text, {})
        if not found:
            self.doubt(doubt, code, text, **{code: text})
            return Fact(None, State.UNKNOWN, text, self.span)
        return Fact.of(found, text, self.span)

    def form(self, known: Collection[str]) -> Fact[str]:
        """The form by its usual name, when the atlas knows it."""
        text, state = self.text("form"), self.state("form")
        if state != State.VALUE:
            return Fact(None, state, text, self.span)
        name = cells.meaning("form", text, {}) or text
        if known and folded(name) not in known:
            self.doubt("unknown-form", "form", text, form=text)
            return Fact(None, State.UNKNOWN, text, self.span)
        return Fact.of(name, text, self.span)

    def answer(self, code: str) -> Fact[bool]:
        """Yes, no, or unknown."""
        text, state = self.text(code), self.state(code)
        if state == State.UNKNOWN or not text:
            return Fact(None, State.UNKNOWN, text, self.span)
        found = False if state == State.NONE else cells.answer(text, {})
        if found is None:
            self.doubt("answer-unreadable", code, text, column=self.heading(code), raw=text)
            return Fact(None, State.UNKNOWN, text, self.span)
        return Fact.of(found, text, self.span)

    def doubt(self, code: str, field: str, words: str, /, **params: str) -> None:
        """Keep one doubt about this row."""
        severity = SEVERITIES.get(code, Severity.DOUBT)
        short = {name: value[:LONGEST_RAW] for name, value in params.items()}
        self.doubts.append(Doubt(code, severity, field, words[:LONGEST_RAW], self.line, short))


def plain(cell: str) -> str:
    """The cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].lstrip(" ").startswith(FORMULA_SIGNS) else cell
