"""Spelling-blind keys of names: case, accents, hyphens, apostrophes, spaces and leading articles do not count.

``Stung Mean-Chey``, ``stung meanchey`` and ``STUNG MEAN CHEY`` share one key, and so do ``Le Havre`` and ``Havre``.
"""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not decompose, written as French and English speakers type them.
_LETTERS = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ı": "i",
        "þ": "th",
        "ħ": "h",
        "ə": "e",
        "ŋ": "n",
        "ß": "ss",
        "&": " et ",
        "ʼ": None,
        "ʿ": None,
        "ʾ": None,
        "ʻ": None,
    }
)
# Accents of Latin, Greek and Cyrillic letters, and the vowel signs of Arabic and Hebrew; vowels of Khmer or Lao stay.
_MARKS = dict.fromkeys([*range(0x300, 0x370), *range(0x64B, 0x660), 0x670, *range(0x591, 0x5C8), 0x200E, 0x200F, 0xAD])
# Signs that separate words. Not ``\W``: it would also cut the vowel signs of South-East Asian scripts.
_BREAKS = re.compile(r"[\s\-‐-―'’‘`´\"“”«».,;:!?()\[\]/\\|_·•*+#@]+")
_EXPANSIONS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
ARTICLES = frozenset({"le", "la", "les", "l", "de", "du", "des", "d", "the"})


def fold(text: str) -> str:
    """Lower case, without accents, words separated by one space, ``St`` and ``Ste`` written in full."""
    if text.isascii() and "&" not in text:
        lowered = text.casefold()
    else:
        lowered = _decomposed(_decomposed(text).casefold()).translate(_MARKS).translate(_LETTERS)
    if lowered.isalnum():  # one word, by far the most common case
        return _EXPANSIONS.get(lowered, lowered)
    words = _BREAKS.sub(" ", lowered).split()
    return " ".join([_EXPANSIONS.get(word, word) for word in words])


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFKD", text)


def without_article(folded: str) -> str:
    """The folded text without its leading articles and prepositions, unless nothing would be left."""
    words = folded.split(" ")
    start = 0
    while start < len(words) - 1 and words[start] in ARTICLES:
        start += 1
    return " ".join(words[start:])


def key_of_folded(folded: str) -> str:
    """The comparison key of a text already folded: no leading article, no space."""
    return without_article(folded).replace(" ", "") if " " in folded else folded


def key_of(text: str) -> str:
    """The comparison key of a name. Two names with the same key are the same name written differently."""
    return key_of_folded(fold(text))


def significant_words(folded: str) -> list[str]:
    """The words that tell one name from another: articles and prepositions left out."""
    return [
        word for word in folded.split(" ") if word and word not in ARTICLES and word not in {"et", "en", "sur", "a"}
    ]
