"""Pages of networks ask the database the same number of questions whatever they hold. The numbers are exact."""

from __future__ import annotations

import pytest

from coopatlas.catalogue import addresses
from coopatlas.networks.models import Network
from tests.web.network_rows import crowded
from tests.web.query_counts import queries

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("vocabularies", "static_files")]


def address(row: Network, ending: str = "") -> str:
    return addresses.network(row.pk, row.organisation.name, "fr") + ending


@pytest.mark.parametrize("times", [1, 3])
def test_list(times: int) -> None:
    for _ in range(times):
        crowded(1)
    assert queries("/reseaux/") == 4


@pytest.mark.parametrize("times", [1, 3])
def test_network(times: int) -> None:
    assert queries(address(crowded(times))) == 28


@pytest.mark.parametrize("times", [1, 3])
def test_plan(times: int) -> None:
    assert queries(address(crowded(times), "plan/")) == 7


@pytest.mark.parametrize("times", [1, 3])
def test_meeting(times: int) -> None:
    row = crowded(times)
    assert queries(address(row, f"reunions/{row.organisation.meetings.get().pk}/")) == 13


@pytest.mark.parametrize("times", [1, 3])
def test_calendar(times: int) -> None:
    assert queries(f"{address(crowded(times))[:-1]}.ics") == 3
