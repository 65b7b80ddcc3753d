"""Action sheets inside the detailed description: a title, "Objectif de l'action :", "Description sommaire :"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from coopatlas.exchange.drafts import ActionDraft, Doubt, Fact, Span

from .doubts import doubt
from .folding import flat, visible
from .narratives import text_lines
from .page import Line, RawPage

_OBJECTIVE = re.compile(r"^\s*objectifs? de l'action\s*:?\s*")
_SUMMARY = re.compile(r"^\s*(?:description (?:sommaire|de l'action)|resume de l'action)\s*:?\s*")
_BULLET = re.compile(r"^\s*(?:[-•–*▪◦]|\d{1,2}[.)])\s+")
_TITLE_START = re.compile(
    r"^\s*(?:[-•–*▪◦]\s*)?(?:(?:fiche[- ]?)?action\s*(?:n\s?[°o]\s*)?(\d{1,3})\s*[:.–-]?\s*|(\d{1,3})\s?[/.)]\s+)?"
)
_REFERENCE = re.compile(
    r"\b(?:cf\.?|voir|confer)\s*(?:l'|les\s+|la\s+)?(?:fiche[- ])?actions?\s*(?:n\s?[°o]\s*)?"
    r"(\d{1,3}(?:\s*(?:,|et|&)\s*\d{1,3})*)"
)


@dataclass(slots=True)
class _Sheet:
    title: Line | None
    objectives: list[tuple[str, Line]] = field(default_factory=list)
    summary: list[tuple[str, Line]] = field(default_factory=list)


def actions(page: RawPage) -> tuple[list[ActionDraft], list[Doubt]]:
    """The sheets in order, and a doubt for each action that the texts point to and the page does not show."""
    lines = [line for _, line in text_lines(page, "description")]
    drafts = [_draft(sheet) for sheet in _sheets(lines)]
    shown = {draft.number for draft in drafts if draft.number is not None}
    doubts = []
    told: set[int] = set()
    for code, line in text_lines(page):
        for number in _references(line.text):
            if number not in shown | told:
                told.add(number)
                doubts.append(
                    doubt("missing-action", code, _around(line.text, number), line.number, number=str(number))
                )
    return drafts, doubts


def _sheets(lines: list[Line]) -> list[_Sheet]:
    starts = [index for index, line in enumerate(lines) if _OBJECTIVE.match(flat(line.text))]
    sheets = []
    for order, start in enumerate(starts):
        following = starts[order + 1] if order + 1 < len(starts) else len(lines) + 1
        title = lines[start - 1] if start and start - 1 not in starts else None
        sheet = _Sheet(title)
        _fill(sheet, lines[start : following - 1 if following <= len(lines) else len(lines)])
        sheets.append(sheet)
    return sheets


def _fill(sheet: _Sheet, lines: list[Line]) -> None:
    into = sheet.objectives
    for line in lines:
        text = line.text
        lowered = flat(text)
        if match := _OBJECTIVE.match(lowered):
            text = text[match.end() :]
        elif match := _SUMMARY.match(lowered):
            into, text = sheet.summary, text[match.end() :]
        if visible(text):
            into.append((visible(text), line))


def _draft(sheet: _Sheet) -> ActionDraft:
    raw = sheet.title.text.strip() if sheet.title else ""
    start = _TITLE_START.match(flat(raw))
    number = int(start.group(1) or start.group(2)) if start and (start.group(1) or start.group(2)) else None
    title = visible(raw[start.end() :] if start else raw)
    span = Span(sheet.title.number, sheet.title.number) if sheet.title else None
    summary = "\n".join(text for text, _ in sheet.summary)
    told_at = Span(sheet.summary[0][1].number, sheet.summary[-1][1].number) if sheet.summary else None
    told = "\n".join(text for text, _ in (*sheet.objectives, *sheet.summary))
    return ActionDraft(
        title=Fact.of(title, raw, span) if title else Fact(None),
        objectives=tuple(_objectives(sheet.objectives)),
        summary=Fact.of(summary, summary, told_at) if summary else Fact(None),
        references=tuple(sorted(set(_references(told)))),
        number=number,
    )


def _objectives(lines: list[tuple[str, Line]]) -> list[Fact[str]]:
    """One objective per line; where some lines have a dash, a line without one continues the objective before it."""
    dashed = any(_BULLET.match(text) for text, _ in lines)
    facts: list[Fact[str]] = []
    for text, line in lines:
        bare = _BULLET.sub("", text)
        if dashed and facts and bare == text:
            last = facts[-1]
            first = last.span.first if last.span else line.number
            facts[-1] = Fact.of(f"{last.value}\n{text}", f"{last.raw}\n{text}", Span(first, line.number))
        else:
            facts.append(Fact.of(bare, text, Span(line.number, line.number)))
    return facts


def _references(text: str) -> list[int]:
    return [int(number) for match in _REFERENCE.finditer(flat(text)) for number in re.findall(r"\d+", match.group(1))]


def _around(text: str, number: int) -> str:
    """The words that point to the action, not the whole paragraph."""
    for match in _REFERENCE.finditer(flat(text)):
        if str(number) in re.findall(r"\d+", match.group(1)):
            return text[match.start() : match.end()]
    return str(number)
