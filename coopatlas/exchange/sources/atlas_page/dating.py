"""Dates that contradict one another: years of the money, year of the grant, status, end, three-year period."""

from __future__ import annotations

import re
from dataclasses import replace

from coopatlas.exchange.drafts import CofundingDraft, ContributionDraft, Doubt, Fact, Span

from .doubts import doubt
from .folding import fold

TEMPLATE_YEAR = 2013  # printed by every footer of the old Atlas: no page is older
TRIENNIUM = 3  # years of a triennial grant
_PERIOD = re.compile(r"\b((?:19|20)\d\d)\s?[-–/àa]\s?((?:19|20)\d\d)\b")


def check_years(
    contributions: list[ContributionDraft], cofundings: list[CofundingDraft], title: Fact[str], triennial: Fact[bool]
) -> tuple[list[ContributionDraft], list[Doubt]]:
    """The old Atlas dated the instalments of a grant from the partnership's first year, not from the grant's.

    When the ministry's instalments (else all lines) leave the grant's year out, the lines too far from it are doubted. When
    they hold it but begin before it, the instalments themselves are.
    """
    granted = [cofunding.year.value for cofunding in cofundings if cofunding.year.value]
    period = _PERIOD.search(title.value or "")
    first_granted = min(granted) if granted else int(period.group(1)) if period else None
    dated = [index for index, line in enumerate(contributions) if line.year.value is not None]
    ministry = [index for index in dated if _is_ministry(contributions[index].label.value or "")]
    judged = ministry or dated
    if first_granted is None or not judged:
        return contributions, []
    years = [contributions[index].year.value or 0 for index in judged]
    allowed = granted or [first_granted]
    inside = any(min(years) <= year <= max(years) for year in allowed)
    if inside and (min(years) >= first_granted or not ministry):
        return contributions, []
    worst = min(judged, key=lambda index: contributions[index].year.value or 0)
    raw = contributions[worst].year
    grant = str(first_granted)
    if inside and triennial.value:
        grant = f"{first_granted}–{first_granted + TRIENNIUM - 1}"
    first, last = str(min(years)), str(max(years))
    field = f"contributions[{worst}].year"
    told = doubt("year-contradiction", field, raw.raw, _line(raw.span), first=first, last=last, year=grant)
    if inside:  # the whole series is one grant, told from the partnership's first year
        shifted = [
            replace(line, year_doubted=True) if index in judged else line for index, line in enumerate(contributions)
        ]
        return shifted, [told]
    last_granted = max(granted) if granted else int(period.group(2)) if period else first_granted
    doubted = [
        replace(line, year_doubted=True)
        if line.year.value is not None and not first_granted - 1 <= line.year.value <= last_granted + TRIENNIUM
        else line
        for line in contributions
    ]
    return doubted, [told]


def check_end(
    status: Fact[str],
    start: Fact[int],
    end: Fact[str],
    triennial: Fact[bool],
    cofundings: list[CofundingDraft],
    source_year: int | None,
) -> list[Doubt]:
    """An ended partnership without a date, a current one without end for three years or more, an end after the triennium."""
    doubts = []
    if status.value == "ended" and end.value is None and not end.raw:
        doubts.append(doubt("ended-without-date", "end_date", status.raw, _line(status.span)))
    now = max(source_year or 0, TEMPLATE_YEAR)
    if status.value == "current" and not end.raw and start.value is not None and now - start.value >= TRIENNIUM:
        doubts.append(doubt("current-for-long", "status", status.raw, _line(status.span), year=str(start.value)))
    if end.value and start.value and int(end.value[:4]) < start.value:
        told = doubt("end-before-start", "end_date", end.raw, _line(end.span), start=str(start.value), end=end.value)
        doubts.append(told)
    granted = [cofunding.year.value for cofunding in cofundings if cofunding.year.value]
    if triennial.value and end.value and granted:
        last = max(granted) + TRIENNIUM - 1
        if int(end.value[:4]) > last:
            first = str(max(granted))
            line = _line(end.span)
            doubts.append(
                doubt("end-after-triennial", "end_date", end.raw, line, end=end.value, first=first, last=str(last))
            )
    return doubts


def _is_ministry(label: str) -> bool:
    return fold(label).startswith(("ministere", "mae", "meae"))


def _line(span: Span | None) -> int | None:
    return span.first if span else None
