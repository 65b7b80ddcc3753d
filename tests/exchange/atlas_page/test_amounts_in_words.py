"""An amount that cannot be read is unknown: no other column stands in for it, and empty is never zero."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from coopatlas.exchange.drafts import PartnershipDraft, State

Reader = Callable[..., PartnershipDraft]
ROW = "Commune de Fontclaire 7 250,50 2014"


@pytest.mark.parametrize(
    ("printed", "label", "raw"),
    [
        ("Autre dix mille 0 2014", "Autre", "dix mille"),
        ("Autre deux millions d'euros 0 2014", "Autre", "deux millions d'euros"),
        ("Commune de Fontclaire environ cent 0 2014", "Commune de Fontclaire", "environ cent"),
        ("Commune de Fontclaire 0 2014", "Commune de Fontclaire", "Commune de Fontclaire 0 2014"),
    ],
)
def test_the_water_share_is_not_taken_for_the_amount(read_sample: Reader, printed: str, label: str, raw: str) -> None:
    draft = read_sample((ROW, printed))
    line = draft.contributions[1]
    assert (line.label.value, line.amount.state, line.amount.value) == (label, State.UNKNOWN, None)
    assert (line.one_percent_water.value, line.year.value) == (Decimal(0), 2014)
    assert {"raw": raw} in [d.params for d in draft.doubts if d.code == "amount-unreadable"]


def test_a_number_word_in_a_name_is_no_amount(read_sample: Reader) -> None:
    line = read_sample((ROW, "Communauté des Deux Rives 7250 2014")).contributions[1]
    assert (line.label.value, line.amount.value) == ("Communauté des Deux Rives", Decimal(7250))
