"""Every public address a base offers, and what its answers say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from django.http import HttpResponseBase, StreamingHttpResponse
from django.test import Client
from lxml import html

from coopatlas.catalogue import addresses
from coopatlas.lessons.models import Lesson, Sheet
from coopatlas.networks.models import Network
from coopatlas.organisations.models import Organisation
from coopatlas.partnerships.models import Partnership
from coopatlas.projects.models import Project
from coopatlas.territories.models import Country, Place
from coopatlas.vocabularies.models import Term

LANGUAGES = ("fr", "en")
ABOUT = ("a-propos", "mentions-legales", "confidentialite", "accessibilite", "sources", "connexion")
LISTS = (
    "partenariats",
    "collectivites",
    "organisations",
    "pays",
    "themes",
    "reseaux",
    "projets",
    "enseignements",
    "fiches",
)
FORMATS = ("json", "csv", "geojson")
CITATIONS = ("bib", "ris", "txt")


def lessons() -> list[Lesson]:
    """One lesson of each kind: they are many, and all told by the same template."""
    first = {row.kind: row for row in Lesson.objects.published().order_by("-pk")}
    return list(first.values())


def public_pages(language: str) -> list[str]:
    """Every page a visitor may read, as addresses (of lessons, one of each kind)."""
    start = addresses.prefix(language)
    records = [addresses.partnership(row.pk, row.slug, language) for row in Partnership.objects.published()]
    return [
        f"{start}/",
        *(f"{start}/{name}/" for name in (*ABOUT, *LISTS)),
        *records,
        *(f"{record}source/" for record in records),
        *(addresses.project(row, language) for row in Project.objects.published()),
        *(addresses.organisation(row, language) for row in Organisation.objects.all()),
        *(addresses.place(row, language) for row in Place.objects.all()),
        *(addresses.country(row.code, language) for row in Country.objects.all()),
        *(addresses.lesson(row.pk, row.slug, language) for row in lessons()),
        *(addresses.sheet(row.pk, row.slug, language) for row in Sheet.objects.published()),
        *(addresses.theme(term.code, language) for term in Term.objects.of("themes").in_use()),
        *network_pages(language),
    ]


def network_pages(language: str) -> list[str]:
    """Every network, its plan and its own meetings."""
    found = []
    for row in Network.objects.select_related("organisation"):
        named = (row.pk, row.organisation.name)
        meetings = row.organisation.meetings.values_list("pk", flat=True)
        found += [addresses.network(*named, language)]
        found += [addresses.network_plan(*named, language)] if row.plans.exists() else []
        found += [addresses.network_meeting(*named, meeting, language) for meeting in meetings]
    return found


def public_files(language: str) -> list[str]:
    """The same for machines."""
    start = addresses.prefix(language)
    records = [addresses.partnership(row.pk, row.slug, language) for row in Partnership.objects.published()]
    bodies = [addresses.organisation(row, language) for row in Organisation.objects.all()]
    networks = Network.objects.select_related("organisation")
    places = [addresses.place(row, language) for row in Place.objects.all()]
    places += [addresses.country(row.code, language) for row in Country.objects.all()]
    return [
        *(f"{start}/partenariats.{extension}" for extension in FORMATS),
        *(f"{record.removesuffix('/')}.{extension}" for record in records for extension in FORMATS),
        *(f"{record}citation.{extension}" for record in records for extension in CITATIONS),
        f"{start}/enseignements.json",
        f"{start}/fiches.json",
        *(
            f"{path.removesuffix('/')}.json"
            for path in (
                *(addresses.lesson(row.pk, row.slug, language) for row in lessons()),
                *(addresses.sheet(row.pk, row.slug, language) for row in Sheet.objects.published()),
            )
        ),
        *(addresses.network_calendar(row.pk, row.organisation.name) for row in networks),
        f"{start}/projets.json",
        *(f"{addresses.project(row, language).removesuffix('/')}.json" for row in Project.objects.published()),
        *(f"{body.removesuffix('/')}.{extension}" for body in bodies for extension in ("json", "geojson")),
        *(f"{start}/{name}.{extension}" for name in ("collectivites", "organisations") for extension in FORMATS),
        *(f"{start}/{name}.{extension}" for name in ("pays", "themes") for extension in ("json", "csv")),
        *(f"{page.removesuffix('/')}.{extension}" for page in places for extension in ("json", "geojson")),
        *(
            f"{addresses.theme(term.code, language).removesuffix('/')}.json"
            for term in Term.objects.of("themes").in_use()
        ),
    ]


def everything_public() -> list[str]:
    """Pages and files in both languages, and what speaks to machines alone."""
    common = ["/sante/", "/robots.txt", "/.well-known/security.txt", "/rien-ici/", "/en/rien-ici/"]
    return [*common, *(path for language in LANGUAGES for path in (*public_pages(language), *public_files(language)))]


def of_each_kind(paths: Iterable[str], at_most: int = 12) -> list[str]:
    """Every kind of address, and so many of each, spread over those there are: pages of one kind come from one template."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        kinds[re.sub(r"/\d+-[^/.]*", "/N", path)].append(path)
    steps = {kind: -(-len(found) // at_most) for kind, found in kinds.items()}
    return [path for kind, found in kinds.items() for path in found[:: steps[kind]]]


def said(answer: HttpResponseBase) -> str:
    """The whole body as text."""
    if isinstance(answer, StreamingHttpResponse):
        return b"".join(answer).decode()  # type: ignore[arg-type]
    return answer.content.decode()  # type: ignore[attr-defined]


@cache
def visitor() -> Client:
    """One visitor without account for all pages: a new one would set up every middleware again at each of them."""
    return Client()


def read(path: str, client: Client | None = None) -> str:
    """The body of one page as a visitor without account gets it."""
    return said((client or visitor()).get(path))


def parsed(text: str) -> html.HtmlElement:
    """The page as a tree."""
    return html.document_fromstring(text)


def visible(tree: html.HtmlElement) -> str:
    """What a reader sees, spaces folded."""
    return " ".join(tree.text_content().split())
