"""Tables whose columns stand in another order: read by their headings where cells tell them apart, else not at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coopatlas.exchange.drafts import PartnershipDraft, State

from .conftest import one_draft
from .showing import shown

Reader = Callable[..., PartnershipDraft]
HEADER = "Nom Prénom Mission Champs d'action Entité d'affectation"
FIRST = "MODELE Zoé Animation des comités de puits Eau et assainissement Tamarou"
OTHERS = """LE TEST Malo Appui à l'état civil Gouvernance locale Commune de Tamarou
GABARIT Inès Soutien à tout autre chose Port-Aulne
"""
ROWS = f"{FIRST}\n{OTHERS}"
CONTACTS_HEADER = "Nom de la collectivité étrangère Nom Prénom Fonction Courriel"
CONTACTS = """Commune de Tamarou ESSAI Aminata Secrétaire générale mairie@tamarou.example
Municipalité de Port-Aulne DU TEST Koffi koffi.dutest@port-aulne.example
"""
ABOUT_ROWS = {"empty-table", "table-not-understood", "unknown-label", "reading-order", "doubtful-name"}
NOT_UNDERSTOOD = [
    (
        "Mission Nom Prénom Champs d'action Entité d'affectation\n",
        "Appui au maire Zorblaxa Guénou Eau et assainissement Tamarou\n",
    ),
    (
        "Nom Mission Prénom Champs d'action Entité d'affectation\n",
        "Zorblaxa Appui au maire Guénou Eau et assainissement Tamarou\n",
    ),
    (f"{HEADER}\n", "Volontaire 1 : Gaël ZORBLAXA - Appui au maire - Tamarou\nMission d'appui ZORBLAXA\n"),
]


@pytest.mark.parametrize(("header", "rows"), NOT_UNDERSTOOD)
def test_rows_that_were_not_understood_are_not_an_empty_table(read_sample: Reader, header: str, rows: str) -> None:
    draft = read_sample((f"{HEADER}\n{ROWS}", f"{header}{rows}"))

    assert (draft.volunteers, draft.volunteers_state) == ((), State.UNKNOWN)
    [doubt] = [d for d in draft.doubts if d.code in ABOUT_ROWS and d.field in ("volunteers", "page")]
    assert (doubt.code, doubt.raw, list(doubt.params)) == ("table-not-understood", "", ["table"])
    assert "zorblaxa" not in shown(draft).casefold()


def test_a_table_without_rows_is_still_empty(read_sample: Reader) -> None:
    draft = read_sample((ROWS, ""))

    assert draft.volunteers_state is State.NONE
    assert [d.code for d in draft.doubts if d.code in ABOUT_ROWS and d.field == "volunteers"] == ["empty-table"]


def test_volunteers_are_read_by_the_headings_of_their_cells(read_sample: Reader) -> None:
    draft = read_sample(
        (HEADER, "Mission\tPrénom\tNom\tEntité d'affectation\tChamps d'action"),
        (ROWS, "Appui au guichet\tGuénou\tZorblaxa\tTamarou\tDéveloppement local\n"),
    )

    [found] = draft.volunteers
    assert (found.person.family_name, found.person.given_name) == ("Zorblaxa", "Guénou")
    assert (found.mission.value, found.field_of_action.value) == ("Appui au guichet", "Développement local")
    assert found.host.value == "Tamarou"
    assert "zorblaxa" not in shown(draft).casefold()


def test_a_column_that_is_not_printed_moves_no_other(read_sample: Reader) -> None:
    draft = read_sample(
        (HEADER, "Mission\tNom\tPrénom\tEntité d'affectation"),
        (ROWS, "Appui au guichet\tZorblaxa\tGuénou\tTamarou\n"),
    )

    [found] = draft.volunteers
    assert (found.mission.value, found.field_of_action.state, found.host.value) == (
        "Appui au guichet",
        State.UNKNOWN,
        "Tamarou",
    )


def test_contacts_are_read_by_the_headings_of_their_cells(read_sample: Reader) -> None:
    draft = read_sample(
        (CONTACTS_HEADER, "Courriel\tPrénom\tFonction\tNom\tNom de la collectivité étrangère"),
        (CONTACTS, "zorb@port.example\tFounekou\tSecrétaire générale\tZORBLAXA\tCommune de Tamarou\n"),
    )

    [person] = [p for p in draft.people if p.kind == "partner-contact"]
    assert (person.family_name, person.given_name, person.post) == ("ZORBLAXA", "Founekou", "Secrétaire générale")
    assert (person.body, person.email) == ("Commune de Tamarou", "zorb@port.example")
    assert "zorb" not in shown(draft).casefold()


def test_a_real_html_table_is_read_by_its_headings(sample: str) -> None:
    def row(tag: str, *cells: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"

    table = row("th", "Mission", "Prénom", "Nom", "Entité d'affectation", "Champs d'action")
    table += row("td", "Appui au guichet", "Guénou", "Zorblaxa", "Tamarou", "Développement local")
    before, after = sample.split(f"{HEADER}\n{ROWS}")
    page = f"<html><body><pre>{before}</pre><table>{table}</table><pre>{after}</pre></body></html>"
    draft = one_draft(page.encode())

    [found] = draft.volunteers
    assert (found.person.family_name, found.mission.value, found.host.value) == (
        "Zorblaxa",
        "Appui au guichet",
        "Tamarou",
    )
