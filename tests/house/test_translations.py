"""French is the source; English is complete."""

from __future__ import annotations

import re
from collections import Counter

from babel.messages import pofile
from babel.messages.catalog import Catalog, Message

from coopatlas.cli.messages import collected
from tests.house.tree import ROOT

ENGLISH = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|%[sd]|\{[a-z_]*\}")
Key = tuple[str, str | None]


def english() -> Catalog:
    with ENGLISH.open("rb") as file:
        return pofile.read_po(file, locale="en")


def key(message: Message) -> Key:
    """A message by its (first) French wording and its context."""
    return (message.id if isinstance(message.id, str) else message.id[0], message.context)


def wordings(value: object) -> list[str]:
    """Singular and plural of an id or of a translation."""
    return [value] if isinstance(value, str) else [str(v) for v in value]  # type: ignore[attr-defined]


def translations() -> dict[Key, Message]:
    return {key(m): m for m in english() if m.id}


def test_every_message_has_its_translation() -> None:
    asked = {key(m) for m in collected() if m.id}
    assert sorted(asked - translations().keys(), key=str) == []


def test_no_translation_is_stale() -> None:
    asked = {key(m) for m in collected() if m.id}
    assert sorted(translations().keys() - asked, key=str) == []


def test_no_translation_is_empty_or_uncertain() -> None:
    found = [k[0] for k, m in translations().items() if m.fuzzy or not all(w.strip() for w in wordings(m.string))]
    assert found == []


def test_a_plural_is_translated_by_a_plural() -> None:
    found = [k[0] for k, m in translations().items() if isinstance(m.id, str) != isinstance(m.string, str)]
    assert found == []


def test_placeholders_are_the_same() -> None:
    """The plural of both languages takes the same values; the singular may leave out a number it says in a word. Empty
    translations have their own test."""
    found = []
    for (text, _), message in translations().items():
        french, translated = wordings(message.id)[-1], wordings(message.string)[-1]
        if (
            translated
            and Counter(PLACEHOLDER.findall(french)).keys() != Counter(PLACEHOLDER.findall(translated)).keys()
        ):
            found.append(text)
    assert found == []


def test_english_is_not_french() -> None:
    """A sentence left in French shows by its accents or by its own words."""
    french = re.compile(
        r"\b(?:le|la|les|des|une|du|est|sont|avec|pour|dans|n’a|d’une|l’[a-z]+)\b|[éèêàùç]", re.IGNORECASE
    )
    proper = re.compile(r"Évry|décentralisée|coopération|Numérique|République|collectivités|Île|Défenseur|Oudin|[«»]")
    found = [
        k[0]
        for k, m in translations().items()
        if any(french.search(proper.sub("", w)) for w in wordings(m.string)) and wordings(m.string) == wordings(m.id)
    ]
    assert found == []
