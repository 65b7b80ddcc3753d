"""The part of the demo world that is a network of cities: ``data/demo/network.json``, facts of one meeting's slides retold.

It loads into a base that holds none of it. Once there, a second load changes nothing; a corrected file asks for a clear first.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from typing import Any

from coopatlas.exchange.actions.demo import actors
from coopatlas.exchange.actions.demo.reference import FOLDER
from coopatlas.gazetteer import Gazetteer
from coopatlas.history.actors import Actor
from coopatlas.meetings import actions as meetings
from coopatlas.meetings.models import Event, Meeting
from coopatlas.networks import actions as networks
from coopatlas.networks.models import Network, NetworkTheme
from coopatlas.organisations.actions import forget_figures, tell_figure
from coopatlas.organisations.models import Organisation
from coopatlas.territories.actions import ensure_country
from coopatlas.territories.models import Place
from coopatlas.vocabularies.models import Term

FILE = FOLDER / "network.json"
CLEAR = "demo clear"
Row = dict[str, Any]


def content() -> Row:
    found: Row = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def load(*, reference: Gazetteer, by: Actor) -> None:
    """Everything the file tells, once."""
    if Network.objects.filter(demo=True).exists():
        return
    told = content()
    world = World(told, reference, by)
    for row in told["meetings"]:
        world.hold(row)
    for row in told["events"]:
        world.announce(row)
    for row in told["networks"]:
        world.open(row)
    for row in told["candidacies"]:
        world.offer(row)


def clear(*, by: Actor) -> None:
    """Take it all away; real bodies stay: they are facts."""
    for network in list(Network.objects.filter(demo=True)):
        networks.close_network(network, by=by, reason=CLEAR)
    meetings.forget(Event.objects.filter(demo=True), by=by, reason=CLEAR)
    meetings.forget(Meeting.objects.filter(demo=True), by=by, reason=CLEAR)
    for source in {row["source"] for row in content()["networks"] if "figure" in row}:
        forget_figures(source=source, by=by, reason=CLEAR)


@dataclass(slots=True)
class World:
    """Rows already made, by the keys the file gives them."""

    told: Row
    reference: Gazetteer
    by: Actor
    bodies: dict[str, Organisation] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    networks: dict[str, Network] = field(default_factory=dict)

    def body(self, key: str) -> Organisation:
        if key not in self.bodies:
            self.bodies[key] = actors.body(**self.told["bodies"][key], reference=self.reference, by=self.by)
        return self.bodies[key]

    def place(self, key: str) -> Place:
        if key not in self.places:
            self.places[key] = actors.place(**self.told["places"][key], reference=self.reference, by=self.by)
        return self.places[key]

    def facts(self, row: Row, *, bodies: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> Row:
        """The columns of a row: bodies, places, countries and hours found, lists of other rows left out."""
        found = {name: value for name, value in row.items() if name not in without}
        for name in bodies:
            if name in found:
                found[name] = self.body(found[name])
        if "place" in found:
            found["place"] = self.place(found["place"])
        if "country" in found:
            found["country"] = ensure_country(found["country"], reference=self.reference, by=self.by)
        for name in ("start", "end"):
            if name in found:
                found[f"{name}_time"] = hour(found.pop(name))
        return found

    def hold(self, row: Row) -> None:
        """One meeting with all that was said."""
        lists = ("key", "agenda", "attendances", "decisions", "recommendations", "consultations")
        facts = self.facts(row, bodies=("owner", "funder"), without=lists)
        meeting = self.meetings[row["key"]] = meetings.hold_meeting(**facts, demo=True, by=self.by)
        for item in row.get("agenda", ()):
            meetings.put_on_agenda(meeting, **self.facts(item, bodies=("speaker_body",)), by=self.by)
        for key, title, protocol, spoke, anomaly in row.get("attendances", ()):
            meetings.note_attendance(
                meeting,
                organisation=self.body(key),
                title=title,
                protocol_title=protocol,
                spoke=spoke,
                anomaly=anomaly,
                by=self.by,
            )
        for item in row.get("decisions", ()):
            meetings.decide(meeting, **item, by=self.by)
        for item in row.get("recommendations", ()):
            meetings.recommend(meeting, **self.facts(item), by=self.by)
        for item in row.get("consultations", ()):
            meetings.consult(meeting, **item, by=self.by)

    def announce(self, row: Row) -> None:
        facts = self.facts(row, bodies=("owner",), without=("key", "announced_in"))
        announced = self.meetings[row["announced_in"]] if "announced_in" in row else None
        self.events[row["key"]] = meetings.announce(**facts, announced_in=announced, demo=True, by=self.by)

    def open(self, row: Row) -> None:
        """One network with its members, rules, themes, contacts and plan."""
        lists = ("figure", "rules", "modalities", "members", "focal_points", "themes", "plan", "outreach")
        facts = self.facts(row, bodies=("organisation", "parent", "funder"), without=lists)
        network = self.networks[row["organisation"]] = networks.open_network(**facts, demo=True, by=self.by)
        if "figure" in row:
            figure = row["figure"]
            tell_figure(
                network.organisation,
                label=figure["label"],
                value=figure["percent"],
                unit="%",
                date=figure["date"],
                source=row["source"],
                by=self.by,
            )
        for subject, text in row.get("rules", ()):
            networks.add_rule(network, subject=subject, text=text, by=self.by)
        for group, labels in row.get("modalities", {}).items():
            for label in labels:
                networks.add_modality(network, group=group, label=label, by=self.by)
        self.people(network, row)
        for theme in row.get("themes", ()):
            self.theme(network, theme)
        if "plan" in row:
            self.plan(network, row["plan"])

    def people(self, network: Network, row: Row) -> None:
        """Who belongs, who is asked for a focal point, whom the network is in touch with."""
        for key, status, origin, note in row.get("members", ()):
            networks.admit(network, organisation=self.body(key), status=status, origin=origin, note=note, by=self.by)
        asked = row.get("focal_points", {"due": "", "due_words": "", "bodies": ()})
        for key in asked["bodies"]:
            networks.ask_focal_point(
                network, organisation=self.body(key), due=asked["due"], due_words=asked["due_words"], by=self.by
            )
        for key, aim, state, approach, via, step, number in row.get("outreach", ()):
            networks.reach_out(
                network,
                organisation=self.body(key),
                aim=aim,
                state=state,
                approach=approach,
                via=self.body(via) if via else None,
                next_step=step,
                action_number=number,
                by=self.by,
            )

    def theme(self, network: Network, row: Row) -> None:
        facts = self.facts(row, without=("projects", "plans", "term"))
        term = Term.objects.of("themes").filter(code=row["term"]).first() if "term" in row else None
        theme = networks.add_theme(network, **facts, term=term, by=self.by)
        for project in row.get("projects", ()):
            self.project(theme, project)
        for plan in row.get("plans", ()):
            networks.plan_theme(theme, **plan, by=self.by)

    def project(self, theme: NetworkTheme, row: Row) -> None:
        networks.add_project(
            theme,
            **self.facts(row, without=("bodies", "places")),
            bodies=[(self.body(key), role) for key, role in row.get("bodies", ())],
            places=[(self.place(key), spot) for key, spot in row.get("places", ())],
            by=self.by,
        )

    def plan(self, network: Network, row: Row) -> None:
        columns = ("number", "activity", "state_of_play", "planned", "proposals", "anomaly")
        plan = networks.open_plan(network, **self.facts(row, without=("axes",)), by=self.by)
        for axis in row["axes"]:
            made = networks.add_axis(plan, short=axis["short"], label=axis["label"], by=self.by)
            for cells in axis["actions"]:
                networks.plan_action(made, **dict(zip(columns, cells, strict=False)), by=self.by)

    def offer(self, row: Row) -> None:
        facts = self.facts(row, bodies=("organisation",), without=("network", "event"))
        networks.offer_to_host(self.networks[row["network"]], event=self.events[row["event"]], **facts, by=self.by)


def hour(text: str) -> dt.time:
    """« 13h50 », as the file writes hours."""
    hours, minutes = text.split("h")
    return dt.time(int(hours), int(minutes))
