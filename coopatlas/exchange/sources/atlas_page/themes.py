"""The main theme (three labels) and the table of other themes."""

from __future__ import annotations

import re

from coopatlas.exchange.drafts import Doubt, Fact, State, ThemeDraft

from .doubts import doubt
from .folding import flat
from .mapping import mapping
from .page import RawPage
from .scalars import words_of
from .tables import Row, empty_table, repeated_rows, table

_PRIORITY = re.compile(r"\s+(\d{1,2}|oui|non|principale?|secondaire|haute|moyenne|basse)$", re.IGNORECASE)


def themes(page: RawPage) -> tuple[list[ThemeDraft], State, list[Doubt]]:
    """The main theme first, then the others; the state is that of the table of other themes."""
    levels = [words_of(page, code) for code in ("theme-1", "theme-2", "theme-3")]
    given = tuple(level for level in levels if level.value)
    drafts = [ThemeDraft(given, main=True)] if given else []
    found = table(page, "other-themes")
    doubts = empty_table(found, "other_themes", page) + repeated_rows(found, "other_themes")
    for row in found.rows:
        draft, certain = _other(row)
        if not certain:
            doubts.append(doubt("reading-order", f"themes[{len(drafts)}]", row.text, row.line.number))
        drafts.append(draft)
    doubts += _further_pages(page)
    return drafts, found.state, doubts


def _other(row: Row) -> tuple[ThemeDraft, bool]:
    """A row of other themes. In text its levels run together: they are cut where attested labels end."""
    if row.cells is not None and len(row.cells) >= 3:
        levels, priority = row.cells[:3], row.cells[3] if len(row.cells) > 3 else ""
        return ThemeDraft(tuple(Fact.of(cell, cell, row.span) for cell in levels if cell), False, priority), True
    text, priority = row.text, ""
    if match := _PRIORITY.search(text):
        text, priority = text[: match.start()], match.group(1)
    parts: list[str] = []
    rest = text
    while rest:
        known = max((theme for theme in mapping().themes if flat(rest).startswith(flat(theme))), key=len, default="")
        if not known:
            break
        parts.append(rest[: len(known)])
        rest = rest[len(known) :].lstrip()
    if rest:
        parts.append(rest)
    certain = bool(parts) and (not rest or len(parts) == 1)
    return ThemeDraft(tuple(Fact.of(part, row.text, row.span) for part in parts), False, priority), certain and not rest


def _further_pages(page: RawPage) -> list[Doubt]:
    """A pager that counts more than one page: the saved file holds only the first rows of the table."""
    doubts = []
    for section in page.furniture:
        if section.code == "pager" and re.search(r"\b(?:[2-9]|\d{2,})\b", section.label):
            doubts.append(doubt("truncated-page", "other_themes", section.label, section.label_line))
    return doubts
