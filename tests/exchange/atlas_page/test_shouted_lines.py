"""Sentences in capitals: their words are no acronyms, and no anomaly prints the name that one of them may be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coopatlas.exchange.drafts import PartnershipDraft

from .showing import shown

Reader = Callable[..., PartnershipDraft]
LINE = "Le Val d'Ambre et la côte de Tamarou échangent depuis longtemps."


def acronyms(draft: PartnershipDraft) -> list[str]:
    return [doubt.params["acronym"] for doubt in draft.doubts if doubt.code == "unexpanded-acronym"]


@pytest.mark.parametrize(
    "line",
    [
        "LA CELLULE EST DIRIGÉE PAR MOUSSA ZORBLAX, coordinateur des actions.",
        "MOUSSA ZORBLAX y vit depuis longtemps.",
        "L'AGENT MOUSSA ZORBLAX Y VIT, dit-on.",
    ],
)
def test_no_anomaly_prints_a_word_of_a_name_in_capitals(read_sample: Reader, line: str) -> None:
    draft = read_sample((LINE, line))

    assert {"MOUSSA", "ZORBLAX"} & set(acronyms(draft)) == set()


def test_a_name_told_in_capitals_is_masked(read_sample: Reader) -> None:
    draft = read_sample((LINE, "LA CELLULE EST DIRIGÉE PAR MOUSSA ZORBLAX, coordinateur des actions."))

    assert "zorblax" not in shown(draft).casefold()


def test_an_acronym_by_itself_is_still_told(read_sample: Reader) -> None:
    assert "ZORB" in acronyms(read_sample((LINE, "Le ZORB suit les travaux.")))
