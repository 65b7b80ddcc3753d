"""Years, dates and amounts as French pages write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from coopatlas.exchange.sources.atlas_page.values import Money, parse_amount, parse_date, parse_year


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("633500", "633500"),
        ("633 500", "633500"),
        ("633\u00a0500", "633500"),
        ("1\u202f633\u202f500", "1633500"),
        ("633.500,00", "633500.00"),
        ("633.500", "633500"),
        ("633 500,50", "633500.50"),
        ("633,5", "633.5"),
        ("12.50", "12.50"),
        ("1'250'000", "1250000"),
        ("1,234,567.89", "1234567.89"),
        ("0", "0"),
    ],
)
def test_amounts(text: str, amount: str) -> None:
    assert parse_amount(text) == Money(Decimal(amount))


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("633 500,50 €", Money(Decimal("633500.50"), "EUR")),
        ("25000 euros", Money(Decimal(25000), "EUR")),
        ("25000euros", Money(Decimal(25000), "EUR")),
        ("16 000 000 F CFA", Money(Decimal(16000000), "XOF")),
        ("$1200", Money(Decimal(1200), "USD")),
    ],
)
def test_amounts_with_their_currency(text: str, money: Money) -> None:
    assert parse_amount(text) == money


@pytest.mark.parametrize(
    "text",
    [
        "",
        "n.c.",
        "-25000",
        "−5",
        "1e309",
        "12,500",
        "1 2 3",
        "63 3500",
        "10 000 000 000 000",
        "٢٥",
        "25 000 ou 30 000",
        "NaN",
        "Infinity",
    ],
)
def test_amounts_that_cannot_be_trusted(text: str) -> None:
    assert parse_amount(text) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("30/09/2013", "2013-09-30"),
        ("1/2/2013", "2013-02-01"),
        ("30 septembre 2013", "2013-09-30"),
        ("1er août 2013", "2013-08-01"),
        ("septembre 2013", "2013-09"),
        ("SEPTEMBRE 2013", "2013-09"),
        ("09/2013", "2013-09"),
        ("2013", "2013"),
        ("2013-09-30", "2013-09-30"),
        (" 30/09/2013 ", "2013-09-30"),
        ("29/02/2012", "2012-02-29"),
    ],
)
def test_dates(text: str, date: str) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize(
    "text", ["31/02/2013", "29/02/2013", "00/01/2013", "12/13/2013", "30/09/13", "30/09/0000", "hier", "", "13/2013"]
)
def test_dates_that_do_not_exist(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(("text", "year"), [("1990", 1990), (" 2009 ", 2009), ("2013.", 2013)])
def test_years(text: str, year: int) -> None:
    assert parse_year(text) == year


@pytest.mark.parametrize("text", ["0", "90", "199", "19X0", "9999", "1990-1992", "vers 1990", ""])
def test_years_that_cannot_be_read(text: str) -> None:
    assert parse_year(text) is None
