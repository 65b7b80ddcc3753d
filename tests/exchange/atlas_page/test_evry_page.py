"""The real page whose labels are partly raw keys (an agglomeration in France, a commune in Mali), fact by fact."""

from __future__ import annotations

from decimal import Decimal

import pytest

from coopatlas.exchange.drafts import Doubt, PartnershipDraft, Severity, Span, State
from coopatlas.exchange.sources.atlas_page import reader
from coopatlas.exchange.sources.atlas_page.page import RawPage

from .conftest import one_draft

KAYES = "Commune Urbaine de Kayes"
EVRY = "Communauté d'agglomération d'Evry Centre Essonne"
MINISTRY = "Ministère de l'Europe et des Affaires étrangères"


def told(draft: PartnershipDraft, code: str) -> list[Doubt]:
    return [doubt for doubt in draft.doubts if doubt.code == code]


@pytest.fixture(scope="module")
def lines(evry: bytes) -> list[str]:
    return ["", *evry.decode("utf-8").split("\n")]


def test_no_line_is_left_out(evry: bytes) -> None:
    page = reader.read(evry, "evry")

    assert isinstance(page, RawPage)
    assert page.unclaimed_lines == ()


def test_text_is_kept_whole(evry: bytes, evry_draft: PartnershipDraft) -> None:
    assert evry_draft.text == evry.decode("utf-8")


def test_title_is_verbatim(evry_draft: PartnershipDraft, lines: list[str]) -> None:
    assert evry_draft.title.value == lines[15]
    assert evry_draft.title.span == Span(15, 15)


def test_single_values(evry_draft: PartnershipDraft) -> None:
    draft = evry_draft

    assert draft.form.value == "Projet de coopération décentralisée"
    assert (draft.status.value, draft.status.raw) == ("ended", "Terminé")
    assert (draft.first_signed_year.value, draft.start_year.value) == (1990, 1990)
    assert (draft.end_date.value, draft.end_date.raw) == ("2013-09-30", "30/09/2013")
    assert draft.triennial.value is True
    assert (draft.communication_in_france.value, draft.communication_abroad.value) == (True, True)
    assert draft.evaluation.value is True
    assert draft.post_name.value == "Ambassade de France à Bamako"


def test_main_theme_has_three_levels(evry_draft: PartnershipDraft, lines: list[str]) -> None:
    assert len(evry_draft.themes) == 1
    assert evry_draft.themes[0].main is True
    assert [level.value for level in evry_draft.themes[0].levels] == [lines[19], lines[21], lines[23]]


def test_other_themes_are_known_to_be_none(evry_draft: PartnershipDraft) -> None:
    assert evry_draft.other_themes_state is State.NONE
    assert [(d.field, d.line) for d in told(evry_draft, "empty-table")] == [("other_themes", 28)]


def test_parties(evry_draft: PartnershipDraft) -> None:
    found = [(p.role, p.name.value, p.country_name) for p in evry_draft.parties]

    assert found == [
        ("foreign-partner", KAYES, "Mali"),
        ("french-authority", EVRY, ""),
        ("other-partner-country", KAYES, ""),
        ("contracting-authority", EVRY, ""),
        ("operator", "Association Coopération Développement Agglomération Nouvelle (CDANE)", "Mali"),
    ]


def test_money_as_printed(evry_draft: PartnershipDraft) -> None:
    rows = [(c.label.value, c.amount.value, c.year.value, c.one_percent_water.value) for c in evry_draft.contributions]

    assert rows == [
        ("Autre", Decimal(109550), 1990, Decimal(0)),
        (EVRY, Decimal(633500), 1990, Decimal(0)),
        (MINISTRY, Decimal(25000), 1990, None),
        (MINISTRY, Decimal(25000), 1991, None),
        (MINISTRY, Decimal(25000), 1992, None),
        (f", {KAYES}", Decimal(35000), 1990, None),
    ]


def test_total(evry_draft: PartnershipDraft) -> None:
    assert sum(c.amount.value or 0 for c in evry_draft.contributions) == Decimal(853050)


def test_absent_water_share_is_unknown_not_zero(evry_draft: PartnershipDraft) -> None:
    states = [c.one_percent_water.state for c in evry_draft.contributions]

    assert states == [State.VALUE, State.VALUE, *[State.UNKNOWN] * 4]


