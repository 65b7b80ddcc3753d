"""Document A, the booklet of Phnom Penh: each of its facts stands on the sheet's page, most as a record of its own."""

from __future__ import annotations

import pytest

from coopatlas.catalogue import addresses
from coopatlas.exchange.report import Report
from coopatlas.organisations.models import Organisation
from tests.seeds.capitalisation import Told
from tests.web.crawl import parsed, read, visible

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("static_files")]
AIMF = "Association internationale des maires francophones"


@pytest.fixture
def booklet(demo: Report) -> Told:
    return Told("phnom-penh-2019-2022")


def test_the_european_union_cofunds(booklet: Told) -> None:
    assert booklet.actors("funder") == ["Union européenne"]


def test_who_answers_for_the_content(booklet: Told) -> None:
    told = booklet.file["responsibility"]
    assert (told.startswith("L’AIMF répond seule"), told in booklet.page) == (True, True)


def test_the_years_of_the_cover(booklet: Told) -> None:
    assert (booklet.file["start_year"], booklet.file["end_year"], "2019 – 2022" in booklet.page) == (2019, 2022, True)


def test_what_kind_of_document_it_is_and_for_whom(booklet: Told) -> None:
    assert booklet.file["kind"]["label"] == "Livret de capitalisation"
    assert (booklet.file["audience"] in booklet.page, "comparable" in booklet.file["audience"]) == (True, True)


def test_what_the_document_is_about(booklet: Told) -> None:
    assert "ce que l’on conseille à d’autres" in booklet.file["subtitle"]
    assert booklet.file["subtitle"] in booklet.page


def test_chapters_bear_their_own_numbers_gaps_included(booklet: Told) -> None:
    numbers = [section["number"] for section in booklet.file["sections"] if section["number"]]
    assert numbers == ["1", "2", "3", "3.2", "4", "5", "5.2", "6", "6.4", "6.5"]
    assert "La participation des habitants chapitre 6.4" in booklet.page


def test_the_wrong_name_of_an_association_is_reported(booklet: Told) -> None:
    (message,) = booklet.doubts("typo-suspected")
    assert "conseils ministériels et provinciaux" in message


def test_effects_on_policies_and_national_priorities(booklet: Told) -> None:
    lesson = booklet.lesson("Des règles d’urbanisme améliorées")
    assert (lesson["kind"]["code"], "développement durable" in lesson["statement"]) == ("observed-result", True)


@pytest.mark.parametrize(
    "title", ["Des familles logées en sécurité", "Une installation reconnue par des titres de propriété"]
)
def test_effects_for_the_inhabitants(booklet: Told, title: str) -> None:
    lesson = booklet.lesson(title)
    assert (lesson["kind"]["code"], lesson["level"]["code"]) == ("observed-result", "communities")


def test_the_voice_of_the_community(booklet: Told) -> None:
    (said,) = booklet.voices("community")
    assert "titre foncier" in said


def test_the_voice_of_a_participant(booklet: Told) -> None:
    (said,) = booklet.voices("participant")
    assert "libres de s’impliquer" in said


@pytest.mark.parametrize(
    "words",
    [
        "Le prix d’urbanisme a poussé des conseillers",
        "un mélange de cours, de conseils sur place et d’échanges entre pairs",
        "Les membres de l’ASAC ont aimé le forum provincial",
        "Les responsables des communautés ont pris confiance",
        "Les attitudes ont beaucoup changé",
    ],
)
def test_the_voices_of_the_associations_of_councils(booklet: Told, words: str) -> None:
    said = booklet.voices("council-association")
    assert (len(said), sum(words in text for text in said)) == (5, 1)


def test_the_testimony_printed_twice_is_shown_once_and_reported(booklet: Told) -> None:
    (repeated,) = [told for told in booklet.file["testimonies"] if told["repeats"]]
    assert (repeated["text"] in booklet.page, len(booklet.doubts("duplicate-testimony"))) == (False, 1)


def test_the_approach_in_four_words(booklet: Told) -> None:
    assert booklet.file["keywords"] == ["concertation", "dialogue", "compréhension", "participation"]
    assert [word for word in booklet.file["keywords"] if word not in booklet.page] == []


def test_ten_actors_and_more(booklet: Told) -> None:
    assert booklet.actors("carrier") == ["Mairie de Phnom Penh"]
    assert "suit les pauvres urbains et celui qui planifie la ville" in booklet.role("Mairie de Phnom Penh")
    assert booklet.actors("involved") == [
        "Autorités des khan et des sangkat", "RUFA", "RUPP", "Sénat", "Médias", "Entreprises privées",
    ]  # fmt: skip
    assert "secrétariat et ses conseils d’administration" in booklet.role("ASAC")


