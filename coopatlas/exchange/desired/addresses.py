"""The readable part of a record’s address."""

from __future__ import annotations

from django.utils.text import slugify

from coopatlas.core.folding import folded
from coopatlas.exchange.matching import MatchedDraft


def slug(matched: MatchedDraft) -> str:
    """The readable part of the address: partner, then lead authority ("kayes-evry-centre-essonne")."""
    words = []
    for roles in (("foreign-partner",), ("lead-authority", "french-authority")):
        side = matched.side(*roles)
        if side:
            party = side[0].draft
            words.append(folded(party.country_name) if party.unnamed else short_name(party.name.value or ""))
    return (
        slugify(" ".join(words))[:80].strip("-")
        or slugify(matched.draft.title.value or "")[:60].strip("-")
        or "partenariat"
    )


# Words that say what kind of body it is, not which one: left out of addresses.
GENERIC = frozenset(
    folded(
        "commune urbaine rurale ville mairie municipalité communauté agglomération communes métropole conseil régional général "
        "départemental région département assemblée régionale gouvernorat province district cercle d de du des la le les l"
    ).split()
)


def short_name(name: str) -> str:
    """A body's name without the generic words it begins with: "Communauté d'agglomération d'Evry Centre Essonne" → "evry
    centre essonne"."""
    words = folded(name).split()
    while len(words) > 1 and words[0] in GENERIC:
        words.pop(0)
    return " ".join(words)
