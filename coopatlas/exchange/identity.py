"""What makes a record the same at re-import."""

from __future__ import annotations

from coopatlas.core.folding import folded
from coopatlas.exchange.matching import MatchedDraft, MatchedParty

HERE = ("lead-authority", "french-authority")
THERE = ("foreign-partner",)


def identity(matched: MatchedDraft, *, by_parties: bool = False) -> str:
    """The source's own number; else both sides (``by_parties``: a twinning is one pair of places, whatever the way it is
    written); else title, first signature and lead authority."""
    draft = matched.draft
    if draft.external_id:
        return draft.external_id[:300]
    lead = side(matched, HERE)
    if by_parties:
        return f"{lead}|{side(matched, THERE)}"[:300]
    return f"{folded(draft.title.value or '')[:200]}|{draft.first_signed_year.value or ''}|{lead}"[:300]


def side(matched: MatchedDraft, roles: tuple[str, ...]) -> str:
    """The first body of one side: its reference key, else its name."""
    parties = matched.side(*roles)
    return named(parties[0]) if parties else ""


def named(party: MatchedParty) -> str:
    return party.unit.key if party.unit else f"{party.country}:{folded(party.draft.name.value or '')}"
