"""A funder that may be several bodies, and that nobody recognises, is doubted; a long name of one body is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coopatlas.exchange.drafts import ContributionDraft, PartnershipDraft
from coopatlas.exchange.matching import Matcher
from coopatlas.gazetteer import Gazetteer


def doubted(reference: Gazetteer, draft: PartnershipDraft, funder: str) -> list[str]:
    line: ContributionDraft = replace(draft.contributions[0], funders=(funder,))
    found = Matcher(reference).match(replace(draft, contributions=(line,)))
    return [told.raw for told in found.doubts if told.field.endswith(".funders")]


@pytest.mark.parametrize(
    "funder", ["Ville de Lyon, Région de Ségou", "Ville de Lyon, Commune Urbaine de Kayes, Région de Ségou"]
)
def test_several_bodies_in_one_funder_are_doubted(
    reference: Gazetteer, sample_draft: PartnershipDraft, funder: str
) -> None:
    assert doubted(reference, sample_draft, funder) == [funder]


@pytest.mark.parametrize("funder", ["Ville de Lyon", "Agence imaginaire de l'eau Ambre, Sources et Rivières"])
def test_one_body_is_not(reference: Gazetteer, sample_draft: PartnershipDraft, funder: str) -> None:
    assert doubted(reference, sample_draft, funder) == []
