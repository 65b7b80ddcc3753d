"""The public addresses promised by ``docs/contrat.md``. A test proves that each one resolves."""

from __future__ import annotations

from django.utils.text import slugify

from coopatlas.organisations.models import Organisation
from coopatlas.projects.models import Project
from coopatlas.territories.models import Place


def prefix(language: str) -> str:
    """French at the root, every other language under its code."""
    return "" if language == "fr" else f"/{language}"


def partnership(pk: int, slug: str, language: str) -> str:
    return f"{prefix(language)}/partenariats/{pk}-{slug}/"


def organisation(row: Organisation, language: str) -> str:
    """Authorities under /collectivites/, every other body under /organisations/."""
    kind = "collectivites" if row.is_authority else "organisations"
    return f"{prefix(language)}/{kind}/{row.pk}-{slug_of(row.name)}/"


def place(row: Place, language: str) -> str:
    return f"{prefix(language)}/lieux/{row.pk}-{slug_of(row.name)}/"


def country(code: str, language: str) -> str:
    return f"{prefix(language)}/pays/{code}/"


def theme(code: str, language: str) -> str:
    return f"{prefix(language)}/themes/{code}/"


def network(pk: int, name: str, language: str) -> str:
    return f"{prefix(language)}/reseaux/{pk}-{slug_of(name)}/"


def network_plan(pk: int, name: str, language: str) -> str:
    return f"{network(pk, name, language)}plan/"


def network_meeting(pk: int, name: str, meeting: int, language: str) -> str:
    return f"{network(pk, name, language)}reunions/{meeting}/"


def network_calendar(pk: int, name: str) -> str:
    """One calendar for every language: programs subscribe to it."""
    return f"{network(pk, name, 'fr').removesuffix('/')}.ics"


def project(row: Project, language: str) -> str:
    return f"{prefix(language)}/projets/{row.pk}-{slug_of(row.title)}/"


def lesson(pk: int, slug: str, language: str) -> str:
    return f"{prefix(language)}/enseignements/{pk}-{slug}/"


def sheet(pk: int, slug: str, language: str) -> str:
    return f"{prefix(language)}/fiches/{pk}-{slug}/"


def source_text(pk: int, slug: str, language: str) -> str:
    return f"{partnership(pk, slug, language)}source/"


def slug_of(name: str) -> str:
    """The readable part of an address; never empty, even for a name in another script."""
    return slugify(name)[:80].strip("-") or "fiche"
