"""A page of other bodies with other values: nothing is tuned to the two real ones."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from coopatlas.exchange.drafts import PartnershipDraft, State

Reader = Callable[..., PartnershipDraft]


def codes(draft: PartnershipDraft) -> list[str]:
    return [doubt.code for doubt in draft.doubts]


def test_single_values(sample_draft: PartnershipDraft) -> None:
    draft = sample_draft

    assert draft.title.value == "Eau et écoles pour les communes de Tamarou, Port-Aulne et Sainte-Rive (2014-2016)"
    assert (draft.first_signed_year.value, draft.start_year.value, draft.end_date.value) == (2006, 2007, "2016-12")
    assert (draft.form.value, draft.status.value) == ("Jumelage", "ended")
    assert (draft.communication_in_france.value, draft.communication_abroad.value, draft.evaluation.value) == (
        True,
        False,
        False,
    )


def test_two_partners_and_three_french_authorities(sample_draft: PartnershipDraft) -> None:
    found = [
        (p.name.value, p.country_name)
        for p in sample_draft.parties
        if p.role in ("foreign-partner", "french-authority")
    ]

    assert found == [
        ("Commune de Tamarou", "Bénin"),
        ("Municipalité de Port-Aulne", "Côte d'Ivoire"),
        ("Communauté de communes du Val d'Ambre", ""),
        ("Commune de Fontclaire", ""),
        ("Département de la Haute-Ambre", ""),
    ]


def test_operators(sample_draft: PartnershipDraft) -> None:
    found = [(p.name.value, p.acting_for, p.place_name) for p in sample_draft.parties if p.role == "operator"]

    assert found == [("ONG Puits Clairs", "", "Tamarou"), ("SIEV", "Val d'Ambre", "")]


def test_amounts_with_thousands_apart(sample_draft: PartnershipDraft) -> None:
    found = [(c.amount.value, c.one_percent_water.value, c.year.value) for c in sample_draft.contributions]

    assert found == [
        (Decimal(60000), Decimal(15000), 2014),
        (Decimal("7250.50"), None, 2014),
        (Decimal(30000), None, 2015),
        (Decimal(12000), Decimal(0), 2016),
    ]


def test_cut_label_is_repaired_from_both_partner_fields(sample_draft: PartnershipDraft) -> None:
    line = sample_draft.contributions[2]

    assert len(line.label.value or "") == 49
    assert line.funders == ("Agence imaginaire de l'eau Ambre, Sources et Rivières", "Union des fontainiers de Tamarou")


def test_years_of_the_grant_are_not_doubted(sample_draft: PartnershipDraft) -> None:
    assert "year-contradiction" not in codes(sample_draft)
    assert "end-after-triennial" not in codes(sample_draft)


def test_other_theme_is_cut_where_known_labels_end(sample_draft: PartnershipDraft) -> None:
    other = sample_draft.themes[1]

    assert [level.value for level in other.levels] == [
        "Politique, humanitaire et coopération transfrontalière",
        "Gouvernance locale et appui institutionnel",
        "Appui institutionnel",
    ]
    assert (other.priority, other.main, sample_draft.other_themes_state) == ("2", False, State.VALUE)


def test_contacts(sample_draft: PartnershipDraft) -> None:
    found = [(p.body, p.family_name, p.given_name, p.post, p.email) for p in sample_draft.people]
    post = "Ambassade de France à Sainte-Rive"
    functions = "Correspondant coopération décentralisée", "Conseiller de coopération et d'action culturelle"

    assert found == [
        (post, "MODELE", "Lucie", functions[0], "lucie.modele@poste.example"),
        (post, "DE L'ESSAI", "Jean-Paul", functions[1], "jp.essai@poste.example"),
        ("Commune de Tamarou", "ESSAI", "Aminata", "Secrétaire générale", "mairie@tamarou.example"),
        ("Municipalité de Port-Aulne", "DU TEST", "Koffi", "", "koffi.dutest@port-aulne.example"),
    ]


def test_mailbox_of_an_office_is_not_personal(sample_draft: PartnershipDraft) -> None:
    assert [d.params["domain"] for d in sample_draft.doubts if d.code == "personal-email"] == ["port-aulne.example"]


def test_volunteers_where_the_columns_can_be_told_apart(sample_draft: PartnershipDraft) -> None:
    found = [
        (v.person.family_name, v.mission.value, v.field_of_action.value, v.host.value) for v in sample_draft.volunteers
    ]

    assert found == [
        ("MODELE", "Animation des comités de puits", "Eau et assainissement", "Tamarou"),
        ("LE TEST", "Appui à l'état civil", "Gouvernance locale", "Commune de Tamarou"),
        ("GABARIT", "Soutien à tout autre chose", None, "Port-Aulne"),
    ]


def test_volunteer_whose_field_is_not_known_is_doubted(sample_draft: PartnershipDraft) -> None:
    assert [d.field for d in sample_draft.doubts if d.code == "reading-order"] == ["volunteers[2]"]


def test_numbered_actions_and_their_references(sample_draft: PartnershipDraft) -> None:
    found = [(a.number, a.title.value, [o.value for o in a.objectives], a.references) for a in sample_draft.actions]

    assert found == [
        (1, "Creuser les puits des écoles", ["Creuser six puits", "Former douze fontainiers"], (2,)),
        (2, "Entretenir les pompes", ["Réparer en moins de trois jours."], (1, 7)),
    ]
    assert [d.params for d in sample_draft.doubts if d.code == "missing-action"] == [{"number": "7"}]


def test_periods(sample_draft: PartnershipDraft) -> None:
    found = [(p.start, p.end, p.title) for p in sample_draft.periods]

    assert found == [(2006, 2009, "découverte"), (2010, 2013, "apprentissage"), (2014, None, "pleine action")]


def test_agreements(sample_draft: PartnershipDraft) -> None:
    found = [(a.kind, a.signed_on.value, a.count, a.amount.value) for a in sample_draft.agreements]

    assert found == [("partnership-agreement", "2006-03-12", 1, None), ("amendment", "2011-10", 2, Decimal(48500))]


def test_places_of_the_title(sample_draft: PartnershipDraft) -> None:
    assert [p.value for p in sample_draft.place_names] == ["Tamarou", "Port-Aulne", "Sainte-Rive"]


def test_places_fall_back_on_the_partners(read_sample: Reader) -> None:
    draft = read_sample(
        ("Eau et écoles pour les communes de Tamarou, Port-Aulne et Sainte-Rive (2014-2016)", "Eau pour tous")
    )

    assert [p.value for p in draft.place_names] == ["Tamarou", "Port-Aulne"]


def test_another_number_of_periods_is_doubted(read_sample: Reader) -> None:
    draft = read_sample(("Trois périodes ont", "Cinq périodes ont"))

    assert [d.params for d in draft.doubts if d.code == "count-contradiction"] == [{"announced": "5", "listed": "3"}]


def test_years_counted_from_the_first_signature(read_sample: Reader) -> None:
    draft = read_sample(
        ("15 000 2014", "15 000 2006"), ("50 2014", "50 2006"), ("€ 2015", "€ 2007"), ("12 000 0 2016", "12 000 0 2008")
    )

    assert [c.year_doubted for c in draft.contributions] == [True] * 4
    [doubt] = [d for d in draft.doubts if d.code == "year-contradiction"]
    assert doubt.params == {"first": "2006", "last": "2008", "year": "2014"}


def test_comma_inside_one_body_is_not_cut(read_sample: Reader) -> None:
    draft = read_sample(("Agence imaginaire de l'eau Ambre, Sources et Rivi 30", "Fonds, terres et mers 30"))

    assert draft.contributions[2].funders == ("Fonds, terres et mers",)
    assert "concatenated-funders" not in codes(draft)


def test_one_whole_partner_field_is_one_funder(read_sample: Reader) -> None:
    name = "Agence imaginaire de l'eau Ambre, Sources et Rivières"
    draft = read_sample((f"{name[:49]} 30", f"{name} 30"))

    assert draft.contributions[2].funders == (name,)
    assert "truncated-label" not in codes(draft)


@pytest.mark.parametrize("label", ["Union des fontainiers de Tamarou,", ", Union des fontainiers de Tamarou"])
def test_empty_half_of_a_joined_label(read_sample: Reader, label: str) -> None:
    draft = read_sample(
        ("Agence imaginaire de l'eau Ambre, Sources et Rivi 30", f"{label} 30"),
        ("Autres partenaires du partenariat en France\nAgence imaginaire de l'eau Ambre, Sources et Rivières\n", ""),
    )

    assert draft.contributions[2].funders == ("Union des fontainiers de Tamarou",)
    assert "concatenated-funders" in codes(draft)


@pytest.mark.parametrize(
    ("written", "suggested"),
    [("Progamme", "programme"), ("Porjet", "projet"), ("Dévelopement", "développement"), ("Coopéraration", "")],
)
def test_typing_errors_of_a_title(read_sample: Reader, written: str, suggested: str) -> None:
    draft = read_sample(("Eau et écoles pour", f"{written} pour"))

    assert [d.params["suggested"] for d in draft.doubts if d.code == "typo-suspected"] == (
        [suggested] if suggested else []
    )


@pytest.mark.parametrize(
    "title",
    ["Projets régionaux en Région", "Communes rurales et urbaines", "Territoriale Formations", "Culturel Municipaux"],
)
def test_inflected_words_are_no_typing_errors(read_sample: Reader, title: str) -> None:
    assert "typo-suspected" not in codes(read_sample(("Eau et écoles pour", f"{title} pour")))


def test_parallel_acronyms_in_another_order_are_doubted(read_sample: Reader) -> None:
    listed = "Liste des sigles\nONU, BAD : Banque Africaine de Développement, Organisation des Nations Unies\n"
    draft = read_sample(("Les deux rives", f"{listed}\nLes deux rives"))

    assert sorted(d.field for d in draft.doubts if d.code == "reading-order") == [
        "narratives[context]",
        "volunteers[2]",
    ]


def test_pager_of_several_pages_tells_that_rows_are_missing(read_sample: Reader) -> None:
    draft = read_sample(("<< < Précédent 1 Suivant > >>", "<< < Précédent 1 2 3 Suivant > >>"))

    assert [d.field for d in draft.doubts if d.code == "truncated-page"] == ["other_themes"]


def test_ended_without_a_date(read_sample: Reader) -> None:
    draft = read_sample(("décembre 2016\n", ""))

    assert "ended-without-date" in codes(draft)


def test_date_not_yet_set(read_sample: Reader) -> None:
    draft = read_sample(("décembre 2016\n", "à préciser\n"))

    assert draft.end_date.state is State.UNKNOWN
    assert [d.params for d in draft.doubts if d.code == "date-unknown"] == [{"raw": "à préciser"}]


def test_not_triennial(read_sample: Reader) -> None:
    assert read_sample(("Le partenariat est triennal", "Le partenariat n'est pas triennal")).triennial.value is False


def test_no_sentence_about_three_years_says_nothing(read_sample: Reader) -> None:
    assert read_sample(("Le partenariat est triennal\n", "")).triennial.state is State.UNKNOWN


def test_unknown_status_is_told(read_sample: Reader) -> None:
    draft = read_sample(("Terminé\n", "En sommeil\n"))

    assert (draft.status.value, draft.status.raw) == (None, "En sommeil")
    assert {"status": "En sommeil"} in [d.params for d in draft.doubts if d.code == "unknown-status"]
