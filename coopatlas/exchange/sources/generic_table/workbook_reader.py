"""Reads a workbook in a process of its own, with bounded memory and time, and writes its sheets as JSON.

A workbook can ask for any amount of memory (two cells at the two ends of a sheet are enough) and the library then stops the
whole process: it stops this one, never an import. A script: ``python workbook_reader.py < file.xlsx``; nothing of ours is
imported, so that it starts fast.
"""

from __future__ import annotations

import datetime as dt
import html
import io
import json
import re
import resource
import sys
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

MEMORY = 352 * 1024**2  # bytes of address space: a real table of 20 MB takes less than 250
SECONDS = 30
MOST_CELLS = 2_000_000  # cells of one sheet, empty ones included
MOST_REPEATED = 200_000  # filled cells that an .ods tells by a number instead of writing them
UNPACKED = 150 * 1024 * 1024  # bytes, as the archive announces and as it really is
CHUNK, OVERLAP = 1 << 20, 20_000
ERROR_CELL = re.compile(rb'<(?:\w+:)?c\b([^>]*\bt="e"[^>]*)>.{0,9000}?<(?:\w+:)?v>([^<]{1,20})</', re.DOTALL)
PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
SHEET = re.compile(r"<(?:\w+:)?sheet\b([^>]*)>")
LINK = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)>")
ODS_STEP = re.compile(r"<table:(table|table-row|table-cell|covered-table-cell)\b((?:\s[^<>]*)?)>")
ODS_REPEATED = re.compile(
    rb"""<table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])((?:[^<>"']|"[^"]*"|'[^']*')*)>"""
)
ODS_TIMES = re.compile(rb"""\btable:number-(?:rows|columns)-repeated\s*=\s*["']\s*(\d{1,9})""")
ODS_ERROR, ODS_SHOWN = 'calcext:value-type="error"', re.compile(r"\s*<text:p[^>]*>([^<]{1,20})<")
ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
Places = dict[tuple[int, int], str]


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    json.dump(read(sys.stdin.buffer.read()), sys.stdout, ensure_ascii=False)


def read(data: bytes) -> dict[str, Any]:
    """``{"sheets": [{"name", "hidden", "rows": [[number, [cell…]]…]}…]}`` or ``{"refused": code}``."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > UNPACKED:
                return {"refused": "too-big"}
            if b"encryption-data" in part_of(archive, "META-INF/manifest.xml"):
                return {"refused": "password"}
            if "content.xml" in archive.namelist():
                refuse_repeated(archive)
            errors = errors_of_formulas(archive)
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return {"sheets": list(sheets(book, errors))}
    except PasswordError:
        return {"refused": "password"}
    except TooBig:
        return {"refused": "too-big"}
    except MemoryError:
        return {"refused": "too-big"}
    except (CalamineError, zipfile.BadZipFile, EOFError, KeyError, ValueError, OSError, NotImplementedError):
        return {"refused": "damaged"}


class TooBig(Exception):
    """More cells, or more bytes once unpacked, than a table of partnerships ever has."""


def sheets(book: CalamineWorkbook, errors: dict[str, Places]) -> Iterator[dict[str, Any]]:
    for told in book.sheets_metadata:
        hidden = told.visible != SheetVisibleEnum.Visible
        try:
            sheet = book.get_sheet_by_name(told.name)
        except CalamineError:
            if hidden:
                continue
            raise
        rows = [] if hidden else list(rows_of(sheet, errors.get(told.name, {})))
        yield {"name": told.name, "hidden": hidden, "rows": rows}


def rows_of(sheet: CalamineSheet, errors: Places) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold something, numbered as the sheet does; a cell merged downwards speaks for all its rows."""
    if sheet.height * sheet.width > MOST_CELLS:
        raise TooBig
    first, left = sheet.start or (0, 0)
    told = ((first + n, row) for n, row in enumerate(sheet.iter_rows()))
    table = {n: [""] * left + [words(cell) for cell in row] for n, row in told if any(cell != "" for cell in row)}
    for (row, column), error in errors.items():
        cells = table.setdefault(row, [])
        cells += [""] * (column + 1 - len(cells))
        cells[column] = error
    for (top, column), (bottom, _) in sheet.merged_cell_ranges or []:
        above = table.get(top, [])
        for number in range(top + 1, min(bottom, max(table, default=0)) + 1):
            cells = table.get(number, [])
            if column < len(above) and column < len(cells) and any(cells):
                cells[column] = cells[column] or above[column]
    for number in sorted(table):
        cells = table[number]
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            yield number + 1, cells


def words(cell: object) -> str:
    """What the cell shows in French: dates in ISO, numbers with a decimal comma."""
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{Decimal(repr(cell)):f}".replace(".", ",")
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ", "minutes")
    return str(cell).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")


