"""Every page with invented contexts: what each template is given, in its richest and its barest form."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from coopatlas.catalogue import records as r
from tests.web.look import fictitious as f
from tests.web.look.lessons import LESSON_PAGES
from tests.web.look.network_pages import NETWORK_PAGES
from tests.web.look.project_pages import BARE_LINE, LINE, PROJECT_PAGES
from tests.web.look.shapes import (
    CODES,
    MAP,
    NAMES,
    SUCCESSIONS,
    Attribution,
    BoundField,
    Brought,
    Citation,
    Country,
    Filter,
    Form,
    Line,
    Listed,
    Operator,
    Option,
    Page,
    Place,
    Theme,
    Zone,
)


def choice(name: str, label: str, count: int) -> Filter:
    """A filter with ``count`` options, the second one chosen."""
    options = (Option(str(i), f"{label} numéro {i}", 400 - i, i == 1, f"?{name}={i}") for i in range(count))
    return Filter(name, label, tuple(options))


FORMATS = [("JSON", "/x.json"), ("CSV", "/x.csv"), ("GeoJSON", "/x.geojson")]
SHEETS = (Listed("Ce que la gestion d’un puits a appris", "/fiches/1-x/", "Fiche de capitalisation", 12),)
OPERATOR = Operator(
    "Ville d’Exemple", "1 rue du Pont", "+33 1 00 00 00 00", "Le maire", "Hébergeur d’Exemple", "contact@ville.example"
)
ORGANISATION = r.OrganisationRecord(
    id=2,
    url="/collectivites/2-x/",
    name="Grand Sud Trois-Rivières Haute-Vallée-et-Plateaux",
    kind=r.Coded("epci", "Communauté d’agglomération"),
    acronym="GSTR",
    country="FR",
    country_name="France",
    country_url="/pays/FR/",
    valid_from="2016-01-01",
    valid_to="",
    names=NAMES,
    codes=CODES,
    successions=SUCCESSIONS,
    today=(),
    members=(("Lisse-sur-Rive", "/x/", "2016-01-01", ""), ("Bondoulet", "", "2004", "2015-12-31")),
    groups=(("Département d’Exemple", "/x/", "", ""),),
    competences=(
        r.Coded("mandatory", "développement économique"),
        r.Coded("optional", "eau et assainissement"),
        r.Coded("voluntary", "parcs"),
    ),
    posts=(
        r.PostRecord("Présidence", "elected", "2014-04", "", "Rapport d’exemple", "2024"),
        r.PostRecord("Vice-présidence aux relations internationales", "elected", "", "", "", ""),
        r.PostRecord("", "staff", "", "", "", ""),
    ),
    key_figures=(
        r.KeyFigureRecord("Budget", Decimal(310), "M€", "310 M€", "2024", "Compte d’exemple"),
        r.KeyFigureRecord("Agents", Decimal(1200), "", "1 200", "", "Rapport d’exemple"),
    ),
    population=358_000,
    population_date="2022",
    address=("500 place des Rives", "99999 Vallée-Claire"),
    place=f.PLACES[0],
    own=f.SHORTS[1:3],
    inherited=f.SHORTS[:1],
    sources=(r.SourceRecord("Base d’exemple", "2026-01-01", "", None),),
    demo=True,
)
BARE_ORGANISATION = r.OrganisationRecord(
    id=3,
    url="/x/",
    name="Comité de jumelage",
    kind=r.Coded("association", "Association"),
    acronym="",
    country="",
    country_name="",
    country_url="",
    valid_from="",
    valid_to="",
    names=(),
    codes=(),
    successions=(),
    today=(),
    members=(),
    groups=(),
    competences=(),
    posts=(),
    key_figures=(),
    population=None,
    population_date="",
    address=(),
    place=None,
    own=(),
    inherited=(),
    sources=(),
    demo=False,
)
TIMELINE = (
    (2009, ((f.SHORTS[1], ""),)),
    (1990, ((f.SHORTS[0], "Communauté d’agglomération de la Vallée-Claire"), (f.SHORTS[2], ""))),
    (None, ((f.SHORTS[3], ""),)),
)


def record(of: r.PartnershipRecord, mapped: bool = True) -> dict[str, Any]:
    """The context of a record page."""
    others = f.SHORTS[1:4] if mapped else ()
    return {
        "record": of,
        "locator": MAP if mapped else "",
        "locator_missing": ("Diéma",) if mapped else (),
        "also_here": others,
        "ground": ("Diéma", "Kayes"),
        "citation": Citation(),
        "formats": FORMATS,
    }


def listing(results: tuple[r.ShortPartnership, ...], **more: Any) -> dict[str, Any]:
    """The context of the list of partnerships."""
    page = Page(results, len(results), number=2, pages=8, previous_url="?page=1", next_url="?page=3")
    plain: dict[str, Any] = {
        "page": page,
        "filters": [choice("pays", "Pays", 12), choice("theme", "Thème", 5)],
        "query": "kayes",
        "reset_url": "?",
        "formats": FORMATS,
        "sentence": "Partenariats avec le Mali sur la gouvernance locale",
        "missing": ["39 autres partenariats avec le Mali n’ont pas de thème renseigné."],
    }
    return plain | more


LINES = tuple(
    Line(
        n,
        "Une ligne de la source, [personne non publiée]. " * (n % 4),
        ("Année de première signature",) if n % 7 == 3 else (),
        f"L{n}",
    )
    for n in range(1, 60)
)
BRANCH = Listed(
    "Politique", count=9, children=(Listed("Gouvernance", count=5, children=(Listed("Démocratie locale", count=2),)),)
)
WRONG = Form(
    {"password": ["Ce champ est obligatoire."]},
    [
        BoundField("Adresse électronique", "id_username"),
        BoundField("Mot de passe", "id_password", ["Ce champ est obligatoire."]),
    ],
)
CLEAN = Form({}, [BoundField("Adresse électronique", "id_username", help_text="Celle de votre compte.")])

#: name of the picture: (template, context)
BROUGHT = [
    Brought("Jumelages", "table publique", "CC0 1.0", 3666, "2026-11-27", read=3869, entered=3735, waiting=11),
    Brought("Pages", "", "", 1, "2026-11-26", read=1, entered=1, waiting=0),
]
PAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "home": (
        "atlas/home.html",
        {
            "figures": [
                ("3 745", "partenariats"),
                ("61 %", "relus par leurs auteurs depuis moins d’un an"),
                ("47", "pays"),
            ],
            "world_map": MAP,
            "recent": f.SHORTS[:4],
            "shown_arcs": 120,
            "partial_map": True,
        },
    ),
    "home-empty": (
        "atlas/home.html",
        {"figures": [], "world_map": "", "recent": (), "shown_arcs": 0, "partial_map": False},
    ),
    "list": ("atlas/partnerships.html", listing(f.SHORTS)),
    "list-400": (
        "atlas/partnerships.html",
        listing(f.MANY, filters=[choice("pays", "Pays", 140)], query="", sentence=""),
    ),
    "list-nothing": ("atlas/partnerships.html", listing((), query="xyz")),
    "list-virgin": (
        "atlas/partnerships.html",
        listing((), page=Page((), 0, 0), filters=[], query="", sentence="", missing=[]),
    ),
    "record": ("atlas/partnership.html", record(f.RICH)),
    "record-bare": ("atlas/partnership.html", record(f.BARE, mapped=False)),
    "record-none": ("atlas/partnership.html", record(f.NONE_TOLD, mapped=False)),
    "record-khmer": ("atlas/partnership.html", record(f.KHMER)),
    "source": ("atlas/partnership_source.html", {"record": f.RICH, "lines": LINES}),
    "source-empty": ("atlas/partnership_source.html", {"record": f.BARE, "lines": ()}),
    "organisation": (
        "atlas/organisation.html",
        {
            "organisation": ORGANISATION,
            "locator": MAP,
            "timeline": TIMELINE,
            "projects": (LINE, BARE_LINE),
            "sheets": SHEETS,
            "networks": (),
        },
    ),
    "organisation-bare": (
        "atlas/organisation.html",
        {
            "organisation": BARE_ORGANISATION,
            "locator": "",
            "timeline": (),
            "projects": (),
            "sheets": (),
            "networks": (),
        },
    ),
    "organisations": (
        "atlas/organisations.html",
        {
            "authorities": True,
            "page": Page(tuple(Listed(f"Commune de Saint-{n}", count=n) for n in range(20)), 20),
            "filters": [choice("pays", "Pays", 4)],
            "query": "",
            "reset_url": "?",
            "elsewhere": None,
        },
    ),
    "organisations-nothing": (
        "atlas/organisations.html",
        {"authorities": False, "page": Page((), 0), "filters": [], "query": "xyz", "reset_url": "?", "elsewhere": None},
    ),
    "organisations-elsewhere": (
        "atlas/organisations.html",
        {
            "authorities": True,
            "page": Page((), 0),
            "filters": [],
            "query": "xyz",
            "reset_url": "?",
            "elsewhere": ("Métropole du Test", "Grand Test"),
            "partnerships_url": "/partenariats/?q=xyz",
        },
    ),
    "country": ("atlas/country.html", {"country": Country(), "sheets": SHEETS}),
    "country-bare": (
        "atlas/country.html",
        {
            "country": Country(
                zone="", total=0, locator="", partnerships=(), organisations=(), places=(), projects=(), networks=()
            ),
            "sheets": (),
        },
    ),
    "countries": (
        "atlas/countries.html",
        {
            "zones": [
                Zone("Afrique de l’Ouest", (Listed("Mali", count=41), Listed("Sénégal", count=17))),
                Zone("Asie du Sud-Est", (Listed("Cambodge", count=3),)),
            ]
        },
    ),
    "countries-none": ("atlas/countries.html", {"zones": []}),
    "place": ("atlas/place.html", {"place": Place()}),
    "place-bare": (
        "atlas/place.html",
        {"place": Place(names=(), codes=(), parents=(), successions=(), locator="", partnerships=(), actors=())},
    ),
    "theme": ("atlas/theme.html", {"theme": Theme()}),
    "theme-bare": (
        "atlas/theme.html",
        {"theme": Theme(other_label="", ancestors=(), children=(), sdgs=(), dac=(), partnerships=())},
    ),
    "themes": ("atlas/themes.html", {"themes": [BRANCH, Listed("Culture", count=0)]}),
    "themes-none": ("atlas/themes.html", {"themes": []}),
    "about": ("pages/about.html", {}),
    "legal": ("pages/legal.html", {"operator": OPERATOR}),
    "privacy": ("pages/privacy.html", {"operator": OPERATOR}),
    "accessibility": ("pages/accessibility.html", {"operator": OPERATOR}),
    "legal-untold": ("pages/legal.html", {"operator": Operator()}),
    "privacy-untold": ("pages/privacy.html", {"operator": Operator()}),
    "sources": (
        "pages/sources.html",
        {
            "brought": BROUGHT,
            "disclaimer": "Les tracés n’engagent personne.",
            "attributions": [Attribution(), Attribution(url="", use="", date="")],
        },
    ),
    "sources-none": ("pages/sources.html", {"brought": [], "attributions": [], "disclaimer": ""}),
    "error-404": ("errors/404.html", {"suggestions": [("Sandaré et la Vallée-Claire", "/x/")]}),
    "error-404-plain": ("errors/404.html", {"suggestions": []}),
    "error-410": ("errors/410.html", {"notice": "Retirée le 2 mars 2026 à la demande de la collectivité."}),
    "error-403": ("errors/403.html", {}),
    "error-403-csrf": ("errors/403_csrf.html", {}),
    "error-500": ("errors/500.html", {}),
    "error-503": ("errors/503.html", {}),
    "error-400": ("errors/400.html", {}),
    "gallery-alone": ("components/gallery.html", {}),
    "login": ("account/login.html", {"form": CLEAN}),
    "login-wrong": ("account/login.html", {"form": WRONG, "next": "/x/"}),
    "logged-out": ("account/logged_out.html", {}),
    "gallery": (
        "components/gallery.html",
        {
            "record": f.RICH,
            "shorts": f.SHORTS,
            "filters": [choice("pays", "Pays", 3)],
            "page": Page(f.SHORTS, 6, number=2, pages=8, previous_url="#a", next_url="#b"),
        },
    ),
    **NETWORK_PAGES,
    **PROJECT_PAGES,
    **LESSON_PAGES,
}
