"""Networks and their plans, as the public sees them, in a number of queries that does not grow with the data."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from django.db.models import Count, Prefetch, Q, QuerySet

from coopatlas.catalogue import addresses
from coopatlas.catalogue.assembly.meetings import (
    body_ref,
    coded,
    event_records,
    latest_annual,
    outcome,
    short_meeting,
)
from coopatlas.catalogue.listed import Listed
from coopatlas.catalogue.networks import (
    AxisRecord,
    BodyRef,
    ContactRecord,
    CountryMembers,
    MemberRecord,
    NetworkProjectRecord,
    NetworkRecord,
    NetworkThemeRecord,
    PlannedActionRecord,
    PlanRecord,
    ProjectPlaceRef,
    ShortNetwork,
    ShortPlan,
    ThematicPlanRecord,
)
from coopatlas.catalogue.records import Coded
from coopatlas.catalogue.wording import date_in_words, number
from coopatlas.meetings.models import Event, Meeting
from coopatlas.networks.models import (
    ActionPlan,
    FocalPoint,
    Network,
    NetworkProject,
    NetworkTheme,
    PlannedAction,
)
from coopatlas.organisations.models import OrganisationName
from coopatlas.vocabularies.reading import Labels


def short_networks(rows: QuerySet[Network], labels: Labels) -> tuple[ShortNetwork, ...]:
    """List lines, those the atlas knows best first."""
    acronyms = Prefetch("organisation__names", queryset=OrganisationName.objects.filter(kind="acronym"))
    found = (
        rows.annotate(n=Count("memberships", distinct=True), t=Count("themes", distinct=True))
        .select_related("organisation", "parent__country")
        .prefetch_related(acronyms)
        .order_by("-n", "-t", "organisation__name")
    )
    return tuple(
        ShortNetwork(
            name=row.organisation.name,
            acronym=acronym_of(row),
            url=addresses.network(row.pk, row.organisation.name, labels.language),
            zone=row.zone_words,
            parent=body_ref(row.parent, labels.language) if row.parent else None,
            members=row.n,
            themes=row.t,
        )
        for row in found
    )


def acronym_of(row: Network) -> str:
    return next((name.name for name in row.organisation.names.all() if name.kind == "acronym"), "")


def networks_of_body(pk: int, labels: Labels) -> list[Listed]:
    """Networks a body is, belongs to or gathers: one query."""
    asked = Q(organisation=pk) | Q(memberships__organisation=pk) | Q(parent=pk)
    return listed(Network.objects.filter(asked), labels)


def networks_in_country(code: str, labels: Labels) -> list[Listed]:
    """Networks with a member in a country: one query."""
    return listed(Network.objects.filter(memberships__organisation__country=code), labels)


def listed(rows: QuerySet[Network], labels: Labels) -> list[Listed]:
    found = rows.distinct().select_related("organisation").order_by("organisation__name", "id")
    return [
        Listed(row.organisation.name, addresses.network(row.pk, row.organisation.name, labels.language))
        for row in found
    ]


def network_record(row: Network, labels: Labels) -> NetworkRecord:
    """Everything public about a network. Expects ``organisation``, ``parent__country`` and ``funder__country`` loaded."""
    language = labels.language
    name = row.organisation.name
    meetings = list(meetings_of(row).select_related("place"))
    latest = latest_annual(meetings, row)
    themes = theme_records(row, labels)
    return NetworkRecord(
        id=row.pk,
        name=name,
        acronym=acronym_of(row),
        url=addresses.network(row.pk, name, language),
        calendar_url=addresses.network_calendar(row.pk, name),
        body_url=addresses.organisation(row.organisation, language),
        parent=body_ref(row.parent, language) if row.parent else None,
        siblings=siblings(row, language),
        zone=row.zone_words,
        purpose=row.purpose,
        framework=row.framework,
        framework_since=row.framework_since,
        funder=body_ref(row.funder, language) if row.funder else None,
        coordination=row.coordination,
        platform=row.platform,
        missions=lines(row.focal_point_missions),
        figures=figures(row, language),
        countries=members_by_country(row, labels),
        principal=tuple(record for kind, record in themes if kind == "principal"),
        transversal=tuple(record for kind, record in themes if kind == "transversal"),
        rules=tuple((rule.subject, rule.text) for rule in row.rules.all()),
        modalities=modalities(row, labels),
        events=event_records(events_of(row), labels),
        contacts=contact_records(row, labels),
        meetings=tuple(short_meeting(meeting, row, labels) for meeting in meetings),
        latest=short_meeting(latest, row, labels) if latest else None,
        outcome=outcome(latest, labels) if latest else None,
        plan=short_plan(row, language),
        source=row.source,
        demo=row.demo,
    )


def lines(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split("\n")))


def meetings_of(row: Network) -> QuerySet[Meeting]:
    """Its own, and those of the wider network where one of its members was."""
    with_member = Q(owner=row.parent_id, attendances__organisation__network_memberships__network=row.pk)
    return Meeting.objects.filter(Q(owner=row.organisation_id) | with_member).distinct()


def events_of(row: Network) -> QuerySet[Event]:
    """Its own calendar, and what was announced at its meetings."""
    return Event.objects.filter(Q(owner=row.organisation_id) | Q(announced_in__owner=row.organisation_id))


def siblings(row: Network, language: str) -> tuple[tuple[str, str], ...]:
    """The other branches of the same wider network."""
    if row.parent_id is None:
        return ()
    rows = Network.objects.filter(parent=row.parent_id).exclude(pk=row.pk).select_related("organisation")
    return tuple((r.organisation.name, addresses.network(r.pk, r.organisation.name, language)) for r in rows)


def figures(row: Network, language: str) -> tuple[tuple[str, str, str], ...]:
    found = row.organisation.key_figures.order_by("id")
    return tuple((f.label, f"{number(f.value.normalize(), language)}\u202f{f.unit}".strip(), f.date) for f in found)


def modalities(row: Network, labels: Labels) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (labels("modality_groups", group), tuple(item.label for item in items))
        for group, items in groupby(row.modalities.all(), lambda item: item.group)
    )


def members_by_country(row: Network, labels: Labels) -> tuple[CountryMembers, ...]:
    """Members under their country's name, in alphabetical order."""
    language = labels.language
    asked = {point.organisation_id: point for point in row.focal_points.all()}
    found: dict[tuple[str, str], list[MemberRecord]] = {}
    for m in row.memberships.select_related("organisation__country"):
        body = body_ref(m.organisation, language)
        code = m.organisation.country_id or ""
        found.setdefault((body.country, code), []).append(
            MemberRecord(
                body=body,
                status=coded("membership_statuses", m.status, labels),
                origin=labels("membership_origins", m.origin),
                note=m.note,
                focal_point=focal_point(asked.get(m.organisation_id), labels),
                focal_point_due=due_in_words(asked.get(m.organisation_id), language),
            )
        )
    return tuple(
        CountryMembers(name, addresses.country(code, language) if code else "", tuple(members))
        for (name, code), members in sorted(found.items())
    )


