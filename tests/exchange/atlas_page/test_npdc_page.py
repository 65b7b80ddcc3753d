"""The real page whose labels are translated (two regions), fact by fact."""

from __future__ import annotations

from decimal import Decimal

import pytest

from coopatlas.exchange.drafts import Doubt, PartnershipDraft, Severity, Span, State
from coopatlas.exchange.sources.atlas_page import reader
from coopatlas.exchange.sources.atlas_page.page import RawPage

REGION = "Conseil régional de Hauts-de-France"
FORMER_REGION = "Conseil régional du Nord-Pas de Calais"
COUNTY = "Conseil général du Pas de Calais"
CATALONIA = "Coopération catalogne"
MINISTRY = "Ministère des Affaires étrangères et du Développement international"


def told(draft: PartnershipDraft, code: str) -> list[Doubt]:
    return [doubt for doubt in draft.doubts if doubt.code == code]


@pytest.fixture(scope="module")
def lines(npdc: bytes) -> list[str]:
    return ["", *npdc.decode("utf-8").split("\n")]


def test_no_line_is_left_out(npdc: bytes) -> None:
    page = reader.read(npdc, "npdc")

    assert isinstance(page, RawPage)
    assert page.unclaimed_lines == ()


def test_title_is_verbatim_and_its_typing_error_told(npdc_draft: PartnershipDraft, lines: list[str]) -> None:
    assert npdc_draft.title.value == lines[15]
    assert [d.params for d in told(npdc_draft, "typo-suspected")] == [{"written": "Projt", "suggested": "Projet"}]


def test_single_values(npdc_draft: PartnershipDraft) -> None:
    draft = npdc_draft

    assert draft.status.value == "current"
    assert (draft.first_signed_year.value, draft.start_year.value) == (2009, 2009)
    assert draft.triennial.value is True
    assert draft.evaluation.value is True
    assert draft.form.value == "Projet de coopération décentralisée"


def test_end_date_printed_empty_is_unknown(npdc_draft: PartnershipDraft) -> None:
    assert (npdc_draft.end_date.value, npdc_draft.end_date.state) == (None, State.UNKNOWN)
    assert npdc_draft.end_date.span == Span(34, 34)


def test_current_for_long(npdc_draft: PartnershipDraft) -> None:
    assert [(d.line, d.params) for d in told(npdc_draft, "current-for-long")] == [(33, {"year": "2009"})]


def test_negative_answers_are_values_and_doubted(npdc_draft: PartnershipDraft) -> None:
    answers = npdc_draft.communication_in_france, npdc_draft.communication_abroad

    assert [(a.value, a.state) for a in answers] == [(False, State.VALUE)] * 2
    assert [(d.field, d.line) for d in told(npdc_draft, "none-or-unanswered")] == [
        ("communication_in_france", 210),
        ("communication_abroad", 212),
    ]


def test_third_theme_level(npdc_draft: PartnershipDraft) -> None:
    assert npdc_draft.themes[0].levels[2].value == "Appui institutionnel"


def test_parties(npdc_draft: PartnershipDraft) -> None:
    found = [(p.role, p.name.value, p.country_name, p.acting_for, p.place_name) for p in npdc_draft.parties]

    assert found == [
        ("foreign-partner", "Assemblée régionale de Kayes", "Mali", "", ""),
        ("french-authority", REGION, "", "", ""),
        ("other-partner-france", COUNTY, "", "", ""),
        ("other-partner-country", CATALONIA, "", "", ""),
        ("contracting-authority", FORMER_REGION, "", "", ""),
        ("operator", "CIDS", "", "Corens", "Diéma"),
        ("before-reform", FORMER_REGION, "", "", ""),
    ]


def test_old_name_of_the_contracting_authority(npdc_draft: PartnershipDraft) -> None:
    assert [(d.line, d.params) for d in told(npdc_draft, "old-new-name")] == [
        (161, {"old": FORMER_REGION, "new": REGION})
    ]


def test_money_as_printed(npdc_draft: PartnershipDraft) -> None:
    rows = [(c.label.value, c.amount.value, c.year.value, c.one_percent_water.value) for c in npdc_draft.contributions]

    assert rows == [
        (REGION, Decimal(177550), 2009, Decimal(0)),
        (MINISTRY, Decimal(33666), 2009, None),
        (MINISTRY, Decimal(33666), 2010, None),
        (MINISTRY, Decimal(33668), 2011, None),
        ("Conseil général du Pas de Calais, Coopération cat", Decimal(121900), 2009, None),
        ("Autre", Decimal(12300), 2009, Decimal(0)),
    ]


def test_total(npdc_draft: PartnershipDraft) -> None:
    assert sum(c.amount.value or 0 for c in npdc_draft.contributions) == Decimal(412750)


def test_joined_and_cut_funders(npdc_draft: PartnershipDraft) -> None:
    assert npdc_draft.contributions[4].funders == (COUNTY, CATALONIA)
    [joined], [cut] = told(npdc_draft, "concatenated-funders"), told(npdc_draft, "truncated-label")
    assert (joined.line, joined.params["funders"]) == (202, f"{COUNTY}, {CATALONIA}")
    assert (cut.line, cut.params["repaired"]) == (202, f"{COUNTY}, {CATALONIA}")


def test_rounded_instalment(npdc_draft: PartnershipDraft) -> None:
    [doubt] = told(npdc_draft, "unequal-instalment")

    assert (doubt.line, doubt.raw) == (201, "33668")
    assert doubt.params == {"amount": "33\u202f668", "usual": "33\u202f666"}


