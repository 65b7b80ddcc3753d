"""A network with so many rows of each kind, made by the actions of its room."""

from __future__ import annotations

from coopatlas.history.actors import Actor
from coopatlas.meetings import actions as meetings
from coopatlas.meetings.models import Meeting
from coopatlas.networks import actions as networks
from coopatlas.networks.models import Network
from tests.factories import OrganisationFactory, PlaceFactory

BY = Actor.system("test")


def crowded(times: int) -> Network:
    """``times`` members, themes, projects, dates, contacts, actions."""
    body = OrganisationFactory(is_authority=False, kind="network")
    parent = OrganisationFactory(is_authority=False, kind="network")
    row = networks.open_network(organisation=body, parent=parent, by=BY)
    plan = networks.open_plan(row, title="Plan", year=2023, state="draft", by=BY)
    held(row, times)
    for number in range(times):
        member = OrganisationFactory()
        networks.admit(row, organisation=member, status="member", by=BY)
        networks.ask_focal_point(row, organisation=member, due="2023", by=BY)
        networks.add_rule(row, subject=f"Sujet {number}", text="Règle", by=BY)
        networks.add_modality(row, group="training", label=f"Tutorat {number}", by=BY)
        networks.reach_out(row, organisation=member, aim="members", state="contacted", action_number=number, by=BY)
        theme = networks.add_theme(row, kind="principal", label=f"Thème {number}", by=BY)
        networks.add_project(theme, title="Projet", bodies=[(member, "lead")], places=[(PlaceFactory(), "")], by=BY)
        networks.plan_theme(theme, title="Plan", start_year=2024, by=BY)
        axis = networks.add_axis(plan, short="Agir", label=f"Axe {number}", by=BY)
        networks.plan_action(axis, number=number, activity="Agir", by=BY)
        networks.open_network(organisation=OrganisationFactory(), parent=parent, by=BY)
    return row


def held(row: Network, times: int) -> Meeting:
    """A meeting of the network where ``times`` things of each kind happened."""
    owner = row.organisation
    meeting = meetings.hold_meeting(owner=owner, kind="annual", title="Réunion", date="2023-05-18", by=BY)
    for number in range(times):
        body = OrganisationFactory()
        meetings.put_on_agenda(meeting, kind="session", label=f"Session {number}", speaker_body=body, by=BY)
        meetings.note_attendance(meeting, organisation=body, title="Maire", by=BY)
        meetings.decide(meeting, heading="Feuille de route", number=number + 1, text="Agir", state="to-do", by=BY)
        meetings.recommend(meeting, text="Agir", state="proposed", by=BY)
        meetings.consult(meeting, subject="Agir", recipients="tous", state="submitted", by=BY)
        event = meetings.announce(
            owner=owner, kind="forum", title="Forum", date="2024", place=PlaceFactory(), announced_in=meeting, by=BY
        )
        networks.offer_to_host(row, event=event, organisation=body, state="declared", by=BY)
    return meeting
