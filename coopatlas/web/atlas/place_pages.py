"""What the country and place pages show."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from coopatlas.catalogue import addresses
from coopatlas.catalogue.assembly import short_partnerships
from coopatlas.catalogue.assembly.codes import code_records
from coopatlas.catalogue.assembly.networks import networks_in_country
from coopatlas.catalogue.assembly.parties import parent_records, place_record
from coopatlas.catalogue.assembly.projects import project_lines, projects_in_country
from coopatlas.catalogue.listed import Listed
from coopatlas.catalogue.neighbours import in_places
from coopatlas.catalogue.records import Coded, NameRecord, SuccessionRecord
from coopatlas.catalogue.reference_words import translated
from coopatlas.catalogue.wording import date_in_words
from coopatlas.gazetteer.kinds import all_kinds
from coopatlas.organisations.models import Organisation
from coopatlas.partnerships.enums import Role
from coopatlas.partnerships.models import Partnership
from coopatlas.territories.models import Country, Place, PlaceSuccession
from coopatlas.vocabularies.reading import Labels
from coopatlas.web.locators import locate

SHOWN = 50
SHOWN_PROJECTS = 20
PARTNER = Q(
    parties__role=Role.FOREIGN_PARTNER,
    parties__partnership__published_at__isnull=False,
    parties__partnership__removed_at__isnull=True,
)


@dataclass(frozen=True, slots=True)
class Zone:
    label: str
    countries: list[Listed]


def zones(labels: Labels) -> list[Zone]:
    """Countries with a partner, most partnerships first, by zone of the world."""
    rows = Country.objects.annotate(n=Count("parties__partnership", filter=PARTNER, distinct=True)).filter(n__gt=0)
    found: dict[str, list[Listed]] = {}
    for row in rows.order_by("-n", "name_fr"):
        label = labels("zones", row.zone) or _("Autres pays")
        found.setdefault(label, []).append(
            Listed(row.name(labels.language), addresses.country(row.code, labels.language), count=row.n)
        )
    return [Zone(label, countries) for label, countries in found.items()]


def country_content(row: Country, labels: Labels) -> dict[str, object]:
    """Partnerships, places and bodies of one country."""
    language = labels.language
    partnerships = Partnership.objects.published().with_country(row.code).in_order()
    places = list(places_of(row))
    bodies = Organisation.objects.filter(country=row, parties__isnull=False).distinct().order_by("name")[:SHOWN]
    located = [place_record(place, "partner", language) for place in places]
    return {
        "name": row.name(language),
        "code": row.code,
        "zone": labels("zones", row.zone),
        "locator": locate(located, row.name(language)).svg,
        "partnerships": short_partnerships(partnerships[:SHOWN], labels),
        "total": partnerships.count(),
        "networks": networks_in_country(row.code, labels),
        "projects": project_lines(projects_in_country(row.code)[:SHOWN_PROJECTS], language),
        "organisations": [
            Listed(body.name, addresses.organisation(body, language), labels("organisation_kinds", body.kind))
            for body in bodies
        ],
        "places": [
            Listed(place.name, addresses.place(place, language), kind_label(place.kind, labels)) for place in places
        ],
    }


def places_of(row: Country) -> QuerySet[Place]:
    """The places of a country where somebody works."""
    worked_in = Q(organisations__parties__role=Role.FOREIGN_PARTNER) | Q(partnerships__isnull=False)
    return Place.objects.filter(worked_in, country=row).distinct().select_related("country").order_by("name")[:SHOWN]


def place_content(row: Place, labels: Labels) -> dict[str, object]:
    """Identity, chain of parents, successions, actors. Expects ``country`` loaded."""
    language = labels.language
    located = locate([place_record(row, "partner", language)], row.name)
    actors = row.organisations.order_by("name")
    return {
        "name": row.name,
        "kind": kind_label(row.kind, labels),
        "parents": [
            (row.country.name(language), addresses.country(row.country_id, language)),
            *((parent.name, addresses.place(parent, language)) for parent in chain(row)),
        ],
        "names": [
            NameRecord(n.name, Coded(n.kind, labels("name_kinds", n.kind)), n.valid_from, n.valid_to, n.language)
            for n in row.names.order_by("valid_from", "kind", "name")
        ],
        "codes": code_records(row.codes.all()),
        "successions": successions(row, language),
        "within": [(p.name, p.url, p.valid_from, p.valid_to) for p in parent_records(row, language)],
        "actors": [
            Listed(body.name, addresses.organisation(body, language), labels("organisation_kinds", body.kind))
            for body in actors
        ],
        "locator": located.svg,
        "partnerships": short_partnerships(in_places({row.pk}).in_order()[:SHOWN], labels),
    }


def successions(row: Place, language: str) -> list[SuccessionRecord]:
    """What this place took over from, then what took over from it."""
    before = [
        ("predecessor", s.predecessor, s) for s in row.inheritances.select_related("predecessor").order_by("date")
    ]
    after = [("successor", s.successor, s) for s in row.successions.select_related("successor").order_by("date")]
    return [succession(direction, other, step, language) for direction, other, step in (*before, *after)]


def succession(direction: str, other: Place, step: PlaceSuccession, language: str) -> SuccessionRecord:
    share = round(step.share * 100) if step.share is not None else None
    address = addresses.place(other, language)
    reason = translated(step.reason)
    return SuccessionRecord(direction, other.name, address, date_in_words(step.date, language), reason, share)


def chain(row: Place) -> list[Place]:
    """From the widest unit down to the one just around the place."""
    found: list[Place] = []
    parent = row.parent
    while parent is not None and len(found) < 8:
        found.insert(0, parent)
        parent = parent.parent
    return found


def kind_label(code: str, labels: Labels) -> str:
    """A place's level in words. A place that was born with a body (the demonstration's) has that body's kind."""
    if code not in all_kinds():
        return labels("organisation_kinds", code)
    level = all_kinds()[code]
    label = level.label_en if labels.language == "en" else level.label_fr
    return label[:1].upper() + label[1:]
