"""Who takes part, on which themes, where."""

from __future__ import annotations

from coopatlas.core.folding import folded
from coopatlas.exchange.desired.rows import Paths, Resolved, Row
from coopatlas.exchange.matching import MatchedDraft, MatchedParty
from coopatlas.partnerships.models import PartnershipPlace, PartnershipTheme, Party
from coopatlas.vocabularies.models import Term


def parties(matched: MatchedDraft, resolved: Resolved, paths: Paths) -> list[Row]:
    """Every body with its role, and the diplomatic post that follows the partnership."""
    rows = []
    for position, party in enumerate(matched.parties):
        organisation = resolved.organisations.get(party.unit.key) if party.unit else None
        rows.append(
            Row(
                paths("party", party.draft.role, party.draft.name.value),
                Party,
                {
                    "role": party.draft.role,
                    "as_signed": party.draft.name.value,
                    "organisation": organisation,
                    "country_id": party.country or None,
                    "acting_for": party.draft.acting_for,
                    "place_name": party.draft.place_name or elsewhere(party),
                    "position": position,
                },
                shown=f"parties[{position}]",
                facts={"as_signed": party.draft.name},
            )
        )
    if matched.draft.post_name.value:
        organisation = resolved.organisations.get(matched.post.key) if matched.post else None
        rows.append(
            Row(
                paths("party", "diplomatic-post"),
                Party,
                {
                    "role": "diplomatic-post",
                    "as_signed": matched.draft.post_name.value,
                    "organisation": organisation,
                    "country_id": "FR",
                    "acting_for": "",
                    "place_name": "",
                    "position": len(matched.parties),
                },
                shown="post",
                facts={"as_signed": matched.draft.post_name},
            )
        )
    return rows


def elsewhere(party: MatchedParty) -> str:
    """The country the source puts a body in, when it is not the body's own ("CDANE – Mali")."""
    told = party.draft.country_name
    return told if party.unit is not None and told and party.country != party.unit.country else ""


def themes(matched: MatchedDraft, resolved: Resolved, paths: Paths) -> list[Row]:
    """Themes, each tied to the deepest term the vocabulary knows."""
    rows = []
    for position, theme in enumerate(matched.draft.themes):
        levels = tuple(level.value or "" for level in theme.levels)
        rows.append(
            Row(
                paths("theme", *levels),
                PartnershipTheme,
                {
                    "term": deepest(levels, resolved),
                    "as_written": " > ".join(levels),
                    "main": theme.main,
                    "priority": int(theme.priority) if theme.priority.isdigit() else None,
                    "position": position,
                },
                shown=f"themes[{position}]",
                facts={f"level{n}": level for n, level in enumerate(theme.levels, 1)},
            )
        )
    return rows


def deepest(levels: tuple[str, ...], resolved: Resolved) -> Term | None:
    """The term of the deepest level the vocabulary knows."""
    for depth in range(len(levels), 0, -1):
        term = resolved.themes.get(tuple(folded(level) for level in levels[:depth]))
        if term is not None:
            return term
    return None


def places(matched: MatchedDraft, resolved: Resolved, paths: Paths) -> list[Row]:
    return [
        Row(
            paths("place", unit.key),
            PartnershipPlace,
            {"place": resolved.places[unit.key], "as_written": fact.value, "position": position},
            shown=f"places[{position}]",
            facts={"name": fact},
        )
        for position, (fact, unit) in enumerate(matched.places)
    ]
