"""The whole public record of one project, and its line in lists."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from coopatlas.catalogue import addresses
from coopatlas.catalogue.assembly.lists import short_partnerships
from coopatlas.catalogue.assembly.origins import Origins
from coopatlas.catalogue.assembly.parties import place_record
from coopatlas.catalogue.assembly.partnerships import masks_of, sources
from coopatlas.catalogue.assembly.steering import steering
from coopatlas.catalogue.assembly.texts import action_records
from coopatlas.catalogue.assembly.veil import veiled
from coopatlas.catalogue.projects import (
    AchievementGroup,
    ActorGroup,
    ActorRecord,
    ComponentRecord,
    ProjectLine,
    ProjectRecord,
    ResultRecord,
    ShortProject,
    SiteRecord,
)
from coopatlas.catalogue.records import Coded
from coopatlas.core.folding import folded
from coopatlas.organisations.models import Organisation
from coopatlas.partnerships.enums import Role, Status
from coopatlas.partnerships.models import Partnership
from coopatlas.projects.models import Project, ProjectActor, ProjectSite
from coopatlas.projects.models.project import ProjectQuerySet
from coopatlas.provenance.models import Provenance
from coopatlas.results.enums import Level
from coopatlas.results.models import Result
from coopatlas.vocabularies.reading import Labels


def project_line(row: Project, language: str) -> ProjectLine:
    """Expects ``partnership`` loaded."""
    return ProjectLine(
        id=row.pk,
        url=addresses.project(row, language),
        title=row.title,
        start_year=row.start_year,
        end_year=row.end_year,
        cofunder=row.cofunder,
        demo=row.partnership.demo,
    )


def project_lines(rows: QuerySet[Project], language: str) -> tuple[ProjectLine, ...]:
    """Links to these projects, in one query."""
    return tuple(project_line(row, language) for row in rows.select_related("partnership"))


def short_projects(rows: QuerySet[Project], labels: Labels) -> tuple[ShortProject, ...]:
    """List lines, in the order of ``rows``, each with the partnership that carries it."""
    projects = list(rows.select_related("partnership"))
    carriers = Partnership.objects.filter(pk__in={row.partnership_id for row in projects})
    by_pk = {short.id: short for short in short_partnerships(carriers, labels)}
    return tuple(ShortProject(project_line(row, labels.language), by_pk[row.partnership_id]) for row in projects)


def projects_of_body(row: Organisation) -> ProjectQuerySet:
    """Published projects this body takes part in, by itself or through the partnership that carries them."""
    acting = Project.objects.filter(actors__organisation=row).values("pk")
    carrying = Project.objects.filter(partnership__parties__organisation=row).values("pk")
    return Project.objects.published().filter(Q(pk__in=acting) | Q(pk__in=carrying)).in_order()


def projects_in_country(code: str) -> ProjectQuerySet:
    """Published projects with a site in that country, or a partner from it."""
    there = Project.objects.filter(sites__place__country=code).values("pk")
    partner = Project.objects.filter(
        partnership__parties__country=code, partnership__parties__role=Role.FOREIGN_PARTNER
    ).values("pk")
    return Project.objects.published().filter(Q(pk__in=there) | Q(pk__in=partner)).in_order()


def project_record(row: Project, labels: Labels) -> ProjectRecord:
    """Everything public about ``row``. Expects ``partnership`` loaded."""
    partnership, language = row.partnership, labels.language
    origins = Origins(
        Provenance.objects.filter(record=f"partnerships.partnership:{partnership.pk}").select_related("text__source"),
        labels,
    )
    results = list(row.results.order_by("position", "id"))
    status = project_status(row)
    record = ProjectRecord(
        id=row.pk,
        url=addresses.project(row, language),
        title=row.title,
        start_year=row.start_year,
        end_year=row.end_year,
        status=Coded(status, labels("statuses", status)),
        cofunder=row.cofunder,
        cofunded_year=row.cofunded_year,
        summary=row.summary,
        audience=row.audience,
        partnership=short_partnerships(Partnership.objects.filter(pk=partnership.pk), labels)[0],
        before_reform=None,
        distance_km=None,
        components=tuple(
            ComponentRecord(Coded(c.kind, labels("component_kinds", c.kind)) if c.kind else None, c.title, c.text)
            for c in row.components.all()
        ),
        sites=tuple(site_record(site, language) for site in row.sites.select_related("place__country", "component")),
        actors=actor_groups(row.actors.select_related("organisation"), labels),
        framework=framework(results, labels),
        achievements=achievements(results, labels),
        actions=action_records([row]),
        steering=steering(partnership, labels),
        source=row.source,
        sources=sources(partnership, origins, language),
        demo=partnership.demo,
        license=settings.PUBLIC_LICENCE,
    )
    return veiled(record, masks_of(origins))


def project_status(row: Project) -> str:
    """Ended once its last year is over, current until then; unknown without years."""
    if row.end_year is None:
        return Status.UNKNOWN
    return Status.ENDED if row.end_year < timezone.localdate().year else Status.CURRENT


def site_record(row: ProjectSite, language: str) -> SiteRecord:
    """Expects ``place__country`` and ``component`` loaded."""
    return SiteRecord(
        name=row.name,
        spellings=tuple(row.spellings),
        note=row.note,
        component=row.component.title if row.component else "",
        place=place_record(row.place, "implementation", language) if row.place else None,
    )


def actor_groups(rows: Iterable[ProjectActor], labels: Labels) -> tuple[ActorGroup, ...]:
    """The actors by type, types in the order of their first actor."""
    found: dict[str, list[ActorRecord]] = {}
    for row in rows:
        found.setdefault(row.kind, []).append(actor_record(row, labels))
    return tuple(
        ActorGroup(Coded(kind, labels("organisation_kinds", kind)), tuple(actors)) for kind, actors in found.items()
    )


def actor_record(row: ProjectActor, labels: Labels) -> ActorRecord:
    """Expects ``organisation`` loaded."""
    body = row.organisation
    same = body is None or folded(row.name) in folded(body.name) or folded(body.name) in folded(row.name)
    return ActorRecord(
        role=Coded(row.role, labels("project_roles", row.role)),
        name=row.name if body is None or folded(body.name) in folded(row.name) else body.name,
        written="" if same else row.name,
        url=addresses.organisation(body, labels.language) if body else None,
        unit=row.unit,
        contribution=row.contribution,
    )


def framework(results: Iterable[Result], labels: Labels) -> tuple[ResultRecord, ...]:
    """The logical framework as a tree; achievements are told apart."""
    under: dict[int | None, list[Result]] = {}
    for row in results:
        if row.level != Level.ACHIEVEMENT:
            under.setdefault(row.parent_id, []).append(row)
    return branch(under, None, labels)


def branch(under: dict[int | None, list[Result]], parent: int | None, labels: Labels) -> tuple[ResultRecord, ...]:
    return tuple(
        ResultRecord(Coded(row.level, labels("result_levels", row.level)), row.text, branch(under, row.pk, labels))
        for row in under.get(parent, ())
    )


def achievements(results: Iterable[Result], labels: Labels) -> tuple[AchievementGroup, ...]:
    """What was done, by the scale where it is felt."""
    found: dict[str, list[str]] = {}
    for row in results:
        if row.level == Level.ACHIEVEMENT:
            found.setdefault(row.tier, []).append(row.text)
    return tuple(
        AchievementGroup(Coded(tier, labels("result_tiers", tier)), tuple(lines)) for tier, lines in found.items()
    )
