"""The funding table: one contribution per row, as printed, with what is doubtful about it."""

from __future__ import annotations

from decimal import Decimal

from coopatlas.exchange.drafts import ContributionDraft, Doubt, Fact, PartyDraft, Severity, State

from .doubts import doubt, softened
from .folding import fold
from .funders import KnownNames, about_funders, funders_of
from .funding_rows import Cells, cells_of, writes_plain_numbers
from .named_persons import PERSON, about_person, without_persons
from .page import RawPage
from .parties import names_of
from .tables import Row, empty_table, repeated_headers, repeated_rows, table
from .values import parse_year

ROUNDING = Decimal("0.01")  # instalments of one grant that differ by less than this share differ by rounding


def contributions(page: RawPage, parties: list[PartyDraft]) -> tuple[list[ContributionDraft], State, list[Doubt]]:
    """The rows in order. The years are checked against the rest of the page by :mod:`.dating`."""
    found = table(page, "funding")
    doubts = [*empty_table(found, "contributions", page), *repeated_headers(found, "funding", "contributions")]
    doubts += repeated_rows(found, "contributions")
    plain = writes_plain_numbers(found.rows)
    known = KnownNames.of(parties)
    names = names_of(parties)
    drafts: list[ContributionDraft] = []
    for row in found.rows:
        cells = cells_of(row, names, plain)
        cut = page.truncated and row.line.number == page.last_line
        draft, about = _contribution(row, cells, known, f"contributions[{len(drafts)}]", cut)
        drafts.append(draft)
        doubts += about
    doubts += _unequal_instalments(drafts)
    return drafts, found.state, doubts


def _contribution(
    row: Row, cells: Cells, known: KnownNames, where: str, cut: bool
) -> tuple[ContributionDraft, list[Doubt]]:
    """One row. ``cut``: the file breaks off on this row, so a last number that no year follows may lack digits."""
    line = row.line.number
    written = without_persons(cells.label)
    named = written != cells.label
    bodies = ", ".join(part for part in written.split(", ") if part != PERSON) if named else written
    found = funders_of(bodies, known)
    doubts = about_funders(bodies, found, f"{where}.label", line)
    if named:
        doubts.append(about_person(f"{where}.label", line))
    if cells.guessed:
        doubts.append(doubt("reading-order", where, "" if named else row.text, line))
    amount: Fact[Decimal] = Fact(None, State.UNKNOWN, cells.amount, row.span)
    if cells.amount_value is not None and not (cut and not cells.year and not cells.water):
        amount = Fact.of(cells.amount_value.amount, cells.amount, row.span)
    else:
        words = cells.amount or (written if named else row.text)
        doubts.append(doubt("amount-unreadable", f"{where}.amount", words, line, raw=words))
    water: Fact[Decimal] = Fact(None, State.UNKNOWN, cells.water, row.span if cells.water else None)
    if cells.water_value is not None and not (cut and not cells.year):
        water = Fact.of(cells.water_value.amount, cells.water, row.span)
    elif cells.water:
        doubts.append(doubt("amount-unreadable", f"{where}.one_percent_water", cells.water, line, raw=cells.water))
    year = parse_year(cells.year)
    year_fact: Fact[int] = Fact(None, State.UNKNOWN, cells.year, row.span)
    if year is not None:
        year_fact = Fact.of(year, cells.year, row.span)
    else:
        doubts.append(doubt("year-unreadable", f"{where}.year", cells.year, line, raw=cells.year))
    currency = (cells.amount_value.currency if cells.amount_value else "") or "EUR"
    if currency != "EUR":  # the column is headed "Montant en euros": the two cannot both be right
        told = doubt("amount-unreadable", f"{where}.amount", cells.amount, line, raw=cells.amount)
        doubts.append(softened(told, Severity.DOUBT))
    label: Fact[str] = Fact(None, State.UNKNOWN, "", row.span)
    if written:
        label = Fact.of(written, written, row.span)
    return ContributionDraft(label, found.names, amount, year_fact, water, currency), doubts


def _unequal_instalments(drafts: list[ContributionDraft]) -> list[Doubt]:
    """Notes where one yearly instalment of a funder differs from its other, equal ones by no more than rounding."""
    by_funder: dict[str, list[int]] = {}
    for index, draft in enumerate(drafts):
        if draft.amount.value is not None and draft.year.value is not None and draft.label.value:
            by_funder.setdefault(fold(draft.label.value), []).append(index)
    doubts = []
    for indexes in by_funder.values():
        amounts = [drafts[index].amount.value or Decimal(0) for index in indexes]
        usual = max(set(amounts), key=amounts.count)
        odd = [index for index, amount in zip(indexes, amounts, strict=True) if amount != usual]
        if len(indexes) < 3 or len(odd) != 1 or len({drafts[index].year.value for index in indexes}) != len(indexes):
            continue
        draft = drafts[odd[0]]
        amount = draft.amount.value or Decimal(0)
        if usual and abs(amount - usual) <= usual * ROUNDING:
            line = draft.amount.span.first if draft.amount.span else None
            told = {"amount": _shown(amount), "usual": _shown(usual)}
            where = f"contributions[{odd[0]}].amount"
            doubts.append(doubt("unequal-instalment", where, draft.amount.raw, line, **told))
    return doubts


def _shown(amount: Decimal) -> str:
    """An amount as French readers write it: narrow no-break spaces, decimal comma, no useless zeros."""
    text = f"{amount:,.2f}".removesuffix(".00")
    return text.replace(",", "\u202f").replace(".", ",")
