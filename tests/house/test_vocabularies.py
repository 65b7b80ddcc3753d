"""A closed list of the code equals its vocabulary; a word of the code is in the glossary."""

from __future__ import annotations

import csv
import re
from enum import Enum
from importlib import import_module

import pytest
from django.apps import apps
from django.db import models

from coopatlas.exchange.drafts import Severity, State
from coopatlas.lessons.enums import Consent, LessonKind
from coopatlas.partnerships.enums import Role, Section, Status
from coopatlas.results.enums import Level
from coopatlas.territories.models import PRECISIONS
from tests.house.tree import PACKAGE, ROOT, VOCABULARIES, python_files

GLOSSARY = ROOT / "docs" / "glossaire.md"
# Constraint of a model → vocabulary that names its codes. None: words of the code, told in the glossary only.
CONSTRAINED = {
    "territories.Place.precision": "precisions",
    "organisations.Competence.kind": "competence_kinds",
    "organisations.Post.kind": None,
    "organisations.ContactPoint.visibility": "contact_visibility",
    "partnerships.Partnership.status": "statuses",
    "partnerships.Party.role": "party_roles",
    "partnerships.Narrative.section": "narrative_sections",
    "partnerships.Anomaly.severity": None,
    "partnerships.Absence.kind": "absence_kinds",
    "results.Result.level": "result_levels",
    "funding.Contribution.kind": "funding_kinds",
    "funding.Contribution.stage": "funding_stages",
    "lessons.Lesson.kind": "lesson_kinds",
    "lessons.Testimony.consent": "consents",
    "vocabularies.Term.status": None,
    "exchange.ImportRow.state": None,
    "exchange.ImportRun.outcome": None,
    "meetings.Meeting.kind": "meeting_kinds",
    "meetings.AgendaItem.kind": "agenda_kinds",
    "meetings.Decision.state": "decision_states",
    "meetings.Recommendation.state": "recommendation_states",
    "meetings.Consultation.state": "consultation_states",
    "meetings.Event.kind": "event_kinds",
    "networks.Membership.status": "membership_statuses",
    "networks.Membership.origin": "membership_origins",
    "networks.FocalPoint.state": "focal_point_states",
    "networks.Modality.group": "modality_groups",
    "networks.Outreach.state": "outreach_states",
    "networks.Outreach.aim": "outreach_aims",
    "networks.NetworkTheme.kind": "network_theme_kinds",
    "networks.NetworkTheme.origin": "network_theme_origins",
    "networks.NetworkProject.status": "network_project_statuses",
    "networks.ProjectBody.role": "network_project_roles",
    "networks.ActionPlan.state": "plan_states",
    "networks.HostingCandidacy.state": "candidacy_states",
}


def rows(scheme: str) -> list[dict[str, str]]:
    with (VOCABULARIES / f"{scheme}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def codes_of(scheme: str) -> set[str]:
    """Codes that may be chosen."""
    return {row["code"] for row in rows(scheme) if row["status"] != "withdrawn"}


def own_models() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if m.__module__.startswith("coopatlas.")]


def closed_lists() -> dict[str, set[str]]:
    """Codes that the database itself accepts, by "app.Model.field"."""
    found: dict[str, set[str]] = {}
    for model in own_models():
        for constraint in model._meta.constraints:
            if isinstance(constraint, models.CheckConstraint):
                for name, value in lookups(constraint.condition):
                    field, _, lookup = name.partition("__")
                    if lookup == "in" or (field == "visibility" and not lookup):
                        accepted = {str(code) for code in value} if isinstance(value, list | tuple) else {str(value)}
                        found.setdefault(f"{model._meta.label}.{field}", set()).update(accepted - {""})
    return found


def lookups(condition: object) -> list[tuple[str, object]]:
    """The (name, value) leaves of a condition."""
    leaves: list[tuple[str, object]] = []
    for child in getattr(condition, "children", []):
        leaves += [child] if isinstance(child, tuple) else lookups(child)
    return leaves


def test_every_closed_list_has_its_vocabulary_or_is_a_word_of_the_code() -> None:
    assert closed_lists().keys() == CONSTRAINED.keys()


@pytest.mark.parametrize(("field", "scheme"), [(f, s) for f, s in CONSTRAINED.items() if s], ids=lambda v: str(v))
def test_a_closed_list_equals_its_vocabulary(field: str, scheme: str) -> None:
    assert closed_lists()[field] == codes_of(scheme)


@pytest.mark.parametrize(
    ("enum", "scheme"),
    [
        (Status, "statuses"),
        (Role, "party_roles"),
        (Section, "narrative_sections"),
        (Level, "result_levels"),
        (LessonKind, "lesson_kinds"),
        (Consent, "consents"),
    ],
    ids=lambda v: str(v),
)
def test_an_enumeration_equals_its_vocabulary(enum: type[Enum], scheme: str) -> None:
    assert {member.value for member in enum} == codes_of(scheme)


def test_precisions_are_told_from_fine_to_coarse() -> None:
    by_rank = sorted(rows("precisions"), key=lambda row: int(row["sort"]))
    assert [row["code"] for row in by_rank] == PRECISIONS


def test_severities_of_readers_of_anomalies_and_of_the_database_agree() -> None:
    used = {row["severity"] for row in rows("anomalies")}
    declared = {member.value for member in Severity}
    assert (used <= declared, closed_lists()["partnerships.Anomaly.severity"]) == (True, declared)


def test_what_a_reader_may_find_absent_agrees_with_the_vocabulary() -> None:
    assert {member.value for member in State} - {State.VALUE.value} == codes_of("absence_kinds")


def code_names() -> set[str]:
    """Every code name the glossary tells: words in backticks of its second column."""
    lines = [line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    return {name for line in lines for name in re.findall(r"`([^`]+)`", line.split("|")[2])}


def test_every_model_is_in_the_glossary() -> None:
    assert sorted(m.__name__ for m in own_models() if m.__name__ not in code_names()) == []


def enumerations() -> set[type[Enum]]:
    """Every enumeration of the domain's rooms."""
    found = set()
    for file in python_files():
        if "class" in (text := file.read_text(encoding="utf-8")) and "Enum)" in text:
            module = import_module(".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts))
            own = [v for v in vars(module).values() if isinstance(v, type) and v.__module__ == module.__name__]
            found |= {v for v in own if issubclass(v, Enum)}
    return found


def test_every_enumeration_and_each_of_its_members_is_in_the_glossary() -> None:
    text = GLOSSARY.read_text(encoding="utf-8")
    silent = [e.__name__ for e in enumerations() if e.__name__ not in code_names()]
    members = [f"{e.__name__}.{m.name}" for e in enumerations() for m in e if f"`{m.value}`" not in text]
    assert (silent, members) == ([], [])


def test_no_word_of_the_glossary_is_gone() -> None:
    """A code name of the second column that looks like a class still exists in the code."""
    classes = set(
        re.findall(r"^class (\w+)", "\n".join(f.read_text(encoding="utf-8") for f in python_files()), re.MULTILINE)
    )
    assert sorted(name for name in code_names() if re.fullmatch(r"[A-Z][A-Za-z]+", name) and name not in classes) == []
