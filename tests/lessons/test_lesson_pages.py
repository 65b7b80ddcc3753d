"""What the pages of lessons and sheets say, and what their formats give."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from coopatlas.catalogue import addresses
from coopatlas.lessons import actions, models
from coopatlas.vocabularies.models import Term
from tests.database import TEST
from tests.factories import (
    ActorRoleFactory,
    CountryFactory,
    LessonFactory,
    SheetDoubtFactory,
    SheetFactory,
    SheetPlaceFactory,
    SheetThemeFactory,
    VoiceFactory,
)
from tests.web.crawl import parsed, read, visible

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("vocabularies", "static_files")]


def lesson_address(row: models.Lesson, language: str = "fr") -> str:
    return addresses.lesson(row.pk, row.slug, language)


def sheet_address(row: models.Sheet, language: str = "fr") -> str:
    return addresses.sheet(row.pk, row.slug, language)


def titles(path: str) -> list[str]:
    return [visible(node) for node in parsed(read(path)).xpath("//ul[@class='lessons']//h3")]


def choices(path: str, name: str) -> list[str]:
    """A filter's values with their counts."""
    return [visible(node) for node in parsed(read(path)).xpath(f"//*[@id='f-{name}']/following-sibling::ul//a")]


def test_lessons_of_every_sheet_stand_in_one_list() -> None:
    LessonFactory(title="Écouter", sheet=SheetFactory(start_year=2001))
    LessonFactory(title="Compter", sheet=SheetFactory(start_year=2020))
    assert titles("/enseignements/") == ["Compter", "Écouter"]


def test_an_empty_list_says_why() -> None:
    assert "Aucun enseignement pour l’instant." in read("/enseignements/")


def test_filters_count_what_each_choice_would_leave() -> None:
    for kind in ("lever", "lever", "limit"):
        LessonFactory(kind=kind)
    assert choices("/enseignements/?nature=limit", "nature") == ["Levier2", "Limite1"]


def test_filters_narrow_by_kind_topic_theme_and_country() -> None:
    wanted = LessonFactory(title="La bonne", kind="limit", topic="money")
    SheetThemeFactory(sheet=wanted.sheet, term=Term.objects.get(code="aimf-urban-planning"))
    SheetPlaceFactory(sheet=wanted.sheet, country=CountryFactory(code="KH", name_fr="Cambodge", name_en="Cambodia"))
    SheetPlaceFactory(sheet=wanted.sheet, country=CountryFactory(code="KH"), as_written="un second lieu")
    LessonFactory(title="L’autre")
    for query in ("nature=limit", "sujet=money", "theme=aimf-urban-planning", "pays=KH"):
        assert titles(f"/enseignements/?{query}") == ["La bonne"], query
        assert json.loads(read(f"/enseignements.json?{query}"))["total"] == 1, query


def test_a_choice_that_leaves_nothing_offers_to_begin_again() -> None:
    LessonFactory()
    page = read("/enseignements/?nature=need")
    assert ("Aucun enseignement ne répond" in page, "Tout effacer et recommencer" in page) == (True, True)


@pytest.mark.parametrize("query", ["nature=%00", "theme=" + "x" * 500, "page=zzz", "pays=<script>"])
def test_absurd_parameters_are_answered_calmly(query: str) -> None:
    LessonFactory()
    assert Client().get(f"/enseignements/?{query}").status_code == 200


def test_long_lists_come_in_pages() -> None:
    sheet = SheetFactory()
    for _ in range(51):
        LessonFactory(sheet=sheet)
    second = json.loads(read("/enseignements.json?page=2"))
    first = json.loads(read("/enseignements.json"))
    assert (first["next"], len(first["results"]), len(second["results"])) == ("/enseignements.json?page=2", 50, 1)
    assert len(titles("/enseignements/?page=2")) == 11


def test_a_lesson_tells_its_kind_its_words_its_sheet_and_who_speaks_of_it() -> None:
    lesson = LessonFactory(issuer="Chef de file", addressee="Région")
    ActorRoleFactory(sheet=lesson.sheet, organisation=None, name="Jardiniers du fleuve")
    VoiceFactory(sheet=lesson.sheet, lesson=lesson)
    page = visible(parsed(read(lesson_address(lesson))))
    told = [
        "Levier",
        lesson.title,
        lesson.statement,
        lesson.sheet.title,
        "Chef de file",
        "Région",
        "Habitants du quartier",
    ]
    assert [words for words in [*told, "Jardiniers du fleuve"] if words not in page] == []


def test_a_lesson_leads_to_those_of_the_same_topic_other_sheets_first() -> None:
    lesson = LessonFactory()
    LessonFactory(sheet=lesson.sheet, title="Même fiche")
    LessonFactory(title="Autre fiche")
    LessonFactory(title="Autre sujet", topic="money")
    assert titles(lesson_address(lesson)) == ["Autre fiche", "Même fiche"]


def test_a_lesson_leads_to_those_of_its_kind_whose_sheet_shares_a_theme() -> None:
    lesson, near, far = LessonFactory(), LessonFactory(title="Même thème", topic="money"), LessonFactory(topic="field")
    term = Term.objects.get(code="institutional-support")
    for sheet in (lesson.sheet, near.sheet):
        SheetThemeFactory(sheet=sheet, term=term)
    found = titles(lesson_address(lesson))
    assert (found, far.title in found) == (["Même thème"], False)


