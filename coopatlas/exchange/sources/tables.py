"""Reading a table whose columns are named on its first line: encoding, separator, rows with their line. Plain Python."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from coopatlas.exchange.drafts import Refusal

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
SEPARATORS = "\t;,|"
LONGEST_CELL = 1_000_000
csv.field_size_limit(LONGEST_CELL)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its line in the file, its words, its cells by column (spaces at their ends taken off)."""

    line: int
    text: str
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """``header``: the first line, word for word."""

    header: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


def read_table(data: bytes, name: str, *, separators: str = SEPARATORS) -> Table | Refusal:
    """The table, or why this is none."""
    if b"\x00" in data[:4096] and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Refusal(
            "not-a-table",
            f"« {name} » n’est pas un fichier texte.",
            "Enregistrez la table en CSV (UTF-8), puis recommencez.",
        )
    text = decode(data)
    if not text.strip():
        return Refusal("empty-file", f"« {name} » est vide.", "Vérifiez que c’est le bon fichier.")
    first = text.split("\n", 1)[0]
    separator = max(separators, key=first.count)
    try:
        return parse(text, separator)
    except csv.Error as error:
        return Refusal(
            "not-a-table",
            f"« {name} » n’est pas une table lisible : {error}.",
            "Enregistrez la table en CSV (UTF-8), puis recommencez.",
        )


def decode(data: bytes) -> str:
    """UTF-8, UTF-16 with its mark, else Windows-1252; line ends made one."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return one_line_end(data.decode(encoding, "replace"))
    try:
        return one_line_end(data.decode("utf-8"))
    except UnicodeDecodeError:
        return one_line_end(data.decode("cp1252", "replace"))


def one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse(text: str, separator: str) -> Table:
    lines = text.split("\n")
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=False)
    columns = tuple(cell.strip() for cell in next(reader))
    header = "\n".join(lines[: reader.line_num])
    return Table(header, columns, tuple(numbered(reader, lines, columns)))


def numbered(reader: Iterator[list[str]], lines: list[str], columns: tuple[str, ...]) -> Iterator[TableRow]:
    """Rows that say something, with the line they begin on (a quoted cell may run over several)."""
    begun = reader.line_num  # type: ignore[attr-defined]
    for cells in reader:
        ended = reader.line_num  # type: ignore[attr-defined]
        if any(cell.strip() for cell in cells):
            padded = [*cells, *[""] * (len(columns) - len(cells))]
            named = {name: cell.strip() for name, cell in zip(columns, padded, strict=False)}
            yield TableRow(begun + 1, "\n".join(lines[begun:ended]), named)
        begun = ended
