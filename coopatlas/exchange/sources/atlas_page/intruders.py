"""Where a section ends although no known label follows: a heading nobody taught us, a table that is not this one.

What stands there may name persons under words we do not know; it is never taken for a party, a row or a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from .folding import fold, label_key, visible
from .mapping import mapping
from .page import Line
from .privacy import addresses
from .tables import ends_with_country, ends_with_icon, is_header

LONGEST_HEADING = 14  # words
LONGEST_HEADER = 300  # characters
_PERSONAL = frozenset(
    label_key(word)
    for word in (
        *("prénom", "fonction", "courriel", "mission", "téléphone", "tél", "email", "e-mail", "mail", "mèl", "poste"),
        *("coordonnées", "portable", "qualité"),
    )
)
_NAMED = frozenset(("nom", "prenom", "personne", "contact"))
_ABOUT_PERSONS = re.compile(
    r"^(?:(?:liste|tableau|coordonnees|noms?)\s+(?:des?\s+|du\s+)?)?"
    r"(?:contact|volontaire|interlocuteur|correspondant|referent|stagiaire|intervenant|coordonnee|personne)\b"
)
_PROSE_END = (".", ";", ",", "!", "?", "…")
_TELEPHONE = re.compile(r"(?<![\d.,])(?:\+\d{2,3}|0\d)(?:[ .-]?\d{2,3}){3,5}(?![\d.,])")


def first_intruder(code: str, shape: str, content: list[Line], is_text: bool) -> int | None:
    """Index of the first line of ``content`` that cannot belong to the section, None when all of it may. ``is_text``: the
    page was saved as text, where a blank line ends a list."""
    if shape not in ("table", "list", "text"):
        return None
    for index, line in enumerate(content):
        if not line.blank and _intrudes(code, shape, content, index, is_text):
            return _with_its_heading(content, index) if _is_other_header(code, shape, line) else index
    return None


def _intrudes(code: str, shape: str, content: list[Line], index: int, is_text: bool) -> bool:
    line = content[index]
    if _is_other_header(code, shape, line) or _printed_twice(content, index) or _about_persons(code, line):
        return True
    if shape == "text":
        return False
    if code in ("foreign-contacts", "volunteers"):
        return code == "volunteers" and _reaches_someone(line)
    if _reaches_someone(line) or len(line.cells or ()) > _widest(code):
        return True
    if not _stands_apart(content, index):
        return False
    return is_text if shape == "list" else not _is_row(code, line)


def _is_other_header(code: str, shape: str, line: Line) -> bool:
    """A line made of column headings of another table; in a text, of one that holds persons."""
    if line.cells is None and len(line.text.split()) < 2:
        return False
    if len(line.text) > LONGEST_HEADER:
        return False
    words = _words(line.text)
    if not words or not set(words) <= _column_words():
        return False
    own = mapping().columns.get(code, ())
    if own and is_header(line, own):
        return False
    if set(words) & _PERSONAL and len(words) > 1 and (set(words) & _NAMED or line.cells is not None):
        return True
    others = (columns for other, columns in mapping().columns.items() if other != code)
    return shape != "text" and any(is_header(line, columns) for columns in others)


@lru_cache(maxsize=1)
def _column_words() -> frozenset[str]:
    columns = (column for each in mapping().columns.values() for column in each)
    return frozenset(word for column in columns for word in _words(column)) | _PERSONAL | _NAMED


def _words(text: str) -> list[str]:
    return re.findall(r"[\w%-]+", label_key(text))


def _heading_like(line: Line) -> bool:
    if len(line.text) > LONGEST_HEADER:
        return False
    text = visible(line.text)
    return (
        line.cells is None
        and len(text.split()) <= LONGEST_HEADING
        and text[:1].isupper()
        and not text.endswith(_PROSE_END)
        and not ends_with_icon(line)
    )


def _printed_twice(content: list[Line], index: int) -> bool:
    """The old Atlas prints the heading of a table twice, a blank line between."""
    if not _heading_like(content[index]):
        return False
    following = next((other for other in range(index + 1, len(content)) if not content[other].blank), None)
    return (
        following is not None
        and following > index + 1
        and len(content[index].text.split()) > 1
        and fold(content[index].text) == fold(content[following].text)
    )


def _about_persons(code: str, line: Line) -> bool:
    """A heading that announces persons: "Volontaires du partenariat", "Contacts des partenaires"."""
    if code in ("foreign-contacts", "volunteers") and line.cells is not None:
        return False
    if code == "funding" and _is_row(
        code, line
    ):  # "Contact : Awa Modele 1500 2014": the amount is kept, the name is not
        return False
    return _heading_like(line) and _ABOUT_PERSONS.match(label_key(line.text)) is not None


def _reaches_someone(line: Line) -> bool:
    return bool(addresses(line.text)) or _TELEPHONE.search(line.text) is not None


def _widest(code: str) -> int:
    """Most cells a row of the table has: its columns and the icon."""
    columns = len(mapping().columns.get(code, ()))
    return max(columns + 2, 3) if code != "funding" else 8


def _stands_apart(content: list[Line], index: int) -> bool:
    """Whether a blank line separates it from rows already read."""
    return index > 0 and content[index - 1].blank and any(not line.blank for line in content[: index - 1])


_ROWS: dict[str, Callable[[Line], bool]] = {
    "foreign-partners": lambda line: ends_with_icon(line) or ends_with_country(line.text),
    "french-authorities": lambda line: ends_with_icon(line),
    "funding": lambda line: re.search(r"\d|\?$|(?i:\bn\.?c\.?$)", line.text.strip()) is not None,
    "other-themes": lambda line: any(fold(line.text).startswith(fold(theme)) for theme in mapping().themes),
}


def _is_row(code: str, line: Line) -> bool:
    return line.cells is not None or code not in _ROWS or _ROWS[code](line)


def _with_its_heading(content: list[Line], index: int) -> int:
    """A table's header goes with the heading above it, and with that heading's first print."""
    start = index
    for before in range(index - 1, -1, -1):
        if content[before].blank:
            continue
        apart = before == 0 or content[before - 1].blank
        adjacent = before == start - 1
        again = start < index and fold(content[before].text) == fold(content[start].text)
        if _heading_like(content[before]) and ((start == index and (adjacent or apart)) or again):
            start = before
            continue
        break
    return start
