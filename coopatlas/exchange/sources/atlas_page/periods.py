"""Historical periods told by the history ("Une période de transition, en 1998 et 1999, …")."""

from __future__ import annotations

import re

from coopatlas.exchange.drafts import Doubt, Fact, PeriodDraft, Span

from .doubts import doubt
from .folding import flat, visible
from .narratives import text_lines
from .page import RawPage
from .values import NUMBERS

_YEAR = r"((?:19|20)\d\d)"
_RANGES = (
    re.compile(rf"\b(?:depuis|a partir de|a compter de)\s+(?:l'annee\s+)?{_YEAR}(?:\s?[-–/]\s?{_YEAR})?"),
    re.compile(rf"\b(?:de|entre|du|des annees|d'|en)\s*{_YEAR}\s*(?:a|et|-|–|jusqu'(?:a|en))\s*{_YEAR}"),
    re.compile(rf"\(?\b{_YEAR}\s?[-–/]\s?{_YEAR}\)?"),
    re.compile(rf"\b(?:en|l'annee)\s+{_YEAR}\b"),
)
_PERIOD = re.compile(
    r"^\s*(?:[-•–*▪◦]|\d{1,2}\s?[/.)])?\s*(?:(?:une|la|puis une|puis la)\s+)?(?:\w+\s+)?"
    r"(?:periode|phase|etape)\s+(?:dite\s+)?(?P<of>de\s+la\s+|de\s+l'|de\s+|du\s+|d')?"
)
_OF_AGAIN = re.compile(r"\b(et|ou)\s+(?:de\s+la\s+|de\s+l['’]\s?|des\s+|de\s+|du\s+|d['’]\s?)", re.IGNORECASE)
_ANNOUNCED = re.compile(rf"\b({'|'.join(NUMBERS)}|\d{{1,2}})\s+(?:grandes\s+)?(?:periodes|phases|etapes)\b")
_FAR = 120  # characters: a year further from the period's name belongs to its story


def periods(page: RawPage) -> tuple[list[PeriodDraft], list[Doubt]]:
    """The periods in order; a doubt when the text announces another number of them."""
    drafts: list[PeriodDraft] = []
    announced: tuple[int, int, str] | None = None
    for _, line in text_lines(page, "history", "context"):
        lowered = flat(line.text)
        draft = _period(line.text, lowered, line.number)
        if draft is not None:
            drafts.append(draft)
        elif (told := _ANNOUNCED.search(lowered)) and announced is None:
            word = told.group(1)
            announced = (NUMBERS.get(word) or int(word), line.number, line.text.strip())
    if announced and drafts and announced[0] != len(drafts):
        count, where, raw = announced
        about = doubt("count-contradiction", "periods", raw, where, announced=str(count), listed=str(len(drafts)))
        return drafts, [about]
    return drafts, []


def _period(text: str, lowered: str, number: int) -> PeriodDraft | None:
    start = _PERIOD.match(lowered)
    if start is None:
        return None
    after = start.end() - 3
    found = [(m.start(), order, m) for order, pattern in enumerate(_RANGES) if (m := pattern.search(lowered, after))]
    if not found:
        return None
    _, order, match = min(found, key=lambda item: item[:2])
    if match.start() > start.end() + _FAR:
        return None
    title = visible(text[start.end() : match.start()]).strip(" ,;:(–-")
    if start["of"]:  # "de travaux et d'essais" without its first "de" goes without the second
        title = _OF_AGAIN.sub(r"\1 ", title)
    first = int(match.group(1))
    second = int(match.group(2)) if (match.lastindex or 0) >= 2 and match.group(2) else None
    fact = Fact.of(visible(text).lstrip("•-–*▪◦ "), text.strip(), Span(number, number))
    if order == 0:
        return PeriodDraft(first, None, title, fact, second)
    return PeriodDraft(first, first if second is None else second, title, fact)
