"""What the free texts tell of the partners themselves: population, members, competences, elected offices.

Each line (paragraph) speaks of the party whose distinctive name it writes first; a line that names none tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from coopatlas.exchange.drafts import BodyFactsDraft, Fact, PartyDraft, Span

from .folding import fold
from .narratives import text_lines
from .page import RawPage
from .values import parse_date

SIDES = {"lead-authority", "associate-authority", "french-authority", "foreign-partner"}
KINDS = {"obligatoires": "mandatory", "optionnelles": "optional", "facultatives": "voluntary"}
GENERIC = re.compile(
    r"^(?:(?:(?:communaute|agglomeration|urbaine|rurale|communes?|ville|conseil|assemblee|regionale?|region|general|"
    r"departemental|departement|de|des|du|la|le|les|et)\b|d'|l')\s*)+"
)
_NUMBER = r"(\d{1,3}(?:[ \u00a0\u202f.]?\d{3})+|\d{3,})"
_POPULATION = re.compile(
    rf"(?:population est (?:estimée|évaluée) à|avec ses|compte|peuplée? de)\s+{_NUMBER}\s+habitants"
)
_MEMBERS = re.compile(r"composée? des communes d(?:e |es |u |’|')(?P<list>[^.]*)")
_JOINED = re.compile(r"intégrée?s?\b[^.,;]*?\ben (\d{4})")
_COMPETENCES = re.compile(
    r"compétences? (?P<kind>obligatoires|optionnelles|facultatives)\s*(?::|\()"
    r"\s*(?P<list>.+?)\s*(?=et des compétences|\)|\.\s|\.$|$)"
)
_CHAIRED = re.compile(r"(présidée?|dirigée?), depuis ((?:[a-zéû]+ )?\d{4}),? par ")
_ELECTED = re.compile(
    r"a été élue? (?P<office>[Mm]aire|[Pp]résidente?|[Gg]ouverneure?) (?:de |du |d['’])"
    r"(?P<where>[^,.]+?) en (?P<date>(?:[a-zéû]+ )?\d{4})"
)
_ACTION_NOUN = {"construction", "amenagement", "entretien", "gestion", "creation", "realisation"}


@dataclass(slots=True)
class Told:
    """What is being gathered about one body."""

    population: Fact[int] = field(default_factory=lambda: Fact(None))
    competences: list[tuple[str, Fact[str]]] = field(default_factory=list)
    offices: list[tuple[str, Fact[str]]] = field(default_factory=list)
    members: list[tuple[str, Fact[str]]] = field(default_factory=list)


def bodies(page: RawPage, parties: Iterable[PartyDraft]) -> list[BodyFactsDraft]:
    """The parties that the texts tell something of, in the order of ``parties``."""
    names = {distinctive(p.name.value or ""): p.name.value or "" for p in parties if p.role in SIDES and p.name.value}
    told: dict[str, Told] = {}
    for _, line in text_lines(page):
        subject = spoken_of(line.text, names)
        if subject:
            gather(line.text, Span(line.number, line.number), told.setdefault(subject, Told()))
        for office, place, fact in elections(line.text, Span(line.number, line.number)):
            body = spoken_of(place, names)
            if body:
                told.setdefault(body, Told()).offices.append((office, fact))
    return [
        BodyFactsDraft(name, found.population, tuple(found.competences), tuple(found.offices), tuple(found.members))
        for name, found in told.items()
        if found != Told()
    ]


def distinctive(name: str) -> str:
    """The folded name without the generic words it begins with: "Communauté d'agglomération d'Evry Centre Essonne" → "evry
    centre essonne"."""
    folded = fold(name)
    return GENERIC.sub("", folded) or folded


def spoken_of(text: str, names: dict[str, str]) -> str:
    """The party the text speaks of first, by its own name or by its kind alone ("La Communauté d'agglomération exerce…"),
    "" when it names none."""
    lowered = fold(text)
    places = {name: min(positions(lowered, name, whole), default=-1) for name, whole in names.items()}
    written = [name for name, place in places.items() if place >= 0]
    return names[min(written, key=lambda name: places[name])] if written else ""


def positions(lowered: str, name: str, whole: str) -> Iterator[int]:
    """Where a party is named: its distinctive words, or the words of its kind when they are at least two."""
    kind = re.sub(r"\s*(?:de|du|des|d'|la|le)?\s*$", "", fold(whole).removesuffix(name).strip())
    for words in (name, kind if " " in kind else ""):
        place = lowered.find(words) if words else -1
        if place >= 0:
            yield place


def gather(text: str, span: Span, told: Told) -> None:
    """Add what one paragraph tells of its subject."""
    if (match := _POPULATION.search(text)) and told.population.value is None:
        told.population = Fact.of(int(re.sub(r"\D", "", match[1])), match[0], span)
    for match in _COMPETENCES.finditer(text):
        kind = KINDS[match["kind"]]
        told.competences += [(kind, Fact.of(label, match[0], span)) for label in listed(match["list"])]
    if (match := _CHAIRED.search(text)) and (date := parse_date(match[2])):
        told.offices.append(("Présidence", Fact.of(date, match[0], span)))
    if match := _MEMBERS.search(text):
        told.members += members(match["list"], span)


def listed(text: str) -> list[str]:
    """The items of an enumeration. Action nouns that share one object stay together ("construction, aménagement, entretien
    et gestion d'équipements")."""
    items: list[str] = []
    for part in (piece.strip(" ;:") for piece in text.split(",")):
        if items and fold(items[-1].rpartition(", ")[2]) in _ACTION_NOUN:
            items[-1] = f"{items[-1]}, {part}"
        elif part:
            items.append(part)
    return items


def members(text: str, span: Span) -> list[tuple[str, Fact[str]]]:
    """Member communes, with the year of entry that the text gives to the last one it names."""
    head = re.split(r",\s*cette commune", text)[0]
    names = [re.sub(r"^(?:de |des |du |d['’])", "", n.strip()) for n in re.split(r",| et ", head) if n.strip()]
    joined = _JOINED.search(text)
    found = [(name, Fact.of("", text, span)) for name in names]
    if joined and found:
        found[-1] = (found[-1][0], Fact.of(joined[1], text, span))
    return found


def elections(text: str, span: Span) -> Iterator[tuple[str, str, Fact[str]]]:
    """(office, of where, since) for each election told."""
    for match in _ELECTED.finditer(text):
        if date := parse_date(match["date"]):
            yield (
                match["office"].capitalize(),
                match["where"],
                Fact.of(date, match[0], span),
            )
