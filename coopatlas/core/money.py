"""Money: decimal amounts with their ISO 4217 currency, summed only within one currency."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.db import models

CENTS = Decimal("0.01")


class AmountField(models.DecimalField):
    """An amount of money to the cent, up to 9,999,999,999,999.99."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs["max_digits"] = 15
        kwargs["decimal_places"] = 2
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def deconstruct(self) -> tuple[str, str, list[object], dict[str, object]]:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_digits"], kwargs["decimal_places"]
        return name, path, list(args), kwargs


def total(amounts: Iterable[Decimal]) -> Decimal:
    """Exact sum, with cents."""
    return sum(amounts, Decimal(0)).quantize(CENTS)


def as_text(amount: Decimal | None) -> str | None:
    """Decimal string with two places, as published formats write it; None stays None (unknown)."""
    return None if amount is None else str(amount.quantize(CENTS))