def errors_of_formulas(archive: zipfile.ZipFile) -> dict[str, Places]:
    """The errors of formulas by sheet, which the library shows as empty cells: "#REF!" is not "nothing"."""
    links = {
        attributes["Id"]: attributes["Target"]
        for attributes in found(LINK, part_of(archive, "xl/_rels/workbook.xml.rels").decode("utf-8", "replace"))
        if {"Id", "Target"} <= set(attributes)
    }
    names = set(archive.namelist())
    told: dict[str, Places] = errors_of_opendocument(archive) if "content.xml" in names else {}
    for attributes in found(SHEET, part_of(archive, "xl/workbook.xml").decode("utf-8", "replace")):
        link = next((value for name, value in attributes.items() if name.endswith(":id")), "")
        target = links.get(link, "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path in names:
            told[html.unescape(attributes.get("name", ""))] = errors_of_sheet(archive, path)
    return told


def errors_of_sheet(archive: zipfile.ZipFile, path: str) -> Places:
    errors: Places = {}
    before = b""
    for chunk in chunks(archive, path):
        part = before + chunk
        if b't="e"' in part:
            for attributes, error in ERROR_CELL.findall(part):
                place = PLACE.search(attributes)
                if place:
                    errors[int(place[2]) - 1, column_of(place[1])] = html.unescape(error.decode("utf-8", "replace"))
        before = part[-OVERLAP:]
    return errors


def errors_of_opendocument(archive: zipfile.ZipFile) -> dict[str, Places]:
    """The same for .ods, where cells and rows stand one after the other, repeated ones once with their number."""
    content = part_of(archive, "content.xml").decode("utf-8", "replace")
    told: dict[str, Places] = {}
    if ODS_ERROR not in content:
        return told
    errors: Places = {}
    row = column = 0
    above = 1
    for match in ODS_STEP.finditer(content):
        attributes = dict(ATTRIBUTE.findall(match[2]))
        if match[1] == "table":
            errors = told.setdefault(html.unescape(attributes.get("table:name", "")), {})
            row, above = 0, 0
        elif match[1] == "table-row":
            row, column, above = row + above, 0, int(attributes.get("table:number-rows-repeated", "1"))
        else:
            if ODS_ERROR in match[2]:
                shown = ODS_SHOWN.match(content, match.end())
                errors[row, column] = html.unescape(shown[1]) if shown else "Err:000"
            column += int(attributes.get("table:number-columns-repeated", "1"))
    return told


def refuse_repeated(archive: zipfile.ZipFile) -> None:
    """A few bytes of .ods may stand for a million filled rows, which the library lays out one by one. Raises TooBig."""
    row = column = times = widest = repeated = 0
    for kind, attributes in steps_of_opendocument(archive):
        told = ODS_TIMES.search(attributes)
        number = int(told[1]) if told else 1
        if kind == b"table":
            row = times = widest = 0
        elif kind == b"table-row":
            row, column, times = row + times, 0, number
        elif attributes.endswith(b"/") and b"value" not in attributes:
            column += number  # an empty cell
        else:
            column += number
            repeated += times * number - 1
            widest = max(widest, column)
            if repeated > MOST_REPEATED or (row + times) * widest > MOST_CELLS:
                raise TooBig


def steps_of_opendocument(archive: zipfile.ZipFile) -> Iterator[tuple[bytes, bytes]]:
    """Each opening of a table, row or cell with its attributes, in order."""
    before = b""
    for chunk in chunks(archive, "content.xml"):
        part = before + chunk
        end = 0
        for match in ODS_REPEATED.finditer(part):
            end = match.end()
            yield match[1], match[2]
        before = part[max(end, part.rfind(b"<", max(end, len(part) - OVERLAP))) :][-OVERLAP:]


def column_of(letters: bytes) -> int:
    """Rank of a column from its letters, from 0."""
    rank = 0
    for letter in letters:
        rank = rank * 26 + letter - 64
    return rank - 1


def found(pattern: re.Pattern[str], text: str) -> Iterator[dict[str, str]]:
    for match in pattern.finditer(text):
        yield dict(ATTRIBUTE.findall(match[1]))


def part_of(archive: zipfile.ZipFile, path: str) -> bytes:
    """A part of the archive, b"" when it has none of that name."""
    return b"".join(chunks(archive, path)) if path in archive.namelist() else b""


def chunks(archive: zipfile.ZipFile, path: str) -> Iterator[bytes]:
    """The part, unpacked little by little. Raises TooBig."""
    size = 0
    with archive.open(path) as part:
        while chunk := part.read(CHUNK):
            size += len(chunk)
            if size > UNPACKED:
                raise TooBig
            yield chunk


if __name__ == "__main__":
    main()