def test_actors_do_what_the_booklet_says_and_no_more(booklet: Told) -> None:
    """It tells of no students made aware by the RUPP, and of nobody that the ASAC brings together."""
    assert booklet.role("RUPP") == "Sensibilisation à ces sujets, analyses de terrain, communication."
    assert "étudiants" not in booklet.role("RUPP")
    assert "éunit" not in booklet.role("ASAC")


@pytest.mark.parametrize(
    "title", ["Partager une même vision", "Accepter des délais souples", "Suivre le projet sur place, régulièrement"]
)
def test_conditions_of_success(booklet: Told, title: str) -> None:
    assert booklet.lesson(title)["kind"]["code"] == "success-factor"


def test_missions_on_site_beyond_remote_management(booklet: Told) -> None:
    lesson = booklet.lesson("Suivre le projet sur place, régulièrement")
    assert (lesson["topic"]["code"], "La gestion à distance ne suffit pas" in lesson["statement"]) == ("field", True)


def test_challenges_on_three_levels(booklet: Told) -> None:
    titles = [
        "Des réseaux à l’échelle de la ville", "L’habitat informel et l’accès aux équipements de base",
        "Accorder les échelons et tenir les savoirs à jour",
    ]  # fmt: skip
    found = [booklet.lesson(title) for title in titles]
    assert {lesson["kind"]["code"] for lesson in found} == {"stake"}
    assert [lesson["level"]["code"] for lesson in found] == ["city", "communities", "local-authorities"]


def test_capacity_building_is_a_bridge(booklet: Told) -> None:
    assert booklet.lesson("Faire de la formation une passerelle")["topic"]["code"] == "skills"


def test_wider_partnerships_with_the_senate_the_media_and_competitions(booklet: Told) -> None:
    (point,) = [text for _, text in booklet.items("Des forces réunies, à plus grande échelle") if "Sénat" in text]
    assert ("plusieurs médias" in point, "concours" in point) == (True, True)


def test_what_each_university_brings(booklet: Told) -> None:
    assert "cours de planification urbaine" in booklet.role("RUFA")
    assert ("Sensibilisation" in booklet.role("RUPP"), "analyses de terrain" in booklet.role("RUPP")) == (True, True)


def test_from_one_site_to_the_country(booklet: Told) -> None:
    lesson = booklet.lesson("Apprendre sur un site, diffuser dans le pays")
    assert (lesson["level"]["code"], "associations de conseils" in lesson["statement"]) == ("national", True)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Des responsabilités sans les moyens correspondants", "stake"),
        ("L’occupation des sols publics", "stake"),
        ("Ramener le problème à ses règles et à ses aspects techniques", "teaching"),
        ("Former aux règles et répandre les bonnes pratiques", "teaching"),
    ],
)
def test_challenges_and_answers_of_the_national_part(booklet: Told, title: str, kind: str) -> None:
    assert booklet.lesson(title)["kind"]["code"] == kind


@pytest.mark.parametrize(
    "title",
    [
        "Un effet réel au quotidien",
        "Des acteurs mieux coordonnés",
        "Des services urbains mieux gérés",
        "Des retours d’expérience qui pèsent sur les décisions nationales",
    ],
)
def test_concrete_results(booklet: Told, title: str) -> None:
    assert booklet.lesson(title)["kind"]["code"] == "observed-result"


def test_the_method_has_four_steps(booklet: Told) -> None:
    steps = booklet.items("S’accorder en quatre temps")
    assert [(kind, text.split()[0]) for kind, text in steps] == [
        ("step", "Repérer"), ("step", "Les"), ("step", "Reculer"), ("step", "Bâtir"),
    ]  # fmt: skip
    assert booklet.lesson("Chercher l’accord en quatre temps")["kind"]["code"] == "teaching"


@pytest.mark.parametrize(
    "title",
    [
        "Réunir le plus d’acteurs possible",
        "Débloquer par la médiation",
        "Exposer les difficultés de façon constructive",
        "Viser le consensus",
        "Informer et consulter, pour trouver des alliés",
    ],
)
def test_five_pragmatic_rules(booklet: Told, title: str) -> None:
    assert booklet.lesson(title)["kind"]["code"] == "recommendation"


@pytest.mark.parametrize(
    "title",
    [
        "Préparer le côté technique",
        "Préparer la participation bien avant le terrain",
        "Cartographier l’écosystème",
        "Soigner la conception",
        "Accorder ressources et calendriers",
    ],
)
def test_how_to_organise_participation(booklet: Told, title: str) -> None:
    assert booklet.lesson(title)["kind"]["code"] == "recommendation"


def test_priorities_must_be_aligned(booklet: Told) -> None:
    lesson = booklet.lesson("Aligner les priorités")
    assert (lesson["kind"]["code"], "soutien politique" in lesson["statement"]) == ("recommendation", True)