def due_in_words(row: FocalPoint | None, language: str) -> str:
    """By when the post is to be confirmed: the source's own words, else the date as precisely as it is known."""
    return (row.due_words or date_in_words(row.due, language)) if row else ""


def focal_point(row: FocalPoint | None, labels: Labels) -> Coded | None:
    return coded("focal_point_states", row.state, labels) if row else None


def theme_records(row: Network, labels: Labels) -> list[tuple[str, NetworkThemeRecord]]:
    """(kind, theme) in order, each with its projects and plans."""
    language = labels.language
    projects = NetworkProject.objects.prefetch_related("bodies__organisation__country", "places__place")
    rows = row.themes.select_related("term__scheme").prefetch_related(Prefetch("projects", queryset=projects), "plans")
    return [
        (
            theme.kind,
            NetworkThemeRecord(
                label=theme.label,
                members_wish=theme.origin == "members",
                linked_to=lines(theme.linked_to),
                term=nearest_term(theme, language),
                projects=tuple(project_record(project, labels) for project in theme.projects.all()),
                plans=tuple(
                    ThematicPlanRecord(plan.title, plan.start_year, plan.end_year, plan.basis)
                    for plan in theme.plans.all()
                ),
            ),
        )
        for theme in rows
    ]


def nearest_term(theme: NetworkTheme, language: str) -> tuple[str, str] | None:
    term = theme.term
    return (term.label(language), addresses.theme(term.code, language)) if term else None


