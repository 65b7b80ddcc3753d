"""A page without its title is refused with the heading to add, in words."""

from __future__ import annotations

import pytest

from coopatlas.exchange.drafts import Refusal
from coopatlas.exchange.sources.atlas_page import read_drafts

TITLE = "Titre\nEau et écoles pour les communes de Tamarou, Port-Aulne et Sainte-Rive (2014-2016)\n"


@pytest.mark.parametrize(("instead", "what", "line"), [("", "est absente", 1), ("Titre\n", "est vide", 14)])
def test_the_missing_heading_is_named(sample: str, instead: str, what: str, line: int) -> None:
    (refusal,) = read_drafts(sample.replace(TITLE, instead).encode(), "page")
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.line) == ("title-missing", line)
    assert f"« Titre » {what}" in refusal.message.replace("\u202f", " ")
    assert "une ligne « Titre »" in refusal.remedy.replace("\u202f", " ")
