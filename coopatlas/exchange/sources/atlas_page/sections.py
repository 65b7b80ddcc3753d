"""Cutting the lines of one page into sections, whatever their order, and noticing what is missing, repeated or moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field, replace

from coopatlas.exchange.drafts import Doubt

from .doubts import doubt
from .intruders import first_intruder
from .labels import Mark, begins_a_label, recognise
from .mapping import mapping
from .page import Line, Section


@dataclass(slots=True)
class Split:
    """The outcome. ``unclaimed``: lines that stand under no label; ``footer_seen``: the page has its end."""

    sections: list[Section] = field(default_factory=list)
    furniture: list[Section] = field(default_factory=list)
    unclaimed: list[Line] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    footer_seen: bool = False


def split(lines: list[Line], is_text: bool = True) -> Split:
    """Every non-blank line ends in a section, in the furniture or among the unclaimed. ``is_text``: not saved as HTML."""
    splitter = _Splitter(lines, is_text)
    for index in range(len(lines)):
        splitter.take(index)
    splitter.close()
    outcome = splitter.outcome
    outcome.doubts += _not_understood(outcome.unclaimed, lines) + _about_order(outcome.sections)
    return outcome


class _Splitter:
    def __init__(self, lines: list[Line], is_text: bool) -> None:
        self.lines, self.is_text = lines, is_text
        self.marks = [recognise(line.text) for line in lines]
        self.following = _next_filled(lines)
        self.outcome = Split(footer_seen=any(m is not None and m.code == "footer" for m in self.marks))
        numbered = Counter(m.code for m in self.marks if m and m.kind == "section" and m.numbered and not m.weak)
        self.numbered_page = len(numbered) >= 2
        self.seen: dict[str, tuple[str, ...]] = {}
        self.open = Section("", "none", "", 0)
        self.content: list[Line] = []
        self.cut_label = self._cut_label()

    def take(self, index: int) -> None:
        line, mark = self.lines[index], self.marks[index]
        if index == self.cut_label:
            self.outcome.unclaimed.append(line)
        elif mark is None or not self._accepts(mark, index):
            self.content.append(line)
        elif mark.kind == "furniture":
            self._furnish(mark, line, index)
        elif mark.kind == "sentence":
            self.close()
            self.outcome.sections.append(
                Section(mark.code, "sentence", line.text.strip(), line.number, (line,), mark.answer)
            )
            self.open = Section("", "none", "", 0)
        elif mark.code != self.open.code or mark.inline or any(not kept.blank for kept in self.content):
            self.close()
            label = Section(mark.code, mark.shape, line.text.strip(), line.number)
            self.open = label if mark.kind == "section" else replace(label, code="unknown", shape="unknown")
            self.content = [replace(line, text=mark.inline, cells=None)] if mark.inline else []

    def close(self) -> None:
        """Ends the open section: its content is claimed as far as its shape can hold it."""
        claimed, left = _share(self.open.shape, self.content)
        intruder = first_intruder(self.open.code, self.open.shape, claimed, self.is_text)
        if intruder is not None:
            claimed, left = claimed[:intruder], claimed[intruder:]
        if self.open.shape == "unknown":
            left = [Line(self.open.label_line, self.open.label), *left]
        elif self.open.code:
            section = replace(self.open, lines=tuple(_trimmed(claimed)))
            self.seen.setdefault(section.code, section.words)
            self.outcome.sections.append(section)
        self.outcome.unclaimed += [line for line in left if not line.blank]
        self.open, self.content = Section("", "none", "", 0), []

    def _accepts(self, mark: Mark, index: int) -> bool:
        """Whether the mark really is one here: prose may hold the same words."""
        in_prose = self.open.shape == "text" or self.open.code == ""
        if mark.numbered and not self.numbered_page and mark.kind == "section" and in_prose:
            return False
        if self.open.shape != "text":
            return True
        if mark.kind == "sentence":
            return self._next_is_mark(index)
        if mark.kind == "section" and mark.code in self.seen and (mark.weak or mark.inline):
            return not mark.inline and self.seen[mark.code][:1] == self._next_words(index)
        return not (mark.kind == "section" and mark.weak and mark.code == self.open.code)

    def _furnish(self, mark: Mark, line: Line, index: int) -> None:
        self.outcome.furniture.append(Section(mark.code, "furniture", line.text.strip(), line.number, (line,)))
        if mark.code == "technical":
            self.outcome.doubts.append(
                doubt("technical-word", "page", line.text.strip(), line.number, word=line.text.strip())
            )
        if mark.code in ("pager", "key", "chrome"):
            return
        if self.open.shape in ("text", "list", "table") and not self._next_is_mark(index):
            self.outcome.doubts.append(doubt("page-footer", "page", line.text.strip(), line.number))
        elif mark.code in ("footer", "technical", "breadcrumb"):
            self.close()

    def _next_is_mark(self, index: int) -> bool:
        """Whether the next non-blank line is a label, a printed answer or furniture, or there is none."""
        following = self.following[index]
        return following is None or self.marks[following] is not None

    def _next_words(self, index: int) -> tuple[str, ...]:
        following = self.following[index]
        return () if following is None else (self.lines[following].text.strip(),)

    def _cut_label(self) -> int:
        """Index of the last line when the page breaks off in the middle of a label, else -1."""
        if self.outcome.footer_seen:
            return -1
        last = max((index for index, line in enumerate(self.lines) if not line.blank), default=-1)
        return last if last >= 0 and self.marks[last] is None and begins_a_label(self.lines[last].text) else -1


def _next_filled(lines: list[Line]) -> list[int | None]:
    """For each line, the index of the next one that is not blank."""
    following: list[int | None] = [None] * len(lines)
    for index in range(len(lines) - 2, -1, -1):
        following[index] = following[index + 1] if lines[index + 1].blank else index + 1
    return following


def _share(shape: str, content: list[Line]) -> tuple[list[Line], list[Line]]:
    """(claimed, left over): a value is one line, with the lines it was wrapped onto; a block heading holds nothing."""
    if shape in ("text", "list", "table", "post"):
        return content, []
    if shape != "value":
        return [], content
    lines = list(content)
    while lines and lines[0].blank:
        lines.pop(0)
    end = 1
    while end < len(lines) and _continues(lines[end - 1].text, lines[end].text):
        end += 1
    return lines[:end], lines[end:]


def _continues(line: str, following: str) -> bool:
    """Whether ``following`` looks like the rest of a value broken onto two lines."""
    if not following.strip() or not line.strip():
        return False
    return following.strip()[0].islower() or line.rstrip().endswith((",", "(", "-", " de", " et", " du"))


def _trimmed(lines: list[Line]) -> list[Line]:
    first = next((index for index, line in enumerate(lines) if not line.blank), len(lines))
    last = next((index for index in range(len(lines), 0, -1) if not lines[index - 1].blank), 0)
    return lines[first:last]


def _not_understood(unclaimed: list[Line], lines: list[Line]) -> list[Doubt]:
    """One doubt for each run of lines that stand under no known label, only blank lines between them. It tells where they
    stand and not what they say: they may name persons."""
    numbers = {line.number for line in unclaimed}
    runs: list[list[int]] = [[]]
    for line in lines:
        if line.number in numbers:
            runs[-1].append(line.number)
        elif not line.blank and runs[-1]:
            runs.append([])
    return [doubt("unknown-label", "page", "", run[0], first=str(run[0]), last=str(run[-1])) for run in runs if run]


def _about_order(sections: list[Section]) -> list[Doubt]:
    """Sections expected and absent, printed more than once, or out of their usual place."""
    known = mapping().sections
    first: dict[str, Section] = {}
    count: Counter[str] = Counter()
    for section in sections:
        first.setdefault(section.code, section)
        count[section.code] += 1
    doubts = [
        doubt("section-missing", code, section=label.printed)
        for code, label in known.items()
        if label.expected and code not in first
    ]
    for code, times in count.items():
        if times > 1:
            again = [section for section in sections if section.code == code][1]
            printed = known[code].printed if code in known else first[code].label
            doubts.append(doubt("section-repeated", code, again.label, again.label_line, section=printed))
    for code in _moved([section.code for section in first.values() if section.code in known]):
        moved = first[code]
        doubts.append(doubt("section-order", code, moved.label, moved.label_line, section=known[code].printed))
    return doubts


def _moved(codes: list[str]) -> list[str]:
    """The fewest codes to take away so that the others stand in their usual order (longest increasing run)."""
    ranks = [mapping().sections[code].rank for code in codes]
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, rank in enumerate(ranks):
        place = bisect_left(tails, rank)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [rank]
        ends[place : place + 1] = [index]
    kept: set[int] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return [code for index, code in enumerate(codes) if index not in kept]