def test_funder_that_begins_with_a_comma(evry_draft: PartnershipDraft) -> None:
    assert evry_draft.contributions[5].funders == (KAYES,)
    [doubt] = told(evry_draft, "concatenated-funders")
    assert (doubt.line, doubt.field, doubt.params["funders"]) == (216, "contributions[5].label", KAYES)


def test_years_are_kept_and_doubted(evry_draft: PartnershipDraft) -> None:
    assert [c.year_doubted for c in evry_draft.contributions] == [True] * 6
    [doubt] = told(evry_draft, "year-contradiction")
    assert doubt.params == {"first": "1990", "last": "1992", "year": "2010"}
    assert (doubt.severity, doubt.line, doubt.field, doubt.raw) == (
        Severity.DOUBT,
        213,
        "contributions[2].year",
        "1990",
    )


def test_period_of_the_title_replaces_an_unsaid_grant(evry: bytes) -> None:
    draft = one_draft("\n".join(line for line in evry.decode().split("\n") if "Projet cofinancé" not in line).encode())

    assert draft.cofundings == ()
    assert [c.year_doubted for c in draft.contributions] == [True] * 6
    assert [d.params["year"] for d in told(draft, "year-contradiction")] == ["2010"]


def test_tripled_heading_is_told_once(evry_draft: PartnershipDraft) -> None:
    [doubt] = told(evry_draft, "repeated-header")

    assert doubt.params == {"header": "Montant 1% Eau (Loi Oudin 2005)", "count": "3"}


def test_unspecified_funder(evry_draft: PartnershipDraft) -> None:
    assert [(d.line, d.params) for d in told(evry_draft, "generic-funder")] == [(211, {"label": "Autre"})]


def test_end_after_the_three_years_of_the_grant(evry_draft: PartnershipDraft) -> None:
    [doubt] = told(evry_draft, "end-after-triennial")

    assert doubt.params == {"end": "2013-09-30", "first": "2010", "last": "2012"}


def test_free_texts_are_word_for_word(evry_draft: PartnershipDraft, lines: list[str]) -> None:
    spans = {n.section: (n.text.span.first, n.text.span.last) for n in evry_draft.narratives if n.text.span}

    assert spans == {
        "context": (37, 56),
        "history": (58, 129),
        "objective": (131, 145),
        "description": (147, 172),
        "beneficiaries": (181, 181),
    }
    for narrative in evry_draft.narratives:
        first, last = spans[narrative.section]
        assert narrative.text.raw == "\n".join(lines[first : last + 1])


def test_action_sheet(evry_draft: PartnershipDraft, lines: list[str]) -> None:
    [sheet] = evry_draft.actions

    assert sheet.title.value == lines[155].removeprefix("- ")
    assert [o.value for o in sheet.objectives] == [lines[156].split(" : ")[1], *lines[157:162]]
    assert sheet.summary.span == Span(163, 172)
    assert sheet.references == (4, 9)


def test_actions_pointed_to_are_missing(evry_draft: PartnershipDraft) -> None:
    assert [(d.params["number"], d.line) for d in told(evry_draft, "missing-action")] == [("4", 166), ("9", 170)]


def test_four_historical_periods(evry_draft: PartnershipDraft) -> None:
    found = [(p.start, p.start_latest, p.end, p.title.replace("’", "'")) for p in evry_draft.periods]

    assert found == [
        (1990, None, 1992, "mise en place"),
        (1992, None, 1997, "réalisations et avancées"),
        (1998, None, 1999, "transition"),
        (1999, 2000, None, "relance"),
    ]
    assert told(evry_draft, "count-contradiction") == []


def test_agreements(evry_draft: PartnershipDraft) -> None:
    found = [(a.kind, a.signed_on.value, a.count, a.amount.value) for a in evry_draft.agreements]

    assert found == [("friendship-protocol", "1990", 1, None), ("funding-agreement", "2005", 6, Decimal(290000))]


def test_grant(evry_draft: PartnershipDraft) -> None:
    assert [(c.funder.value, c.year.value) for c in evry_draft.cofundings] == [("MAEE", 2010)]


