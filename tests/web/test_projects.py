"""The pages of projects, and where other pages lead to them."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from lxml import html

from coopatlas.catalogue import addresses
from coopatlas.core.folding import folded
from coopatlas.history.actors import Actor
from coopatlas.organisations.models import Organisation
from coopatlas.partnerships.actions import remove_partnership
from coopatlas.partnerships.models import Partnership
from coopatlas.projects.models import Project
from tests.factories import PartnershipFactory, ProjectFactory
from tests.web.crawl import parsed, read, visible

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("demo", "static_files")]


@pytest.fixture
def phnom_penh() -> Project:
    return Project.objects.get(start_year=2019, end_year=2022)


@pytest.fixture
def kayes_evry() -> Partnership:
    return kayes("commune urbaine")


def kayes(partner: str) -> Partnership:
    (row,) = [
        row
        for row in Partnership.objects.published().with_country("ML")
        if any(partner in p.as_signed.lower() for p in row.parties.filter(role="foreign-partner"))
    ]
    return row


def record_url(row: Partnership) -> str:
    return addresses.partnership(row.pk, row.slug, "fr")


def page(row: Project, language: str = "fr") -> html.HtmlElement:
    return parsed(read(addresses.project(row, language)))


def section(tree: html.HtmlElement, anchor: str) -> html.HtmlElement:
    return tree.get_element_by_id(anchor)


def texts(tree: html.HtmlElement, path: str) -> list[str]:
    return [visible(node) for node in tree.xpath(path)]


def example(shared: Path, id: str) -> str:
    """The example that the checklist of the documents gives for a row."""
    with (shared / "seeds" / "coverage.csv").open(encoding="utf-8", newline="") as stream:
        return next(row["example"] for row in csv.DictReader(stream) if row["id"] == id)


# The project of the booklet


def test_the_title_speaks_of_what_the_booklet_is_called(phnom_penh: Project, shared: Path) -> None:
    title, called = (folded(text) for text in (visible(page(phnom_penh).xpath("//h1")[0]), example(shared, "A02")))
    subjects = ("collectivites", "cambodgiennes", "planifi")
    assert [word for word in subjects if word not in called or word not in title] == []


def test_the_purpose_is_told_and_whom_it_serves(phnom_penh: Project, shared: Path) -> None:
    tree = page(phnom_penh)
    told = visible(section(tree, "essentiel")) + visible(section(tree, "cadre"))
    poor, fragile = "quartiers pauvres", "communautés"
    assert (poor in example(shared, "A03"), fragile in example(shared, "A03")) == (True, True)
    assert (poor in told, fragile in told) == (True, True)


def test_the_period_stands_between_the_two_shores(phnom_penh: Project, shared: Path) -> None:
    first, last = example(shared, "A05").split(" / ")
    assert texts(page(phnom_penh), "//*[@class='between']//*[@class='years']") == [f"{first} – {last}"]


def test_the_cofunder_is_named_at_the_head(phnom_penh: Project, shared: Path) -> None:
    head = texts(page(phnom_penh), "//*[@class='masthead']//li")
    assert f"Cofinancé par : {example(shared, 'A01')}" in [words.replace("\u202f", " ") for words in head]


def test_two_components_are_told(phnom_penh: Project, shared: Path) -> None:
    parts = section(page(phnom_penh), "composantes")
    assert texts(parts, ".//h2") == ["2 composantes"]
    assert texts(parts, ".//h3")[0] == example(shared, "A11")
    assert texts(parts, ".//*[@class='level']") == ["Échelle nationale", "Site pilote"]


def test_what_is_learnt_on_the_site_reaches_the_country(phnom_penh: Project) -> None:
    national = texts(section(page(phnom_penh), "composantes"), ".//li")[0]
    assert [name for name in ("NLC", "NACPC", "ASAC", "canal") if name not in national] == []


def test_the_pilot_has_its_site(phnom_penh: Project, shared: Path) -> None:
    site = section(page(phnom_penh), "sites")
    assert example(shared, "A12").split(",")[0] == texts(site, ".//dt")[0]
    assert "quatre villages" in visible(site)
    assert site.xpath(".//dd/a/@href")[0].endswith("-stung-meanchey/")


def test_the_framework_is_a_tree(phnom_penh: Project) -> None:
    frame = section(page(phnom_penh), "cadre")
    levels = texts(frame, ".//*[@class='level']")
    assert levels == [
        "Objectif global", "Objectif spécifique",
        "Résultat attendu 1", "5 activités clés", "Résultat attendu 2", "3 activités clés",
        "Résultat attendu 3", "5 activités clés",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "number", "words"),
    [("A16", 0, ["canal", "vivent mieux"]), ("A18", 1, ["loi", "niveaux"]), ("A21", 2, ["plaider", "former", "pairs"])],
)
def test_each_expected_result_says_its_own(phnom_penh: Project, row: str, number: int, words: list[str]) -> None:
    aims = texts(section(page(phnom_penh), "cadre"), ".//*[@class='aim']")[2:]
    assert [word for word in words if word not in aims[number]] == [], row


def deeds(row: Project) -> list[list[str]]:
    lists = section(page(row), "cadre").xpath(".//ol[@class='deeds']")
    return [texts(one, "./li") for one in lists]


def test_five_three_and_five_key_activities(phnom_penh: Project, shared: Path) -> None:
    announced, listed = (int(word.split()[0]) for word in example(shared, "A17").split(" / "))
    told = [len(activities) for activities in deeds(phnom_penh)]
    assert (told, announced, listed) == ([5, 3, 5], 5, 5)


def test_communication_allies_and_a_prize_are_the_second_result(phnom_penh: Project) -> None:
    first, second, third = deeds(phnom_penh)[1]
    assert ("plaider" in first, "parlementaires" in second, "prix d’excellence" in third) == (True, True, True)


def test_the_general_secretariat_is_the_third_result(phnom_penh: Project) -> None:
    told = deeds(phnom_penh)[2]
    asked = [
        "secrétariat général",
        "moyens matériels",
        "pays de l’ANASE",
        "manuel de procédures",
        "assemblées générales",
    ]
    assert [words for words, text in zip(asked, told, strict=True) if words not in text] == []


def achieved(row: Project) -> dict[str, list[str]]:
    groups = section(page(row), "realisations").xpath("./ul/li")
    return {texts(group, "./h3")[0]: texts(group, "./ul/li") for group in groups}


def test_achievements_stand_on_three_levels(phnom_penh: Project) -> None:
    assert list(achieved(phnom_penh)) == [
        "À l’échelle de la ville",
        "Pour les communautés",
        "Pour les autorités locales",
    ]


def test_works_of_the_city(phnom_penh: Project) -> None:
    told = " ".join(achieved(phnom_penh)["À l’échelle de la ville"])
    assert [w for w in ("canal", "abords", "rues", "viabilisés", "eau", "électricité") if w not in told] == []


def test_housing_and_training_of_the_communities(phnom_penh: Project) -> None:
    told = " ".join(achieved(phnom_penh)["Pour les communautés"])
    assert [w for w in ("logements sûrs", "formations", "argent", "emploi") if w not in told] == []


def test_effects_on_the_authorities(phnom_penh: Project) -> None:
    told = " ".join(achieved(phnom_penh)["Pour les autorités locales"])
    assert ("rôle" in told, "se coordonnent mieux" in told) == (True, True)


def actors(row: Project) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in section(page(row), "acteurs").xpath("./dl/*"):
        if node.tag == "dt":
            kind = visible(node)
        else:
            found.setdefault(kind, []).append(visible(node))
    return found


def test_actors_are_told_by_type(phnom_penh: Project) -> None:
    assert list(actors(phnom_penh)) == [
        "Réseau", "Collectivité étrangère", "Commune", "Bailleur de fonds", "Agence d’urbanisme",
        "Université, école ou centre de recherche", "Parlement", "Média", "Entreprise",
    ]  # fmt: skip


def test_the_lead_is_named_as_such(phnom_penh: Project) -> None:
    assert actors(phnom_penh)["Réseau"][0].startswith("Association internationale des maires francophones Chef de file")


def test_services_of_the_city_hall_are_actors(phnom_penh: Project, shared: Path) -> None:
    office = example(shared, "A35").partition(" (")[0]
    assert any(text.startswith(office) for text in actors(phnom_penh)["Collectivité étrangère"])


def test_the_technical_partner_is_named(phnom_penh: Project, shared: Path) -> None:
    assert actors(phnom_penh)["Agence d’urbanisme"][0].startswith(f"{example(shared, 'A61')} Partenaire technique")


def test_universities_say_what_they_bring(phnom_penh: Project) -> None:
    first, second = actors(phnom_penh)["Université, école ou centre de recherche"]
    assert ("RUFA" in first and "cursus" in first, "RUPP" in second and "analyses" in second) == (True, True)


def test_senate_and_media_are_associated(phnom_penh: Project, shared: Path) -> None:
    senate, media = example(shared, "A43").split("; ")
    assert actors(phnom_penh)["Parlement"][0].startswith(f"{senate} Partenaire associé")
    assert media in actors(phnom_penh)["Média"][0]


def test_a_name_written_otherwise_is_shown_beside_the_body_s_own(phnom_penh: Project) -> None:
    written = section(page(phnom_penh), "acteurs").xpath(
        ".//dd[a[contains(., 'capitale et des provinces')]]/small/q/text()"
    )
    assert written == ["Association nationale des conseils ministériels et provinciaux"]


def test_the_source_is_named(phnom_penh: Project) -> None:
    assert "Livret de capitalisation AIMF – Phnom Penh (2022)" in visible(section(page(phnom_penh), "source"))


def test_nobody_is_named(phnom_penh: Project, shared: Path) -> None:
    function = example(shared, "A67")
    name = function.partition(",")[0]
    text = read(addresses.project(phnom_penh, "fr")) + read(addresses.project(phnom_penh, "fr").rstrip("/") + ".json")
    assert [part for part in name.split() if part.lower() in text.lower()] == []


def test_in_english_the_frame_is_english_and_the_words_french(phnom_penh: Project) -> None:
    tree = page(phnom_penh, "en")
    assert texts(section(tree, "cadre"), ".//*[@class='level']")[0] == "Overall objective"
    assert {node.get("lang") for node in tree.xpath("//h1 | //*[@class='aim'] | //ol[@class='deeds']")} == {"fr"}


# The list


SPELLINGS = ["Steung Meanchey", "Stung Meanchey", "Stung Mean Chey", "steung mean chey", "STEUNG MÉANCHEY"]


@pytest.mark.parametrize("written", SPELLINGS)
def test_the_site_is_found_however_it_is_written(written: str, phnom_penh: Project) -> None:
    found = json.loads(read(f"/projets.json?q={written.replace(' ', '+')}"))
    assert [row["id"] for row in found["results"]] == [phnom_penh.pk]


def test_a_body_is_found_by_its_acronym(phnom_penh: Project) -> None:
    assert [row["id"] for row in json.loads(read("/projets.json?q=nacpc"))["results"]] == [phnom_penh.pk]


def test_the_list_tells_the_newest_first(phnom_penh: Project) -> None:
    rows = parsed(read("/projets/")).xpath("//li[@class='result']//h3/a/@href")
    assert (len(rows), rows[0]) == (Project.objects.published().count(), addresses.project(phnom_penh, "fr"))


def test_nothing_found_says_what_to_do() -> None:
    assert "Aucun projet ne répond à cette demande." in visible(parsed(read("/projets/?q=zzzz")))


# Addresses


def test_an_old_readable_part_redirects(phnom_penh: Project) -> None:
    answer = Client().get(f"/projets/{phnom_penh.pk}-ancien/")
    assert (answer.status_code, answer["Location"]) == (301, addresses.project(phnom_penh, "fr"))


def test_the_project_of_a_draft_does_not_exist() -> None:
    row = ProjectFactory(partnership=PartnershipFactory(published_at=None))
    address = addresses.project(row, "fr")
    assert [Client().get(path).status_code for path in (address, address.rstrip("/") + ".json")] == [404, 404]


def test_the_project_of_a_removed_partnership_says_why(phnom_penh: Project) -> None:
    remove_partnership(phnom_penh.partnership, by=Actor.system("test"), reason="doublon")
    address = addresses.project(phnom_penh, "fr")
    page, file = Client().get(address), Client().get(address.rstrip("/") + ".json")
    assert (page.status_code, file.status_code, file.json()["reason"]) == (410, 410, "doublon")
    assert phnom_penh.pk not in {row["id"] for row in json.loads(read("/projets.json"))["results"]}


KEYS = {
    "id", "url", "title", "start_year", "end_year", "cofunder", "cofunded_year", "summary", "audience", "partnership",
    "components", "sites", "actors", "results", "achievements", "actions", "steering", "source", "demo", "license",
}  # fmt: skip


def test_json_has_every_key(phnom_penh: Project) -> None:
    found: dict[str, Any] = json.loads(read(addresses.project(phnom_penh, "fr").rstrip("/") + ".json"))
    assert found.keys() == KEYS
    aims = found["results"][0]["children"][0]["children"]
    assert [len(aim["children"]) for aim in aims] == [5, 3, 5]


# Kayes–Évry


def cycle(tree: html.HtmlElement) -> list[str]:
    return texts(section(tree, "pilotage"), ".//ol[@class='cycle']/li/h4")


SEVEN = [
    "Stratégie triennale concertée", "Cadre logique", "Programmation triennale des moyens", "Suivi", "Rapport d’activité",
    "Évaluation externe", "Conventions",
]  # fmt: skip


def test_the_seven_elements_of_the_cycle_are_on_the_record(kayes_evry: Partnership) -> None:
    assert cycle(parsed(read(record_url(kayes_evry)))) == SEVEN


def test_the_seven_elements_of_the_cycle_are_on_the_project(kayes_evry: Partnership) -> None:
    assert cycle(page(kayes_evry.projects.get())) == SEVEN


def step(row: Partnership, name: str) -> str:
    tree = parsed(read(record_url(row)))
    nodes = section(tree, "pilotage").xpath(".//ol[@class='cycle']/li")
    return next(visible(node) for node in nodes if texts(node, "./h4") == [name])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Stratégie triennale concertée", ["tous les 3 ans", "ensemble", "de 2003 à 2005", "de 2007 à 2009"]),
        ("Cadre logique", ["Objectifs globaux", "Objectifs spécifiques", "Résultats attendus", "Activités", "Moyens"]),
        (
            "Programmation triennale des moyens",
            ["tous les 3 ans", "Moyens humains", "Moyens matériels", "Moyens financiers"],
        ),
        (
            "Suivi",
            ["2 à 3 fois par an", "chargé de mission", "Rencontre des élus chaque année", "Au Mali et en France"],
        ),
        ("Rapport d’activité", ["chaque année"]),
        ("Évaluation externe", ["À intervalles réguliers"]),
        ("Conventions", ["Conventions de partenariat", "Conventions de financement"]),
    ],
)
def test_each_element_says_what_it_is_and_how_often(kayes_evry: Partnership, name: str, words: list[str]) -> None:
    assert [word for word in words if word not in step(kayes_evry, name)] == []


def test_programmes_are_told_with_their_objectives(kayes_evry: Partnership) -> None:
    rows = section(parsed(read(record_url(kayes_evry))), "pilotage").xpath(".//ol[@class='periods']/li")
    told = [(texts(row, ".//*[@class='years']")[0], texts(row, ".//h4")[0], len(row.xpath(".//ul/li"))) for row in rows]
    assert told == [
        ("2003 – 2005", "Programme triennal", 2), ("2006", "Année charnière", 0), ("2007 – 2009", "Programme triennal", 2),
    ]  # fmt: skip


@pytest.mark.parametrize(("period", "words"), [("2003", ["habitants", "jumelage"]), ("2007", ["habitants", "Maliens"])])
def test_each_programme_has_its_own_objectives(kayes_evry: Partnership, period: str, words: list[str]) -> None:
    rows = section(parsed(read(record_url(kayes_evry))), "pilotage").xpath(".//ol[@class='periods']/li")
    row = next(row for row in rows if texts(row, ".//*[@class='years']")[0].startswith(period))
    assert [word for word, text in zip(words, texts(row, ".//ul/li"), strict=True) if word not in text] == []


def test_evaluations_are_told_and_stand_on_the_thread(kayes_evry: Partnership) -> None:
    tree = parsed(read(record_url(kayes_evry)))
    told = texts(section(tree, "pilotage"), ".//ul[@class='compact']/li")
    assert ("2002" in told[0] and "CIEDEL" in told[0], "2007" in told[1] and "non renseigné" in told[1]) == (True, True)
    knots = texts(section(tree, "fil"), ".//li[contains(@class, 'k-evaluation')]")
    assert [re.sub(r"\D", "", knot)[:4] for knot in knots] == ["2002", "2007"]


def test_the_record_leads_to_its_project_and_back(kayes_evry: Partnership) -> None:
    project = addresses.project(kayes_evry.projects.get(), "fr")
    assert project in parsed(read(record_url(kayes_evry))).xpath("//*[@id='projets']//a/@href")
    assert record_url(kayes_evry) in page(kayes_evry.projects.get()).xpath("//*[@id='essentiel']//a/@href")


def test_a_record_without_cycle_has_no_such_section() -> None:
    row = kayes("assemblée régionale")
    assert parsed(read(record_url(row))).xpath("//*[@id='pilotage']") == []


def test_each_kayes_record_sees_the_other(kayes_evry: Partnership) -> None:
    region = kayes("assemblée régionale")
    seen = {
        row.pk: parsed(read(record_url(row))).xpath("//*[@id='lieux']//ul[@class='compact']/li/a/@href")
        for row in (kayes_evry, region)
    }
    assert (record_url(region) in seen[kayes_evry.pk], record_url(kayes_evry) in seen[region.pk]) == (True, True)


# Other pages


@pytest.mark.parametrize("key", ["body:aimf", "body:nlc", "typed:fr:apur", "fr-commune:75056"])
def test_the_page_of_a_body_leads_to_its_projects(key: str, phnom_penh: Project) -> None:
    body = Organisation.objects.get(reference_key=key)
    links = parsed(read(addresses.organisation(body, "fr"))).xpath("//section[@id='projets']//a/@href")
    assert links == [addresses.project(phnom_penh, "fr")]


def test_the_page_of_the_country_leads_to_its_projects(phnom_penh: Project) -> None:
    links = parsed(read("/pays/KH/")).xpath("//section[@aria-labelledby='projets']//a/@href")
    assert links == [addresses.project(phnom_penh, "fr")]


def test_the_page_of_asac_names_its_members() -> None:
    body = Organisation.objects.get(reference_key="body:asac")
    members = parsed(read(addresses.organisation(body, "fr"))).xpath("//section[@aria-labelledby='membres']//a/text()")
    assert [name.split()[0] for name in members] == ["Association", "Ligue"]
