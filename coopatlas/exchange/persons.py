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

from coopatlas.core.folding import folded
from coopatlas.exchange.drafts import PartnershipDraft, PersonDraft
from coopatlas.exchange.prose_names import named_in

T = TypeVar("T")
MASK = "[personne non publiée]"
TITLE = r"(?:M\.|MM\.|Mr|Mme|Mlle|Monsieur|Madame|Mademoiselle|Docteur|Dr|Pr)"
TITLED = re.compile(rf"\s*{TITLE}\s", re.IGNORECASE)  # "M. Salif Modele" where a body is expected: somebody, no body
# Written plainly or so that robots do not see it: "a.b@lieu.fr", "a.b[at]lieu.fr", "a.b (chez) lieu.fr", "a.b AT lieu DOT fr".
_AT = r"(?:\s?(?:@|[\[(]\s?(?:at|@|arobase|chez)\s?[\])])\s?|\s(?:AT|arobase)\s)"
_DOT = r"(?:\.|\s?[\[(](?:dot|point)[\])]\s?|\s(?:DOT|point)\s)"
ADDRESS = re.compile(rf"[\w+-]+(?:\.[\w+-]+)*{_AT}[\w-]+(?:{_DOT}[\w-]+)+", re.IGNORECASE)
INTERNATIONAL = r"(?:\(?(?:\+|00) ?\d{1,3}\)?)(?:[ .-]?\(0\))?(?:[ .-]?\d{1,4}){3,5}"
FRENCH = r"0\d(?:[ .-]?\d{2}){4}"
IN_PAIRS = r"\d{2}(?:[ .-]\d{2}){3}"  # eight digits two by two, as in West Africa
_STREET = (
    r"rue|avenue|av\.|boulevard|bd|place|allée|chemin|impasse|route|quai|square|cours|passage|sentier|faubourg|ruelle"
)
_NUMBER = r"\d{1,4}(?:\s?(?:bis|ter|quater))?,?\s+"
_TOWN = r"(?:\s*,?\s*(?:\d{5}|\d{2}\s\d{3})\s+[A-ZÀ-Ý][\w’'-]*(?:[\s-][A-ZÀ-Ý][\w’'-]*)*)?"
STREET_ADDRESS = re.compile(
    rf"(?<![\w.,]){_NUMBER}(?:{_STREET})\s+(?:(?:de|du|des|la|le|les)\s+|[dl]['’])*[A-ZÀ-Ý][\w’'-]*"
    rf"(?:[\s-](?:(?:de|du|des|la|le|les)\s+|[dl]['’])*[A-ZÀ-Ý][\w’'-]*)*{_TOWN}"
)
IN_ONE_RUN = r"[5-9]\d{7}(?!\s?(?:€|F\b|FCFA|CFA|euros?|francs?|habitants))"  # the same without spaces: no amount
SKYPE = r"\b(?:skype|whatsapp)\b[\s\u00a0\u202f]*:[\s\u00a0\u202f]*[\w.@-]*\w"
TELEPHONE = re.compile(
    rf"(?<![\w.,])(?:{INTERNATIONAL}|{FRENCH}|{IN_PAIRS}|{IN_ONE_RUN})(?![\w.,]?\d)(?! ?€)|{SKYPE}", re.IGNORECASE
)


def ways_to_reach(text: str) -> list[str]:
    """Electronic and postal addresses and telephone numbers in ``text``, as written, each once, in order.
    A functional mailbox goes too: the source does not say who reads it."""
    return list(
        dict.fromkeys(match[0] for pattern in (ADDRESS, STREET_ADDRESS, TELEPHONE) for match in pattern.finditer(text))
    )


@dataclass(frozen=True, slots=True)
class Veil:
    """Everything private of one source row, as patterns."""

    patterns: tuple[re.Pattern[str], ...]

    @classmethod
    def of(cls, draft: PartnershipDraft) -> Veil:
        """The persons the row names in its tables and in its prose."""
        written = {pattern for person in everybody(draft) for pattern in spellings(person)}
        names = [re.compile(pattern, re.IGNORECASE) for pattern in sorted(written, key=lambda p: (-len(p), p))]
        return cls((ADDRESS, STREET_ADDRESS, *names, TELEPHONE))

    def over(self, text: str) -> str:
        """The text with every private word replaced."""
        for pattern in self.patterns:
            text = pattern.sub(MASK, text)
        return text

    def masks(self, text: str) -> list[str]:
        """The private words of ``text`` as they stand in it, longest first."""
        found = {match[0] for pattern in self.patterns for match in pattern.finditer(text)}
        return sorted(found, key=lambda words: (-len(words), words))


def everybody(draft: PartnershipDraft) -> list[PersonDraft]:
    """The private persons the row names, in its tables and in its prose."""
    return [
        *draft.people,
        *(volunteer.person for volunteer in draft.volunteers),
        *(somebody(name) for name in told_in(draft)),
    ]


def told_in(draft: PartnershipDraft) -> list[str]:
    """Names of private persons that the row's text tells, whatever bodies and places it names."""
    facts = (
        *(p.name for p in draft.parties),
        *draft.place_names,
        draft.post_name,
        draft.source_name,
        draft.source_owner,
    )
    parts = [part for p in draft.parties for part in (p.place_name, p.acting_for, p.country_name)]
    funders = [funder for line in draft.contributions for funder in (*line.funders, line.label.value or "")]
    terms = [word for known in draft.acronyms for word in (known.acronym, known.expansion)]
    themes = [level.value or "" for theme in draft.themes for level in theme.levels]
    known = [*(fact.value or "" for fact in facts), *parts, *funders, *terms, *themes]
    return named_in(draft.text, [name for name in known if not TITLED.match(name)])


def somebody(name: str) -> PersonDraft:
    """A person of whom only the words of a text are known: the family name is what is in capitals, else the last word."""
    parts = name.split()
    if "et" in parts:  # "Essai et Modele" after one title
        return PersonDraft("told", name, "", "", "", "")
    family = [part for part in parts if part.isupper() and len(part.strip(".")) > 1] or parts[-1:]
    given = [part for part in parts if part not in family]
    return PersonDraft("told", " ".join(family), " ".join(given), "", "", "")


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
    if draft.header and not veil.masks(draft.text):  # a row of a table: all its values are words of this text
        return draft
    kept = {"text": draft.text, "people": draft.people}
    functions = tuple(replace(person, post=veil.over(person.post)) for person in draft.people)
    changed = {f.name: cover(getattr(draft, f.name), veil) for f in fields(draft) if f.name not in kept}
    volunteers = zip(changed["volunteers"], draft.volunteers, strict=True)
    surnames = {folded(part) for person in everybody(draft) for part in person.family_name.split()}
    changed["doubts"] = tuple(
        d
        for d in changed["doubts"]
        if d.code != "unexpanded-acronym" or folded(d.params.get("acronym", "")) not in surnames
    )
    changed["volunteers"] = tuple(replace(new, person=old.person) for new, old in volunteers)
    return replace(draft, **changed, people=functions)


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
