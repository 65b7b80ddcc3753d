"""The capitalisation sheets of the demo world: ``data/demo/lessons.json``."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from django.db import transaction

from coopatlas.exchange.actions.demo import actors
from coopatlas.exchange.actions.demo.reference import FOLDER
from coopatlas.gazetteer import Gazetteer
from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.lessons import actions
from coopatlas.lessons.models import (
    ActorRole,
    Lesson,
    SectionItem,
    Sheet,
    SheetDoubt,
    SheetPlace,
    SheetSection,
    SheetTheme,
    Testimony,
    Tool,
)
from coopatlas.organisations.models import KeyFigure
from coopatlas.territories.actions import ensure_country
from coopatlas.vocabularies.models import Term

FILE = FOLDER / "lessons.json"
FLAT = (
    "key", "kind", "title", "subtitle", "summary", "collection", "audience", "keywords", "start_year", "end_year",
    "duration_months", "document", "responsibility", "author_function",
)  # fmt: skip
Row = dict[str, Any]


@transaction.atomic
def load(*, reference: Gazetteer, by: Actor) -> None:
    """The sheets that are not there yet, with all that hangs on them."""
    for row in json.loads(FILE.read_text(encoding="utf-8")):
        if not Sheet.objects.filter(key=row["key"]).exists():
            load_sheet(row, reference=reference, by=by)


@transaction.atomic
def clear(*, by: Actor) -> None:
    """Take away the demo sheets, their lessons and the figures they gave. The bodies they name stay: they are facts."""
    for sheet in Sheet.objects.filter(demo=True):
        history.delete(KeyFigure.objects.filter(source=sheet.document[:300]), by=by, reason="demo clear")
        actions.erase_sheet(sheet, by=by, reason="demo clear")


def load_sheet(row: Row, *, reference: Gazetteer, by: Actor) -> None:
    """One sheet: where, who, what, then what was learned."""
    sheet = actions.create_sheet(Sheet(demo=True, **{name: row[name] for name in FLAT if name in row}), by=by)
    load_where(sheet, row, reference=reference, by=by)
    load_actors(sheet, row, reference=reference, by=by)
    actions.add((Tool(sheet=sheet, position=n, **tool) for n, tool in enumerate(row.get("tools", ()))), by=by)
    actions.add((SheetDoubt(sheet=sheet, position=n, **doubt) for n, doubt in enumerate(row.get("doubts", ()))), by=by)
    sections = load_sections(sheet, row, by=by)
    lessons = load_lessons(sheet, row, sections, by=by)
    load_testimonies(sheet, row, sections, lessons, by=by)


def load_where(sheet: Sheet, row: Row, *, reference: Gazetteer, by: Actor) -> None:
    """Countries, places and themes."""
    places = [
        SheetPlace(
            sheet=sheet,
            country=ensure_country(told["country"], reference=reference, by=by),
            place=actors.place(told["place"], country=told["country"], reference=reference, by=by)
            if "place" in told
            else None,
            as_written=told.get("as_written", ""),
            position=number,
        )
        for number, told in enumerate(row["places"])
    ]
    themes = [
        SheetTheme(sheet=sheet, term=Term.objects.of(told["scheme"]).get(code=told["code"]), position=number)
        for number, told in enumerate(row["themes"])
    ]
    actions.add(places, by=by)
    actions.add(themes, by=by)


def load_actors(sheet: Sheet, row: Row, *, reference: Gazetteer, by: Actor) -> None:
    """Those with a country are bodies of their own; the others are groups of people, under the name they are given."""
    found = []
    for number, told in enumerate(row["actors"]):
        body = (
            actors.body(
                told["name"],
                kind=told["kind"],
                country=told["country"],
                reference=reference,
                by=by,
                source=sheet.document,
            )
            if "country" in told
            else None
        )
        words = {name: value for name, value in told.items() if name != "country"}
        found.append(ActorRole(sheet=sheet, organisation=body, position=number, **words))
    actions.add(found, by=by)
    for told in row.get("figures", ()):
        body = actors.body(
            told["body"], kind="network", country=told["country"], reference=reference, by=by, source=sheet.document
        )
        figure = KeyFigure(
            organisation=body,
            label=told["label"],
            value=Decimal(told["value"]),
            unit=told["unit"],
            source=sheet.document[:300],
        )
        history.create(figure, by=by)


def load_sections(sheet: Sheet, row: Row, *, by: Actor) -> dict[str, SheetSection]:
    """By the name the file gives them."""
    made = {}
    for number, told in enumerate(row["sections"]):
        words = {name: value for name, value in told.items() if name not in {"id", "items"}}
        made[told["id"]] = SheetSection(sheet=sheet, position=number, **words)
    actions.add(made.values(), by=by)
    actions.add(
        (
            SectionItem(section=made[told["id"]], position=number, **item)
            for told in row["sections"]
            for number, item in enumerate(told.get("items", ()))
        ),
        by=by,
    )
    return made


def load_lessons(sheet: Sheet, row: Row, sections: dict[str, SheetSection], *, by: Actor) -> dict[str, Lesson]:
    """By their title, which no other lesson of the file has."""
    made = {
        told["title"]: Lesson(
            sheet=sheet, position=number, **told | {"section": sections[told["section"]] if "section" in told else None}
        )
        for number, told in enumerate(row["lessons"])
    }
    actions.add(made.values(), by=by)
    return made


def load_testimonies(
    sheet: Sheet, row: Row, sections: dict[str, SheetSection], lessons: dict[str, Lesson], *, by: Actor
) -> None:
    """Those that say again what another said come last."""
    first: dict[str, Testimony] = {}
    echoes = []
    for number, told in enumerate(row["testimonies"]):
        testimony = Testimony(
            sheet=sheet,
            section=sections[told["section"]],
            lesson=lessons[told["lesson"]] if "lesson" in told else None,
            speaker=told.get("speaker", ""),
            text=told["text"],
            position=number,
        )
        if "repeats" in told:
            echoes.append((told["repeats"], testimony))
        else:
            first[told.get("id", str(number))] = testimony
    actions.add(first.values(), by=by)
    for name, testimony in echoes:
        testimony.repeats = first[name]
    actions.add((testimony for _, testimony in echoes), by=by)
