"""Dates, numbers and amounts as each language writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from coopatlas.catalogue.wording import date_in_words, money, number


@pytest.mark.parametrize(
    ("iso", "language", "words"),
    [
        ("2013-09-30", "fr", "30 septembre 2013"),
        ("2013-09-30", "en", "30 September 2013"),
        ("2016-01-01", "fr", "1er janvier 2016"),
        ("2016-01-01", "en", "1 January 2016"),
        ("2009-02", "en", "February 2009"),
        ("1990", "en", "1990"),
        ("", "en", ""),
    ],
)
def test_a_partial_date_in_words(iso: str, language: str, words: str) -> None:
    assert date_in_words(iso, language) == words


@pytest.mark.parametrize(
    ("amount", "currency", "language", "words"),
    [
        ("853050", "EUR", "fr", "853\u202f050\u202f€"),
        ("853050", "EUR", "en", "€853,050"),
        ("12.5", "EUR", "en", "€12.50"),
        ("6500000", "XOF", "en", "F\u202fCFA\u202f6,500,000"),
        ("12.5", "MAD", "en", "MAD\u202f12.50"),
    ],
)
def test_an_amount_in_words(amount: str, currency: str, language: str, words: str) -> None:
    assert money(Decimal(amount), currency, language) == words


def test_a_number_groups_its_figures_the_english_way() -> None:
    assert number(111000, "en") == "111,000"
