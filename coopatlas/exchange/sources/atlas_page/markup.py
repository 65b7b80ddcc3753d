"""A saved HTML page as the lines one sees, table cells kept apart. Scripts, styles, comments and entities of a DTD are dropped.

lxml's HTML parser runs without network, without external files and with libxml2's own limits on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from coopatlas.exchange.drafts import Refusal

from .labels import is_label
from .page import Line

DEEPEST = 150  # nested elements; layout tables inside tables reach about forty
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body|meta|table|div|h[1-6]|p|dl)\b", re.I | re.S
)
# libxml2 drops all that follows </html>, where browsers go on: a page glued to another, a footer written too late.
_DOCUMENT_TAGS = re.compile(r"</?(?:html|body)\b[^>]*>|<!doctype[^>]*>", re.I)
_DECLARES = re.compile(r"<!(?:ENTITY|ELEMENT|ATTLIST)\b", re.I)
_DROPPED = frozenset(
    ("script", "style", "head", "noscript", "template", "object", "embed", "iframe", "svg", "select", "title")
)
# fmt: off
_SPACED = frozenset(("p", "pre", "blockquote", "ul", "ol", "dl", "table", "h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _SPACED | frozenset((
    "address", "article", "aside", "body", "caption", "center", "dd", "div", "dt", "fieldset", "figure", "footer", "form",
    "header", "hr", "html", "legend", "li", "main", "nav", "section", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr",
))
# fmt: on
_STRUCTURE = " or ".join(f"self::{tag}" for tag in ("table", "dl", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"))
_HOLDS_STRUCTURE = etree.XPath(f"boolean(.//*[{_STRUCTURE}])")
_EMPHASIS = frozenset(("b", "strong", "label", "span", "font", "em", "i", "u"))
_TOO_DEEP = Refusal(
    "markup-too-deep",
    f"La page emboîte plus de {DEEPEST} niveaux de balises : ce n’est pas une fiche enregistrée.",
    "Enregistrez de nouveau la page depuis un navigateur, ou copiez son texte dans un fichier.",
)
_HOSTILE = Refusal(
    "markup-with-entities",
    "La page déclare des entités XML : une fiche enregistrée n’en contient pas.",
    "Enregistrez de nouveau la page depuis un navigateur, ou copiez son texte dans un fichier.",
)


class _TooDeepError(Exception):
    pass


def is_markup(text: str) -> bool:
    """Whether the text begins like an HTML page. A "<" further down is just a character of the text."""
    return _MARKUP.match(text[:4096]) is not None


def lines_of(text: str) -> list[Line] | Refusal:
    """The lines one sees, numbered from 1. A row of a data table is one line whose ``cells`` are known."""
    if _DECLARES.search(text):
        return _HOSTILE
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        body = f"<html><body>{_DOCUMENT_TAGS.sub(' ', text)}</body></html>"
        root = html.document_fromstring(body.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return []
    writer = _Writer()
    try:
        writer.block(root, 0)
    except _TooDeepError:
        return _TOO_DEEP
    writer.end_line()
    return [Line(number, text, cells) for number, (text, cells) in enumerate(writer.lines, start=1)]


class _Writer:
    """Collects lines. ``buffer`` is the line being written."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, tuple[str, ...] | None]] = []
        self.buffer: list[str] = []

    def text(self, text: str | None, keep_lines: bool = False) -> None:
        if not text:
            return
        if keep_lines:
            for index, line in enumerate(text.split("\n")):
                if index:
                    self.break_line()
                self.buffer.append(line)
            return
        self.buffer.append(re.sub(r"[ \t\n\f]+", " ", text))

    def current(self) -> str:
        return re.sub(" {2,}", " ", "".join(self.buffer)).strip(" \t")

    def end_line(self) -> None:
        """Ends the line if anything stands on it."""
        line = self.current()
        if line:
            self.lines.append((line, None))
        self.buffer.clear()

    def break_line(self) -> None:
        """Ends the line even when it is empty (``<br>``)."""
        self.lines.append((self.current(), None))
        self.buffer.clear()

    def gap(self) -> None:
        """One blank line between blocks."""
        self.end_line()
        if self.lines and self.lines[-1][0].strip():
            self.lines.append(("", None))

    def block(self, element: etree._Element, depth: int, keep_lines: bool = False) -> None:
        """The element's text and children, in order."""
        if depth > DEEPEST:
            raise _TooDeepError
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _DROPPED or not tag or (tag == "input" or element.get("hidden") is not None):
            return
        if tag == "br":
            self.break_line()
            return
        if tag == "img":
            self.text(f" {element.get('alt') or ''} ")
            return
        if tag == "tr" and self.row(element, depth):
            return
        keep_lines = keep_lines or tag in ("pre", "textarea")
        self._open(tag)
        self.text(element.text, keep_lines)
        for child in element:
            self.block(child, depth + 1, keep_lines)
            self.text(child.tail, keep_lines)
        self._close(tag)

    def _open(self, tag: str) -> None:
        if tag in _SPACED:
            self.gap()
        elif tag in _BLOCKS or (tag in _EMPHASIS and self.buffer and self._stands_as_label(strong=True)):
            self.end_line()

    def _close(self, tag: str) -> None:
        if tag in _SPACED:
            self.gap()
        elif tag in _BLOCKS or (tag in _EMPHASIS and self._stands_as_label(strong=False)):
            self.end_line()

    def _stands_as_label(self, strong: bool) -> bool:
        line = self.current()
        return is_label(line) and (not strong or " " in line)

    def row(self, element: etree._Element, depth: int) -> bool:
        """Writes a table row as one line with cells, or tells that the row only serves the layout."""
        cells = [child for child in element if child.tag in ("td", "th")]
        if len(cells) < 2 or any(_HOLDS_STRUCTURE(cell) for cell in cells):
            return False
        written = [list(self._cell(cell, depth + 1)) for cell in cells]
        if len(cells) == 2 and is_label(" ".join(written[0])):
            self.end_line()
            for line in (*written[0], *written[1]):
                self.lines.append((line, None))
            return True
        if len(cells) == 2 and any(len(lines) > 1 for lines in written):
            return False
        joined = tuple(" ".join(line.strip() for line in lines if line.strip()) for lines in written)
        self.end_line()
        self.lines.append((" ".join(cell for cell in joined if cell), joined))
        return True

    def _cell(self, element: etree._Element, depth: int) -> Iterator[str]:
        inner = _Writer()
        inner.block(element, depth)
        inner.end_line()
        while inner.lines and not inner.lines[-1][0].strip():
            inner.lines.pop()
        return (line for line, _ in inner.lines)
