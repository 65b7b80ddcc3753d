"""Reading a text: the word that says the kind, the name, the hint at the end."""

from __future__ import annotations

import pytest

from coopatlas.gazetteer.query import expand_kinds, read, split_hint


@pytest.mark.parametrize(
    ("text", "words", "rest"),
    [
        ("Conseil général du Pas de Calais", "conseil general", "pasdecalais"),
        ("CA Evry Centre Essonne", "ca", "evrycentreessonne"),
        ("Communauté d’agglomération d’Évry", "communaute d agglomeration", "evry"),
        ("Kayes Cercle", "cercle", "kayes"),
        ("Grand Poitiers Communauté Urbaine", "communaute urbaine", "grandpoitiers"),
        ("Assemblée régionale de Kayes", "assemblee regionale", "kayes"),
    ],
)
def test_the_type_word_is_taken_off(text: str, words: str, rest: str) -> None:
    query = read(text)
    assert query.type_word is not None
    assert (query.type_word.words, query.rest_key) == (words, rest)


@pytest.mark.parametrize("text", ["Kayes", "La Ville-aux-Dames", "Région", "Camon", "Cercles"])
def test_a_plain_name_has_no_type_word(text: str) -> None:
    assert read(text).type_word is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("CIDS pour Corens (Diéma)", ("CIDS pour Corens", "Diéma")),
        ("CIDS pour Corens", ("CIDS", "Corens")),
        ("Association X (SIGLE) - Mali", ("Association X (SIGLE)", "Mali")),
        ("Massala, Mali", ("Massala", "Mali")),
        ("Nord-Pas de Calais", None),
    ],
)
def test_the_hint_at_the_end(text: str, parts: tuple[str, str] | None) -> None:
    assert split_hint(text) == parts


def test_a_family_gives_its_kinds() -> None:
    assert expand_kinds(frozenset({"intercommunal"})) == {"epci", "ept", "san", "intercommunality-abroad"}
