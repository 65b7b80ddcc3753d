"""A table saved as text: which alphabet, which separator, which rows."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator

from coopatlas.exchange.drafts import Refusal
from coopatlas.exchange.sources.generic_table.grid import MOST_ROWS, Grid, GridRow

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
SEPARATORS = {";": "point-virgule", "\t": "tabulation", ",": "virgule"}
LOOKED_AT = 60  # rows that tell a separator from another
CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
EXCEL_SAYS = re.compile(r"^sep=(.)\n", re.IGNORECASE)
UNFINISHED = "unexpected end of data"
csv.field_size_limit(1_000_000)


def read_text(data: bytes, name: str, known: Callable[[tuple[str, ...]], int]) -> Grid | Refusal:
    """The grid of a text file. ``known``: how many cells of a row are headings we understand; it tells the separator."""
    decoded = decode(data)
    if decoded is None:
        return not_a_table(name, "ce n’est ni du texte ni un classeur")
    text, alphabet = decoded
    if not text.strip():
        return Refusal("empty-file", f"« {name} » est vide.", "Vérifiez que c’est le bon fichier.")
    if CONTROL.search(text):
        return not_a_table(name, "il contient des caractères qu’aucun texte ne contient")
    told = EXCEL_SAYS.match(text)
    separator = told[1] if told else sniffed(text, known)
    if told:
        text = text[told.end() :]
    try:
        rows = tuple(numbered(text, separator))
    except csv.Error as error:
        return not_a_table(name, str(error) if str(error)[0].isupper() else f"une ligne est illisible ({error})")
    if len(rows) > MOST_ROWS:
        return too_many(name)
    return Grid("", rows, f"{alphabet}, séparateur : {SEPARATORS.get(separator, separator)}", separator=separator)


def decode(data: bytes) -> tuple[str, str] | None:
    """The text, its line ends made one, and the name of its alphabet: UTF-8, UTF-16 with or without its mark, else
    Windows-1252. None when it is no text at all."""
    for mark, encoding, name in MARKS:
        if data.startswith(mark):
            return decoded_as(data, encoding, name)
    if b"\x00" in data:
        encoding = utf_16_without_mark(data)
        return decoded_as(data, encoding, "UTF-16") if encoding else None
    return decoded_as(data, "utf-8", "UTF-8") or decoded_as(data, "cp1252", "Windows-1252")


def decoded_as(data: bytes, encoding: str, name: str) -> tuple[str, str] | None:
    try:
        return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n"), name
    except UnicodeDecodeError:
        return None


def utf_16_without_mark(data: bytes) -> str:
    """Every second byte of a western text in UTF-16 is zero; "" when this is none."""
    sample = data[:4000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if len(data) % 2 or half == 0:
        return ""
    if odd > half * 0.7 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.7 and odd < half * 0.1 else ""


def sniffed(text: str, known: Callable[[tuple[str, ...]], int]) -> str:
    """The separator under which most headings are understood; else the one that cuts most rows into as many cells."""
    scores = {separator: score(text, separator, known) for separator in SEPARATORS}
    return max(SEPARATORS, key=lambda separator: scores[separator])


def score(text: str, separator: str, known: Callable[[tuple[str, ...]], int]) -> tuple[int, int, int]:
    rows: list[tuple[str, ...]] = []
    try:
        for cells in csv.reader(io.StringIO(text), delimiter=separator):
            if any(cell.strip() for cell in cells):
                rows.append(tuple(cells))
            if len(rows) == LOOKED_AT:
                break
    except csv.Error:
        return (0, 0, 0)
    widths = [len(row) for row in rows]
    usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
    return (max((known(row) for row in rows[:20]), default=0), widths.count(usual) if usual > 1 else 0, usual)


def numbered(text: str, separator: str) -> Iterator[GridRow]:
    """Rows that say something. A cell between quotes may run over several lines: it is one row of the spreadsheet."""
    strict = is_strict(text, separator)
    lines = text.split("\n")
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=strict)
    begun = 0
    for number, cells in enumerate(reader, 1):
        ended = reader.line_num
        if any(cell.strip() for cell in cells):
            yield GridRow(number, tuple(cells), "\n".join(lines[begun:ended]))
        begun = ended


def is_strict(text: str, separator: str) -> bool:
    """Whether the quotes of the text follow the rule. Raises csv.Error, in French, when one is never closed: the rest of the
    table would be swallowed by one cell."""
    number = 0
    try:
        for _ in csv.reader(io.StringIO(text), delimiter=separator, strict=True):
            number += 1
    except csv.Error as error:
        if str(error) != UNFINISHED:
            return False
        words = f"Un guillemet ouvert à la ligne {number + 1} n’est jamais refermé"
        raise csv.Error(words) from error
    return True


def not_a_table(name: str, why: str) -> Refusal:
    return Refusal(
        "not-a-table",
        f"« {name} » n’est pas une table lisible : {why}.",
        "Ouvrez-le dans un tableur, enregistrez-le en .xlsx, .ods ou CSV (UTF-8), puis recommencez.",
    )


def too_many(name: str) -> Refusal:
    return Refusal(
        "too-many-rows",
        f"« {name} » a plus de {MOST_ROWS} lignes.",
        "Coupez la table en plusieurs fichiers, chacun avec sa ligne d’intitulés.",
    )
