"""Every write about results and evaluations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.partnerships.models import Partnership
from coopatlas.projects.actions import settle
from coopatlas.projects.models import Programme, Project
from coopatlas.results.models import Evaluation, Result

Values = Mapping[str, Any]


@transaction.atomic
def settle_results(owner: Project | Programme, *, results: Sequence[Values], by: Actor) -> list[Result]:
    """The logical framework of a project or of a programme: each line with its ``children``. Returns the first lines."""
    key = "project" if isinstance(owner, Project) else "programme"
    return settle_level({key: owner, "parent": None}, results, by=by)


def settle_level(place: dict[str, Any], results: Sequence[Values], *, by: Actor) -> list[Result]:
    """The lines under one parent, then what stands under each of them."""
    wanted = [{name: value for name, value in line.items() if name != "children"} for line in results]
    rows = settle(Result, wanted, by=by, **place)
    for row, line in zip(rows, results, strict=True):
        settle_level({**place, "parent": row}, line.get("children", ()), by=by)
    return rows


@transaction.atomic
def settle_evaluations(partnership: Partnership, *, evaluations: Sequence[Values], by: Actor) -> list[Evaluation]:
    """The evaluations a partnership went through."""
    return settle(Evaluation, evaluations, by=by, partnership=partnership)


@transaction.atomic
def remove_results(owner: Project | Programme, *, by: Actor, reason: str) -> None:
    """Take the logical framework of a project or of a programme out of the base."""
    for row in owner.results.filter(parent__isnull=True):
        history.delete_tree(row, by=by, reason=reason)


@transaction.atomic
def remove_evaluations(partnership: Partnership, *, by: Actor, reason: str) -> None:
    """Take the evaluations of a partnership out of the base."""
    history.delete(Evaluation.objects.filter(partnership=partnership), by=by, reason=reason)
