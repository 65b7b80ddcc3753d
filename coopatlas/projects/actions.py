"""Every write about projects and the way a partnership is steered. Imports write the same rows through ``exchange``.

Rows that hang on a project are *settled*: brought in line with a list, in its order. What is already so is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django.db import models, transaction

from coopatlas.core.folding import folded
from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.partnerships.models import Partnership
from coopatlas.projects.models import Component, CycleElement, Programme, Project, ProjectActor, ProjectSite

M = TypeVar("M", bound=models.Model)
Values = Mapping[str, Any]


@transaction.atomic
def settle_project(known: Project | None, *, partnership: Partnership, values: Values, by: Actor) -> Project:
    """Create the project, or bring the one that is known in line with ``values``."""
    if known is None:
        return history.create(Project(partnership=partnership, **values), by=by)
    history.update(known, by=by, partnership=partnership, **values)
    return known


@transaction.atomic
def describe_project(
    project: Project,
    *,
    components: Sequence[Values],
    sites: Sequence[Values],
    actors: Sequence[Values],
    by: Actor,
) -> None:
    """What the project is made of, where it works and who takes part. A site names its component by its rank."""
    parts = settle(Component, components, by=by, project=project)
    settle(ProjectSite, [{**site, "component": at(parts, site["component"])} for site in sites], by=by, project=project)
    settle(ProjectActor, actors, by=by, project=project)
    history.update(project, by=by, search_text=search_text(project))


def at(rows: Sequence[Component], rank: int | None) -> Component | None:
    return None if rank is None else rows[rank]


@transaction.atomic
def settle_programmes(partnership: Partnership, *, programmes: Sequence[Values], by: Actor) -> list[Programme]:
    """The periods the partners planned together."""
    return settle(Programme, programmes, by=by, partnership=partnership)


@transaction.atomic
def settle_cycle(partnership: Partnership, *, elements: Sequence[Values], by: Actor) -> list[CycleElement]:
    """The elements of the cycle, each with its ``parts``."""
    known = {row.kind: row for row in CycleElement.objects.filter(partnership=partnership)}
    kept: list[CycleElement] = []
    for position, element in enumerate(elements):
        values = {name: value for name, value in element.items() if name != "parts"}
        row = placed(known, {**values, "parent": None, "position": position}, partnership, by=by)
        kept.append(row)
        for rank, part in enumerate(element.get("parts", ())):
            own = {name: value for name, value in part.items() if name != "parts"}
            kept.append(placed(known, {**own, "parent": row, "position": rank}, partnership, by=by))
    gone = [row for row in known.values() if row.pk not in {k.pk for k in kept}]
    gone.sort(key=lambda row: row.parent_id is None)  # parts before what they are parts of
    history.delete(gone, by=by)
    return [row for row in kept if row.parent_id is None]


def placed(known: Mapping[str, CycleElement], values: Values, partnership: Partnership, *, by: Actor) -> CycleElement:
    """One element of the cycle, known by its kind."""
    row = known.get(values["kind"])
    if row is None:
        return history.create(CycleElement(partnership=partnership, **values), by=by)
    history.update(row, by=by, **values)
    return row


def settle(model: type[M], wanted: Sequence[Values], *, by: Actor, **owner: Any) -> list[M]:
    """Bring the rows of ``model`` that hang on ``owner`` in line with ``wanted``, rank by rank; returns them in order."""
    known = list(model._default_manager.filter(**owner).order_by("position", "pk"))
    rows: list[M] = []
    for position, values in enumerate(wanted):
        if position < len(known):
            history.update(known[position], by=by, position=position, **values)
            rows.append(known[position])
        else:
            rows.append(history.create(model(**owner, position=position, **values), by=by))
    for row in known[len(wanted) :]:
        history.delete_tree(row, by=by)
    return rows


@transaction.atomic
def remove_project(project: Project, *, by: Actor, reason: str) -> None:
    """Take a project and all that hangs on it out of the base."""
    history.delete_tree(project, by=by, reason=reason)


@transaction.atomic
def remove_steering(partnership: Partnership, *, by: Actor, reason: str) -> None:
    """Take the programmes and the cycle of a partnership out of the base."""
    roots = CycleElement.objects.filter(partnership=partnership, parent__isnull=True)
    for row in (*Programme.objects.filter(partnership=partnership), *roots):
        history.delete_tree(row, by=by, reason=reason)


def search_text(project: Project) -> str:
    """Every word the project can be found by, folded, once."""
    words = (word for text in told(project) for word in folded(text).split())
    return " ".join(dict.fromkeys(words))


def told(project: Project) -> Iterable[str]:
    """Its title, its parts, its sites under every spelling, its actors under every name."""
    yield project.title
    yield from project.components.values_list("title", flat=True)
    for site in project.sites.select_related("place"):
        yield from (site.name, *site.spellings)
        yield from (site.place.name, site.place.search_text) if site.place else ()
    for actor in project.actors.select_related("organisation"):
        yield from (actor.name, actor.unit)
        yield from (actor.organisation.name, actor.organisation.search_text) if actor.organisation else ()
