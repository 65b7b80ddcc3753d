"""Places of implementation: those the title names, else those inside the foreign partners' names."""

from __future__ import annotations

import re
import unicodedata

from coopatlas.exchange.drafts import Doubt, Fact, PartyDraft, Span

from .doubts import doubt
from .folding import flat, fold, visible
from .mapping import mapping
from .narratives import text_lines
from .page import RawPage
from .parties import names_of

_OF = r"\s+(?:de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+|d')"
_NAME = re.compile(r"[A-ZÀ-ÝĐ][\w’'-]*(?:[ ]+[A-ZÀ-ÝĐ][\w’'-]*)*")
_NEXT = re.compile(r"\s*(?:,\s*(?:et\s+)?|\s+et\s+)(?:d['’]|de\s+)?")
_SEAT = re.compile(
    rf"^(?:[\w'-]+\s+){{0,4}}?(?:communes?(?:\s+\w+)?|villes?|mairie|municipalite|cercle|region|assemblee\s+regionale|"
    rf"conseil\s+(?:regional|communal|municipal|de\s+cercle|de\s+region|provincial|rural)|province|district|gouvernorat|"
    rf"prefecture|departement|communaute\s+\w+|wilaya|khan|sangkat){_OF}"
)


def places(title: Fact[str], parties: list[PartyDraft]) -> list[Fact[str]]:
    """The finest places the title names (territories, communes, cercles before regions), French ones left out; when it names
    none, the seats of the foreign partners."""
    french = " | ".join(
        fold(name) for name in names_of(parties, "french-authority", "other-partner-france", "before-reform")
    )
    named = [(rank, fact) for rank, fact in _in_title(title) if not _inside(fact.value or "", french)]
    finest = [fact for rank, fact in named if rank == "fine"] or [fact for _, fact in named]
    return _once(finest) or _once(_seats(parties))


def place_hosts(found: list[Fact[str]], parties: list[PartyDraft]) -> list[str]:
    """The bodies and places that may host a volunteer."""
    seats = [fact.value or "" for fact in (*found, *_seats(parties))]
    return list(dict.fromkeys(name for name in (*names_of(parties), *seats) if name))


def spelling_variants(page: RawPage, found: list[Fact[str]]) -> list[Doubt]:
    """Notes where a place of the title is written in the texts with other accents or hyphens ("Diema" for "Diéma")."""
    doubts = []
    told: set[str] = set()
    for fact in found:
        name = fact.value or ""
        pattern = re.compile(rf"(?<!\w){re.escape(flat(name))}(?!\w)")
        for code, line in text_lines(page):
            for match in pattern.finditer(flat(line.text)):
                written = line.text[match.start() : match.end()]
                if _bare(written) != _bare(name) and not written.isupper() and written not in told:
                    told.add(written)
                    doubts.append(doubt("spelling-variant", code, written, line.number, written=written, known=name))
    return doubts


def _in_title(title: Fact[str]) -> list[tuple[str, Fact[str]]]:
    text = title.value or ""
    lowered = flat(text)
    nouns = mapping().words["place-word"]
    alternatives = "|".join(re.escape(noun) for noun in sorted(nouns, key=len, reverse=True))
    found = []
    for match in re.finditer(rf"(?<!\w)({alternatives}){_OF}", lowered):
        for name, end in _names_at(text, match.end()):
            found.append((nouns[match.group(1)], Fact.of(name, text[match.start() : end], title.span)))
    return found


def _names_at(text: str, position: int) -> list[tuple[str, int]]:
    """The list of proper names that begins at the position ("Diéma, Bafoulabé et Kéniéba"), each with its end."""
    names = []
    while match := _NAME.match(text, position):
        names.append((match.group(0).rstrip("’'-"), match.end()))
        following = _NEXT.match(text, match.end())
        if following is None:
            break
        position = following.end()
    return names


def _seats(parties: list[PartyDraft]) -> list[Fact[str]]:
    found = []
    for party in parties:
        if party.role != "foreign-partner":
            continue
        name = visible(party.name.value or "")
        seat = _SEAT.match(flat(name))
        if seat and _NAME.match(name, seat.end()):
            found.append(Fact.of(name[seat.end() :], party.name.raw, party.name.span))
    return found


def _inside(name: str, names: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", names) is not None


def _once(facts: list[Fact[str]]) -> list[Fact[str]]:
    unique: dict[str, Fact[str]] = {}
    for fact in facts:
        unique.setdefault(fold(fact.value or ""), fact)
    return list(unique.values())


def _bare(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold().replace("’", "'")


def line_of(span: Span | None) -> int | None:
    """First line of a span, None without one."""
    return span.first if span else None
