"""The pages of capitalisation with invented contexts: rich, bare, empty."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from coopatlas.catalogue import lesson_records as records
from coopatlas.catalogue.records import Coded
from tests.web.look.shapes import Filter, Option, Page

LEVER, LIMIT, NEED = Coded("lever", "Levier"), Coded("limit", "Limite"), Coded("need", "Besoin")
TOPIC = Coded("coordination", "Coordonner")
UNKNOWN = Coded("unknown", "Accord non précisé")
FORMATS = [("JSON", "/x.json")]
LESSON = records.LessonRecord(
    id=1,
    url="/enseignements/1-x/",
    kind=LEVER,
    topic=TOPIC,
    level=Coded("city", "La ville"),
    title="Se parler chaque mois, même quand il n’y a rien à dire, pour que le jour venu la confiance soit là",
    statement="Une réunion courte vaut mieux qu’un long silence\u202f: chacun sait à qui s’adresser.",
    issuer="Le chef de file",
    addressee="Les régions",
    section=1,
    sheet_id=1,
    sheet_title="Ce que la gestion d’un puits a appris à deux communes",
    sheet_url="/fiches/1-x/",
    language="fr",
)
BARE_LESSON = replace(LESSON, id=2, kind=LIMIT, level=None, issuer="", addressee="", section=None)
VOICE = records.TestimonyRecord(Coded("community", "Habitants"), "L’eau est venue.", UNKNOWN, False, 1, 1)
ANONYMOUS = replace(VOICE, speaker=None, lesson=None)
SECTION = records.SectionRecord(1, Coded("need", "Besoin initial"), "Un puits à sec", "3.2", "Tout part de là.", ())


def section(kind: str, *items: str) -> records.SectionRecord:
    """A section of this kind with items of these kinds."""
    told = tuple(records.ItemRecord(Coded(item, item.capitalize()), f"Une chose faite ({item}).") for item in items)
    return records.SectionRecord(2, Coded(kind, kind.capitalize()), f"Rubrique {kind}", "", "Quelques mots.", told)


SHORT = records.ShortSheet(
    1, "/fiches/1-x/", LESSON.sheet_title, Coded("sheet", "Fiche de capitalisation"), 2019, 2022, "fr",
    ("Commune de Sandaré", "Réseau d’exemple"), (Coded("ML", "Mali"), Coded("FR", "France")), 12, True,
)  # fmt: skip
SHEET = records.SheetRecord(
    id=1,
    url="/fiches/1-x/",
    kind=SHORT.kind,
    title=SHORT.title,
    subtitle="Un puits, deux communes, trois saisons",
    summary="Deux communes ont creusé.\n\nElles racontent.",
    collection="Carnets",
    audience="Toute commune.",
    keywords=("écoute", "patience"),
    start_year=2019,
    end_year=2022,
    duration_months=36,
    language="fr",
    document="Carnet d’exemple",
    responsibility="Les auteurs seuls.",
    author_function="Coordinatrice",
    partnership_url="/partenariats/1-x/",
    themes=(records.LinkedTerm("eau", "Eau", "/themes/eau/"), records.LinkedTerm("villes", "Villes", "")),
    places=(records.PracticePlace("ML", "Mali", "/pays/ML/", "Sandaré", "le puits", "/lieux/1-x/"),),
    actors=(
        records.PracticeActor(
            "Commune", "/x/", Coded("commune", "Commune"), Coded("carrier", "Porte"), "Creuse.", "Depuis 1990."
        ),
        records.PracticeActor("Jardiniers", "", None, Coded("involved", "Impliqué"), "", ""),
    ),
    tools=(records.ToolRecord("Carnet", "Noter."),),
    sections=(
        SECTION,
        section("stakes"),
        section("objectives", "general-objective", "specific-objective"),
        section("approach", "point"),
        section("phase", "step", "mission", "role", "effect"),
        section("method", "step"),
        section("focus", "point"),
        section("calendar"),
        section("results"),
        section("keys"),
        section("lessons"),
        section("perspectives"),
        section("thanks"),
    ),
    lessons=tuple(
        replace(LESSON, id=number, kind=Coded(code, code.capitalize()))
        for number, code in enumerate(
            (
                "lever",
                "limit",
                "need",
                "interest",
                "stake",
                "observed-result",
                "success-factor",
                "prerequisite",
                "teaching",
                "recommendation",
                "perspective",
            )
        )
    ),
    testimonies=(VOICE, ANONYMOUS, replace(VOICE, repeats=True)),
    doubts=(records.SheetDoubtRecord("reading-order", "Limites", "L’ordre est incertain."),),
    updated_on="2026-11-01",
    demo=True,
)
BARE_SHEET = replace(
    SHEET, subtitle="", summary="", collection="", audience="", keywords=(), start_year=None, end_year=None,
    duration_months=None, document="", responsibility="", author_function="", partnership_url="", themes=(), places=(),
    actors=(), tools=(), sections=(), lessons=(), testimonies=(), doubts=(), demo=False,
)  # fmt: skip
PAGE = records.LessonPage(LESSON, SHORT, SECTION, (VOICE, ANONYMOUS), SHEET.themes, (BARE_LESSON,) * 3, (BARE_LESSON,))
FILTERS = [Filter("nature", "Nature", tuple(Option(str(n), f"Nature {n}", 9 - n, n == 1, "?") for n in range(9)))]


def listing(lessons: tuple[records.LessonRecord, ...], **changes: Any) -> dict[str, Any]:
    context = {
        "page": Page(lessons, len(lessons), 91),
        "filters": FILTERS,
        "sentence": "Enseignements\u202f: Limite",
        "reset_url": "?",
        "formats": FORMATS,
    }
    return context | changes


LESSON_PAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "lessons": ("lessons/lessons.html", listing((LESSON, BARE_LESSON) * 10)),
    "lessons-nothing": ("lessons/lessons.html", listing(())),
    "lessons-virgin": ("lessons/lessons.html", listing((), page=Page((), 0, 0), filters=[], sentence="")),
    "lesson": ("lessons/lesson.html", {"record": PAGE, "formats": FORMATS}),
    "lesson-bare": (
        "lessons/lesson.html",
        {
            "record": records.LessonPage(BARE_LESSON, replace(SHORT, carriers=(), countries=()), None, (), (), (), ()),
            "formats": FORMATS,
        },
    ),
    "sheets": ("lessons/sheets.html", {"page": Page((SHORT,) * 3, 3), "formats": FORMATS}),
    "sheets-none": ("lessons/sheets.html", {"page": Page((), 0), "formats": FORMATS}),
    "sheet": ("lessons/sheet.html", {"sheet": SHEET, "formats": FORMATS}),
    "sheet-bare": ("lessons/sheet.html", {"sheet": BARE_SHEET, "formats": FORMATS}),
}
