"""The demo partnerships become drafts, and the facts of the two real records are those of their documents."""

from __future__ import annotations

from decimal import Decimal

import pytest

from coopatlas.exchange.drafts import PartnershipDraft, Refusal, State
from coopatlas.exchange.sources.demo_world import read_drafts

Drafts = dict[str, PartnershipDraft]
EVRY, REGION, WATER = "kayes-evry", "kayes-nord-pas-de-calais", "haute-lisse-houegbadji"


def total(draft: PartnershipDraft, currency: str = "EUR") -> Decimal:
    return sum((c.amount.value or Decimal(0) for c in draft.contributions if c.currency == currency), Decimal(0))


def test_eight_partnerships_are_read_without_refusal(read: list[PartnershipDraft | Refusal]) -> None:
    assert [type(item).__name__ for item in read] == ["PartnershipDraft"] * 8


def test_each_partnership_has_its_own_identifier(read: list[PartnershipDraft | Refusal], drafts: Drafts) -> None:
    assert len(drafts) == len(read)


def test_a_file_that_is_not_json_is_refused() -> None:
    (refusal,) = read_drafts(b"[{", "partnerships.json")
    assert isinstance(refusal, Refusal)
    assert refusal.code == "not-json"


@pytest.mark.parametrize(("key", "amount"), [(EVRY, "853050"), (REGION, "412750"), (WATER, "229000")])
def test_the_euro_lines_add_up(drafts: Drafts, key: str, amount: str) -> None:
    assert total(drafts[key]) == Decimal(amount)


def test_money_in_another_currency_keeps_its_currency(drafts: Drafts) -> None:
    assert total(drafts[WATER], "XOF") == Decimal("13500000")


def test_every_year_of_the_evry_money_is_doubted(drafts: Drafts) -> None:
    assert {(c.year.value, c.year_doubted) for c in drafts[EVRY].contributions} == {
        (1990, True),
        (1991, True),
        (1992, True),
    }


def test_no_year_of_the_region_money_is_doubted(drafts: Drafts) -> None:
    assert [(c.year.value, c.year_doubted) for c in drafts[REGION].contributions] == [
        (2009, False),
        (2009, False),
        (2010, False),
        (2011, False),
        (2009, False),
        (2009, False),
    ]


def test_one_percent_water_of_zero_is_not_an_untold_one(drafts: Drafts) -> None:
    told = [c.one_percent_water.value for c in drafts[EVRY].contributions]
    assert told == [Decimal(0), Decimal(0), None, None, None, None]


def test_two_funders_of_one_line_stay_two(drafts: Drafts) -> None:
    line = drafts[REGION].contributions[4]
    assert (line.funders, line.amount.value) == (
        ("Conseil général du Pas-de-Calais", "Coopération catalane"),
        Decimal(121900),
    )


def test_the_evry_partnership_tells_its_four_periods(drafts: Drafts) -> None:
    told = [(p.start, p.start_latest, p.end) for p in drafts[EVRY].periods]
    assert told == [(1990, None, 1992), (1992, None, 1997), (1998, None, 1999), (1999, 2000, None)]


def test_the_evry_agreements_are_those_its_page_tells(drafts: Drafts) -> None:
    """One protocol, what the town and the association signed, then two sorts of agreements from 2005 on."""
    told = [(a.kind, a.signed_on.value, a.count, a.amount.value) for a in drafts[EVRY].agreements]
    assert told == [
        ("friendship-protocol", "1990", 1, None),
        ("minutes-of-conclusions", None, 1, None),
        ("partnership-agreement", None, 1, None),
        ("cooperation-agreement", None, 1, None),
        ("funding-agreement", "2005", 6, Decimal(290000)),
        ("partnership-agreement", "2005", 1, None),
    ]


