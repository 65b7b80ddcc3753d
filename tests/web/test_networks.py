"""The city network of the demo world, as a visitor reads it. Each test tells one fact of its meeting's slides."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from django.test import Client
from icalendar import Calendar
from lxml import html

from coopatlas.catalogue import addresses
from coopatlas.core.folding import folded
from coopatlas.exchange.report import Report
from coopatlas.meetings.models import Event, Meeting
from coopatlas.networks.models import FocalPoint, Network, NetworkProject, NetworkTheme, Outreach, PlannedAction
from tests.web.crawl import parsed, read

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("static_files", "demo")]
NAME = "Réseau des villes d’Asie du Sud-Est"


def network() -> Network:
    return Network.objects.select_related("organisation").get(organisation__name=NAME)


def address(ending: str = "") -> str:
    row = network()
    return addresses.network(row.pk, row.organisation.name, "fr") + ending


def meeting() -> Meeting:
    return Meeting.objects.get(kind="annual")


@cache
def page(path: str) -> html.HtmlElement:
    return parsed(read(path))


@pytest.fixture(scope="module", autouse=True)
def _fresh_pages(demo: Report) -> None:
    """Pages are read once a module: its base does not change."""
    page.cache_clear()


def main(ending: str = "") -> str:
    """The words of a page of the network, narrow spaces made ordinary."""
    return words(page(address(ending)).xpath("//main")[0])


def annual() -> str:
    return main(f"reunions/{meeting().pk}/")


def words(node: html.HtmlElement) -> str:
    """What a reader sees; one piece of text is parted from the next, punctuation from nothing."""
    text = " ".join(" ".join(node.itertext()).replace("\u202f", " ").replace("\xa0", " ").split())
    return re.sub(r" (?=[,.)])|(?<=\() ", "", text)


def part(name: str) -> html.HtmlElement:
    (found,) = page(address()).xpath(f"//section[@id='{name}']")
    return found


def row(number: int) -> list[str]:
    """The cells of one action of the plan: number, activity, state of play, planned, proposals."""
    (found,) = page(address("plan/")).xpath(f"//tr[@id='action-{number}']")
    return [words(cell) for cell in found]


@pytest.fixture(scope="session")
def slides(shared: Path) -> str:
    """The document the facts come from."""
    (file,) = (shared / "seeds").glob("001_*.txt")
    return file.read_text(encoding="utf-8")


EMPTY = "— case vide"


# The network


def test_the_network_lives_under_a_funded_framework_since_2015() -> None:
    told = words(part("fonctionnement"))
    assert "Partenariat stratégique entre l’AIMF et l’Union européenne, depuis 2015" in told
    assert part("fonctionnement").xpath(".//dd/a[text()='Union européenne']/@href")[0].startswith("/organisations/")


def test_the_network_aims_at_the_development_goals() -> None:
    assert "Objectifs de développement durable" in words(page(address()).xpath("//*[@class='lede']")[0])
    assert network().framework_since == "2015"


def test_five_regional_networks_share_one_parent() -> None:
    listed = words(page("/reseaux/").xpath("//main")[0])
    assert Network.objects.filter(parent__name__startswith="Association internationale des maires").count() == 5
    assert all(zone in listed for zone in ("Maghreb", "Afrique de l’Ouest", "Grands Lacs", "océan Indien", NAME))


def test_a_network_known_by_name_says_so() -> None:
    other = Network.objects.get(organisation__name__contains="Maghreb")
    told = words(page(addresses.network(other.pk, other.organisation.name, "fr")).xpath("//main")[0])
    assert "L’atlas ne connaît de ce réseau que son nom." in told


def test_the_share_of_targets_is_told_with_its_date(slides: str) -> None:
    assert "65% des 169 cibles" in slides
    assert "65 % (2023)" in words(part("fonctionnement"))


def test_the_coordinator_is_a_function() -> None:
    assert "Coordination Une coordinatrice" in words(part("fonctionnement"))
    assert "Session 1 : thèmes et façons de travailler Coordinatrice du réseau" in annual()


def test_the_document_platform_is_told() -> None:
    assert "Documents Plateforme d’échange de l’AIMF, où partager et archiver" in words(part("fonctionnement"))


def test_eleven_ways_of_working_in_three_groups(slides: str) -> None:
    part_of_slides = slides.split("# Modalités de travail")[1].split("# Présentation")[0]
    groups = part("fonctionnement").xpath(".//h4")
    assert [group.text for group in groups] == ["Échanges et plaidoyer", "Formation", "Projets concrets"]
    told = part("fonctionnement").xpath(".//*[@class='countries']//li")
    assert len(told) == part_of_slides.count("⇒") == 11


# Members and rules


def test_members_stand_under_their_country() -> None:
    found = {
        words(group.xpath("./h3/a")[0]): len(group.xpath("./ul/li")) for group in part("membres").xpath(".//*[h3/a]")
    }
    assert found == {"Cambodge": 4, "Laos": 2, "Viêt Nam": 5}


def test_members_and_countries_lead_to_their_pages() -> None:
    links = part("membres").xpath(".//*[@class='countries']//a/@href")
    assert {Client().get(link).status_code for link in links} == {200}


def test_the_country_and_the_city_lead_back_to_the_network() -> None:
    city = next(m for m in network().memberships.all() if m.organisation.name == "Ville de Vientiane").organisation
    for path in ("/pays/LA/", addresses.organisation(city, "fr")):
        assert page(path).xpath(f"//main//a[@href='{address()}']/text()") == [NAME]


def test_nobody_presides_and_members_come_in_of_themselves() -> None:
    told = words(part("fonctionnement"))
    assert "personne ne préside et aucune fonction n’est attribuée" in told
    assert "Qui adhère à l’AIMF dans la région fait d’office partie du réseau." in told
    assert set(network().memberships.filter(status="member").values_list("origin", flat=True)) == {"automatic"}


def test_others_may_be_invited() -> None:
    told = words(part("fonctionnement"))
    assert "qui ne sont pas membres prennent part aux activités" in told
    assert "candidates à l’AIMF, dont l’entrée se discute" in told


def test_dues_are_a_condition() -> None:
    assert "Prend part aux activités qui a réglé ses cotisations" in words(part("fonctionnement"))


def test_members_may_offer_to_host() -> None:
    assert set(Event.objects.filter(open_to_hosts=True).values_list("date", flat=True)) == {"2024", "2025"}
    assert words(part("rendez-vous")).count("Les membres peuvent proposer de l’accueillir.") == 2


def test_focal_points_are_asked_for_before_mid_june() -> None:
    points = FocalPoint.objects.filter(network=network())
    assert set(points.values_list("state", "due", "due_words")) == {("asked", "2023-06", "mi-juin 2023")}
    assert "Échéance pour confirmer les points focaux demandés : mi-juin 2023" in words(part("membres"))
    assert "15 juin" not in words(part("membres"))  # the slides tell no day
    assert "3. Confirmer le nom" not in annual()  # the number is the list's own
    assert "échéance : mi-juin 2023 par : chaque ville et chaque province" in annual()


def test_the_missions_of_a_focal_point_are_told() -> None:
    told = words(part("membres"))
    assert "Faire circuler les nouvelles" in told
    assert "trouver, chez lui, à qui parler" in told


# Themes and projects


def cards(kind: str) -> dict[str, html.HtmlElement]:
    found = part("themes").xpath(f".//div[@class='{kind}']/article")
    return {words(card.xpath("./h4")[0]): card for card in found}


def test_three_main_themes_in_their_order() -> None:
    assert list(cards("themes")) == [
        "Gouvernance urbaine et villes intelligentes",
        "Assainissement des villes",
        "Tourisme intelligent et durable",
    ]


def test_projects_stand_under_their_theme_with_city_and_years() -> None:
    themes = cards("themes")
    smart = words(themes["Gouvernance urbaine et villes intelligentes"])
    assert ("Smart City Hub) 2023 – 2025" in smart, "Phnom Penh" in smart) == (True, True)
    cities = themes["Assainissement des villes"].xpath(".//li[@class='place']/a/text()")
    assert len(themes["Assainissement des villes"].xpath(".//ul[@class='projects']/li")) == 4
    assert cities == ["Phnom Penh", "Siem Reap", "Vientiane", "Huế"]


def test_the_theme_without_a_project_says_so(slides: str) -> None:
    assert "Pas de projets actuellement identifiés" in slides
    card = cards("themes")["Tourisme intelligent et durable"]
    assert "Aucun projet identifié sur ce thème" in words(card)
    assert len(part("themes").xpath(".//*[@class='none']")) == 1


def test_four_transversal_themes() -> None:
    assert list(cards("themes cross")) == [
        "Égalité entre femmes et hommes",
        "Climat et résilience",
        "Jeunesse et universités",
        "Langue française en Asie du Sud-Est",
    ]


def test_a_project_proposed_by_a_member_is_under_discussion() -> None:
    told = words(cards("themes cross")["Égalité entre femmes et hommes"])
    assert "En discussion" in told
    assert "A proposé le projet : Ville de Can Tho" in told


def test_a_project_has_cities_still_to_be_chosen_by_somebody_else() -> None:
    told = words(cards("themes cross")["Climat et résilience"])
    assert "2 villes encore à choisir" in told
    assert "Choisit les villes : Comité national de gestion des catastrophes (NCDM)" in told
    assert "Luang Prabang (village de Kokvan)" in told


def test_a_project_of_several_cities_says_so() -> None:
    project = NetworkProject.objects.get(title__contains="CALU")
    assert project.multi_city
    assert "plusieurs villes et acteurs" in words(cards("themes cross")["Jeunesse et universités"])


def test_the_theme_the_members_added_says_so() -> None:
    assert list(NetworkTheme.objects.filter(origin="members").values_list("label", flat=True)) == [
        "Langue française en Asie du Sud-Est"
    ]
    assert "Ajouté à la demande des membres." in words(cards("themes cross")["Langue française en Asie du Sud-Est"])


def test_themes_are_linked_as_the_members_see_it() -> None:
    themes = cards("themes")
    assert "Les membres le relient à : tourisme, développement économique" in words(
        themes["Gouvernance urbaine et villes intelligentes"]
    )
    assert "Les membres le relient à : ville intelligente, patrimoine" in words(
        themes["Tourisme intelligent et durable"]
    )


def test_a_theme_leads_to_the_nearest_of_the_atlas() -> None:
    (link,) = part("themes").xpath(".//a[starts-with(@href, '/themes/')]/@href")
    assert Client().get(link).status_code == 200


def test_three_thematic_plans_with_their_years() -> None:
    told = words(part("themes"))
    assert "« villes intelligentes », 2024 – 2025" in told
    assert "« boues de vidange », 2023 – 2025" in told
    assert "« tourisme durable », 2025" in told


def test_the_first_thematic_plan_grows_from_a_study_visit() -> None:
    assert "Recommandations du voyage d’étude fait au Cambodge" in words(cards("themes")["Assainissement des villes"])
    assert "Le réseau travaillera par thème pendant trois ans" in annual()


# The meeting


def test_the_meeting_tells_when_and_where() -> None:
    assert "18 mai 2023, 8 h – 12 h, heure locale Hôtel Fairfield Phnom Penh" in annual()


def test_the_meeting_has_its_motto() -> None:
    assert meeting().motto == "Une ambition commune"
    assert "Une ambition commune" in annual()


def test_the_introduction_is_given_by_a_function() -> None:
    assert "Introduction Conseillère, adjointe au Secrétaire permanent" in annual()


def test_the_welcome_keeps_the_protocol_title() -> None:
    assert "Mots de bienvenue Son Excellence, Vice-gouverneur · Mairie de Phnom Penh" in annual()


def test_the_break_is_on_the_agenda() -> None:
    assert "Pause 15 minutes" in annual()


def test_the_agenda_ends_with_a_round_table_and_conclusions() -> None:
    assert "Session 2 : table ronde" in annual()
    assert [item.kind for item in meeting().agenda.all()] == [
        "introduction", "welcome", "session", "break", "session", "closing",
    ]  # fmt: skip


def test_speakers_are_functions_in_bodies() -> None:
    told = {(a.organisation.name, a.title) for a in meeting().attendances.select_related("organisation")}
    assert len(meeting().attendances.all()) == 11
    assert ("Province de Kampot", "Président du conseil provincial") in told
    assert "Province de Kampot Président du conseil provincial (Son Excellence)" in annual()


def people(text: str) -> set[str]:
    """Whom the slides name after a courtesy: the words that are written as names, read at run time."""
    called = re.findall(r"(?:Mme|Madame|M\.|Monsieur|Son Excellence)\s+((?:[A-ZÀ-Ý][\w’-]*\s?){2,3})", text)
    return {folded(words) for words in called}


def test_nobody_of_the_slides_is_named_on_any_page(slides: str) -> None:
    secrets = people(re.sub(r"\*\*", "", slides))
    paths = [address(), address("plan/"), address(f"reunions/{meeting().pk}/"), f"{address()[:-1]}.ics", "/reseaux/"]
    published = " ".join(folded(read(path)) for path in paths)
    assert (len(secrets) > 8, {secret for secret in secrets if secret in published}) == (True, set())


def test_a_damaged_line_says_so(slides: str) -> None:
    assert "Thủ ống trq'c" in slides
    (row,) = meeting().attendances.filter(anomaly="broken-encoding")
    assert (row.organisation.name, "Des lettres accentuées étaient abîmées" in annual()) == (
        "Province de Yen Bai",
        True,
    )


def test_themes_are_validated_by_consensus() -> None:
    assert "adoptés par consensus. Validée" in annual()


def test_support_for_a_candidacy() -> None:
    assert "Le réseau soutient Hué, candidate" in annual()
    assert "Candidature : Ville de Hué (déclarée), soutenue par les membres du réseau" in annual()


def test_a_decision_may_hang_on_a_condition() -> None:
    assert "Sous condition si la candidature de Hué est retenue" in annual()


def test_a_request_is_to_be_studied() -> None:
    assert "dont le gouverneur a demandé le soutien de l’AIMF. À étudier" in annual()
    assert set(Event.objects.filter(date="2024", place__name="Vientiane").values_list("kind", flat=True)) == {
        "summit",
        "forum",
    }


def test_the_bilateral_meeting_has_its_own_page() -> None:
    met = Meeting.objects.get(kind="bilateral")
    told = main(f"reunions/{met.pk}/")
    assert met.date == "2023-05-16"
    assert ("16 mai 2023" in told, "Ville de Vientiane Gouverneur" in told, "Secrétaire permanent" in told) == (
        True, True, True,
    )  # fmt: skip
    assert f"reunions/{met.pk}/" in " ".join(part("rendez-vous").xpath(".//a/@href"))


def test_recommendations_went_to_the_members_by_letter() -> None:
    assert "Soumise aux membres à : tous les membres annexe d’un courrier signé du Secrétaire permanent" in annual()
    assert "le 31 mai 2023" in annual()


def test_more_cities_are_wished_for_in_laos() -> None:
    assert "d’abord au Laos. Transmise Laos" in annual()
    assert "Faire une place aux associations" in annual()


def test_a_wish_was_taken_up() -> None:
    assert "Ajouter la langue française aux thèmes transversaux. Intégrée" in annual()


def test_the_constitutive_document_is_submitted() -> None:
    assert "Document constitutif : qui est le réseau" in annual()
    assert meeting().consultations.get(sent_on="").state == "submitted"


def test_a_monthly_watch_is_decided() -> None:
    assert "Tenir chaque mois une veille entre le réseau et les points focaux" in annual()


def test_documents_go_to_the_platform() -> None:
    assert "Partager et archiver les documents utiles sur la plateforme de l’AIMF." in annual()


def test_the_questionnaire_is_followed_up() -> None:
    assert (
        "le questionnaire est renvoyé aux membres et les réponses sont suivies. À faire par : la coordination"
        in annual()
    )


def test_the_roadmap_is_one_chapter_whatever_the_number_of_slides(slides: str) -> None:
    assert "# Feuille de route (3/3)" in slides
    (section,) = page(address(f"reunions/{meeting().pk}/")).xpath("//section[@id='decisions']")
    assert [words(title) for title in section.xpath("./h3")][:2] == ["Fonctionnement du réseau", "Feuille de route"]
    assert section.xpath(".//ol[@class='decisions']/li/@value") == list("123456")


def test_a_meeting_of_another_network_is_not_found_here() -> None:
    other = Network.objects.get(organisation__name__contains="Maghreb")
    path = addresses.network_meeting(other.pk, other.organisation.name, meeting().pk, "fr")
    assert Client().get(path).status_code == 404


# Dates


def test_the_congress_has_its_day_and_place() -> None:
    assert "23 octobre 2023 Congrès mondial de l’AIMF Congrès · Cotonou" in words(part("rendez-vous"))


def test_unknown_place_and_date_are_said() -> None:
    told = words(part("rendez-vous"))
    assert "2024 Réunion annuelle 2024 Réunion annuelle · lieu à déterminer" in told
    assert "date inconnue Prochaine assemblée générale de l’AIMF" in told


def test_the_network_was_at_other_events() -> None:
    told = words(part("rendez-vous").xpath(".//details")[0])
    assert ("décembre 2022" in told, "mars 2023 Assemblée générale de la Francophonie" in told) == (True, True)


def test_the_conference_opens_in_the_afternoon() -> None:
    assert "18 mai 2023, 13 h 50 Ouverture de la conférence régionale sur les boues de vidange" in annual()


def calendar() -> Calendar:
    answer = Client().get(f"{address()[:-1]}.ics")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return Calendar.from_ical(answer.content)


def test_the_calendar_holds_the_days_that_are_known() -> None:
    told = {str(entry["summary"]): entry["dtstart"].dt.isoformat() for entry in calendar().walk("VEVENT")}
    assert told == {
        "Rencontre avec le gouverneur de Vientiane": "2023-05-16",
        "Réunion annuelle 2023": "2023-05-18T01:00:00+00:00",
        "Ouverture de la conférence régionale sur les boues de vidange": "2023-05-18T06:50:00+00:00",
        "Congrès mondial de l’AIMF": "2023-10-23",
    }


def test_the_page_says_how_many_dates_the_calendar_leaves_out() -> None:
    assert part("rendez-vous").xpath(".//*[@class='calendar']/a/@href") == [f"{address()[:-1]}.ics"]
    left_out = sum(len(event.date) < 10 for event in Event.objects.filter(demo=True))
    assert f"{left_out} rendez-vous sans jour connu n’y figurent pas." in words(part("rendez-vous"))


# The plan


def test_fifteen_actions_in_three_axes_to_2025(slides: str) -> None:
    assert "15 actions déclinées autour de trois axes" in slides
    assert "15 actions, 3 axes" in main("plan/")
    assert "feuille de route à l’horizon 2025" in main("plan/")
    assert PlannedAction.objects.count() == 15


def test_the_axes_are_named_by_their_verb() -> None:
    axes = page(address("plan/")).xpath("//tr[@class='axis']/th")
    assert [words(axis).split()[0] for axis in axes] == ["Animer", "Soutenir", "Accompagner"]
    assert [body.xpath("count(./tr[@id and not(@class)])") for body in page(address("plan/")).xpath("//tbody")] == [
        7,
        5,
        3,
    ]


def test_the_table_has_the_columns_people_know() -> None:
    heads = [words(head) for head in page(address("plan/")).xpath("//table[contains(@class, 'plan')]/thead//th")]
    assert heads == ["N°", "Activités", "État des lieux", "Activités prévues", "Propositions"]


def test_action_1_names_its_contacts_by_country(slides: str) -> None:
    assert "Cambodge</u> : ASAC, Kampot, Phnom Penh" in slides
    told = row(1)[2]
    assert "Mairie de Phnom Penh, Province de Kampot Laos : Ville de Luang Prabang, Ville de Vientiane" in told
    assert "nomment à leur tour un point focal" in row(1)[4]
    assert Outreach.objects.filter(action_number=1, state="contacted").count() == 8


def test_action_2_tells_who_is_in_contact_and_who_will_be() -> None:
    assert "CGLU Asie-Pacifique" in row(2)[2]
    assert "Agence française de développement" in row(2)[3]


FACTS = [
    (3, 2, "Une première rédaction est prête"), (3, 4, "pour validation à tous les membres"),
    (4, 4, "avant l’assemblée générale de l’AIMF"), (5, 2, "en décembre 2022"), (5, 2, "en mars 2023"),
    (6, 2, "de mars à mai 2023"), (6, 4, "Une conférence par an"), (8, 2, "Commencé lors des premiers contacts."),
    (9, 1, "avec son budget"), (9, 4, "Un premier programme d’ateliers"), (11, 2, "Le projet CALU se prépare"),
    (11, 3, "Trouver et garantir l’argent"), (12, 2, "La conférence sur les boues de vidange"),
    (13, 1, "valider par le siège"), (13, 2, "Deux projets montés et validés"), (14, 3, "Bureau d’avril 2022"),
    (15, 2, "dont l’AUF et les ambassades de France"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "column", "fact"), FACTS)
def test_a_row_of_the_plan_tells_its_facts(number: int, column: int, fact: str) -> None:
    assert fact in row(number)[column]


def test_action_7_leaves_the_page_footer_aside(slides: str) -> None:
    assert "plaidoyer\tRéunion annuelle 2023 du Réseau des Villes" in slides
    assert row(7)[2] == f"{EMPTY} Un pied de page s’était glissé dans le texte ; il a été mis à part."
    assert row(7)[4] == EMPTY


def test_action_10_keeps_its_empty_cells(slides: str) -> None:
    assert "| 10" not in slides
    assert row(10) == ["10", "Former, selon les besoins reconnus.", EMPTY, EMPTY, EMPTY]


def test_the_plan_tells_its_version_and_state() -> None:
    assert "À compléter première version" in main("plan/")


# Contacts


def test_five_leads_are_followed() -> None:
    told = words(part("contacts"))
    assert "Réseau des villes intelligentes de l’ASEAN Contact à prendre" in told
    assert "par : Mairie de Phnom Penh" in told
    assert "Banque asiatique de développement Contact à prendre" in told
    assert "Commission économique et sociale pour l’Asie et le Pacifique Contact à prendre" in told


def test_whoever_the_plan_says_it_talks_with_is_followed(slides: str) -> None:
    assert "(Paris Ile de France, Val de Marne, SIAAP); Acteurs universitaires au Cambodge: URBA & URPP" in slides
    told = words(part("contacts"))
    assert [name for name in ("Paris Île-de-France", "URBA", "URPP") if f"{name} " not in told] == []
    assert Outreach.objects.filter(action_number=2, state="contacted").count() == 8


def test_a_date_known_by_its_country_has_it_for_place(slides: str) -> None:
    """No town is told; the country is."""
    assert "Assemblée Générale de la Francophonie au Cambodge (mars 2023)" in slides
    told = words(part("rendez-vous"))
    assert "mars 2023 Assemblée générale de la Francophonie Assemblée générale · Cambodge" in told
    assert "lieu non renseigné" not in told
    (link,) = part("rendez-vous").xpath(".//a[text()='Cambodge']/@href")
    assert link == "/pays/KH/"


def test_a_framework_agreement_is_sought() -> None:
    assert "ensuite : Chercher un accord-cadre" in words(part("contacts"))


def test_letters_of_introduction_go_to_four_delegations() -> None:
    assert Outreach.objects.filter(next_step="Courrier d’introduction").count() == 4
    assert words(part("contacts")).count("ensuite : Courrier d’introduction") == 4


# Addresses


@pytest.mark.parametrize("ending", ["", "plan/"])
def test_an_old_name_leads_to_the_new(ending: str) -> None:
    answer = Client().get(f"/reseaux/{network().pk}-ancien-nom/{ending}")
    assert (answer.status_code, answer["Location"]) == (301, address(ending))


def test_a_network_without_a_plan_has_no_plan_page() -> None:
    other = Network.objects.get(organisation__name__contains="Maghreb")
    assert Client().get(addresses.network_plan(other.pk, other.organisation.name, "fr")).status_code == 404


def test_french_words_are_marked_in_english() -> None:
    tree = parsed(read(addresses.network_plan(network().pk, NAME, "en")))
    assert {cell.get("lang") for cell in tree.xpath("//th[@scope='row']")} == {"fr"}
