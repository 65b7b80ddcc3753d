"""Raw interface keys that the old Atlas printed instead of words: ``???menu.atlas.libelle???``, ``commun.ico.loupe.alter``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from .folding import fold
from .mapping import mapping

_MARKED = r"\?{3}\s*([A-Za-z_][\w-]*(?:\.[\w-]+)+)\s*\?{3}"
_BARE = r"(?<![\w@./-])([a-z][\w-]*(?:\.[\w-]+)+)(?![\w@/-])"
_KEY = re.compile(f"{_MARKED}|{_BARE}")
_EMPTY_WORDS = frozenset(
    ("de", "du", "des", "la", "le", "les", "l", "d", "un", "une", "en", "dans", "pour", "est", "et")
)


def keys_in(text: str) -> Iterator[re.Match[str]]:
    """Each interface key printed in ``text``. A bare one counts only with an ending of the list (``libelle``, ``alter``…),
    so that web addresses are left alone."""
    endings = mapping().key_endings
    for match in _KEY.finditer(text):
        if match.group(1) or match.group(2).rsplit(".", 1)[1] in endings:
            yield match


def leading_key(text: str) -> tuple[str, str]:
    """(key, what follows it) when the text begins with a key, else ("", text)."""
    stripped = text.strip()
    match = next(keys_in(stripped), None)
    if match is None or match.start():
        return "", text
    return match.group(1) or match.group(2), stripped[match.end() :]


def whole_key(text: str) -> str:
    """The key when the whole text is one key (a colon may follow), else ""."""
    key, rest = leading_key(text)
    return "" if rest.strip(" :\u00a0") else key


def only_keys(text: str) -> bool:
    """Whether the text is made of keys and nothing else."""
    matches = list(keys_in(text))
    rest = text
    for match in reversed(matches):
        rest = rest[: match.start()] + rest[match.end() :]
    return bool(matches) and not rest.strip(" ?|\u00a0")


def key_words(key: str) -> Counter[str]:
    """The words of the part of the key that names the thing: ``detailProjet.anneeDebut.libelle`` gives annee, debut."""
    parts = key.split(".")
    if len(parts) > 1 and parts[-1] in mapping().key_endings:
        parts = parts[:-1]
    spaced = re.sub(r"(?<=[a-zà-ÿ\d])(?=[A-Z])|[_-]", " ", parts[-1])
    return Counter(fold(spaced).split())


def significant_words(label: str) -> Counter[str]:
    """The words of a folded label that carry meaning."""
    return Counter(word for word in re.split(r"[^\w]+", label) if word and word not in _EMPTY_WORDS)
