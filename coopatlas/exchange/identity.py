"""What makes a record the same at re-import."""

from __future__ import annotations

from dataclasses import replace

from coopatlas.core.folding import folded
from coopatlas.exchange.matching import MatchedDraft, MatchedParty

LONGEST = 300  # characters of an identity
HERE = ("lead-authority", "french-authority")
THERE = ("foreign-partner",)


def identity(matched: MatchedDraft, *, by_parties: bool = False) -> str:
    """The source's own number; else both sides (``by_parties``: a twinning is one pair of places, whatever the way it is
    written); else title, first signature and lead authority."""
    draft = matched.draft
    if draft.external_id:
        return draft.external_id[:LONGEST]
    lead = side(matched, HERE)
    if by_parties:
        return f"{lead}|{side(matched, THERE)}"[:LONGEST]
    return f"{folded(draft.title.value or '')[:200]}|{draft.first_signed_year.value or ''}|{lead}"[:LONGEST]


def may_be(matched: MatchedDraft, *, by_parties: bool = False) -> set[str]:
    """Every identity that the same row may have had while one of its bodies was not recognised yet; none that would fit rows
    that say nothing."""
    draft = matched.draft
    told = identity(matched, by_parties=by_parties)
    if draft.external_id:
        return {told}
    if by_parties:
        sides = [ways(matched, roles) for roles in (HERE, THERE)]
        found = {f"{here}|{there}"[:LONGEST] for here in sides[0] for there in sides[1]}
    else:
        head = told.rpartition("|")[0] if len(told) < LONGEST else ""
        found = {f"{head}|{lead}" for lead in ways(matched, HERE)}
    return {key for key in found if not key.startswith("|") and not key.endswith("|")}


def ways(matched: MatchedDraft, roles: tuple[str, ...]) -> set[str]:
    """How the first body of one side is named: recognised, and not."""
    parties = matched.side(*roles)
    return {named(parties[0]), named(replace(parties[0], unit=None))} if parties else set()


def side(matched: MatchedDraft, roles: tuple[str, ...]) -> str:
    """The first body of one side: its reference key, else its name."""
    parties = matched.side(*roles)
    return named(parties[0]) if parties else ""


def named(party: MatchedParty) -> str:
    return party.unit.key if party.unit else f"{party.country}:{folded(party.draft.name.value or '')}"
