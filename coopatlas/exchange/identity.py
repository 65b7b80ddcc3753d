"""What makes a record the same at re-import."""

from __future__ import annotations

from dataclasses import replace

from coopatlas.core.folding import folded
from coopatlas.exchange.matching import MatchedDraft, MatchedParty

LONGEST = 300  # characters of an identity
# What tells the records of a source apart when it does not number them.
TITLE, SIDES, TITLE_AND_PARTNER = "title", "sides", "title-and-partner"
HERE = ("lead-authority", "french-authority")
THERE = ("foreign-partner",)


def identity(matched: MatchedDraft, *, by: str = TITLE) -> str:
    """The source's own number; else both sides (a twinning is one pair of places, whatever the way it is written); else title,
    first signature and lead authority, with the partner where one title is given to several ("Jumelage")."""
    draft = matched.draft
    if draft.external_id:
        return draft.external_id[:LONGEST]
    return written(matched, by, side(matched, HERE), side(matched, THERE))


def written(matched: MatchedDraft, by: str, here: str, there: str) -> str:
    """The identity of a row without a number, given how its two sides are named."""
    draft = matched.draft
    if by == SIDES:
        return f"{here}|{there}"[:LONGEST]
    sides = f"{there}|{here}" if by == TITLE_AND_PARTNER else here
    title = folded(draft.title.value or "")[: LONGEST // 3 if by == TITLE_AND_PARTNER else 200]
    return f"{title}|{draft.first_signed_year.value or ''}|{sides}"[:LONGEST]


def may_be(matched: MatchedDraft, *, by: str = TITLE) -> set[str]:
    """Every identity that the same row may have had while one of its bodies was not recognised yet; none that would fit rows
    that say nothing."""
    told = identity(matched, by=by)
    if matched.draft.external_id:
        return {told}
    there = {side(matched, THERE)} if by == TITLE else ways(matched, THERE)
    found = {written(matched, by, one, other) for one in ways(matched, HERE) for other in there or {""}}
    return {key for key in found if len(key) < LONGEST and not key.startswith("|") and not key.endswith("|")}


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
