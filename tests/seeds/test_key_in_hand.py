"""Document E, the sheet of a « Clé en main » in several countries: each of its facts stands on the sheet's page."""

from __future__ import annotations

import pytest

from coopatlas.exchange.report import Report
from tests.seeds.capitalisation import Told

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("static_files")]
FIRST, SECOND = "Première partie\u202f: apprendre à se connaître", "Deuxième partie\u202f: mettre en œuvre"
NETWORK = "Réseau régional (RRMA)"


@pytest.fixture
def sheet(demo: Report) -> Told:
    return Told("cle-en-mediterranee")


def of_kind(items: list[tuple[str, str]], kind: str) -> list[str]:
    return [text for code, text in items if code == kind]


def test_what_kind_of_document_it_is(sheet: Told) -> None:
    assert (sheet.file["kind"]["label"], "Fiche de capitalisation" in sheet.page) == ("Fiche de capitalisation", True)


def test_its_title_and_its_countries(sheet: Told) -> None:
    assert sheet.file["title"].startswith("Clé en Méditerranée")
    assert {place["country"] for place in sheet.file["places"]} == {"FR", "MA", "PS"}


def test_its_collection(sheet: Told) -> None:
    assert (sheet.file["collection"], "collection RRMA" in sheet.page) == ("RRMA", True)


def test_who_carries_the_practice(sheet: Told) -> None:
    assert sheet.actors("carrier") == ["Occitanie Coopération"]
    assert "Pratique portée par Occitanie Coopération" in sheet.page


def test_its_summary_has_three_paragraphs(sheet: Told) -> None:
    parts = sheet.file["summary"].split("\n\n")
    assert (len(parts), [part for part in parts if part not in sheet.page]) == (3, [])


def test_four_authorities_announced_and_three_listed_is_reported(sheet: Told) -> None:
    assert sheet.doubts("count-contradiction") == ["Le texte annonce 4 éléments et en cite 3."]


def test_four_benefits_for_the_network(sheet: Told) -> None:
    titles = sheet.lessons("interest")
    assert {sheet.lesson(title)["addressee"] for title in titles} == {NETWORK}
    assert len(titles) == 4


def test_whom_it_is_meant_for(sheet: Told) -> None:
    assert sheet.file["audience"] in sheet.page
    assert sheet.file["audience"].startswith("Toute collectivité, même sans grands moyens")


def test_the_authorities_that_take_part(sheet: Told) -> None:
    assert sheet.actors("authority") == [
        "Région Occitanie",
        "Département de l’Aude",
        "Montpellier Méditerranée Métropole",
    ]


def test_those_that_were_approached(sheet: Told) -> None:
    assert sheet.actors("approached") == ["Commune de Colomiers", "Autres collectivités"]
    assert "tenté d’associer" in sheet.role("Commune de Colomiers")


def test_the_initial_need(sheet: Told) -> None:
    assert [sheet.lesson(title)["title"] for title in sheet.lessons("need")] == [
        "Relier des coopérations qui se croisent", "Donner envie à d’autres de rejoindre la dynamique",
    ]  # fmt: skip
    (section,) = [s for s in sheet.file["sections"] if s["kind"]["code"] == "need"]
    assert section["text"] in sheet.page


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Région Occitanie", "depuis 2012 avec le gouvernorat de Tubas"),
        ("Département de l’Aude", "autrefois au Burkina Faso"),
        ("Montpellier Méditerranée Métropole", "vallée de l’Arghen"),
        ("Experts-Solidaires", "ses propres projets en Palestine"),
    ],
)
def test_the_commitments_each_actor_came_with(sheet: Told, name: str, words: str) -> None:
    (actor,) = [actor for actor in sheet.file["actors"] if actor["name"] == name]
    assert (words in actor["background"], actor["background"] in sheet.page) == (True, True)


def test_the_ngo_that_acts_in_both_countries(sheet: Told) -> None:
    assert sheet.actors("technical-partner") == ["Experts-Solidaires"]


def test_three_voices_of_authorities(sheet: Told) -> None:
    said = sheet.voices("authority")
    words = ["accorder leurs résultats", "parle à tous ses membres", "agissent ensemble pour de bon"]
    assert [sum(w in text for text in said) for w in words] == [1, 1, 1]
    assert len(said) == 3


def test_two_general_objectives(sheet: Told) -> None:
    told = of_kind(sheet.items("Objectifs"), "general-objective")
    assert ["construire et à piloter à plusieurs" in told[0], "gestion intégrée de l’eau" in told[1]] == [True, True]