@pytest.mark.parametrize("kind", ["lesson", "sheet"])
def test_an_old_readable_part_redirects(kind: str) -> None:
    row = LessonFactory() if kind == "lesson" else SheetFactory()
    address = lesson_address(row) if kind == "lesson" else sheet_address(row)
    answer = Client().get(address.replace(row.slug, "ancien-titre"))
    assert (answer.status_code, answer["Location"]) == (301, address)


def test_a_removed_sheet_and_its_lessons_say_so() -> None:
    lesson = LessonFactory()
    actions.remove_sheet(lesson.sheet, by=TEST, reason="demande du porteur")
    for address in (lesson_address(lesson), sheet_address(lesson.sheet)):
        page, file = Client().get(address), Client().get(f"{address.removesuffix('/')}.json")
        assert (page.status_code, file.status_code, file.json()["reason"]) == (410, 410, "demande du porteur")
        assert "demande du porteur" in page.content.decode()
    assert titles("/enseignements/") == []


def test_a_draft_does_not_exist_for_the_public() -> None:
    lesson = LessonFactory(sheet=SheetFactory(published_at=None))
    addresses_ = (lesson_address(lesson), sheet_address(lesson.sheet))
    answers = [Client().get(a).status_code for a in (*addresses_, *(f"{a.removesuffix('/')}.json" for a in addresses_))]
    assert (answers, titles("/enseignements/")) == ([404] * 4, [])


def test_words_that_were_refused_are_shown_to_nobody() -> None:
    voice = VoiceFactory(consent="refused", text="Ne le répétez pas.")
    path = sheet_address(voice.sheet)
    assert "Ne le répétez pas" not in read(path) + read(f"{path.removesuffix('/')}.json")


def test_the_wording_as_collected_is_not_published() -> None:
    lesson = LessonFactory(raw_text="Propos bruts recueillis au marché")
    paths = [lesson_address(lesson), sheet_address(lesson.sheet)]
    everything = "".join(read(path) + read(f"{path.removesuffix('/')}.json") for path in paths)
    assert "Propos bruts" not in everything


def test_a_voice_said_twice_is_shown_once_and_marked_in_the_file() -> None:
    first = VoiceFactory()
    VoiceFactory(sheet=first.sheet, repeats=first, text="La même chose.")
    path = sheet_address(first.sheet)
    told = json.loads(read(f"{path.removesuffix('/')}.json"))["testimonies"]
    assert [t["repeats"] for t in told] == [False, True]
    assert len(parsed(read(path)).xpath("//figure[@class='voice']")) == 1


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "L’accord de la personne à être citée n’est pas connu\u202f; seule sa fonction est dite."),
        ("en", "Whether the person agreed to be quoted is not known; only their function is told."),
    ],
)
def test_an_agreement_nobody_knows_is_said_once_in_plain_words(language: str, sentence: str) -> None:
    lesson = LessonFactory()
    VoiceFactory(sheet=lesson.sheet, lesson=lesson, text="L’eau est venue.")
    VoiceFactory(sheet=lesson.sheet, lesson=lesson, text="Les jardins aussi.")
    for address in (sheet_address(lesson.sheet, language), lesson_address(lesson, language)):
        page = read(address)
        assert page.count(sentence) == 1
        assert "Accord non précisé" not in page
        assert "Consent not stated" not in page


def test_an_agreement_that_was_given_is_told_beside_the_words() -> None:
    voice = VoiceFactory(consent="given")
    page = read(sheet_address(voice.sheet))
    assert page.count("Accord donné") == 1
    assert "n’est pas connu" not in page


def test_a_doubt_is_told_in_plain_words() -> None:
    doubt = SheetDoubtFactory(code="count-contradiction", subject="Communes", params={"announced": "4", "listed": "3"})
    page = visible(parsed(read(sheet_address(doubt.sheet))))
    assert "Communes. Le texte annonce 4 éléments et en cite 3." in page


def test_the_page_of_a_body_and_of_a_country_lead_to_the_sheet() -> None:
    role = ActorRoleFactory()
    SheetPlaceFactory(sheet=role.sheet, country=role.organisation.country)
    LessonFactory(sheet=role.sheet)
    for path in (addresses.organisation(role.organisation, "fr"), "/pays/FR/"):
        (link,) = parsed(read(path)).xpath(f"//a[@href='{sheet_address(role.sheet)}']")
        assert visible(link.getparent()) == f"{role.sheet.title}Fiche de capitalisation · 1 enseignement"


def test_the_english_page_marks_the_words_of_the_sheet_as_french() -> None:
    lesson = LessonFactory()
    page = parsed(read(lesson_address(lesson, "en")))
    assert [page.xpath("//h1/@lang"), page.xpath("//p[@class='statement']/@lang")] == [["fr"], ["fr"]]
    assert visible(page.xpath("//span[contains(@class, 'lesson-kind')]")[0]) == "Lever"


def test_the_french_page_marks_nothing() -> None:
    lesson = LessonFactory()
    assert parsed(read(lesson_address(lesson))).xpath("//main//@lang") == []
    assert parsed(read(sheet_address(lesson.sheet))).xpath("//main//@lang") == []


def test_a_stored_script_stays_text() -> None:
    lesson = LessonFactory(title="<script>alert(1)</script>", statement="<b onclick=x>")
    for path in ("/enseignements/", lesson_address(lesson), sheet_address(lesson.sheet)):
        assert parsed(read(path)).xpath("//main//script | //main//b[@onclick]") == []


def test_a_sheet_without_anything_but_its_title_still_has_a_page() -> None:
    sheet = SheetFactory(start_year=None, summary="")
    headings = [visible(node) for node in parsed(read(sheet_address(sheet))).xpath("//main//h2")]
    assert headings == ["Sur cette page", "L’essentiel", "La source"]
