"""Counting the queries of a page."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def queries(path: str) -> int:
    """Queries of one page once the labels are in memory, as on a server that has already answered."""
    Client().get(path)
    with CaptureQueriesContext(connection) as captured:
        answer = Client().get(path)
        assert answer.status_code == 200, path
    return len(captured)
