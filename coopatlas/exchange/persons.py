"""Private persons: found wherever a source writes them, and replaced in everything that is kept outside its own text.

A holder of a public office (mayor, president, minister…) named for that office is not private; an employee or a volunteer
is, even when the source printed the name. The source's text is kept word for word, privately; titles, parties, narratives,
doubts and reports hold the veiled words only, so that no page, no search and no journal can give a person away.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from coopatlas.exchange.drafts import PartnershipDraft, PersonDraft

T = TypeVar("T")
MASK = "[personne non publiée]"
TITLE = r"(?:M\.|MM\.|Mr|Mme|Mlle|Monsieur|Madame|Mademoiselle|Docteur|Dr|Pr)"
NAME = r"[A-ZÀ-Ý][\w’'-]+(?:\s[A-ZÀ-Ý][\w’'-]+)?\s[A-ZÀ-Ý][A-ZÀ-Ý’'-]{2,}"
INTRODUCED = re.compile(rf"\b(?:par|avec|{TITLE})\s+({NAME})\b(?P<after>[^.;\n]{{0,60}})")
OFFICE = re.compile(
    r"\b(?:maire|président|présidente|député|députée|sénateur|sénatrice|ministre|gouverneur|gouverneure|élue?|adjointe? au maire|"
    r"vice-présidente?|conseill[eè]re? (?:municipal|départemental|régional|général))",
    re.IGNORECASE,
)
# Written plainly or so that robots do not see it: "a.b@lieu.fr", "a.b[at]lieu.fr", "a.b (chez) lieu.fr", "a.b AT lieu DOT fr".
_AT = r"(?:\s?(?:@|[\[(]\s?(?:at|@|arobase|chez)\s?[\])])\s?|\s(?:AT|arobase)\s)"
_DOT = r"(?:\.|\s?[\[(](?:dot|point)[\])]\s?|\sDOT\s)"
ADDRESS = re.compile(rf"[\w+-]+(?:\.[\w+-]+)*{_AT}[\w-]+(?:{_DOT}[\w-]+)+", re.IGNORECASE)
INTERNATIONAL = r"(?:\(?(?:\+|00) ?\d{1,3}\)?)(?:[ .-]?\(0\))?(?:[ .-]?\d{1,4}){3,5}"
FRENCH = r"0\d(?:[ .-]?\d{2}){4}"
IN_PAIRS = r"\d{2}(?:[ .-]\d{2}){3}"  # eight digits two by two, as in West Africa
TELEPHONE = re.compile(rf"(?<![\w.,])(?:{INTERNATIONAL}|{FRENCH}|{IN_PAIRS})(?![\w.,]?\d)(?! ?€)")


def named_in(text: str) -> list[str]:
    """Names of private persons that a text introduces as such ("par Prénom NOM", "Mme Prénom NOM"), each once, in order.
    "Région NPDC" is nobody."""
    found = (match[1] for match in INTRODUCED.finditer(text) if not OFFICE.search(match["after"]))
    return list(dict.fromkeys(found))


def ways_to_reach(text: str) -> list[str]:
    """Electronic addresses and telephone numbers in ``text``, as written, each once, in order. A functional mailbox goes too:
    the source does not say who reads it."""
    return list(dict.fromkeys(match[0] for pattern in (ADDRESS, TELEPHONE) for match in pattern.finditer(text)))


@dataclass(frozen=True, slots=True)
class Veil:
    """Everything private of one source row, as patterns."""

    patterns: tuple[re.Pattern[str], ...]

    @classmethod
    def of(cls, draft: PartnershipDraft) -> Veil:
        """The persons the row names in its tables and in its prose."""
        people = (*draft.people, *(volunteer.person for volunteer in draft.volunteers))
        written = {pattern for person in people for pattern in spellings(person)}
        told = {loosely(name) for name in named_in(draft.text)}
        names = [re.compile(pattern, re.IGNORECASE) for pattern in sorted(written | told, key=lambda p: (-len(p), p))]
        return cls((ADDRESS, *names, TELEPHONE))

    def over(self, text: str) -> str:
        """The text with every private word replaced."""
        for pattern in self.patterns:
            text = pattern.sub(MASK, text)
        return text

    def masks(self, text: str) -> list[str]:
        """The private words of ``text`` as they stand in it, longest first."""
        found = {match[0] for pattern in self.patterns for match in pattern.finditer(text)}
        return sorted(found, key=lambda words: (-len(words), words))


def spellings(person: PersonDraft) -> Iterable[str]:
    """How a text may write this person: both orders, an initial, a title before the family name. The family name alone is
    left: it may be a place's or a common word."""
    family, given = person.family_name.strip(), person.given_name.strip()
    if family and given:
        yield loosely(f"{given} {family}")
        yield loosely(f"{family} {given}")
        yield rf"\b{loose(given[0])}\.?\s*{loose(family)}\b"
    elif len((family or given).split()) > 1:  # both names in one cell
        yield loosely(family or given)
        yield loosely(" ".join(reversed((family or given).split())))
    if len(family) > 1:
        yield rf"\b{TITLE}\s+{loose(family)}\b"
    if person.email:
        yield re.escape(person.email)


def loosely(name: str) -> str:
    """A pattern for a whole name, whatever its accents and the spaces between its words."""
    return rf"\b{loose(name)}\b"


def loose(words: str) -> str:
    """Letters with or without accents, any run of spaces or hyphens between words."""
    return r"[\s\u00a0\u202f-]+".join("".join(letter(c) for c in word) for word in re.split(r"[\s-]+", words) if word)


def letter(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    accented = {"a": "àâäá", "c": "ç", "e": "éèêë", "i": "îïí", "o": "ôöó", "u": "ùûüú", "n": "ñ", "y": "ÿ"}.get(
        base.casefold(), ""
    )
    return f"[{re.escape(base)}{accented}]\u0301?" if accented else re.escape(character)


def veiled(draft: PartnershipDraft) -> PartnershipDraft:
    """The draft with every private word replaced, but for what is kept in private: the source's text, the persons."""
    veil = Veil.of(draft)
    kept = {"text": draft.text, "people": draft.people}
    changed = {f.name: cover(getattr(draft, f.name), veil) for f in fields(draft) if f.name not in kept}
    volunteers = zip(changed["volunteers"], draft.volunteers, strict=True)
    changed["volunteers"] = tuple(replace(new, person=old.person) for new, old in volunteers)
    return replace(draft, **changed)


def cover(value: T, veil: Veil) -> T:
    """The same value, however deep, under the veil."""
    return _cover(value, veil)


def _cover(value: Any, veil: Veil) -> Any:
    if type(value) is str:
        return veil.over(value)
    if isinstance(value, tuple):
        return tuple(_cover(item, veil) for item in value)
    if isinstance(value, dict):
        return {key: _cover(item, veil) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _cover(getattr(value, f.name), veil) for f in fields(value)})
    return value
