"""Reading a text as a question: the word that says the kind (``Conseil général``), the name itself, hints at the end."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coopatlas.gazetteer.folding import fold, key_of_folded
from coopatlas.gazetteer.kinds import all_kinds, kinds_of_family

_FIRST_LEVEL = frozenset(
    {
        "region-abroad",
        "province",
        "governorate",
        "state",
        "department-abroad",
        "county",
        "prefecture",
        "canton",
        "subdivision",
    }
)
# "Association X (SIGLE)" and "X (Diéma)": what stands in parentheses at the end.
_PARENTHESES = re.compile(r"^(?P<outside>.+?)\s*\((?P<inside>[^()]+)\)\s*$")
# "X - Mali", "X, Mali": a country or a place after the last dash or comma.
_TAIL = re.compile(r"^(?P<outside>.+?)(?:\s+[-–—]\s+|\s*,\s*|\s+/\s+)(?P<inside>[^,]+)$")
# "CIDS pour CORENS": who acts, for whom.
_ON_BEHALF = re.compile(r"^(?P<outside>.+?)\s+pour\s+(?P<inside>.+)$")
_EDGES = " \t\r\n,;:.-–—•*"


@dataclass(frozen=True, slots=True)
class TypeWord:
    """A word before or after a name that says what kind of unit is meant."""

    words: str
    before: bool  # "Cercle de Kayes"; False for the English order, "Kayes Cercle"
    kinds: frozenset[str]
    label: str  # in French, with its article
    form: str  # the legal form of EPCI it says (CC, CA, CU), '' when it says none

    def rest_of(self, folded: str) -> str:
        """The text without the word."""
        return folded[len(self.words) + 1 :] if self.before else folded[: -len(self.words) - 1]


@dataclass(frozen=True, slots=True)
class Query:
    """A text read: its comparison key, and the key without its type word when it has one."""

    folded: str
    key: str
    type_word: TypeWord | None
    rest_folded: str
    rest_key: str


@cache
def type_words() -> dict[tuple[str, bool], TypeWord]:
    """The type words of ``type_words.csv``, by their folded words and their place (before the name or not)."""
    with Path(__file__).with_name("type_words.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    found = {}
    for row in rows:
        before = row["place"] == "before"
        found[(row["words"], before)] = TypeWord(
            row["words"], before, _expand(row["kinds"]), row["label_fr"], row["form"]
        )
    return found


def expand_kinds(names: frozenset[str]) -> frozenset[str]:
    """Kinds from codes of kinds and names of families, mixed."""
    found: set[str] = set()
    for name in names:
        found |= {name} & set(all_kinds())
        found |= kinds_of_family(name)
    return frozenset(found)


def read(text: str) -> Query:
    """Read a text; punctuation at its ends does not count."""
    folded = fold(text.strip(_EDGES))
    found = _leading_type(folded) or _trailing_type(folded)
    if found is None:
        return Query(folded, key_of_folded(folded), None, folded, key_of_folded(folded))
    rest = found.rest_of(folded)
    return Query(folded, key_of_folded(folded), found, rest, key_of_folded(rest))


def acts_for(text: str) -> bool:
    """Whether the end says for whom a body acts ("CIDS pour CORENS"), not where it is."""
    stripped = text.strip(_EDGES)
    return not (_PARENTHESES.match(stripped) or _TAIL.match(stripped)) and _ON_BEHALF.match(stripped) is not None


def split_hint(text: str) -> tuple[str, str] | None:
    """(text without its end, the end) for ``X (Y)``, ``X - Y``, ``X, Y`` and ``X pour Y``; None without such an end."""
    stripped = text.strip(_EDGES)
    found = _PARENTHESES.match(stripped) or _TAIL.match(stripped) or _ON_BEHALF.match(stripped)
    return (found["outside"], found["inside"]) if found else None


def without_type(folded: str) -> str:
    """A folded name without its type word, '' when it has none."""
    found = _leading_type(folded)
    return found.rest_of(folded) if found else ""


def _leading_type(folded: str) -> TypeWord | None:
    """The longest type word the text begins with, when a name follows it."""
    words = folded.removeprefix("la ").removeprefix("le ").removeprefix("l ").split(" ")
    if folded.split(" ")[:1] != words[:1]:
        return None  # "La Ville-aux-Dames": an article before the word makes it part of the name
    for length in range(min(4, len(words) - 1), 0, -1):
        found = type_words().get((" ".join(words[:length]), True))
        if found:
            return found
    return None


def _trailing_type(folded: str) -> TypeWord | None:
    """The type word the text ends with, when a name goes before it."""
    words = folded.split(" ")
    for length in range(min(4, len(words) - 1), 0, -1):
        found = type_words().get((" ".join(words[-length:]), False))
        if found:
            return found
    return None


def _expand(text: str) -> frozenset[str]:
    names = set(text.split("|"))
    first_level = _FIRST_LEVEL if "subdivision-family" in names else frozenset()
    return expand_kinds(frozenset(names)) | first_level
