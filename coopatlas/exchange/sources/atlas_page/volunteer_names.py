"""Where the name ends in a volunteer's row whose columns run together. What may be a name must not pass for a mission, which is
published: when nothing tells where the mission begins, nothing does."""

from __future__ import annotations

from dataclasses import dataclass

from .folding import fold
from .functions import PARTICLES, TITLES
from .mapping import mapping
from .people import LONGEST_NAME, leading_name, split_name

LONGEST_FAMILY_NAME = 3  # words in capitals; a row all in capitals tells nothing


@dataclass(frozen=True, slots=True)
class Name:
    """The name at the start of a row. ``words``: how many words it takes, title included; None when nobody can tell.
    ``sure``: both parts are there and capitals tell which is the family name."""

    family: str
    given: str
    words: int | None
    sure: bool


def name_of(words: list[str]) -> Name:
    """The name the row begins with: the words before the first word that missions begin with, else NOM Prénom in capitals."""
    bare = [word.strip(",;:") for word in words]
    title = next((n for n, word in enumerate(bare) if fold(word).strip(".") not in TITLES), len(bare))
    for start in range(title, min(len(bare), title + LONGEST_NAME + 1)):
        if not _begins_mission(bare[start]):
            continue
        if start == title:
            if title == 0 and bare[1:] and bare[1][:1].islower():
                return Name("", "", 0, False)  # "Appui au maire…": the cells of the name are empty
        elif all(_may_name(word) for word in bare[title:start]):
            return _parted(bare[title:start], start)
    family, given = leading_name(bare[title:])
    end = title + family + given
    long = sum(fold(word) not in PARTICLES for word in bare[title : title + family]) > LONGEST_FAMILY_NAME
    if family and given and not long and not (bare[end:] and _may_name(bare[end])):
        return Name(" ".join(bare[title : title + family]), " ".join(bare[title + family : end]), end, sure=True)
    return Name("", "", None, sure=False)


def _begins_mission(word: str) -> bool:
    """A word in capitals may be anybody's family name."""
    return fold(word) in mapping().words["mission-word"] and not (len(word) > 1 and word.isupper())


def _may_name(word: str) -> bool:
    return word[:1].isupper() or fold(word) in PARTICLES or fold(word).startswith(("d'", "l'"))


def _parted(words: list[str], end: int) -> Name:
    """Family and given name of these words: by the capitals, else in the order of the table's columns."""
    family, given = split_name(" ".join(words)) if any(len(w) > 1 and w.isupper() for w in words) else ("", "")
    if family:
        return Name(family, given, end, sure=bool(given))
    first = next((n for n, word in enumerate(words) if fold(word) not in PARTICLES), len(words) - 1) + 1
    return Name(" ".join(words[:first]), " ".join(words[first:]), end, sure=False)
