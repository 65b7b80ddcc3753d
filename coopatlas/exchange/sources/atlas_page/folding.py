"""Comparing words as people do: without accents, case, kind of apostrophe or kind of space."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SAME = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "œ": "oe",
        "Œ": "OE",
        "æ": "ae",
        "Æ": "AE",
        "‐": "-",
        "‑": "-",
        "–": "-",
    }
)
_OPTIONAL_ENDING = re.compile(r"\((?:s|e|x|es)\)")
_PLURAL = re.compile(r"(?<=\w{2})[sx]\b")
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """``text`` in lower case without accents or invisible characters, its spaces single, its apostrophes straight."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_SAME))
    kept = (c for c in decomposed if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return " ".join("".join(kept).casefold().split())


def label_key(text: str) -> str:
    """Folded label without final colon, "(s)" or plural: the same key for "Maître(s) d'œuvre :" and "Maîtres d’oeuvre"."""
    return _PLURAL.sub("", _OPTIONAL_ENDING.sub("", fold(text))).strip(" :.*")


def visible(text: str) -> str:
    """``text`` without invisible and direction-changing characters, ends stripped: what a reader sees."""
    return _INVISIBLE.sub("", text).strip()


def has_invisible(text: str) -> bool:
    """Whether the text holds characters that change its direction or cannot be seen (soft hyphens excepted)."""
    return bool(re.search("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", text))


class _Flat(dict[int, str]):
    """One plain lower-case character for each character, so that positions stay those of the original."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = unicodedata.normalize("NFKD", char.translate(_SAME))[0].casefold()[:1] or char
        self[code] = base if not base.isspace() or char in "\n\t" else " "
        return self[code]


_FLAT = _Flat()


@lru_cache(maxsize=1024)
def flat(text: str) -> str:
    """``text`` without accents or capitals, of the same length: a match in it gives the place in ``text``."""
    return text.translate(_FLAT)
