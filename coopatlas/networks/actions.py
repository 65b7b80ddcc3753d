"""Every write about networks. ``facts`` are fields of the model that the function's name says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.meetings.models import Event
from coopatlas.networks.models import (
    ActionPlan,
    Axis,
    FocalPoint,
    HostingCandidacy,
    Membership,
    Modality,
    Network,
    NetworkProject,
    NetworkTheme,
    OperatingRule,
    Outreach,
    PlannedAction,
    ProjectBody,
    ProjectPlace,
    ThematicPlan,
)
from coopatlas.organisations.models import Organisation
from coopatlas.territories.models import Place


@transaction.atomic
def open_network(*, organisation: Organisation, by: Actor, **facts: Any) -> Network:
    """Say that an organisation is a network."""
    return history.create(Network(organisation=organisation, **facts), by=by)


@transaction.atomic
def admit(network: Network, *, organisation: Organisation, by: Actor, **facts: Any) -> Membership:
    """Bring a body into the network, as a member or otherwise."""
    return history.create(Membership(network=network, organisation=organisation, **facts), by=by)


@transaction.atomic
def ask_focal_point(
    network: Network, *, organisation: Organisation, due: str, by: Actor, due_words: str = ""
) -> FocalPoint:
    """Ask a body to name its focal point before a partial date, said in words when the source is not as precise."""
    asked = FocalPoint(network=network, organisation=organisation, state="asked", due=due, due_words=due_words)
    return history.create(asked, by=by)


@transaction.atomic
def confirm_focal_point(focal_point: FocalPoint, *, on: str, by: Actor) -> bool:
    """Note that a body has confirmed its focal point. The person stays unknown to the atlas."""
    return history.update(focal_point, by=by, state="confirmed", confirmed_on=on)


@transaction.atomic
def add_rule(network: Network, *, by: Actor, **facts: Any) -> OperatingRule:
    """Add a rule of the game after the others."""
    return history.create(OperatingRule(network=network, position=after(network.rules), **facts), by=by)


@transaction.atomic
def add_modality(network: Network, *, by: Actor, **facts: Any) -> Modality:
    """Add a way of working after the others."""
    return history.create(Modality(network=network, position=after(network.modalities), **facts), by=by)


@transaction.atomic
def reach_out(network: Network, *, organisation: Organisation, by: Actor, **facts: Any) -> Outreach:
    """Follow a contact, taken or to be taken."""
    row = Outreach(network=network, organisation=organisation, position=after(network.outreach), **facts)
    return history.create(row, by=by)


@transaction.atomic
def add_theme(network: Network, *, kind: str, by: Actor, **facts: Any) -> NetworkTheme:
    """Add a theme after those of its kind."""
    position = after(network.themes.filter(kind=kind))
    return history.create(NetworkTheme(network=network, kind=kind, position=position, **facts), by=by)


@transaction.atomic
def add_project(
    theme: NetworkTheme,
    *,
    by: Actor,
    bodies: Iterable[tuple[Organisation, str]] = (),
    places: Iterable[tuple[Place, str]] = (),
    **facts: Any,
) -> NetworkProject:
    """Add a project under a theme. ``bodies``: (body, role); ``places``: (place, spot inside it or "")."""
    project = history.create(NetworkProject(theme=theme, position=after(theme.projects), **facts), by=by)
    history.bulk_create([ProjectBody(project=project, organisation=body, role=role) for body, role in bodies], by=by)
    history.bulk_create([ProjectPlace(project=project, place=place, spot=spot) for place, spot in places], by=by)
    return project


@transaction.atomic
def open_plan(network: Network, *, by: Actor, **facts: Any) -> ActionPlan:
    """Open the plan of a year."""
    return history.create(ActionPlan(network=network, **facts), by=by)


@transaction.atomic
def add_axis(plan: ActionPlan, *, by: Actor, **facts: Any) -> Axis:
    """Add a direction after the others."""
    return history.create(Axis(plan=plan, position=after(plan.axes), **facts), by=by)


@transaction.atomic
def plan_action(axis: Axis, *, by: Actor, **facts: Any) -> PlannedAction:
    """Write one row of the plan."""
    return history.create(PlannedAction(axis=axis, **facts), by=by)


@transaction.atomic
def plan_theme(theme: NetworkTheme, *, by: Actor, **facts: Any) -> ThematicPlan:
    """Plan the work on one theme."""
    return history.create(ThematicPlan(theme=theme, **facts), by=by)


@transaction.atomic
def offer_to_host(
    network: Network, *, event: Event, organisation: Organisation, by: Actor, **facts: Any
) -> HostingCandidacy:
    """Note that a body offers to host an event."""
    return history.create(HostingCandidacy(network=network, event=event, organisation=organisation, **facts), by=by)


@transaction.atomic
def close_network(network: Network, *, by: Actor, reason: str) -> None:
    """Remove a network and all it holds. The organisation stays."""
    history.delete_tree(network, by=by, reason=reason)


def after(rows: Any) -> int:
    """The rank after those that are there."""
    return int(rows.count()) + 1
