"""What a cell means, as French spreadsheets write it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from coopatlas.exchange.drafts import State
from coopatlas.exchange.sources.generic_table import cells


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("12/03/2015", "2015-03-12"),
        ("12.3.2015", "2015-03-12"),
        ("12-03-2015", "2015-03-12"),
        ("12/03/2015 00:00", "2015-03-12"),
        ("12 mars 2015", "2015-03-12"),
        ("1er août 2015", "2015-08-01"),
        ("le 12 Mars 2015", "2015-03-12"),
        ("févr. 2015", "2015-02"),
        ("mars 2015", "2015-03"),
        ("03/2015", "2015-03"),
        ("2015", "2015"),
        ("depuis 1999", "1999"),
        ("2015-03-12", "2015-03-12"),
        ("2015-03", "2015-03"),
        ("2015-03-12 14:30", "2015-03-12"),
        ("42075", "2015-03-12"),  # the number a spreadsheet keeps for that day
    ],
)
def test_dates(written: str, date: str) -> None:
    assert cells.date(written) == date


@pytest.mark.parametrize(
    "written",
    ["31/02/2015", "12/13/2015", "12/03/15", "vers 1990", "bientôt", "1215", "3015", "0", "2012-2015", "²²²²"],
)
def test_what_is_no_date_is_not_guessed(written: str) -> None:
    assert cells.date(written) is None


@pytest.mark.parametrize(
    ("written", "amount", "currency"),
    [
        ("12500", "12500.00", ""),
        ("12 500,50", "12500.50", ""),
        ("12\u202f500,50 €", "12500.50", "EUR"),
        ("1\u00a0234\u00a0567", "1234567.00", ""),
        ("12.500,50", "12500.50", ""),
        ("1.234.567", "1234567.00", ""),
        ("1,234,567.89", "1234567.89", ""),
        ("1234.5", "1234.50", ""),
        ("€ 300", "300.00", "EUR"),
        ("12 k€", "12000.00", "EUR"),
        ("1,5 M€", "1500000.00", "EUR"),
        ("5 000 000 FCFA", "5000000.00", "CFA"),
        ("300 euros", "300.00", "EUR"),
        ("200 MAD", "200.00", "MAD"),
        ("0", "0.00", ""),
    ],
)
def test_amounts(written: str, amount: str, currency: str) -> None:
    assert cells.amount(written, {}) == (Decimal(amount), currency)


@pytest.mark.parametrize(
    "written",
    ["1.234", "-5", "environ 300", "12 50", "300 bananes", "10000000000000", "1e9", "12,3,4", "#REF!", "=2+2"],
)
def test_an_amount_that_would_be_guessed_is_not_read(written: str) -> None:
    assert cells.amount(written, {}) is None


@pytest.mark.parametrize(
    ("written", "state"),
    [
        ("", State.UNKNOWN),
        (" - ", State.UNKNOWN),
        ("?", State.UNKNOWN),
        ("Inconnu", State.UNKNOWN),
        ("n.c.", State.UNKNOWN),
        ("Néant", State.NONE),
        ("aucune", State.NONE),
        ("0", State.VALUE),
        ("Kita", State.VALUE),
    ],
)
def test_nothing_none_and_a_value_are_three_things(written: str, state: State) -> None:
    assert cells.state_of(written) == state


@pytest.mark.parametrize(
    ("written", "answer"), [("Oui", True), ("X", True), ("non", False), ("1", True), ("peut-être", None)]
)
def test_yes_or_no(written: str, answer: bool | None) -> None:
    assert cells.answer(written, {}) is answer


def test_a_cell_lists_several_things_each_once() -> None:
    assert cells.several("Eau, air | Culture;Eau, air\nSport ; -") == ("Eau, air", "Culture", "Sport")


def test_words_a_person_explained_come_before_those_everybody_uses() -> None:
    assert cells.meaning("status", "Clos", {"clos": "suspended"}) == "suspended"
