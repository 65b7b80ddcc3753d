"""Persons and ways to reach them that a text announces by a word, with or without a colon."""

from __future__ import annotations

import pytest

from coopatlas.exchange.persons import ways_to_reach
from coopatlas.exchange.prose_names import named_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Contact : Fatou Qalpha.", "Fatou Qalpha"),
        ("Responsable : Moussa Qbeta.", "Moussa Qbeta"),
        ("Référent : Qgamma Ibou (CDANE).", "Qgamma Ibou"),
        ("Merci à Awa Qdelta.", "Awa Qdelta"),
        ("Le chargé de mission, Oumar Qepsi, suit le projet.", "Oumar Qepsi"),
        ("Avec le volontaire de la ville, Paul Qxi, et les écoles.", "Paul Qxi"),
        ("Une animatrice du comité de jumelage : Awa Qomicron.", "Awa Qomicron"),
        ("M. Qkappa et son épouse", "M. Qkappa"),
        ("Signataire : Jean-Paul de Qlambda", "Jean-Paul de Qlambda"),
        ("Appui à Kayes, contact Aminata Zorblax", "Aminata Zorblax"),
    ],
)
def test_a_person_announced_by_a_word_is_seen(text: str, name: str) -> None:
    assert named_in(text) == [name]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("écrire : qmu arobase yahoo point fr", "qmu arobase yahoo point fr"),
        ("tél. 76123456, le matin", "76123456"),
        ("Skype : qnu.kayes", "Skype : qnu.kayes"),
    ],
)
def test_an_address_written_for_people_is_seen(text: str, found: str) -> None:
    assert ways_to_reach(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Le responsable de la Commune de Kayes a reçu la mission.",
        "La cellule téléphonique relie 12 communes.",
        "Un budget de 65000000 FCFA, ou 99000000 €.",
        "Un réseau mobile de 76 relais couvre la région.",
        "Avec la Région Hauts-de-France, le contact Nord-Sud continue.",
    ],
)
def test_words_that_announce_nobody_find_nobody(text: str) -> None:
    assert (named_in(text), ways_to_reach(text)) == ([], [])
