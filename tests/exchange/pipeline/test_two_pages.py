"""The two real pages of the old Atlas, line by line, as the records they became."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from coopatlas.catalogue.assembly import organisation_record, partnership_record
from coopatlas.catalogue.records import OrganisationRecord, PartnershipRecord
from coopatlas.catalogue.source_text import numbered_lines
from coopatlas.gazetteer import Gazetteer
from coopatlas.organisations.models import ContactPoint, Organisation, Person, Post
from coopatlas.partnerships.models import Volunteer
from coopatlas.projects.models import Project
from coopatlas.provenance.models import SourceText
from coopatlas.vocabularies.reading import Labels
from tests.database import Atlas

pytestmark = [pytest.mark.django_db, pytest.mark.database]
Read = Callable[[str], PartnershipRecord]


@pytest.fixture
def evry(atlas: Atlas) -> PartnershipRecord:
    return partnership_record(atlas.evry, Labels("fr"))


@pytest.fixture
def npdc(atlas: Atlas) -> PartnershipRecord:
    return partnership_record(atlas.npdc, Labels("fr"))


def codes(record: PartnershipRecord) -> set[str]:
    return {doubt.code for doubt in record.doubts}


def doubt_fields(record: PartnershipRecord, code: str) -> list[str]:
    return [doubt.field for doubt in record.doubts if doubt.code == code]


def parties(record: PartnershipRecord, role: str) -> list[str]:
    return [party.as_signed for party in record.parties if party.role.code == role]


def organisation(name: str) -> OrganisationRecord:
    row = Organisation.objects.select_related("country", "territory__country").get(name=name)
    return organisation_record(row, Labels("fr"))


# ── Source, page furniture ──────────────────────────────────────────────────────────────────────────────────────────────


def test_untranslated_keys_are_reported(evry: PartnershipRecord) -> None:
    keys = {doubt.raw for doubt in evry.doubts if doubt.code == "i18n-key"}
    assert {line for line in keys if "menu.atlas" in line} != set()
    assert len(doubt_fields(evry, "i18n-key")) == 6


def test_translated_rendering_has_no_raw_key(npdc: PartnershipRecord) -> None:
    assert "i18n-key" not in codes(npdc)


def test_footer_word_is_reported_on_both_pages(evry: PartnershipRecord, npdc: PartnershipRecord) -> None:
    assert "technical-word" in codes(evry) & codes(npdc)


def test_source_is_named_with_what_the_footer_claims(evry: PartnershipRecord, npdc: PartnershipRecord) -> None:
    assert [source.name for source in evry.sources] == ["Ancien Atlas français de la coopération décentralisée"]
    owners = {text.owner for text in SourceText.objects.all()}
    assert owners == {
        "Ministère de l'Europe et des Affaires étrangères",
        "Ministère des Affaires étrangères et du Développement international",
    }
    assert set(SourceText.objects.values_list("dated", flat=True)) == {"2013"}


def test_every_line_of_the_source_is_kept_word_for_word(atlas: Atlas, real_pages: tuple) -> None:
    kept = {text.text for text in SourceText.objects.all()}
    assert {page.read_text(encoding="utf-8") for page in real_pages} == kept


def test_source_lines_are_tied_to_the_values_read_from_them(atlas: Atlas) -> None:
    lines = {line.number: line for line in numbered_lines(atlas.evry, Labels("fr"))}
    assert lines[17].fields == ["Première signature"]
    assert "Financement\u00a03\u202f: année" in lines[213].fields


# ── Identity ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_titles_are_kept_as_written(evry: PartnershipRecord, npdc: PartnershipRecord) -> None:
    assert evry.title.startswith("Coopération décentralisée Kayes Evry Centre Essonne (2010-2012).")
    assert npdc.title.startswith("Projt d'appui")
    assert doubt_fields(npdc, "typo-suspected") == ["title"]


def test_project_keeps_the_period_its_title_gives(atlas: Atlas) -> None:
    project = Project.objects.get(partnership=atlas.evry_pk)
    assert (project.start_year, project.end_year) == (2010, 2012)


def test_years_status_and_end(evry: PartnershipRecord, npdc: PartnershipRecord) -> None:
    assert (evry.first_signed_year, evry.start_year, evry.status.code, evry.end_date) == (
        1990,
        1990,
        "ended",
        "2013-09-30",
    )
    assert (npdc.first_signed_year, npdc.start_year, npdc.status.code, npdc.end_date) == (2009, 2009, "current", None)


def test_current_for_long_is_doubted(npdc: PartnershipRecord) -> None:
    assert doubt_fields(npdc, "current-for-long") == ["status"]


def test_form_and_triennial(evry: PartnershipRecord, npdc: PartnershipRecord) -> None:
    for record in (evry, npdc):
        assert record.form is not None
        assert (record.form.code, record.form.label) == (
            "decentralised-cooperation",
            "Projet de coopération décentralisée",
        )
        assert record.triennial is True


def test_themes_on_three_levels(evry: PartnershipRecord, npdc: PartnershipRecord) -> None:
    above = ("Politique, humanitaire et coopération transfrontalière", "Gouvernance locale et appui institutionnel")
    assert [(t.level1, t.level2, t.level3, t.main) for t in evry.themes] == [
        (*above, "Gouvernance et démocratie locales", True)
    ]
    assert [(t.level1, t.level2, t.level3, t.main) for t in npdc.themes] == [(*above, "Appui institutionnel", True)]


def test_empty_table_of_other_themes_is_none_not_unknown(evry: PartnershipRecord, npdc: PartnershipRecord) -> None:
    assert (evry.other_themes_state, npdc.other_themes_state) == ("none", "none")
    assert "empty-table" in codes(evry) & codes(npdc)


# ── Who ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_diplomatic_post_is_one_body_for_both(evry: PartnershipRecord, npdc: PartnershipRecord) -> None:
    assert evry.post is not None
    assert npdc.post is not None
    assert (evry.post.name, evry.post.url) == (npdc.post.name, npdc.post.url)
    assert evry.post.name == "Ambassade de France à Bamako"


def test_contacts_of_the_post_are_stored_once_and_private(atlas: Atlas) -> None:
    post = Organisation.objects.get(kind="diplomatic-post")
    assert sorted(post.posts.values_list("title", flat=True)) == [
        "Conseiller de coopération et d'action culturelle",
        "Correspondant coopération décentralisée",
    ]
    assert set(ContactPoint.objects.filter(post__organisation=post).values_list("visibility", flat=True)) == {"private"}
    assert ContactPoint.objects.filter(post__organisation=post).count() == 2


def test_partner_contacts_are_stored_and_private(atlas: Atlas) -> None:
    staff = Post.objects.filter(kind="staff", organisation__country="ML")
    assert staff.count() == 2
    assert set(ContactPoint.objects.filter(post__in=staff).values_list("visibility", flat=True)) == {"private"}


def test_foreign_partners(evry: PartnershipRecord, npdc: PartnershipRecord) -> None:
    assert [(p.as_signed, p.country) for p in evry.there] == [("Commune Urbaine de Kayes", "ML")]
    assert [(p.as_signed, p.country) for p in npdc.there] == [("Assemblée régionale de Kayes", "ML")]


def test_french_authority_is_told_with_its_heir(evry: PartnershipRecord) -> None:
    assert parties(evry, "french-authority") == ["Communauté d'agglomération d'Evry Centre Essonne"]
    heir = evry.here[0].successor
    assert heir is not None
    assert heir.name == "Communauté d’agglomération Grand Paris Sud Seine Essonne Sénart"
    assert heir.since == "2016-01-01"


def test_reform_that_the_page_ignores_is_reported(evry: PartnershipRecord) -> None:
    assert doubt_fields(evry, "reform-not-applied") == ["parties[french-authority]"]


def test_authority_before_the_reform(npdc: PartnershipRecord) -> None:
    assert npdc.before_reform is not None
    assert npdc.before_reform.as_signed == "Conseil régional du Nord-Pas de Calais"
    assert [p.name for p in npdc.here] == ["Région Hauts-de-France"]
    assert npdc.before_reform.successor is not None
    assert npdc.before_reform.successor.name == "Région Hauts-de-France"


def test_contracting_authorities(evry: PartnershipRecord, npdc: PartnershipRecord) -> None:
    assert parties(evry, "contracting-authority") == ["Communauté d'agglomération d'Evry Centre Essonne"]
    assert parties(npdc, "contracting-authority") == ["Conseil régional du Nord-Pas de Calais"]


def test_operator_of_kayes_evry(evry: PartnershipRecord) -> None:
    operator = next(p for p in evry.parties if p.role.code == "operator")
    assert operator.name == "Coopération Développement Agglomération Nouvelle d’Évry"
    assert Organisation.objects.get(name=operator.name).valid_from == "1991"


def test_operator_on_behalf_of_another_and_where(npdc: PartnershipRecord) -> None:
    operator = next(p for p in npdc.parties if p.role.code == "operator")
    assert (operator.name, operator.acting_for, operator.place_name) == ("CIDS", "Corens", "Diéma")


def test_other_partners(evry: PartnershipRecord, npdc: PartnershipRecord) -> None:
    assert parties(evry, "other-partner-country") == ["Commune Urbaine de Kayes"]
    assert parties(npdc, "other-partner-france") == ["Conseil général du Pas de Calais"]
    assert parties(npdc, "other-partner-country") == ["Coopération catalogne"]


def test_beneficiaries_are_kept(evry: PartnershipRecord, npdc: PartnershipRecord) -> None:
    for record in (evry, npdc):
        assert [n for n in record.narratives if n.section.code == "beneficiaries"] != []


def test_one_body_under_the_names_of_two_ministries(evry: PartnershipRecord, npdc: PartnershipRecord) -> None:
    funders = {
        f.url for r in (evry, npdc) for line in r.contributions for f in line.funders if "Ministère" in line.label
    }
    assert len(funders) == 1
    assert "same-body-two-names" in codes(evry) & codes(npdc)


def test_agglomeration_is_described(atlas: Atlas) -> None:
    body = organisation("Communauté d’agglomération Évry Centre Essonne")
    members = {name: joined for name, _, joined, _ in body.members}
    assert members["Ris-Orangis"] == "2004"
    assert len(members) == 5
    assert ("Population selon la source", "111\u202f000 habitants") in [
        (figure.label, figure.shown) for figure in body.key_figures
    ]
    assert [(p.title, p.valid_from, p.valid_to, p.told_on) for p in body.posts] == [
        ("Présidence", "2008-04", "", "2013")
    ]
    assert "Évry" in members
    assert "Évry-Courcouronnes" not in members
    assert [c.code for c in body.competences].count("mandatory") == 4
    assert ("optional", "eau et assainissement") in [(c.code, c.label) for c in body.competences]
    assert [c.code for c in body.competences].count("voluntary") == 5


def test_predecessor_of_the_agglomeration_is_remembered(atlas: Atlas) -> None:
    body = organisation("Communauté d’agglomération Évry Centre Essonne")
    assert [(s.direction, s.name) for s in body.successions] == [
        ("predecessor", "Syndicat d’agglomération nouvelle d’Évry"),
        ("successor", "Communauté d’agglomération Grand Paris Sud Seine Essonne Sénart"),
    ]


def test_todays_authority_shows_what_its_predecessor_did(atlas: Atlas) -> None:
    heir = organisation("Communauté d’agglomération Grand Paris Sud Seine Essonne Sénart")
    assert (len(heir.own), [p.id for p in heir.inherited]) == (0, [atlas.evry_pk])


def test_partner_is_described(atlas: Atlas) -> None:
    body = organisation("Commune Urbaine de Kayes")
    assert [figure.shown for figure in body.key_figures] == ["110\u202f000 habitants"]
    assert ("Maire", "2009-06", "", "2013") in [(p.title, p.valid_from, p.valid_to, p.told_on) for p in body.posts]


def test_aliases_find_the_same_bodies(reference: Gazetteer) -> None:
    for asked, key in {
        "CUK": "body:commune-urbaine-kayes",
        "SAN d’Evry": "fr-san:evry",
        "CA Evry Centre Essonne": "fr-epci:evry-centre-essonne",
    }.items():
        assert reference.find(asked)[0].unit.key == key


# ── Money ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_lines_of_kayes_evry(evry: PartnershipRecord) -> None:
    assert [(line.label, str(line.amount), line.year) for line in evry.contributions] == [
        ("Autre", "109550.00", 1990),
        ("Communauté d'agglomération d'Evry Centre Essonne", "633500.00", 1990),
        ("Ministère de l'Europe et des Affaires étrangères", "25000.00", 1990),
        ("Ministère de l'Europe et des Affaires étrangères", "25000.00", 1991),
        ("Ministère de l'Europe et des Affaires étrangères", "25000.00", 1992),
        (", Commune Urbaine de Kayes", "35000.00", 1990),
    ]


def test_lines_of_kayes_npdc(npdc: PartnershipRecord) -> None:
    assert [(str(line.amount), line.year) for line in npdc.contributions] == [
        ("177550.00", 2009),
        ("33666.00", 2009),
        ("33666.00", 2010),
        ("33668.00", 2011),
        ("121900.00", 2009),
        ("12300.00", 2009),
    ]
    assert doubt_fields(npdc, "unequal-instalment") == ["contributions[3].amount"]


def test_totals_are_computed(evry: PartnershipRecord, npdc: PartnershipRecord) -> None:
    assert evry.total is not None
    assert npdc.total is not None
    assert (evry.total.amount, evry.total.lines) == (Decimal("853050.00"), 6)
    assert (npdc.total.amount, npdc.total.lines) == (Decimal("412750.00"), 6)


def test_ministry_share(evry: PartnershipRecord, npdc: PartnershipRecord) -> None:
    def share(record: PartnershipRecord) -> Decimal:
        assert record.total is not None
        return next(s.percent for s in record.total.shares if s.label.startswith("Ministère"))

    assert (share(evry), share(npdc)) == (Decimal("8.8"), Decimal("24.5"))


def test_one_percent_is_zero_for_local_lines_and_untold_for_the_ministry(
    evry: PartnershipRecord, npdc: PartnershipRecord
) -> None:
    assert [line.one_percent_water for line in evry.contributions] == [0, 0, None, None, None, None]
    assert [line.one_percent_water for line in npdc.contributions] == [0, None, None, None, None, 0]


def test_tripled_heading_is_reported_once(evry: PartnershipRecord, npdc: PartnershipRecord) -> None:
    assert len(doubt_fields(evry, "repeated-header")) == len(doubt_fields(npdc, "repeated-header")) == 1


def test_years_of_the_grant_are_kept_and_doubted(evry: PartnershipRecord) -> None:
    assert [line.year_doubted for line in evry.contributions] == [True] * 6
    message = next(d.message for d in evry.doubts if d.code == "year-contradiction")
    assert "de 1990 à 1992 alors que le projet cofinancé est de 2010" in message.replace("\u202f", " ").replace(
        "\u00a0", " "
    )


def test_funder_that_begins_with_a_comma(evry: PartnershipRecord) -> None:
    assert [f.name for f in evry.contributions[5].funders] == ["Commune Urbaine de Kayes"]
    assert doubt_fields(evry, "concatenated-funders") == ["contributions[5].label"]


def test_cut_funder_is_split_and_repaired(npdc: PartnershipRecord) -> None:
    line = npdc.contributions[4]
    assert line.label == "Conseil général du Pas de Calais, Coopération cat"
    assert [f.name for f in line.funders] == ["Département du Pas-de-Calais", "Coopération catalane (Espagne)"]
    assert doubt_fields(npdc, "truncated-label") == ["contributions[4].label"]


def test_generic_funder_is_reported(evry: PartnershipRecord, npdc: PartnershipRecord) -> None:
    assert doubt_fields(evry, "generic-funder") == ["contributions[0].label"]
    assert doubt_fields(npdc, "generic-funder") == ["contributions[5].label"]


def test_cofunding_of_2010(atlas: Atlas) -> None:
    told = {(p.cofunder, p.cofunded_year) for p in Project.objects.all()}
    assert told == {("MAEE", 2010)}


# ── Words ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_narratives_are_kept(evry: PartnershipRecord, npdc: PartnershipRecord) -> None:
    for record in (evry, npdc):
        assert [n.section.code for n in record.narratives] == [
            "context",
            "history",
            "objective",
            "description",
            "beneficiaries",
        ]


@pytest.mark.parametrize("side", [0, 1])
def test_narratives_hold_every_line_of_their_section(
    atlas: Atlas, real_pages: tuple[Path, Path], evry: PartnershipRecord, npdc: PartnershipRecord, side: int
) -> None:
    page = real_pages[side].read_text(encoding="utf-8")
    told = "\n".join(n.text for n in (evry, npdc)[side].narratives)
    start, end = page.index("\nContexte\n"), page.index("\nVotre partenariat prend")
    headings = {"Contexte", "Historique", "Objectif du partenariat", "Description détaillée du partenariat", ""}
    lines = [line.rstrip() for line in page[start:end].split("\n")]
    missing = [line for line in lines if line not in headings and line not in told]
    assert len(missing) == (1, 0)[side]  # the one line that names a private person stands veiled
    assert "[personne non publiée]" in told or side == 1


def test_icon_words_are_reported(npdc: PartnershipRecord) -> None:
    assert [d.line for d in npdc.doubts if d.code == "technical-word" and d.field != "page"] == [169, 181]


def test_four_historical_periods(evry: PartnershipRecord) -> None:
    assert [(p.start, p.start_latest, p.end) for p in evry.periods] == [
        (1990, None, 1992),
        (1992, None, 1997),
        (1998, None, 1999),
        (1999, 2000, None),
    ]


def test_agreements(evry: PartnershipRecord, npdc: PartnershipRecord) -> None:
    assert [(a.kind.code, a.signed_on, a.count, a.amount) for a in evry.agreements] == [
        ("friendship-protocol", "1990", 1, None),
        ("funding-agreement", "2005", 6, Decimal("290000.00")),
    ]
    assert [(a.kind.code, a.signed_on) for a in npdc.agreements] == [("cooperation-agreement", "2009-02")]


def test_an_acronym_of_the_reference_set_is_explained_where_it_stands(evry: PartnershipRecord) -> None:
    """MAEE: the name the ministry bore in 2010, with its page; then it is no longer told as unexplained."""
    (grant,) = [item for item in evry.thread if item.kind == "cofunding"]
    assert "Ministère des Affaires étrangères et européennes (MAEE)" in grant.label
    assert grant.url is not None
    assert not any("MAEE" in d.message for d in evry.doubts if d.code == "unexpanded-acronym")


def test_signatories(evry: PartnershipRecord, npdc: PartnershipRecord) -> None:
    """Both shores, whether the text names them or says "les deux collectivités"; in 1990 the agglomeration was still the SAN."""
    agglomeration = "Communauté d'agglomération d'Evry Centre Essonne"
    assert [[s.name for s in a.signatories] for a in evry.agreements] == [
        ["Syndicat d’agglomération nouvelle d’Évry", "Commune Urbaine de Kayes"],
        ["Commune Urbaine de Kayes", agglomeration],
    ]
    assert [[s.name for s in a.signatories] for a in npdc.agreements] == [
        ["Région Nord-Pas de Calais", "Assemblée régionale de Kayes"]
    ]
    signed = [s for record in (evry, npdc) for a in record.agreements for s in a.signatories]
    assert [s.name for s in signed if not s.url] == []


def test_action_sheet_of_kayes_evry(evry: PartnershipRecord) -> None:
    (sheet,) = evry.actions
    assert sheet.title.startswith("Renforcer le secrétaire général")
    assert len(sheet.objectives) == 6
    assert (sheet.references, sheet.missing_references) == ((4, 9), (4, 9))
    assert len(doubt_fields(evry, "missing-action")) == 2


def test_action_sheet_of_kayes_npdc(npdc: PartnershipRecord) -> None:
    (sheet,) = npdc.actions
    assert sheet.title.startswith("Appui aux activités liées au partenariat")
    assert len(sheet.objectives) == 2


def test_acronyms_with_their_expansions(npdc: PartnershipRecord) -> None:
    told = {a.acronym: a.expansion for a in npdc.acronyms}
    assert {
        "NPDC",
        "PSDR",
        "SRF",
        "BAD",
        "DAT",
        "ANE-AL",
        "PNACT",
        "PARADDER",
        "PADDER",
        "ONG",
        "CORENS",
        "UE",
    } <= told.keys()
    assert told["BAD"] == "Banque Africaine de Développement"


def test_places_of_work(npdc: PartnershipRecord) -> None:
    assert [p.name for p in npdc.places if p.role == "implementation"] == ["Diéma", "Bafoulabé", "Kéniéba"]
    assert {p.precision for p in npdc.places if p.role == "implementation"} == {"point"}


def test_missing_attachments_are_reported(npdc: PartnershipRecord) -> None:
    assert doubt_fields(npdc, "missing-attachment") == [
        "narratives[context]",
        "narratives[context]",
        "narratives[history]",
        "narratives[history]",
    ]


def test_answers_as_printed(evry: PartnershipRecord, npdc: PartnershipRecord) -> None:
    assert (evry.communication_in_france, evry.communication_abroad, evry.evaluation) == (True, True, True)
    assert (npdc.communication_in_france, npdc.communication_abroad, npdc.evaluation) == (False, False, True)
    assert doubt_fields(npdc, "none-or-unanswered") == ["communication_in_france", "communication_abroad"]


def test_announced_perspectives_are_missing(evry: PartnershipRecord) -> None:
    assert "announced-empty-heading" in codes(evry)


def test_volunteer_is_kept_without_the_person(evry: PartnershipRecord) -> None:
    (mission,) = evry.volunteers
    assert mission.mission.startswith("Appui au Secrétaire Général")
    assert (mission.field, mission.host) == ("Développement local et territorial", "Kayes")
    stored = Volunteer.objects.get()
    assert stored.person is not None
    assert Person.objects.filter(pk=stored.person.pk).exists()


def test_empty_table_of_volunteers_is_none(npdc: PartnershipRecord) -> None:
    assert (npdc.volunteers, npdc.volunteers_state) == ((), "none")
