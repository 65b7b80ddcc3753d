"""A database that does not answer: 503, in words, with the time to come back."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from django.test import Client

from coopatlas.web.atlas.views import partnerships

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("static_files")
def test_a_database_that_does_not_answer_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*args: object, **kwargs: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(partnerships.Query, "read", silent)
    response = Client().get("/partenariats/")
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert "La base de données ne répond pas." in response.content.decode()
