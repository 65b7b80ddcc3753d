"""Who may do what, asked of each rule for each kind of visitor. No database: rules are pure functions."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser

from coopatlas.accounts.models import User
from coopatlas.accounts.rules import may_see_accounts
from coopatlas.core.rules import Visitor
from coopatlas.history.rules import may_read_journal
from coopatlas.meetings import rules as meetings
from coopatlas.networks import rules as networks
from coopatlas.organisations.models import ContactPoint
from coopatlas.organisations.rules import may_see_contact, may_see_people
from coopatlas.partnerships.models import Partnership
from coopatlas.partnerships.rules import may_correct, may_remove, may_see
from coopatlas.projects import rules as projects
from coopatlas.projects.models import Programme, Project
from coopatlas.provenance.rules import may_read_unmasked
from coopatlas.results.models import Evaluation, Result
from coopatlas.results.rules import may_see_evaluation, may_see_result

NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
VISITORS: list[Visitor] = [
    AnonymousUser(),
    User(),
    User(is_staff=True),
    User(is_staff=True, is_superuser=True),
    User(is_staff=True, is_superuser=True, is_active=False),
]
# One answer for each of the five above.
EVERYONE = [True, True, True, True, True]
SIGNED_IN = [False, True, True, True, False]
DESK = [False, False, True, True, False]
ADMINISTRATORS = [False, False, False, True, False]
DRAFT, PUBLISHED = Partnership(), Partnership(published_at=NOW)
REMOVED = Partnership(published_at=NOW, removed_at=NOW)


@pytest.mark.parametrize(
    ("record", "expected"),
    [(PUBLISHED, EVERYONE), (DRAFT, DESK), (REMOVED, DESK)],
    ids=["published", "draft", "removed"],
)
def test_who_sees_a_partnership(record: Partnership, expected: list[bool]) -> None:
    assert [may_see(visitor, record) for visitor in VISITORS] == expected


@pytest.mark.parametrize(
    ("record", "expected"),
    [(PUBLISHED, DESK), (DRAFT, DESK), (REMOVED, [False] * 5)],
    ids=["published", "draft", "removed"],
)
def test_who_corrects_a_partnership(record: Partnership, expected: list[bool]) -> None:
    assert [may_correct(visitor, record) for visitor in VISITORS] == expected


@pytest.mark.parametrize(
    ("visibility", "expected"),
    [("public", EVERYONE), ("members", SIGNED_IN), ("private", DESK)],
    ids=lambda v: str(v)[:8],
)
def test_who_sees_a_contact(visibility: str, expected: list[bool]) -> None:
    contact = ContactPoint(visibility=visibility)
    assert [may_see_contact(visitor, contact) for visitor in VISITORS] == expected


def test_who_removes() -> None:
    assert [may_remove(visitor) for visitor in VISITORS] == ADMINISTRATORS


def test_who_sees_people() -> None:
    assert [may_see_people(visitor) for visitor in VISITORS] == DESK


def test_who_reads_a_source_unmasked() -> None:
    assert [may_read_unmasked(visitor) for visitor in VISITORS] == DESK


def test_who_reads_the_journal() -> None:
    assert [may_read_journal(visitor) for visitor in VISITORS] == ADMINISTRATORS


def test_who_sees_the_raw_rows_of_networks_and_meetings() -> None:
    for rule in (networks.may_see_on_desk, meetings.may_see_on_desk):
        assert [rule(visitor) for visitor in VISITORS] == DESK


def test_who_sees_accounts() -> None:
    assert [may_see_accounts(visitor) for visitor in VISITORS] == ADMINISTRATORS


@pytest.mark.parametrize(
    ("record", "expected"),
    [(PUBLISHED, EVERYONE), (DRAFT, DESK), (REMOVED, DESK)],
    ids=["published", "draft", "removed"],
)
def test_what_hangs_on_a_partnership_is_seen_with_it(record: Partnership, expected: list[bool]) -> None:
    project, programme = Project(partnership=record), Programme(partnership=record)
    assert [projects.may_see(visitor, project) for visitor in VISITORS] == expected
    assert [may_see_result(visitor, Result(project=project)) for visitor in VISITORS] == expected
    assert [may_see_result(visitor, Result(programme=programme)) for visitor in VISITORS] == expected
    assert [may_see_evaluation(visitor, Evaluation(partnership=record)) for visitor in VISITORS] == expected