def test_the_evry_agreements_name_the_bodies_that_signed(drafts: Drafts) -> None:
    town, agglomeration = "Commune urbaine de Kayes", "Communauté d’agglomération d’Évry Centre Essonne"
    association = "Coopération Développement Agglomération Nouvelle d’Évry (CDANE)"
    assert [{name for name, _ in a.signatories} for a in drafts[EVRY].agreements] == [
        {agglomeration, town},
        {town, association},
        {town, association},
        {agglomeration, association},
        {town, agglomeration},
        {agglomeration, association},
    ]


def test_the_region_agreement_is_known_to_the_month_and_binds_the_two_regions(drafts: Drafts) -> None:
    (signed,) = drafts[REGION].agreements
    assert (signed.kind, signed.signed_on.value) == ("cooperation-agreement", "2009-02")
    assert [name for name, _ in signed.signatories] == [
        "Conseil régional du Nord-Pas de Calais",
        "Assemblée régionale de Kayes",
    ]


def test_whoever_signed_is_a_party_of_the_record(drafts: Drafts) -> None:
    strangers = [
        (key, party)
        for key, draft in drafts.items()
        for agreement in draft.agreements
        for _, party in agreement.signatories
        if party not in {p.name.value for p in draft.parties}
    ]
    assert strangers == []


def test_the_evry_action_sheet_points_to_two_sheets_that_are_missing(drafts: Drafts) -> None:
    assert [(a.number, a.references) for a in drafts[EVRY].actions] == [(None, (4, 9))]


def test_the_operator_in_diema_acts_for_another_body(drafts: Drafts) -> None:
    told = [(p.name.value, p.acting_for, p.place_name) for p in drafts[REGION].parties if p.role == "operator"]
    assert told == [("CIDS", "CORENS", "Diéma")]


def test_the_authority_that_signed_before_the_reform_is_kept(drafts: Drafts) -> None:
    told = {p.role: p.name.value for p in drafts[REGION].parties if p.role in {"french-authority", "before-reform"}}
    assert told == {
        "french-authority": "Conseil régional de Hauts-de-France",
        "before-reform": "Conseil régional du Nord-Pas de Calais",
    }


@pytest.mark.parametrize(("key", "communicated"), [(EVRY, True), (REGION, False)])
def test_answers_of_the_real_records(drafts: Drafts, key: str, communicated: bool) -> None:
    draft = drafts[key]
    answers = [draft.triennial, draft.communication_in_france, draft.communication_abroad, draft.evaluation]
    assert [answer.value for answer in answers] == [True, communicated, communicated, True]


def test_volunteers_of_the_region_are_known_to_be_none(drafts: Drafts) -> None:
    assert (drafts[REGION].volunteers, drafts[REGION].volunteers_state) == ((), State.NONE)


def test_no_volunteer_is_named(drafts: Drafts) -> None:
    people = [v.person for d in drafts.values() for v in d.volunteers]
    assert {(p.family_name, p.given_name, p.email) for p in people} == {("", "", "")}


def test_words_shown_as_the_source_s_are_never_codes(drafts: Drafts) -> None:
    shown = {fact.raw for d in drafts.values() for fact in (d.status, d.triennial, d.evaluation) if fact.raw}
    assert shown == {"en cours", "terminé", "suspendu", "en négociation", "oui", "non"}


def test_the_text_kept_is_what_a_reader_would_read(drafts: Drafts) -> None:
    draft = drafts["castelvaire-deir-al-louz"]
    told = [draft.title.value, *(n.text.value for n in draft.narratives)]
    assert draft.text == "\n\n".join(text or "" for text in told)


def test_the_twinning_is_known_to_have_no_money(drafts: Drafts) -> None:
    assert drafts["valriviere-tizi-n-ouzal"].contributions_state == State.NONE


def test_money_nobody_spoke_of_is_unknown(drafts: Drafts) -> None:
    assert drafts["castelvaire-deir-al-louz"].contributions_state == State.UNKNOWN


def test_the_demo_world_shows_four_statuses(drafts: Drafts) -> None:
    assert sorted(d.status.value or "" for d in drafts.values()) == [
        "", "current", "current", "current", "ended", "ended", "negotiating", "suspended",
    ]  # fmt: skip
