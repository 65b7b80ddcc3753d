"""The rows of a printed table: header lines, icons and blank lines taken out, cells given when the source tells them apart."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale

from coopatlas.exchange.drafts import Doubt, Span, State

from .doubts import doubt
from .folding import fold, label_key, visible
from .headings import columns_of, in_usual_order, moved
from .keys import keys_in, only_keys, whole_key
from .mapping import mapping
from .page import Line, RawPage, Section

OF_PERSONS = ("foreign-contacts", "volunteers")


@dataclass(frozen=True, slots=True)
class Row:
    """One data row. ``text`` is the whole line without its icon."""

    line: Line
    text: str
    cells: tuple[str, ...] | None

    @property
    def span(self) -> Span:
        return Span(self.line.number, self.line.number)


@dataclass(frozen=True, slots=True)
class Table:
    """``state``: VALUE with rows, NONE when the table is printed empty, UNKNOWN when the page has no such table or when none
    of its rows was understood. ``left``: numbers of the lines under its heading that were not; ``again``: of the rows that a
    second print of the section repeats word for word, which are read once."""

    state: State
    rows: tuple[Row, ...] = ()
    headers: tuple[Line, ...] = ()
    label: str = ""
    left: tuple[int, ...] = ()
    again: tuple[int, ...] = ()


def table(page: RawPage, code: str) -> Table:
    """The table of that section; the rows of a section printed several times follow one another, those that a further print
    repeats word for word left out."""
    found = page.occurrences(code)
    if not found:
        return Table(State.UNKNOWN)
    rows: list[Row] = []
    headers: list[Line] = []
    left: list[int] = []
    again: list[int] = []
    for section in found:
        printed: list[Row] = []
        left += [*_read(section, printed, headers), *_left_under(page, section)]
        known = Counter(_same(row) for row in rows)
        for row in printed:
            if known[_same(row)] > 0:
                known[_same(row)] -= 1
                again.append(row.line.number)
            else:
                rows.append(row)
    state = State.VALUE if rows else State.UNKNOWN if left else State.NONE
    return Table(
        state, tuple(rows), tuple(headers), mapping().sections[code].printed, tuple(sorted(left)), tuple(again)
    )


def _same(row: Row) -> str:
    """What two rows that say the same have in common."""
    return fold(row.text) if row.cells is None else "\t".join(map(fold, row.cells)).rstrip()


def _left_under(page: RawPage, section: Section) -> list[int]:
    """The lines that no section claims between this one and the next."""
    labels = [other.label_line for other in (*page.sections, *page.furniture) if other.label_line > section.label_line]
    end = min(labels, default=page.last_line + 1)
    return [number for number in page.unclaimed_lines if section.label_line < number < end]


def empty_table(found: Table, field: str, page: RawPage) -> list[Doubt]:
    """The note that a table is printed without any row, or the doubt that none of its rows was understood. A page that
    breaks off there says nothing."""
    if found.state is State.UNKNOWN and found.left:
        return [doubt("table-not-understood", field, "", found.left[0], table=found.label)]
    if found.state is not State.NONE or (
        page.truncated and found.headers and found.headers[-1].number == page.last_line
    ):
        return []
    line = found.headers[0].number if found.headers else None
    return [doubt("empty-table", field, found.label, line, table=found.label)]


def repeated_rows(found: Table, field: str) -> list[Doubt]:
    """The note that rows are printed twice and read once."""
    if not found.again:
        return []
    return [doubt("repeated-rows", field, "", found.again[0], count=str(len(found.again)), table=found.label)]


def repeated_headers(found: Table, code: str, field: str) -> list[Doubt]:
    """One note for each column heading printed several times in the same header line."""
    doubts = []
    if not found.headers:
        return []
    header = found.headers[0]
    folded = label_key(header.text)
    names = sorted(mapping().columns[code], key=len, reverse=True)
    counts: dict[str, int] = {}
    for name in names:
        pattern = re.compile(rf"(?<![\w-]){re.escape(label_key(name))}(?![\w-])")
        counts[name] = len(pattern.findall(folded))
        folded = pattern.sub("|", folded)
    for name, count in counts.items():
        if count > 1:
            doubts.append(
                doubt("repeated-header", field, header.text.strip(), header.number, header=name, count=str(count))
            )
    return doubts


def _read(section: Section, rows: list[Row], headers: list[Line]) -> list[int]:
    """Adds the section's rows and headers; the numbers of the lines whose columns stand in an order that only cells could
    tell: in a table of persons they may name anybody."""
    columns = mapping().columns.get(section.code, ())
    headed: tuple[int, ...] = ()
    unsure = False
    left: list[int] = []
    for line in section.lines:
        if line.blank:
            continue
        if is_header(line, columns):
            headers.append(line)
            headed = columns_of(line, columns)
            unsure = section.code in OF_PERSONS and not headed and moved(line, columns)
            continue
        text, cells = _without_icon(line)
        if text and unsure:
            left.append(line.number)
        elif text:
            rows.append(Row(line, text, in_usual_order(cells, headed, columns) if cells and headed else cells))
    return left


def is_header(line: Line, columns: tuple[str, ...]) -> bool:
    """A line made of column headings only (some may be missing), or of raw keys only."""
    if only_keys(line.text) or columns_of(line, columns):
        return True
    words = set(re.findall(r"[\w%]+", " ".join(label_key(column) for column in columns)))
    printed = re.findall(r"[\w%]+", label_key(line.text))
    return (
        len(printed) > 1 and set(printed) <= words and label_key(line.text).startswith(label_key(columns[0]).split()[0])
    )


def ends_with_icon(line: Line) -> bool:
    """Whether the magnifying glass that ends each row of a list of bodies stands on the line."""
    return _without_icon(line)[0] != (
        visible(line.text) if line.cells is None else " ".join(c for c in line.cells if c)
    )


@lru_cache(maxsize=1)
def country_names() -> frozenset[str]:
    """Folded French names of countries: the standard ones and the aliases of ``mapping.csv``."""
    standard = {fold(name) for code, name in Locale("fr").territories.items() if len(code) == 2}
    return frozenset(standard | set(mapping().words["country"]))


def ends_with_country(text: str) -> bool:
    """Whether the last words name a country."""
    words = text.split()
    return any(fold(" ".join(words[-count:])) in country_names() for count in range(1, min(6, len(words))))


def _without_icon(line: Line) -> tuple[str, tuple[str, ...] | None]:
    """The line without the magnifying glass that ends it, whether printed as a key or as its alternate text."""
    cells = line.cells
    if cells is not None:
        cells = tuple("" if _is_icon(cell) else visible(cell) for cell in cells)
        return " ".join(cell for cell in cells if cell), cells
    text = visible(line.text)
    for match in keys_in(text):
        if match.end() == len(text):
            return text[: match.start()].rstrip(), None
    for icon in mapping().words["icon"]:
        if fold(text).endswith(icon):
            return " ".join(text.split()[: -len(icon.split())]), None
    return text, None


def _is_icon(cell: str) -> bool:
    return bool(whole_key(cell)) or fold(cell) in mapping().words["icon"]


def icon_words(page: RawPage) -> list[Doubt]:
    """The notes about icons whose alternate text is printed as if it were data ("Icone d'une loupe")."""
    doubts = []
    for section in page.sections:
        for line in section.lines if section.shape == "table" else ():
            for icon, word in mapping().words["icon"].items():
                if fold(line.text).endswith(icon):
                    doubts.append(doubt("technical-word", section.code, word, line.number, word=word))
    return doubts
