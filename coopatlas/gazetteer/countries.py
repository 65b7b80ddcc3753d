"""Country names as French and English sources write them, inverted capitals included."""

from __future__ import annotations

from collections.abc import Iterator

from coopatlas.gazetteer.folding import key_of
from coopatlas.gazetteer.store import Store


def country_named(store: Store, text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country, None when the text names none (or several).

    ``LAOS, REPUBLIQUE DEMOCRATIQUE POPULAIRE`` is read as it stands, then with its parts turned round, then by its first part.
    """
    for attempt in _readings(text):
        codes = {hit.country for hit in store.hits(key_of(attempt)) if hit.kind == "country"}
        if len(codes) == 1:
            return codes.pop()
    return None


def _readings(text: str) -> Iterator[str]:
    yield text
    outside, separator, inside = text.partition("(")
    if separator:
        yield outside
        yield f"{inside.rstrip(') ')} {outside}"
    first, separator, rest = text.partition(",")
    if separator:
        yield f"{rest} {first}"
        yield f"{rest} du {first}"
        yield f"{rest} de {first}"
        yield first
