"""``data/demo/projects.json``: the project of the Phnom Penh booklet, and how Kayes–Évry steers its own.

A partnership is named by its identifier in ``partnerships.json``, which is loaded before.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from coopatlas.core.folding import folded
from coopatlas.exchange.actions.demo import actors
from coopatlas.exchange.actions.demo.reference import FOLDER
from coopatlas.exchange.models import Identity
from coopatlas.exchange.sources import demo_world
from coopatlas.gazetteer import Gazetteer
from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.organisations.actions import ensure_member, ensure_name
from coopatlas.organisations.models import Organisation
from coopatlas.partnerships.actions import refresh_search_texts
from coopatlas.partnerships.models import Partnership
from coopatlas.projects import actions as projects
from coopatlas.projects.models import Project
from coopatlas.results import actions as results

FILE = FOLDER / "projects.json"
REASON = "demo clear"
Told = Mapping[str, Any]


def load(*, reference: Gazetteer, by: Actor) -> None:
    """Bring projects, groups and steering in line with the file."""
    told = json.loads(FILE.read_text(encoding="utf-8"))
    for row in told["projects"]:
        load_project(row, reference=reference, by=by)
    for row in told["members"]:
        load_members(row, reference=reference, by=by)
    for row in told["steering"]:
        load_steering(row, reference=reference, by=by)


def clear(*, by: Actor) -> None:
    """Take them all away again. Real bodies stay: they are facts."""
    known = Identity.objects.filter(source=demo_world.SOURCE_CODE, object_type="projects.project")
    for project in Project.objects.filter(pk__in=list(known.values_list("object_id", flat=True))):
        projects.remove_project(project, by=by, reason=REASON)
    history.delete(known, by=by, reason=REASON)
    for partnership in Partnership.objects.filter(demo=True):
        for project in partnership.projects.all():
            results.remove_results(project, by=by, reason=REASON)
        projects.remove_steering(partnership, by=by, reason=REASON)
        results.remove_evaluations(partnership, by=by, reason=REASON)


def partnership_of(key: str) -> Partnership:
    """The partnership that ``partnerships.json`` calls so."""
    identity = Identity.objects.get(source=demo_world.SOURCE_CODE, key=key, object_type="partnerships.partnership")
    return Partnership.objects.get(pk=identity.object_id)


def load_project(row: Told, *, reference: Gazetteer, by: Actor) -> None:
    """One project with all that it is made of."""
    key = f"project:{row['id']}"
    identity = Identity.objects.filter(source=demo_world.SOURCE_CODE, key=key).first()
    known = Project.objects.filter(pk=identity.object_id).first() if identity else None
    names = ("title", "start_year", "end_year", "cofunder", "summary", "audience", "source")
    project = projects.settle_project(
        known, partnership=partnership_of(row["partnership"]), values={name: row[name] for name in names}, by=by
    )
    if identity is None:
        label = {"object_type": "projects.project", "object_id": str(project.pk)}
        history.create(Identity(source=demo_world.SOURCE_CODE, key=key, **label), by=by)
    projects.describe_project(
        project,
        components=row["components"],
        sites=[site(told, reference=reference, by=by) for told in row["sites"]],
        actors=[actor(told, reference=reference, by=by) for told in row["actors"]],
        by=by,
    )
    results.settle_results(project, results=lines(row["results"]), by=by)
    refresh_search_texts([project.partnership], by=by)  # its bodies may have one name more


def site(row: Told, *, reference: Gazetteer, by: Actor) -> dict[str, Any]:
    place = actors.place(row["place"], country=row["country"], reference=reference, by=by)
    return {"place": place, **{name: row[name] for name in ("name", "component", "spellings", "note")}}


def actor(row: Told, *, reference: Gazetteer, by: Actor) -> dict[str, Any]:
    """One actor. Without ``country`` it is told by its kind alone, and is no body of its own. A name ``written`` otherwise than
    the body's own is kept, and the body can be found by it."""
    organisation = None
    if "country" in row:
        organisation = named(row, reference=reference, by=by)
        if "written" in row and folded(row["written"]) != folded(organisation.name):
            ensure_name(organisation, name=row["written"], kind="alias", by=by)
    return {
        "organisation": organisation,
        "role": row["role"],
        "kind": row["kind"],
        "name": row.get("written") or row["name"],
        "unit": row.get("unit", ""),
        "contribution": row.get("contribution", ""),
    }


def named(row: Told, *, reference: Gazetteer, by: Actor) -> Organisation:
    return actors.body(row["name"], kind=row["kind"], country=row["country"], reference=reference, by=by)


def lines(rows: Sequence[Told]) -> list[dict[str, Any]]:
    """Lines of a logical framework, every value told."""
    return [
        {
            "level": row["level"],
            "tier": row.get("tier", ""),
            "text": row["text"],
            "children": lines(row.get("children", ())),
        }
        for row in rows
    ]


def load_members(row: Told, *, reference: Gazetteer, by: Actor) -> None:
    """A group and the bodies it is made of."""
    place = {"country": row["country"], "kind": row["kind"], "reference": reference, "by": by}
    group = actors.body(row["group"], **place)
    for name in row["members"]:
        ensure_member(group, member=actors.body(name, **place), by=by)


def load_steering(row: Told, *, reference: Gazetteer, by: Actor) -> None:
    """Programmes and their objectives, the cycle, the evaluations, the framework of the partnership's own project."""
    partnership = partnership_of(row["partnership"])
    years = ("kind", "start_year", "end_year")
    periods = [{name: told[name] for name in years} for told in row["programmes"]]
    programmes = projects.settle_programmes(partnership, programmes=periods, by=by)
    for programme, told in zip(programmes, row["programmes"], strict=True):
        objectives = [{"level": "overall-objective", "text": text} for text in told["objectives"]]
        results.settle_results(programme, results=lines(objectives), by=by)
    projects.settle_cycle(partnership, elements=[element(told) for told in row["cycle"]], by=by)
    results.settle_evaluations(
        partnership,
        evaluations=[evaluation(told, reference=reference, by=by) for told in row["evaluations"]],
        by=by,
    )
    results.settle_results(partnership.projects.get(position=0), results=lines(row["results"]), by=by)


def element(row: Told) -> dict[str, Any]:
    """One element of the cycle; ``times``: at least, at most, in how many years."""
    least, most, years = row.get("times", (None, None, None))
    return {
        "kind": row["kind"],
        "text": row.get("text", ""),
        "since": row.get("since", ""),
        "times_min": least,
        "times_max": most,
        "years": years,
        "parts": [element(part) for part in row.get("parts", ())],
    }


def evaluation(row: Told, *, reference: Gazetteer, by: Actor) -> dict[str, Any]:
    evaluator = named(row["evaluator"], reference=reference, by=by) if "evaluator" in row else None
    return {"date": row["date"], "external": row["external"], "evaluator": evaluator, "note": row.get("note", "")}