@pytest.mark.parametrize(
    "title",
    [
        "Partir des besoins exprimés",
        "Entrer dans les priorités nationales",
        "Mettre un projet pilote au service d’une démarche plus large",
    ],
)
def test_preparation_has_three_keys(booklet: Told, title: str) -> None:
    assert booklet.lesson(title)["kind"]["code"] == "success-factor"


def test_the_double_approach(booklet: Told) -> None:
    lesson = booklet.lesson("Mener de front le terrain et le programme")
    assert (lesson["kind"]["code"], "AIMF" in lesson["statement"]) == ("success-factor", True)


def test_the_focus_on_the_method_of_the_aimf(booklet: Told) -> None:
    (section,) = [s for s in booklet.file["sections"] if s["kind"]["code"] == "focus"]
    assert ("destins réunis" in section["text"], section["text"] in booklet.page) == (True, True)


@pytest.mark.parametrize(
    "words",
    ["manifestations d’intérêt des villes membres", "recherche de financeurs plus nombreux", "1,5 million d’euros"],
)
def test_how_the_aimf_chooses_and_funds_projects(booklet: Told, words: str) -> None:
    assert sum(words in text for _, text in booklet.items("La méthode de l’AIMF")) == 1
    assert "ne lance pas d’appels à propositions" in booklet.page


def test_the_kinds_of_partners_of_the_aimf(booklet: Told) -> None:
    (point,) = [text for _, text in booklet.items("La méthode de l’AIMF") if "Appuis venus" in text]
    named = ["villes", "États", "Union européenne", "Banque mondiale", "fondations", "agences de l’eau"]
    assert [name for name in named if name not in point] == []


def test_the_money_gathered_since_2000_is_a_figure_of_the_aimf(booklet: Told) -> None:
    body = Organisation.objects.get(name=AIMF)
    page = visible(parsed(read(addresses.organisation(body, "fr"))))
    assert "depuis 2000100 000 000 €" in page.replace("\u202f", " ")


@pytest.mark.parametrize(
    "title",
    ["Choisir des partenaires complémentaires", "S’appuyer sur des liens anciens", "Rester souple devant l’imprévu"],
)
def test_strengths_of_the_partnership(booklet: Told, title: str) -> None:
    lesson = booklet.lesson(title)
    assert (lesson["kind"]["code"], lesson["topic"]["code"]) == ("success-factor", "partnership")


def test_the_technical_partner(booklet: Told) -> None:
    assert booklet.actors("technical-partner") == ["Apur"]


@pytest.mark.parametrize(
    "title",
    ["Être proche des habitants", "Des autorités transparentes", "Laisser les habitants s’approprier la démarche"],
)
def test_citizen_participation_is_the_main_key(booklet: Told, title: str) -> None:
    assert booklet.lesson(title)["kind"]["code"] == "success-factor"


def test_other_provinces_look_at_the_method(booklet: Told) -> None:
    lesson = booklet.lesson("Une méthode que d’autres provinces regardent")
    assert (lesson["kind"]["code"], "ASAC" in lesson["statement"]) == ("perspective", True)


@pytest.mark.parametrize(
    "title", ["Augmenter l’enveloppe de la rénovation urbaine", "Donner plus de place à l’investissement"]
)
def test_what_the_lead_partner_says_of_the_budget(booklet: Told, title: str) -> None:
    lesson = booklet.lesson(title)
    assert (lesson["kind"]["code"], lesson["issuer"]) == ("recommendation", f"{AIMF}, chef de file")


def test_the_lead_partner(booklet: Told) -> None:
    assert booklet.actors("lead") == [AIMF]


def test_the_acknowledgements(booklet: Told) -> None:
    (section,) = [s for s in booklet.file["sections"] if s["kind"]["code"] == "thanks"]
    assert ("bénéficiaires" in section["text"], section["text"] in booklet.page) == (True, True)


def test_the_author_is_known_by_function_alone(booklet: Told) -> None:
    assert booklet.file["author_function"] in booklet.page
    assert booklet.file["author_function"].startswith("Coordonnateur du projet")


def test_the_spellings_of_the_site_are_reported(booklet: Told) -> None:
    (message,) = booklet.doubts("spelling-variant")
    assert ("Stung Mean Chey" in message, "Steung Meanchey" in message) == (True, True)


def test_titles_repeated_by_the_layout_are_told_once(booklet: Told) -> None:
    titles = [section["title"] for section in booklet.file["sections"]]
    assert (len(titles), len(set(titles))) == (17, 17)


@pytest.mark.parametrize(
    "title", ["Des équipes municipales qui montent en compétence", "Des villes plus liées entre elles"]
)
def test_effects_of_medium_projects_on_cities(booklet: Told, title: str) -> None:
    lesson = booklet.lesson(title)
    assert (lesson["kind"]["code"], lesson["level"]["code"]) == ("observed-result", "local-authorities")
