"""Reading page templates as the inspector needs them: their words, their constants, the templates they call."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from django.template import engines
from jinja2 import Environment, nodes

from tests.house.tree import TEMPLATES

VALUE = "\ue000"  # stands where a template prints a value
SPOKEN = {
    "alt",
    "title",
    "placeholder",
    "label",
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "aria-valuetext",
}
TRANSLATED = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
LETTER = re.compile(r"[^\W\d_]")


@functools.cache
def environment() -> Environment:
    """The very environment that renders pages."""
    return engines["jinja2"].env  # type: ignore[attr-defined]


def template_files() -> list[Path]:
    return sorted(TEMPLATES.rglob("*.html"))


def name_of(file: Path) -> str:
    return file.relative_to(TEMPLATES).as_posix()


@dataclass
class Markup(HTMLParser):
    """What a template says outside its translations: (line, words), (line, tag, attributes)."""

    words: list[tuple[int, str]] = field(default_factory=list)
    tags: list[tuple[int, str, dict[str, str]]] = field(default_factory=list)
    quiet: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        told = {name: value or "" for name, value in attrs}
        self.tags.append((line, tag, told))
        self.quiet += tag in {"code", "kbd"}
        self.words += [(line, value) for name, value in told.items() if name in SPOKEN]
        if tag == "meta" and told.get("name") == "description":
            self.words.append((line, told.get("content", "")))
        if tag == "input" and told.get("type") in {"submit", "button", "reset"}:
            self.words.append((line, told.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        self.quiet -= tag in {"code", "kbd"}

    def handle_data(self, data: str) -> None:
        if not self.quiet:
            self.words.append((self.getpos()[0], data))


def untranslated(source: str) -> str:
    """The template with its translations and its logic taken out, a mark where it prints a value; same lines."""
    parts: list[str] = []
    inside_trans, inside_code, block, printing = False, False, [""], False
    for _line, kind, value in environment().lex(source):
        newlines = "\n" * value.count("\n")
        if kind == "block_begin":
            block = []
        elif kind == "block_end":
            first = next(iter(block), "")
            inside_trans = first == "trans" or (inside_trans and first != "endtrans")
            inside_code = block[:2] == ["block", "area"] or (
                inside_code and first != "endblock"
            )  # which menu entry is lit
        elif kind == "name":
            block.append(value)
        elif kind == "variable_begin":
            printing = True
        elif kind == "variable_end":
            printing = False
            parts.append("" if inside_trans else VALUE)
        shown = kind == "data" and not (inside_trans or inside_code or printing)
        parts.append(value if shown else newlines)
    return "".join(parts)


def markup(file: Path) -> Markup:
    """The markup of one template."""
    read = Markup()
    read.feed(untranslated(file.read_text(encoding="utf-8")))
    read.close()
    return read


def constants(file: Path) -> Iterator[tuple[int, str]]:
    """Every text constant of the template's expressions that no translation call holds."""
    tree = environment().parse(file.read_text(encoding="utf-8"))
    held = {
        id(constant)
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name in TRANSLATED
        for constant in call.find_all(nodes.Const)
    }
    for constant in tree.find_all(nodes.Const):
        if isinstance(constant.value, str) and id(constant) not in held:
            yield constant.lineno, constant.value
