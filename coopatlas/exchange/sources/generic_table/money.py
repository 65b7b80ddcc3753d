"""The money lines of a row: amount, currency, year and funder, as many times as the table has columns for them."""

from __future__ import annotations

from coopatlas.exchange.drafts import ContributionDraft, Fact, State
from coopatlas.exchange.sources.generic_table import cells
from coopatlas.exchange.sources.generic_table.columns import MONEY, Column
from coopatlas.exchange.sources.generic_table.row import Row

UNNAMED = "Financeur non précisé"
CFA = "CFA"
CENTRAL_AFRICA = {"CM", "CF", "TD", "CG", "GQ", "GA"}  # members of the BEAC: their CFA franc is XAF, the others' XOF


def contributions(row: Row, zone: str) -> tuple[tuple[ContributionDraft, ...], State]:
    """The lines in the order of the columns, ``zone`` being the ISO code of the country; NONE when the table says that there
    is no money."""
    groups: dict[str, dict[str, Column]] = {}
    for column in row.laid.columns:
        if column.field in MONEY:
            known = groups.setdefault(column.group, {})
            if column.field not in known or not row.read(known[column.field]):
                known[column.field] = column
    shared = {code: column for code, column in groups.get("", {}).items() if code in {"currency", "funder"}}
    groups = {name: {**shared, **group} if name.startswith("year-") else group for name, group in groups.items()}
    lines = [line for group in groups.values() if (line := line_of(row, group, zone)) is not None]
    told = [cells.state_of(row.read(group["amount"])) for group in groups.values() if "amount" in group]
    none = not lines and State.NONE in told and State.VALUE not in told
    return tuple(lines), State.NONE if none else State.UNKNOWN


def line_of(row: Row, group: dict[str, Column], zone: str) -> ContributionDraft | None:
    """One money line; None when the row says nothing of an amount."""
    text = row.read(group["amount"]) if "amount" in group else ""
    if cells.state_of(text) != State.VALUE:
        return None
    found = cells.amount(text, row.laid.map.values.get("currency", {}))
    currency = currency_of(row, group, found[1] if found else "", zone)
    if found is None or not currency:
        row.doubt("amount-unreadable", "contributions", text, raw=text)
    label = " ".join(row.read(group["funder"]).split()) if "funder" in group else ""
    named = cells.state_of(label) == State.VALUE
    funders = cells.several(row.read(group["funder"])) if named else ()
    readable = found is not None and bool(currency)
    return ContributionDraft(
        label=Fact.of(label, label, row.span) if named else Fact(UNNAMED, State.VALUE, "", None),
        funders=tuple(" ".join(name.split()) for name in funders),
        amount=Fact.of(found[0], text, row.span) if found and readable else Fact(None, State.UNKNOWN, text, row.span),
        year=year_of(row, group),
        one_percent_water=Fact(None),
        currency=currency or "EUR",
    )


def currency_of(row: Row, group: dict[str, Column], beside: str, zone: str) -> str:
    """ISO code: written beside the amount, else in its column, else euros. "" when nobody knows the word."""
    told = beside
    if not told and "currency" in group and cells.state_of(row.read(group["currency"])) == State.VALUE:
        told = cells.currency_of(row.read(group["currency"]), {})
        if not told:
            return ""
    if told == CFA:
        return "XAF" if zone in CENTRAL_AFRICA else "XOF"
    return told or "EUR"


def year_of(row: Row, group: dict[str, Column]) -> Fact[int]:
    """The year of the amount: its column, else the heading ("Montant 2023")."""
    if "amount_year" in group:
        text = row.read(group["amount_year"])
        if cells.state_of(text) == State.VALUE:
            date = cells.date(text)
            if date is None:
                row.doubt("year-unreadable", "contributions", text, raw=text)
                return Fact(None, State.UNKNOWN, text, row.span)
            return Fact.of(int(date[:4]), text, row.span)
    year = group["amount"].year
    return Fact.of(int(year), group["amount"].heading, row.span) if year else Fact(None)