def test_four_specific_objectives(sheet: Told) -> None:
    assert len(of_kind(sheet.items("Objectifs"), "specific-objective")) == 4


def test_how_the_project_was_put_together(sheet: Told) -> None:
    (section,) = [s for s in sheet.file["sections"] if s["title"] == "Monter le projet"]
    assert ("entretiens à deux" in section["text"], section["text"] in sheet.page) == (True, True)


def test_five_steps_of_the_first_part(sheet: Told) -> None:
    kinds = [kind for kind, _ in sheet.items(FIRST)]
    assert kinds == ["step", "committee", "meeting", "step", "mission", "role", "effect"]


def test_a_steering_committee(sheet: Told) -> None:
    assert of_kind(sheet.items(FIRST), "committee") == ["Un comité de pilotage est mis en place."]


def test_the_first_mission_who_what_for_and_its_three_subjects(sheet: Told) -> None:
    (mission,) = of_kind(sheet.items(FIRST), "mission")
    words = ["les collectivités, l’ONG et le réseau", "sensibiliser des élus", "gouvernance", "eaux usées traitées"]
    assert [w for w in words if w not in mission] == []


@pytest.mark.parametrize(("part", "words"), [(FIRST, "explique la démarche"), (SECOND, "accompagne les élus")])
def test_what_the_network_did_in_each_part(sheet: Told, part: str, words: str) -> None:
    (role,) = of_kind(sheet.items(part), "role")
    assert words in role


@pytest.mark.parametrize(("part", "words"), [(FIRST, "On se connaît mieux"), (SECOND, "La confiance s’installe")])
def test_what_each_part_changed(sheet: Told, part: str, words: str) -> None:
    (effect,) = of_kind(sheet.items(part), "effect")
    assert words in effect


def test_steps_of_the_second_part(sheet: Told) -> None:
    kinds = [kind for kind, _ in sheet.items(SECOND)]
    assert kinds == ["meeting", "mission", "delegation", "role", "effect"]
    assert "selon les occasions et la disponibilité de chacun" in sheet.page


def test_monthly_meetings(sheet: Told) -> None:
    assert of_kind(sheet.items(SECOND), "meeting") == ["Une réunion par mois entre les acteurs."]


def test_the_second_mission_during_an_event_of_others(sheet: Told) -> None:
    (mission,) = of_kind(sheet.items(SECOND), "mission")
    assert ("assises" in mission, "Cités Unies France" in mission) == (True, True)


def test_the_visit_of_delegations(sheet: Told) -> None:
    (visit,) = of_kind(sheet.items(SECOND), "delegation")
    assert [w for w in ("Maroc", "Palestine", "séminaire", "ateliers ouverts au public") if w not in visit] == []


@pytest.mark.parametrize(
    "title",
    [
        "Le projet de formation de l’ONG, mieux structuré",
        "Des pistes de travail dessinées à plusieurs",
        "Un modèle d’intervention",
        "De nouveaux acteurs en relation",
        "Des collectivités régionales mieux coordonnées",
        "Un effet de levier sur les financements",
        "Deux nouveaux clés en main déposés",
    ],
)
def test_seven_results(sheet: Told, title: str) -> None:
    assert sheet.lesson(title)["kind"]["code"] == "observed-result"


@pytest.mark.parametrize("title", ["Deux nouveaux clés en main déposés", "Un projet opérationnel présenté à l’AFD"])
def test_requests_for_funds_that_followed(sheet: Told, title: str) -> None:
    assert sheet.lesson(title)["kind"]["code"] == "observed-result"


def test_the_critical_voice_nobody_signed_is_also_a_limit(sheet: Told) -> None:
    assert sum("n’a pas vu d’action concrète" in text for text in sheet.voices(None)) == 1
    assert sheet.lesson("Peu de concret pour les partenaires")["kind"]["code"] == "limit"


@pytest.mark.parametrize(
    "title",
    [
        "Un projet opérationnel présenté à l’AFD",
        "Une coopération consolidée avec la Cisjordanie",
        "Des collectivités qui travaillent ensemble",
    ],
)
def test_what_came_after_the_project(sheet: Told, title: str) -> None:
    assert sheet.lesson(title)["kind"]["code"] == "observed-result"
    assert "Une fois le projet terminé" in sheet.page


@pytest.mark.parametrize("title", ["Un réseau reconnu", "Des relations de travail et d’amitié"])
def test_recognition_friendship_and_coordination(sheet: Told, title: str) -> None:
    assert sheet.lesson(title)["kind"]["code"] == "observed-result"
    assert "cité en exemple" in sheet.page


def test_it_lasted_two_years(sheet: Told) -> None:
    assert (sheet.file["duration_months"], "2 ans" in sheet.page) == (24, True)


