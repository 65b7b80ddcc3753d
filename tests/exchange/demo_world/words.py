"""Reading the demo texts: every string with its path, words compared without case, accents or punctuation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from coopatlas.core.folding import folded

OFFICIAL_NAMES = Path(__file__).with_name("official_names.txt")
REAL = ("kayes-evry", "kayes-nord-pas-de-calais", "paris-phnom-penh")
CODES = {
    "id",
    "role",
    "status",
    "code",
    "severity",
    "field",
    "kind",
    "absences",
    "key",
    "nature",
    "parent",
    "precision",
    "tier",
    "level",
    "date",
    "since",
}


def strings(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """(path, text) of every string meant for readers; codes and keys are left out."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in CODES:
                yield from strings(item, f"{path}.{key}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from strings(item, f"{path}[{number}]")


def official_names() -> list[list[str]]:
    """Names and titles that cannot be told otherwise, as folded words, longest first."""
    lines = OFFICIAL_NAMES.read_text(encoding="utf-8").splitlines()
    names = [folded(line).split() for line in lines if line.strip() and not line.startswith("#")]
    return sorted(names, key=len, reverse=True)


def runs(text: str, length: int, names: Iterable[list[str]] = ()) -> set[tuple[str, ...]]:
    """Every run of ``length`` consecutive words that does not cross an official name."""
    found: set[tuple[str, ...]] = set()
    for piece in pieces(folded(text).split(), list(names)):
        found |= {tuple(piece[n : n + length]) for n in range(len(piece) - length + 1)}
    return found


def pieces(words: list[str], names: list[list[str]]) -> Iterator[list[str]]:
    """The words between the official names."""
    piece: list[str] = []
    at = 0
    while at < len(words):
        name = next((n for n in names if words[at : at + len(n)] == n), None)
        if name is None:
            piece.append(words[at])
            at += 1
        else:
            yield piece
            piece = []
            at += len(name)
    yield piece
