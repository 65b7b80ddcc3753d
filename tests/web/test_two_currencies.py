"""Money in two currencies: nothing is added across them, and the euro is told first when both are used as much."""

from __future__ import annotations

from decimal import Decimal

import pytest

from coopatlas.catalogue.assembly.money import total_record
from coopatlas.funding.models import Contribution

EUROS = Contribution(amount=Decimal(900_000), currency="EUR")
FRANCS = Contribution(amount=Decimal(1_000), currency="XOF")


@pytest.mark.parametrize("lines", [(EUROS, FRANCS), (FRANCS, EUROS)])
def test_the_euro_is_told_first_of_two_currencies_used_as_much(lines: tuple[Contribution, ...]) -> None:
    total = total_record(lines, shared=False)
    assert total is not None
    assert (total.amount, total.currency, total.lines) == (Decimal(900_000), "EUR", 1)
    assert len(total.left_out) == 1


def test_the_currency_of_most_lines_is_told() -> None:
    total = total_record((FRANCS, EUROS, FRANCS), shared=False)
    assert total is not None
    assert (total.amount, total.currency, total.lines) == (Decimal(2_000), "XOF", 2)