def test_the_scheme_and_the_ministry_that_paid(sheet: Told) -> None:
    assert sheet.actors("funder") == ["Ministère de l’Europe et des Affaires étrangères"]
    assert "Clé en main" in sheet.role("Ministère de l’Europe et des Affaires étrangères")


@pytest.mark.parametrize(
    ("name", "words"),
    [("Occitanie Coopération", "Chef d’orchestre"), ("Experts-Solidaires", "programmation techniques"),
     ("Région Occitanie", "Partage son expérience"), ("Programme Solidarité-Eau", "comités de pilotage")],
)  # fmt: skip
def test_who_did_what(sheet: Told, name: str, words: str) -> None:
    assert words in sheet.role(name)


def test_one_full_time_post_and_four_people_for_the_seminar(sheet: Told) -> None:
    told = [text for _, text in sheet.items("Ressources")]
    assert [told[0].startswith("Un équivalent temps plein"), told[1].startswith("Quatre personnes")] == [True, True]


def test_other_actors_of_the_territory(sheet: Told) -> None:
    assert sheet.actors("involved") == ["Programme Solidarité-Eau", "CARI", "Traductrice"]


def test_three_tools(sheet: Told) -> None:
    assert [tool["name"] for tool in sheet.file["tools"]] == [
        "Espace de fichiers partagé", "Groupe WhatsApp", "Annuaire des parties prenantes",
    ]  # fmt: skip
    assert [tool["name"] for tool in sheet.file["tools"] if tool["purpose"] not in sheet.page] == []


def test_reports_are_translated_and_shared(sheet: Told) -> None:
    assert "les bilans y sont traduits" in sheet.file["tools"][0]["purpose"]


@pytest.mark.parametrize(
    "title",
    [
        "Une ONG experte et présente sur place",
        "L’ancrage du réseau dans la région",
        "Un binôme institutionnel et technique",
        "Les techniciens de l’eau sur le terrain",
        "Une traductrice pour relier les cultures",
        "Un point focal dans chaque collectivité",
        "Des réunions mensuelles, sans obligation",
        "Une mission exploratoire dès le début",
    ],
)
def test_eight_levers(sheet: Told, title: str) -> None:
    assert sheet.lesson(title)["kind"]["code"] == "lever"


def test_the_translator_is_an_actor_known_by_function(sheet: Told) -> None:
    assert "différences de culture" in sheet.role("Traductrice")


def test_a_voice_inside_a_lever(sheet: Told) -> None:
    assert sum("À mesure que les missions approchaient" in text for text in sheet.voices(None)) == 1


@pytest.mark.parametrize(
    "title",
    [
        "Des partenaires inégalement impliqués",
        "Un démarrage lent",
        "L’équilibre délicat entre technique et politique",
        "Des communes difficiles à associer",
        "Des collectivités trop différentes",
        "Des interlocuteurs peu techniques",
        "Beaucoup d’acteurs à la fois",
    ],
)
def test_seven_limits(sheet: Told, title: str) -> None:
    assert sheet.lesson(title)["kind"]["code"] == "limit"


def test_the_limit_cut_by_a_column_is_reported_and_whole(sheet: Told) -> None:
    assert len(sheet.doubts("reading-order")) == 1
    assert "services techniques doivent être là" in sheet.lesson("Des interlocuteurs peu techniques")["statement"]
    assert sheet.lesson("Un groupe de messagerie au-delà du projet")["kind"]["code"] == "lever"


def test_three_prerequisites(sheet: Told) -> None:
    assert [sheet.lesson(title)["title"] for title in sheet.lessons("prerequisite")] == [
        "S’appuyer sur une collectivité déjà engagée", "Prendre le temps d’en parler avant", "Associer tout le monde très tôt",
    ]  # fmt: skip


def test_two_voices_on_one_line_are_two(sheet: Told) -> None:
    said = sheet.voices(None)
    assert [sum(w in text for text in said) for w in ("du palpable", "s’enfermer dans la coopération")] == [1, 1]
    assert len(said) == 4


def test_five_recommendations_one_of_them_to_the_region(sheet: Told) -> None:
    found = [sheet.lesson(title) for title in sheet.lessons("recommendation")]
    assert [lesson["addressee"] for lesson in found] == [None, "Région Occitanie", None, None, None]


def test_a_second_phase_is_being_prepared(sheet: Told) -> None:
    assert sheet.lessons("perspective") == ["Une seconde phase en préparation"]
    assert "engagements de la première" in sheet.lesson("Une seconde phase en préparation")["statement"]
