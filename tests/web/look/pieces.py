"""The pieces of invented records: bodies, lines of money, texts, doubts. No real person, no sentence of a source."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from coopatlas.catalogue import records as r

COOPERATION = r.Coded("decentralised-cooperation", "Projet de coopération décentralisée")
ENDED, ONGOING = r.Coded("ended", "Terminé"), r.Coded("current", "En cours")
PLANNED, SUSPENDED = r.Coded("negotiating", "En négociation"), r.Coded("suspended", "Suspendu")
LEAD, PARTNER = r.Coded("lead", "chef de file"), r.Coded("foreign-partner", "partenaire étranger")
SOURCE = "Atlas d’exemple"


def party(
    name: str, role: r.Coded = PARTNER, country: str = "ML", country_name: str = "Mali", **more: object
) -> r.PartyRecord:
    """One body, matched and with a page unless told otherwise."""
    plain = r.PartyRecord(
        role=role,
        name=name,
        as_signed=name,
        country=country,
        country_name=country_name,
        url="/collectivites/1-x/",
        successor=None,
        place_name="",
        acting_for="",
        kind="",
        matched=True,
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def doubt(field: str, message: str, raw: str = "", line: int | None = None, severity: str = "doubt") -> r.Doubt:
    return r.Doubt("example", severity, field, message, raw, line)


def origin(field: str, raw: str, line: int) -> r.Origin:
    return r.Origin(field, raw, SOURCE, line, line)


AGGLO = party(
    "Communauté d’agglomération de la Vallée-Claire et des Trois-Rivières",
    LEAD,
    "FR",
    "France",
    place_name="Essonne",
    as_signed="Communauté d'agglomération Vallee Claire",
    kind="EPCI",
    successor=r.SuccessorRef("Grand Sud Trois-Rivières", "/collectivites/2-x/", "2016-01-01", "fusion"),
)
TOWN = party("Commune urbaine de Sandaré-les-Deux-Fleuves", place_name="Région de Kayes", kind="Commune")
YEARS = (
    "Les financements sont datés de 1990 à 1992 alors que le projet cofinancé est de 2010 : "
    "les années ont sans doute été comptées depuis la première convention."
)


def line(
    index: int, names: tuple[str, ...], amount: str | None, year: int | None, water: str | None = None
) -> r.ContributionRecord:
    """One funding line, its year doubted when it is before 2000."""
    doubted = year is not None and year < 2000
    return r.ContributionRecord(
        funders=tuple(r.FunderRef(name, "/organisations/3-x/") for name in names),
        label=", ".join(names),
        amount=Decimal(amount) if amount else None,
        currency="EUR",
        year=year,
        year_doubted=doubted,
        one_percent_water=Decimal(water) if water else None,
        kind="cash",
        stage=None,
        doubts=(),
        origin=origin(f"contributions[{index}]", f"{', '.join(names)} {amount} {year}", 200 + index),
    )


LINES = (
    line(0, ("Autre financeur, non précisé",), "109550.00", 1990, "0"),
    line(1, ("Communauté d’agglomération de la Vallée-Claire et des Trois-Rivières",), "633500.00", 1990, "12000.00"),
    line(2, ("Ministère des Affaires étrangères",), "25000.00", 1990),
    line(3, ("Ministère des Affaires étrangères",), "25000.00", 1991),
    line(4, ("Commune urbaine de Sandaré-les-Deux-Fleuves", "Agence de l’eau"), "60000.00", 2012),
    line(5, ("Fondation de l’Étang",), None, None),
)
SHARES = tuple(
    r.FunderShare(label, Decimal(amount), Decimal(percent))
    for label, amount, percent in [
        ("Communauté d’agglomération de la Vallée-Claire et des Trois-Rivières", "633500", "74.3"),
        ("Autre financeur, non précisé", "109550", "12.8"),
        ("Commune urbaine de Sandaré et Agence de l’eau", "60000", "7.0"),
        ("Ministère des Affaires étrangères", "50000", "5.9"),
    ]
)
PARAGRAPH = (
    "La commune tient son marché au bord du fleuve depuis toujours ; "
    "elle a doublé en vingt ans, et ses services n’ont pas suivi. "
    "Les deux conseils ont choisi d’aider d’abord la mairie à conduire elle-même "
    "ses projets, plutôt que de les conduire à sa place."
)


def narrative(code: str, label: str, count: int = 5, language: str = "fr", text: str = PARAGRAPH) -> r.NarrativeRecord:
    bullets = (
        "• un secrétaire général et des services renforcés\n"
        "• un dialogue régulier avec les quartiers\n• l’eau et l’assainissement"
    )
    parts = (text, bullets if language == "fr" else text, *(text,) * (count - 2)) if count > 1 else (text,)
    return r.NarrativeRecord(r.Coded(code, label), language, "\n\n".join(parts), parts)


THREAD = (
    r.ThreadItem("agreement", "1990", "1990", "Protocole d’amitié et de jumelage", "known", None),
    r.ThreadItem("creation", "1991", "1991", "Une association est créée pour conduire les actions", "known", None),
    r.ThreadItem(
        "period",
        "1998–1999",
        "",
        "Période de tensions et bilan critique : actions dispersées, faible effet",
        "blurred",
        None,
    ),
    r.ThreadItem("evaluation", "2002", "2002", "Première évaluation externe", "known", None),
    r.ThreadItem("cofunding", "2010", "2010", "Projet cofinancé par le ministère", "known", None),
    r.ThreadItem("end", "30 septembre 2013", "2013-09-30", "Fin déclarée du partenariat", "known", None),
    r.ThreadItem(
        "reform",
        "janvier 2016",
        "2016-01",
        "L’agglomération devient Grand Sud Trois-Rivières",
        "known",
        "/collectivites/2-x/",
    ),
    r.ThreadItem("agreement", "2027", "2027", "Nouvelle convention envisagée", "planned", None),
)
THEME = r.ThemeRecord(
    "Politique, humanitaire et coopération transfrontalière",
    "Gouvernance locale et appui institutionnel",
    "Gouvernance et démocratie locales",
    "/themes/governance/",
    True,
    1,
    (r.Coded("16", "Paix, justice et institutions efficaces"),),
    (r.Coded("15112", "Décentralisation"),),
)
ROLES = (
    AGGLO,
    TOWN,
    party(
        "Association Deux Rives",
        r.Coded("operator", "maître d’œuvre"),
        acting_for="Grand Sud Trois-Rivières",
        matched=False,
        url=None,
    ),
    party(
        "Communauté d’agglomération de la Vallée-Claire",
        r.Coded("contracting-authority", "maître d’ouvrage"),
        "FR",
        "France",
    ),
)
PLACES = (
    r.PlaceRecord("Sandaré", "ML", "Mali", 14.45, -11.44, "commune", "partner", "/lieux/1-x/", "commune"),
    r.PlaceRecord("Région de Kayes", "ML", "Mali", None, None, "region", "implementation", "/lieux/2-x/", "region"),
)
