"""A value is judged as Django judges it, whether it was seen at a glance or looked into."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import models

from coopatlas.exchange.models import ImportRow
from coopatlas.history.checking import check
from coopatlas.organisations.models import Organisation
from coopatlas.partnerships.models import Partnership, Party
from coopatlas.territories.models import Place

VALUES: list[tuple[type[models.Model], str, object]] = [
    (Organisation, "name", "Ville de Sable-sur-Rive"),
    (Organisation, "name", ""),
    (Organisation, "name", None),
    (Organisation, "name", "x" * 300),
    (Organisation, "name", "x" * 301),
    (Organisation, "website", "https://sable.example/"),
    (Organisation, "website", "no address"),
    (Organisation, "population", 12_000_000),
    (Organisation, "population", -1),
    (Organisation, "population", "many"),
    (Organisation, "is_authority", "perhaps"),
    (Organisation, "valid_from", "1990-02"),
    (Organisation, "valid_from", "1990-02-31"),
    (Partnership, "start_year", 1990),
    (Partnership, "start_year", 40_000),
    (Partnership, "slug", "kayes-evry"),
    (Partnership, "slug", "two words"),
    (Partnership, "triennial", None),
    (Partnership, "published_at", "yesterday"),
    (Party, "as_signed", "x" * 401),
    (Place, "lat", 14.4),
    (Place, "lat", "north"),
    (Place, "precision", None),
    (ImportRow, "questions", [{"about": "x"}]),
    (ImportRow, "questions", {1, 2}),
]
NEEDED = {
    Organisation: {"name": "Ville", "kind": "commune"},
    Partnership: {"title": "Partenariat", "slug": "partenariat", "updated_at": None},
    Party: {"role": "foreign-partner", "as_signed": "Kita"},
    Place: {"name": "Kita", "kind": "town"},
    ImportRow: {"source": "s", "fingerprint": "f", "state": "kept"},
}


def told(row: models.Model, judge: object) -> set[str]:
    """The fields found wrong."""
    try:
        judge(row)  # type: ignore[operator]
    except ValidationError as error:
        return set(error.message_dict)
    return set()


def by_django(row: models.Model) -> None:
    row.clean_fields(exclude=[f.name for f in row._meta.concrete_fields if f.is_relation or f.primary_key])


@pytest.mark.parametrize(("model", "name", "value"), VALUES)
def test_a_value_is_judged_as_django_does(model: type[models.Model], name: str, value: object) -> None:
    ours, theirs = (model(**NEEDED[model] | {name: value}) for _ in range(2))
    assert told(ours, check) == told(theirs, by_django)


def test_some_values_are_wrong() -> None:
    wrong = [(m, n, v) for m, n, v in VALUES if told(m(**NEEDED[m] | {n: v}), check)]
    assert len(wrong) == 14