def test_acronyms(evry_draft: PartnershipDraft) -> None:
    explained = {a.acronym: a.expansion.replace("’", "'") for a in evry_draft.acronyms}

    assert explained == {
        "CA": "Communauté d'Agglomération",
        "EPCI": "Etablissement Public de Coopération Intercommunal",
        "SAN": "Syndicat d'Agglomération Nouvelle",
        "C.D.A.N.E.": "Coopération Développement Agglomération Nouvelle d'Evry",
        "CUK": "Commune urbaine de Kayes",
    }
    unexplained = [d.params["acronym"] for d in told(evry_draft, "unexpanded-acronym")]
    assert unexplained == ["ONG", "MAE", "SCAC", "FSD", "CIEDEL", "MAEE", "VSI"]


def test_place(evry_draft: PartnershipDraft) -> None:
    assert [place.value for place in evry_draft.place_names] == ["Kayes"]


def test_contacts_of_the_post(evry_draft: PartnershipDraft, lines: list[str]) -> None:
    found = [p for p in evry_draft.people if p.kind == "post-contact"]

    assert [p.post for p in found] == [lines[7], lines[11]]
    assert [f"{p.given_name} {p.family_name}" for p in found] == [lines[8], lines[12]]
    assert [p.email for p in found] == [lines[n].removeprefix("Courriel : ").replace("[at]", "@") for n in (9, 13)]
    assert [(d.line, d.raw) for d in told(evry_draft, "masked-email")] == [
        (n, "…[at]diplomatie.gouv.fr") for n in (9, 13)
    ]


def test_contact_of_the_partner(evry_draft: PartnershipDraft, lines: list[str]) -> None:
    [person] = [p for p in evry_draft.people if p.kind == "partner-contact"]
    family, given, email = lines[193].removeprefix(KAYES).split()

    assert (person.body, person.family_name, person.given_name, person.post, person.email) == (
        KAYES,
        family,
        given,
        "",
        email,
    )
    assert [(d.line, d.params) for d in told(evry_draft, "empty-cell")] == [(193, {"column": "Fonction"})]


def test_private_address_is_told_by_its_domain_only(evry_draft: PartnershipDraft) -> None:
    [doubt] = told(evry_draft, "personal-email")

    assert (doubt.raw, doubt.params, doubt.line) == ("…@yahoo.fr", {"domain": "yahoo.fr"}, 193)


def test_volunteer(evry_draft: PartnershipDraft, lines: list[str]) -> None:
    [volunteer] = evry_draft.volunteers
    family, given, *rest = lines[233].split()

    assert (volunteer.person.family_name, volunteer.person.given_name) == (family, given)
    assert volunteer.field_of_action.value == "Développement local et territorial"
    assert volunteer.host.value == "Kayes"
    assert volunteer.mission.value == " ".join(rest).split(" Développement")[0]
    assert evry_draft.volunteers_state is State.VALUE


def test_raw_keys(evry_draft: PartnershipDraft) -> None:
    found = [(d.line, d.params["key"]) for d in told(evry_draft, "i18n-key")]

    assert sorted(found) == [
        (1, "menu.atlas.detailProjet.libelle"),
        (1, "menu.atlas.libelle"),
        (29, "pagination.page.precedent"),
        (29, "pagination.page.suivant"),
        (187, "commun.ico.loupe.alter"),
        (199, "commun.ico.loupe.alter"),
    ]


def test_template_word_and_announced_perspectives(evry_draft: PartnershipDraft) -> None:
    assert [(d.line, d.params) for d in told(evry_draft, "technical-word")] == [(236, {"word": "PIED DE PAGE"})]
    assert [(d.line, d.params) for d in told(evry_draft, "announced-empty-heading")] == [
        (221, {"heading": "perspectives"})
    ]


def test_source(evry_draft: PartnershipDraft, lines: list[str]) -> None:
    assert evry_draft.source_name.value == lines[3]
    assert (evry_draft.source_owner.value, evry_draft.source_year.value) == (MINISTRY, 2013)


def test_nothing_else_is_doubted(evry_draft: PartnershipDraft) -> None:
    assert {doubt.code for doubt in evry_draft.doubts} == {
        "announced-empty-heading",
        "concatenated-funders",
        "empty-cell",
        "empty-table",
        "end-after-triennial",
        "generic-funder",
        "i18n-key",
        "masked-email",
        "missing-action",
        "personal-email",
        "repeated-header",
        "technical-word",
        "unexpanded-acronym",
        "year-contradiction",
    }
