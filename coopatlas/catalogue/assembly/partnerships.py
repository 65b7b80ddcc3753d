"""The whole public record of one partnership."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext as _

from coopatlas.cartography import Point, distance_km
from coopatlas.catalogue import addresses
from coopatlas.catalogue.assembly.money import contribution_records, money_lines, total_record
from coopatlas.catalogue.assembly.origins import Origins, doubt_records
from coopatlas.catalogue.assembly.parties import (
    Heirs,
    parent_records,
    party_record,
    place_record,
    shores,
    territory_of,
    with_parents,
)
from coopatlas.catalogue.assembly.steering import steering
from coopatlas.catalogue.assembly.texts import (
    acronyms,
    action_records,
    agreement_records,
    narrative_records,
    periods,
    volunteers,
)
from coopatlas.catalogue.assembly.themes import theme_records
from coopatlas.catalogue.assembly.thread import thread
from coopatlas.catalogue.assembly.veil import veiled
from coopatlas.catalogue.projects import ProjectLine
from coopatlas.catalogue.records import Coded, PartnershipRecord, PartyRecord, PlaceRecord, SourceRecord
from coopatlas.partnerships.enums import HERE, THERE, Role
from coopatlas.partnerships.models import Partnership, Party
from coopatlas.projects.models import Project
from coopatlas.provenance.models import Provenance
from coopatlas.territories.models import Place
from coopatlas.vocabularies.reading import Labels


def partnership_record(row: Partnership, labels: Labels) -> PartnershipRecord:
    """Everything public about ``row``."""
    language = labels.language
    origins = Origins(
        Provenance.objects.filter(record=f"partnerships.partnership:{row.pk}").select_related("text__source"), labels
    )
    doubts = doubt_records(row.anomalies.all(), labels)
    told = list(row.parties.select_related("organisation__territory__country", "country"))
    heirs = Heirs.of(p.organisation_id or 0 for p in told)
    parties = tuple(party_record(p, labels, heirs) for p in told)
    here, there = shores(parties)
    lines = money_lines(row)
    absent = {a.fact: a.kind for a in row.absences.all()}
    agreements, told_periods = agreement_records(row, labels), periods(row)
    projects = list(row.projects.prefetch_related("activities"))
    steered = steering(row, labels)
    places = place_records(row, told, language)
    themes = theme_records(row, labels)
    people = volunteers(row, labels)
    record = PartnershipRecord(
        id=row.pk,
        url=addresses.partnership(row.pk, row.slug, language),
        title=row.title,
        form=Coded(row.form, labels("forms", row.form)) if row.form else None,
        status=Coded(row.status, labels("statuses", row.status)),
        first_signed_year=row.first_signed_year,
        start_year=row.start_year,
        end_date=row.end_date or None,
        triennial=row.triennial,
        communication_in_france=row.communication_in_france,
        communication_abroad=row.communication_abroad,
        evaluation=row.evaluation,
        themes=themes,
        other_themes_state=state(len(themes) > 1, absent.get("themes")),
        parties=tuple(p for p in parties if p.role.code != Role.DIPLOMATIC_POST),
        here=here,
        there=there,
        post=first(parties, Role.DIPLOMATIC_POST),
        contributions=contribution_records(lines, labels, doubts, origins),
        contributions_state=state(bool(lines), absent.get("contributions")),
        total=total_record(lines),
        narratives=narrative_records(row, labels),
        periods=told_periods,
        thread=thread(row, agreements, told_periods, projects, here, language, steered.evaluations),
        agreements=agreements,
        actions=action_records(projects),
        volunteers=people,
        volunteers_state=state(bool(people), absent.get("volunteers")),
        places=places,
        distance_km=distance(told),
        acronyms=acronyms(row),
        doubts=doubts,
        origins=origins.all(),
        sources=sources(row, origins, language),
        before_reform=first(parties, Role.BEFORE_REFORM),
        verified_on=row.verified_on.isoformat() if row.verified_on else None,
        imported=bool(origins.texts) and row.verified_on is None,
        updated_on=row.updated_at.date().isoformat(),
        demo=row.demo,
        license=settings.PUBLIC_LICENCE,
        projects=tuple(project_link(project, row, language) for project in projects),
        steering=steered,
    )
    return veiled(record, masks_of(origins))


def masks_of(origins: Origins) -> list[str]:
    """Every private name and address of the record's texts, longest first."""
    return sorted({m for text in origins.texts.values() for m in text.masks}, key=len, reverse=True)


def project_link(project: Project, row: Partnership, language: str) -> ProjectLine:
    """A link to one of the record's own projects."""
    years = (project.start_year, project.end_year)
    return ProjectLine(
        project.pk, addresses.project(project, language), project.title, *years, project.cofunder, row.demo
    )


def state(has_values: bool, absence: str | None) -> str:
    """value, none or unknown."""
    return "value" if has_values else absence or "unknown"


def first(parties: Sequence[PartyRecord], role: str) -> PartyRecord | None:
    return next((p for p in parties if p.role.code == role), None)


def place_records(row: Partnership, parties: Sequence[Party], language: str) -> tuple[PlaceRecord, ...]:
    """Both shores, then where the work is done; each place once, by its first role."""
    found: dict[int, tuple[Place, str]] = {}
    for roles, role in ((THERE, "partner"), (HERE, "authority")):
        for party in parties:
            territory = territory_of(party.organisation)
            if party.role in roles and territory is not None:
                found.setdefault(territory.pk, (territory, role))
    for link in row.places.select_related("place__country"):
        found.setdefault(link.place_id, (link.place, "implementation"))
    with_parents([place for place, _ in found.values()])
    return tuple(place_record(place, role, language, parent_records(place, language)) for place, role in found.values())


def distance(parties: Sequence[Party]) -> int | None:
    """Great-circle kilometres between the first located body of each shore; None when one is not located better than by its
    country."""
    ends = []
    for roles in (HERE, THERE):
        located = (territory_of(p.organisation) for p in parties if p.role in roles)
        point = next((Point(t.lat or 0, t.lon or 0, t.name) for t in located if t and is_located(t)), None)
        if point is None:
            return None
        ends.append(point)
    return distance_km(ends[0], ends[1])


def is_located(place: Place) -> bool:
    return place.lat is not None and place.lon is not None and place.precision in {"point", "commune", "region"}


def sources(row: Partnership, origins: Origins, language: str) -> tuple[SourceRecord, ...]:
    """Where the record comes from, with what each source says of itself."""
    return tuple(
        SourceRecord(
            name=text.source.name_en if language == "en" else text.source.name_fr,
            retrieved_on=text.retrieved_on.isoformat() if text.retrieved_on else None,
            note=owner_note(text.owner, text.dated),
            text_url=addresses.source_text(row.pk, row.slug, language),
        )
        for text in origins.texts.values()
    )


def owner_note(owner: str, dated: str) -> str:
    """What the page's footer claims: publisher and year."""
    if not owner:
        return ""
    if not dated:
        return _("La page se dit publiée par : %(owner)s.") % {"owner": owner}
    return _("La page se dit publiée par : %(owner)s, %(year)s.") % {"owner": owner, "year": dated}
