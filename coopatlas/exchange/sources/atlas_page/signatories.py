"""Who signed: "entre A et B", "les deux Régions partenaires (A et B)", "entre les deux collectivités"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coopatlas.exchange.drafts import PartyDraft

from .bodies import SIDES, distinctive, spoken_of
from .folding import fold

_BOTH = r"les deux (?:collectivites|regions|communes|villes|departements|partenaires|parties|territoires)"
_TWO_BODIES = re.compile(rf"\b(?:entre\s+)?{_BOTH}(?:\s+partenaires)?\b(?:\s*\((?P<named>[^()]+?)\))?")
_BETWEEN = re.compile(
    r"\bentre\s+(?P<one>[^.;:()]{2,80}?(?:\s*\([^()]{2,12}\))?)\s+et\s+(?P<two>(?:l'|la |le )?[^.;:()]{2,60}?)"
    r"(?=\s+(?:precise|est|sont|a |ont|en|le|fixe|prevoi|porte|signe|pour|depuis|du)\b|[.,;:(]|$)"
)
_ALONE = re.compile(
    r"^(?:l'|la |le )?(?:ca|cc|cu|agglomeration|agglo|commune|ville|region|departement|collectivite|communaute)$"
)


def signatories(text: str, parties: Iterable[PartyDraft]) -> tuple[tuple[str, str], ...]:
    """(name as the sentence writes it, name of the party) for both shores; () when the sentence does not tell both."""
    sides = [p for p in parties if p.role in SIDES and p.name.value]
    abroad = list(dict.fromkeys(p.name.value or "" for p in sides if p.role == "foreign-partner"))
    here = list(dict.fromkeys(p.name.value or "" for p in sides if p.role != "foreign-partner"))
    if len(abroad) != 1 or len(here) != 1:
        return ()
    known = {
        distinctive(p.name.value or ""): p.name.value or "" for p in parties if p.role in SIDES | {"before-reform"}
    }
    lowered = fold(text)
    both = _TWO_BODIES.search(lowered)
    between = next((m for m in _BETWEEN.finditer(lowered) if not re.match(_BOTH, m["one"])), None)
    if both and both["named"]:
        named = [part.strip() for part in re.split(r"\s+et\s+", both["named"])]
        found = [(written(text, part), spoken_of(part, known)) for part in named]
        return tuple(found) if len(found) == 2 and all(party for _, party in found) else ()
    if between and (not both or between.start() <= both.start()):
        one, two = spoken_of(between["one"], known), spoken_of(between["two"], known)
        one = one or other_side(between["one"], two, here, abroad)
        two = two or other_side(between["two"], one, here, abroad)
        return ((one, one), (two, two)) if one and two and one != two else ()
    return ((here[0], here[0]), (abroad[0], abroad[0])) if both else ()


def other_side(words: str, known: str, here: list[str], abroad: list[str]) -> str:
    """The body of the other shore, when the words say no more than its kind ("la CA")."""
    if not known or not _ALONE.match(words.strip()):
        return ""
    return abroad[0] if known in here else here[0]


def written(text: str, folded: str) -> str:
    """The words of ``text`` behind a folded part of it, as the text writes them."""
    parts = re.split(r"\s*[()]\s*|\s+et\s+", text)
    return next((part for part in parts if fold(part) == folded), folded)
