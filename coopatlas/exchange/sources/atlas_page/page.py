"""One saved page of the old Atlas, cut into sections but not yet understood."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from coopatlas.exchange.drafts import Doubt, Span


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the decoded text. ``cells`` are the table cells when the source tells them apart (HTML, tabs)."""

    number: int
    text: str
    cells: tuple[str, ...] | None = None

    @property
    def blank(self) -> bool:
        return not self.text.strip()


@dataclass(frozen=True)
class Section:
    """What stands under one label. ``shape``: value, text, list, table, post, block or sentence (see ``mapping.csv``).

    ``lines`` never begin or end with a blank line. ``answer`` is the meaning of a sentence ("yes" or "no").
    """

    code: str
    shape: str
    label: str
    label_line: int
    lines: tuple[Line, ...] = ()
    answer: str = ""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The non-blank lines, ends stripped: two sections with the same words say the same."""
        return tuple(line.text.strip() for line in self.lines if not line.blank)

    @property
    def span(self) -> Span:
        """Lines of the content, or of the label when nothing follows it."""
        if not self.lines:
            return Span(self.label_line, self.label_line)
        return Span(self.lines[0].number, self.lines[-1].number)


@dataclass(frozen=True)
class RawPage:
    """A page whose every non-blank line is in a section, is page furniture, or is listed in ``unclaimed_lines``.

    ``text`` is the page as decoded (for HTML: the words one sees, line by line); ``first_line`` is the number of its first
    line in the file. ``furniture`` holds breadcrumb, source name, pagers and footer. ``truncated``: no footer was found.
    """

    name: str
    text: str
    encoding: str
    markup: str  # "text" or "html"
    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
    furniture: tuple[Section, ...]
    unclaimed_lines: tuple[int, ...]
    truncated: bool
    doubts: tuple[Doubt, ...] = ()
    first_line: int = 1

    @cached_property
    def _by_code(self) -> dict[str, tuple[Section, ...]]:
        found: dict[str, dict[tuple[str, ...], Section]] = {}
        for section in self.sections:
            found.setdefault(section.code, {}).setdefault((*section.words, section.answer), section)
        return {code: tuple(each.values()) for code, each in found.items()}

    def occurrences(self, code: str) -> tuple[Section, ...]:
        """The sections of that code that have content, each content once; else the empty one, if any."""
        every = self._by_code.get(code, ())
        return tuple(section for section in every if section.words) or every

    def section(self, code: str) -> Section | None:
        """The first section of that code that has content, else the first one, else None."""
        return next(iter(self.occurrences(code)), None)

    @property
    def last_line(self) -> int:
        """Number of the last non-blank line."""
        return next((line.number for line in reversed(self.lines) if not line.blank), 0)
