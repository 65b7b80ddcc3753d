"""The free texts, kept word for word, and a view of them as sentences for the readers of facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coopatlas.exchange.drafts import Doubt, Fact, NarrativeDraft, Span

from .doubts import doubt
from .folding import flat
from .mapping import mapping
from .page import Line, RawPage
from .people import address_doubts
from .scalars import words_of

TEXTS = ("context", "history", "objective", "description", "beneficiaries")
_FURNITURE = re.compile(r"pied de page|tous droits reserves")
# A full stop ends a sentence before a capital; "Cf.", "etc." and initials do not end one.
_SENTENCE_END = re.compile(r"(?<=[.!?…;])(?<!\b[Cc]f\.)(?<!\b[A-ZÀ-Ý]\.)\s+(?=[A-ZÀ-Ý«“\"(•–-])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a free text, with the number of its line."""

    text: str
    line: int
    section: str


def narratives(page: RawPage) -> list[NarrativeDraft]:
    """The free texts the page has, in its usual order. ``raw`` is the text as printed; ``value`` has no trailing spaces and
    single blank lines."""
    drafts = []
    for code in TEXTS:
        found = [section for section in page.occurrences(code) if section.words]
        if found:
            raw = "\n\n".join("\n".join(line.text for line in section.lines) for section in found)
            value = re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in raw.split("\n")))
            span = Span(found[0].span.first, max(section.span.last for section in found))
            drafts.append(NarrativeDraft(code, Fact.of(value, raw, span)))
    return drafts


def text_lines(page: RawPage, *codes: str) -> list[tuple[str, Line]]:
    """(section, line) for every non-blank line of the free texts."""
    return [
        (code, line)
        for code in codes or TEXTS
        for section in page.occurrences(code)
        for line in section.lines
        if not line.blank
    ]


def sentences(page: RawPage) -> Iterator[Sentence]:
    """The sentences of the free texts; none runs over a line end."""
    for code, line in text_lines(page):
        for part in _SENTENCE_END.split(line.text):
            if part.strip():
                yield Sentence(part.strip(), line.number, code)


def text_doubts(page: RawPage) -> list[Doubt]:
    """Attachments named but absent, addresses printed in the prose, pieces of page footer inside a value."""
    doubts = []
    for code, line in text_lines(page):
        lowered = flat(line.text)
        taken: list[tuple[int, int]] = []
        for pattern in mapping().attachments:
            for match in pattern.finditer(lowered):
                if not any(start < match.end() and match.start() < end for start, end in taken):
                    taken.append(match.span())
                    named = line.text[match.start() : match.end()].strip(" ,:;.")
                    doubts.append(doubt("missing-attachment", code, line.text.strip(), line.number, attachment=named))
        doubts += address_doubts(line.text, code, line.number, named=False)
        if _FURNITURE.search(lowered):
            doubts.append(doubt("page-footer", code, line.text.strip(), line.number))
    title = words_of(page, "title")
    if title.value and _FURNITURE.search(flat(title.value)):
        doubts.append(doubt("page-footer", "title", title.raw, title.span.first if title.span else None))
    return doubts