def project_record(row: NetworkProject, labels: Labels) -> NetworkProjectRecord:
    """One project. Expects its bodies and places loaded."""
    language = labels.language
    return NetworkProjectRecord(
        title=row.title,
        status=coded("network_project_statuses", row.status, labels) if row.status else None,
        start_year=row.start_year,
        end_year=row.end_year,
        multi_city=row.multi_city,
        places_to_select=row.places_to_select,
        bodies=tuple(
            (coded("network_project_roles", b.role, labels), body_ref(b.organisation, language))
            for b in row.bodies.all()
        ),
        places=tuple(
            ProjectPlaceRef(p.place.name, addresses.place(p.place, language), p.spot) for p in row.places.all()
        ),
    )


def contact_records(row: Network, labels: Labels) -> tuple[ContactRecord, ...]:
    """Every contact followed, in order."""
    language = labels.language
    return tuple(
        ContactRecord(
            body=body_ref(c.organisation, language),
            aim=coded("outreach_aims", c.aim, labels),
            state=coded("outreach_states", c.state, labels),
            approach=c.approach,
            via=body_ref(c.via, language) if c.via else None,
            next_step=c.next_step,
            action_number=c.action_number,
        )
        for c in row.outreach.select_related("organisation__country", "via__country")
    )


def short_plan(row: Network, language: str) -> ShortPlan | None:
    """The latest plan, its axes and actions counted."""
    plan = row.plans.annotate(
        axes_told=Count("axes", distinct=True), actions_told=Count("axes__actions", distinct=True)
    ).first()
    if plan is None:
        return None
    url = addresses.network_plan(row.pk, row.organisation.name, language)
    return ShortPlan(plan.title, url, plan.axes_told, plan.actions_told, plan.horizon)


def plan_record(plan: ActionPlan, network: Network, labels: Labels) -> PlanRecord:
    """The whole table. Expects the network's organisation loaded."""
    contacts = contact_records(network, labels)
    axes = plan.axes.prefetch_related("actions")
    return PlanRecord(
        title=plan.title,
        url=addresses.network_plan(network.pk, network.organisation.name, labels.language),
        year=plan.year,
        end_year=plan.end_year,
        horizon=plan.horizon,
        version=plan.version,
        state=coded("plan_states", plan.state, labels),
        aims=lines(plan.aims),
        axes=tuple(
            AxisRecord(axis.short, axis.label, tuple(action(row, contacts, labels) for row in axis.actions.all()))
            for axis in axes
        ),
    )


def action(row: PlannedAction, contacts: Iterable[ContactRecord], labels: Labels) -> PlannedActionRecord:
    own = [contact for contact in contacts if contact.action_number == row.number]
    return PlannedActionRecord(
        number=row.number,
        activity=row.activity,
        state_of_play=row.state_of_play,
        planned=row.planned,
        proposals=row.proposals,
        doubt=labels.detail("anomalies", row.anomaly, "message") if row.anomaly else "",
        contacted=by_country(contact for contact in own if contact.state.code == "contacted"),
        to_contact=by_country(contact for contact in own if contact.state.code == "to-contact"),
    )


def by_country(contacts: Iterable[ContactRecord]) -> tuple[tuple[str, tuple[BodyRef, ...]], ...]:
    """Members under their country; other bodies, whose seat says little, in one list under ""."""
    found = [(contact.body.country if contact.aim.code == "members" else "", contact.body) for contact in contacts]
    found.sort(key=lambda pair: (pair[0], pair[1].name))
    return tuple((country, tuple(body for _, body in group)) for country, group in groupby(found, lambda p: p[0]))


def every_network() -> QuerySet[Network]:
    """With what a page of one needs."""
    return Network.objects.select_related("organisation__country", "parent__country", "funder__country")