def test_instalments_that_begin_before_their_call_are_doubted(npdc_draft: PartnershipDraft) -> None:
    assert [c.year_doubted for c in npdc_draft.contributions] == [False, True, True, True, False, False]
    [doubt] = told(npdc_draft, "year-contradiction")
    assert (doubt.severity, doubt.params) == (Severity.DOUBT, {"first": "2009", "last": "2011", "year": "2010–2012"})


def test_action_sheet_with_dashed_objectives(npdc_draft: PartnershipDraft, lines: list[str]) -> None:
    [sheet] = npdc_draft.actions

    assert sheet.title.value == lines[148].removeprefix("- ")
    assert [(o.span.first, o.span.last) for o in sheet.objectives if o.span] == [(149, 150), (151, 151)]
    assert sheet.references == ()


def test_acronyms_listed_alone_and_in_parallel(npdc_draft: PartnershipDraft) -> None:
    explained = {a.acronym: a.expansion for a in npdc_draft.acronyms}

    assert list(explained) == [
        *(
            "NPDC",
            "PSDR",
            "SRF",
            "BAD",
            "DAT",
            "PAT",
            "ANE-AL",
            "MAEE",
            "UE",
            "PNACT",
            "PARADDER",
            "PADDER",
            "ONG",
            "CORENS",
        )
    ]
    assert explained["BAD"] == "Banque Africaine de Développement"
    assert explained["UE"] == "Union Européenne"
    assert "Réforme" in explained["PARADDER"]
    assert "Réforme" not in explained["PADDER"]
    assert told(npdc_draft, "reading-order") == []


def test_unexplained_acronyms(npdc_draft: PartnershipDraft) -> None:
    unexplained = [d.params["acronym"] for d in told(npdc_draft, "unexpanded-acronym")]

    assert unexplained == ["CG62", "LMCU", "PNR", "SRAT", "ARK", "RNPDC", "PARAD", "CIDS", "VSI"]


def test_agreement_of_a_month(npdc_draft: PartnershipDraft) -> None:
    assert [(a.kind, a.signed_on.value, a.count) for a in npdc_draft.agreements] == [
        ("cooperation-agreement", "2009-02", 1)
    ]


def test_grant(npdc_draft: PartnershipDraft) -> None:
    assert [(c.funder.value, c.year.value) for c in npdc_draft.cofundings] == [("MAEE", 2010)]


def test_places_and_their_other_spellings(npdc_draft: PartnershipDraft) -> None:
    assert [place.value for place in npdc_draft.place_names] == ["Diéma", "Bafoulabé", "Kéniéba"]
    assert [d.params for d in told(npdc_draft, "spelling-variant")] == [
        {"written": "Diema", "known": "Diéma"},
        {"written": "Kenieba", "known": "Kéniéba"},
    ]


def test_attachments_that_do_not_come_with_the_page(npdc_draft: PartnershipDraft) -> None:
    found = [(d.line, d.params["attachment"]) for d in told(npdc_draft, "missing-attachment")]

    assert [line for line, _ in found] == [76, 77, 90, 91]
    assert {d.field for d in told(npdc_draft, "missing-attachment")} == {"narratives[context]", "narratives[history]"}
    assert "cartes de situation" in found[0][1]
    assert found[1][1].startswith("fiche de présentation des programmes")
    assert found[2][1] == "bilans mis en annexe"


def test_same_contacts_of_the_post(evry_draft: PartnershipDraft, npdc_draft: PartnershipDraft) -> None:
    def posts(draft: PartnershipDraft) -> list[tuple[str, ...]]:
        return [
            (p.family_name, p.given_name, p.post, p.email, p.body) for p in draft.people if p.kind == "post-contact"
        ]

    assert posts(npdc_draft) == posts(evry_draft)
    assert len(posts(npdc_draft)) == 2


def test_contact_without_function_nor_address(npdc_draft: PartnershipDraft, lines: list[str]) -> None:
    [person] = [p for p in npdc_draft.people if p.kind == "partner-contact"]

    assert f"{person.body} {person.family_name} {person.given_name}" == lines[175]
    assert (person.post, person.email) == ("", "")
    assert [d.params["column"] for d in told(npdc_draft, "empty-cell")] == ["Fonction", "Courriel"]


def test_empty_tables(npdc_draft: PartnershipDraft) -> None:
    assert (npdc_draft.other_themes_state, npdc_draft.volunteers_state) == (State.NONE, State.NONE)
    assert [(d.field, d.line) for d in told(npdc_draft, "empty-table")] == [("other_themes", 28), ("volunteers", 219)]


def test_icon_text_and_template_word(npdc_draft: PartnershipDraft) -> None:
    found = [(d.line, d.params["word"]) for d in told(npdc_draft, "technical-word")]

    assert found == [(169, "Icone d'une loupe"), (181, "Icone d'une loupe"), (222, "PIED DE PAGE")]
    assert told(npdc_draft, "i18n-key") == []


def test_source(npdc_draft: PartnershipDraft) -> None:
    assert (npdc_draft.source_owner.value, npdc_draft.source_year.value) == (MINISTRY, 2013)


def test_nothing_else_is_doubted(npdc_draft: PartnershipDraft) -> None:
    assert {doubt.code for doubt in npdc_draft.doubts} == {
        "announced-empty-heading",
        "concatenated-funders",
        "current-for-long",
        "empty-cell",
        "empty-table",
        "generic-funder",
        "masked-email",
        "missing-attachment",
        "none-or-unanswered",
        "old-new-name",
        "repeated-header",
        "spelling-variant",
        "technical-word",
        "truncated-label",
        "typo-suspected",
        "unequal-instalment",
        "unexpanded-acronym",
        "year-contradiction",
    }
