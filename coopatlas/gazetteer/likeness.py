"""Names that are almost the one asked: typing errors and other romanisations, never a shared generic word.

The comparison bears on the distinctive part only (type word removed), letter by letter; each word of either name must
have a counterpart in the other. Below 85 % of common letters there is no match at all.
"""

from __future__ import annotations

from rapidfuzz import fuzz

from coopatlas.gazetteer.folding import fold, significant_words
from coopatlas.gazetteer.query import without_type
from coopatlas.gazetteer.store import Hit, Store
from coopatlas.gazetteer.unpacking import ALTERNATE

POSSIBLE = 85.0
_SHORTEST = 6  # letters; a shorter name has too many neighbours
_WORD = 75.0  # likeness under which two words are different words


def similar(store: Store, folded: str, key: str, country: str | None) -> list[tuple[Hit, float]]:
    """Names at least 85 % like the key, with their ratio (0 to 100), best first."""
    if len(key) < _SHORTEST:
        return []
    words = significant_words(folded)
    found = []
    for hit in store.similar_hits(key, slack=max(1, round(len(key) * 0.15))):
        if hit.trust == ALTERNATE and country is None:
            continue
        ratio = fuzz.ratio(key, hit.lookup_key, score_cutoff=POSSIBLE)
        if ratio and _same_words(words, hit.matched):
            found.append((hit, ratio))
    return sorted(found, key=lambda item: (-item[1], item[0].key))


def _same_words(words: list[str], matched: str) -> bool:
    folded = fold(matched)
    candidates = [significant_words(folded), significant_words(without_type(folded))]
    return any(len(words) != len(other) or _pair(words, other) for other in candidates if other)


def _pair(words: list[str], other: list[str]) -> bool:
    """True when the words correspond one to one, in order."""
    return all(fuzz.ratio(first, second) >= _WORD for first, second in zip(words, other, strict=True))
