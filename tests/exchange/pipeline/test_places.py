"""Places of implementation are looked for in the country of each partner, not of the first alone."""

from __future__ import annotations

import pytest

from coopatlas.exchange.drafts import PartnershipDraft
from coopatlas.exchange.matching import MatchedDraft, Matcher
from coopatlas.exchange.sources.atlas_page import read_drafts
from coopatlas.gazetteer import Gazetteer
from tests.exchange.atlas_page.conftest import SAMPLE

TITLE = "Eau et écoles pour les communes de Tamarou, Port-Aulne et Sainte-Rive (2014-2016)"


def matched(reference: Gazetteer, *partners: str, title: str = "Eau et écoles") -> MatchedDraft:
    """The invented page with these foreign partners, looked up."""
    text = SAMPLE.read_text(encoding="utf-8").replace(TITLE, title)
    text = text.replace("Commune de Tamarou Bénin Icone d'une loupe", "\n".join(partners))
    text = text.replace("Municipalité de Port-Aulne Côte d'Ivoire Icone d'une loupe\n", "")
    (draft,) = read_drafts(text.encode(), "page.txt")
    assert isinstance(draft, PartnershipDraft)
    return Matcher(reference).match(draft)


def unplaced(found: MatchedDraft) -> list[str]:
    return [told.raw for told in found.doubts if told.code == "unmatched-place"]


def test_the_seat_of_a_second_partner_is_found_in_its_own_country(reference: Gazetteer) -> None:
    found = matched(reference, "Commune Urbaine de Kayes Mali", "Ville de Dakar Sénégal")

    assert unplaced(found) == []
    assert [(fact.value, unit.country) for fact, unit in found.places] == [("Kayes", "ML"), ("Dakar", "SN")]


def test_a_place_of_the_title_may_lie_in_the_country_of_any_partner(reference: Gazetteer) -> None:
    partners = ("Commune Urbaine de Kayes Mali", "Ville de Dakar Sénégal")
    found = matched(reference, *partners, title="Eau pour la commune de Kayes et la ville de Dakar")

    assert unplaced(found) == []
    assert [unit.country for _, unit in found.places] == ["ML", "SN"]


@pytest.mark.parametrize("place", ["Nullepartkoro", "Dakar"])
def test_a_place_that_is_in_no_partner_country_is_doubted(reference: Gazetteer, place: str) -> None:
    found = matched(reference, "Commune Urbaine de Kayes Mali", f"Commune de {place} Mali")

    assert unplaced(found) == [place]
