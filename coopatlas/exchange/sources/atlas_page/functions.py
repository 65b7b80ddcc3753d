"""The words of a function in a contact's row: what begins one, where it ends, and what no person is called."""

from __future__ import annotations

import re

from .folding import fold
from .mapping import mapping

TITLES = frozenset(("m", "mm", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle", "dr", "docteur", "pr"))
PARTICLES = frozenset(("de", "du", "des", "la", "le", "el", "ben", "van", "von", "di", "ould", "mint"))
LINKS = PARTICLES | {"a", "au", "aux", "en", "et", "pour", "sur", "chez", "par"}
WITH_FUNCTIONS = frozenset(
    ("general", "generale", "technique", "service", "services", "cellule", "bureau", "projet", "projets", "programme")
)
_ARTICLES = frozenset(("les", "l", "un", "une"))
_REACHED = re.compile(
    r"\s*(?::|\b(?:t[ée]l(?:[ée]phone)?|mobile|portable|gsm|fax|cel|whatsapp|courriel)\b|\+?\d[\d .()-]{5,})",
    re.IGNORECASE,
)


def may_begin_a_name(word: str) -> bool:
    """Whether a person may be called so: no function ("Maire"), no small word ("Le"), no figure, nothing cut by a colon."""
    bare = fold(word).strip(",;.")
    return word[:1].isalpha() and ":" not in word and bare not in of_functions() | LINKS | TITLES | _ARTICLES


def reachless(function: str) -> str:
    """The function without the ways to reach somebody, or the name after a colon, that follow it."""
    return _REACHED.split(function, maxsplit=1)[0].rstrip(" ,;(-–/")


def function_in(words: str) -> str:
    """The words when they begin like a function, else "": a function is published, a name must not be taken for one."""
    first = re.split(r"[\s,;:/-]", fold(words), maxsplit=1)[0]
    return words if first in mapping().words["function-word"] else ""


def untrailed(words: str) -> str:
    """The function without what trails it like a name ("Chargé de mission Modele")."""
    parts = words.split()
    end = next((n for n in range(1, len(parts)) if trails_like_a_name(parts[n - 1], parts[n])), len(parts))
    return " ".join(parts[:end])


def trails_like_a_name(before: str, word: str) -> bool:
    """A word with a capital that neither a small word ("de la Commune") nor another capital leads to."""
    if not word[:1].isupper() or fold(word).strip(".,;:()") in of_functions():
        return False
    led = fold(before) in LINKS or (before[:1].isupper() and fold(before) not in of_functions())
    return not led


def of_functions() -> frozenset[str]:
    return frozenset((*mapping().words["function-word"], *WITH_FUNCTIONS))
