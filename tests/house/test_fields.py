"""Every field is declared: who may see it, whether it is about a person, under which name it is published."""

from __future__ import annotations

import ast

from django.apps import apps

from coopatlas.catalogue.columns import CSV_COLUMNS
from coopatlas.core.field_register import FieldRule, rules
from tests.house.tree import PACKAGE, parsed

EDITED = "data/fields.csv"


def declared_fields() -> set[tuple[str, str]]:
    """Every column, and every many-to-many field, of the project's models."""
    own = [m for m in apps.get_models() if m.__module__.startswith("coopatlas.")]
    return {(m._meta.label_lower, f.name) for m in own for f in [*m._meta.concrete_fields, *m._meta.many_to_many]}


def wrong(test: object) -> list[str]:
    return [f"{rule.model}.{rule.field}" for rule in rules().values() if test(rule)]  # type: ignore[operator]


def test_every_field_is_declared() -> None:
    missing = sorted(f"{model}.{field}" for model, field in declared_fields() - rules().keys())
    assert missing == [], f"add a row to {EDITED} for each: {missing}"


def test_no_declaration_is_stale() -> None:
    stale = sorted(f"{model}.{field}" for model, field in rules().keys() - declared_fields())
    assert stale == [], f"take these rows out of {EDITED}: {stale}"


def test_visibility_is_one_of_four() -> None:
    assert wrong(lambda rule: rule.visibility not in {"public", "members", "private", "internal"}) == []


def test_what_is_not_published_says_why() -> None:
    assert wrong(lambda rule: not rule.published_as and not rule.note) == []


def test_only_public_fields_are_published() -> None:
    assert wrong(lambda rule: rule.published_as and rule.visibility != "public") == []


def test_a_personal_field_is_published_only_masked() -> None:
    def unmasked(rule: FieldRule) -> bool:
        return rule.personal and rule.visibility == "public" and "mask applied" not in rule.note

    assert wrong(unmasked) == []


def test_nothing_about_people_and_their_mailboxes_is_public() -> None:
    models = {"organisations.person", "organisations.contactpoint", "accounts.user"}
    assert wrong(lambda rule: rule.model in models and rule.visibility == "public") == []


def published_keys() -> set[str]:
    """Every key that ``catalogue/columns.py`` and its like write in a public format."""
    keys = set(CSV_COLUMNS)
    for node in (node for file in (PACKAGE / "catalogue").glob("*columns.py") for node in ast.walk(parsed(file))):
        if isinstance(node, ast.Dict):
            keys |= {key.value for key in node.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)}
    return keys


def test_a_published_name_is_one_the_formats_use() -> None:
    keys = published_keys()
    found = [
        f"{rule.model}.{rule.field} → {rule.published_as}"
        for rule in rules().values()
        for path in filter(None, rule.published_as.split(", "))
        if not set(path.replace("[]", "").split(".")) <= keys
    ]
    assert found == []
