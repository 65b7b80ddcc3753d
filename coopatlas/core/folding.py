"""Comparing words as people type them: no accents, no case, no typographic apostrophes or hyphens."""

from __future__ import annotations

import re
import unicodedata

LIGATURES = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "đ": "d", "Đ": "d", "ł": "l", "ø": "o", "ı": "i"}
)
_SIGNS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Lower case, accents removed, every run of other signs one space: "Évry-Courcouronnes" → "evry courcouronnes"."""
    if not text.isascii():  # letters of English need no such care, and imports fold millions of words
        plain = unicodedata.normalize("NFKD", text.translate(LIGATURES))
        text = "".join(c for c in plain if not unicodedata.combining(c))
    return _SIGNS.sub(" ", text.casefold()).strip()
