"""Links between rows are rows: ``row.groups.add(…)`` would write one that the journal does not see.

A syntax tree knows no types, so this is a guess: ``x.NAME.add(…)``, ``.set``, ``.remove`` or ``.clear`` is refused when NAME is a
relation of one of the site's models, whether written at once, through ``getattr`` or through a variable of the same function. A
Python set that bears the name of a relation must take another name; a relation handed over as an argument is not seen.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

from tests.house.test_writes import DOOR_FOLDER, PLAIN
from tests.house.tree import PACKAGE, parsed, place, python_files

VERBS = {"set", "add", "remove", "clear"}
CHANGES = VERBS | {f"a{verb}" for verb in VERBS}
LIVE = {"auth", "accounts", "admin", "contenttypes", "sessions"}  # rooms of Django whose relations our rows share


def relations() -> set[str]:
    """Names under which rows reach many others: many-to-many fields and the other ends of foreign keys."""
    own = [m for m in apps.get_models() if m.__module__.startswith("coopatlas.") or m._meta.app_label in LIVE]
    return {
        name
        for model in own
        for field in model._meta.get_fields()
        if (field.many_to_many or field.one_to_many)
        and (name := getattr(field, "get_accessor_name", lambda field=field: field.name)())
    }


def is_relation(node: ast.AST, names: set[str]) -> bool:
    """``row.groups`` or ``getattr(row, "groups")``."""
    if isinstance(node, ast.Attribute):
        return node.attr in names
    called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "getattr"
    return called and any(isinstance(a, ast.Constant) and a.value in names for a in node.args[1:2])  # type: ignore[attr-defined]


def link_writes(scope: ast.AST, names: set[str]) -> Iterator[ast.Call]:
    """The calls that change links, in a module or a function."""
    assigned = [n for n in ast.walk(scope) if isinstance(n, ast.Assign) and is_relation(n.value, names)]
    known = {target.id for n in assigned for target in n.targets if isinstance(target, ast.Name)}
    for node in ast.walk(scope):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or node.func.attr not in CHANGES:
            continue
        holder = node.func.value
        if is_relation(holder, names) or (isinstance(holder, ast.Name) and holder.id in known):
            yield node


def inspected() -> Iterator[tuple[Path, ast.AST]]:
    """Each function of the rooms that may speak to the database, and what modules do outside of any."""
    for file in python_files():
        if DOOR_FOLDER not in file.parents and file.relative_to(PACKAGE).parts[0] not in PLAIN:
            for node in parsed(file).body:
                parts = node.body if isinstance(node, ast.ClassDef) else [node]
                for part in parts:
                    yield file, part


def test_links_are_not_changed_behind_the_journal() -> None:
    names = relations()
    assert {"groups", "user_permissions", "parties"} <= names
    found = [place(file, call) for file, part in inspected() for call in link_writes(part, names)]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "user.groups.set([group])",
        "user.groups.add(group)",
        "self.user.groups.remove(group)",
        "group.user_set.clear()",
        "partnership.parties.aadd(party)",
        "getattr(user, 'groups').add(group)",
        "groups = user.groups\ngroups.add(group)",
    ],
)
def test_the_inspector_sees_a_link_written(code: str) -> None:
    assert list(link_writes(ast.parse(code), relations()))


@pytest.mark.parametrize(
    "code", ["seen.add(1)", "found.setdefault(1, set()).add(2)", "self.buffer.clear()", "groups = set()\ngroups.add(1)"]
)
def test_the_inspector_lets_python_sets_be(code: str) -> None:
    assert not list(link_writes(ast.parse(code), relations()))
