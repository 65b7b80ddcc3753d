"""Rows are written in one place, called from ``actions.py`` alone: no write escapes the journal."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

from tests.house.tree import PACKAGE, nodes, parsed, place, python_files, relative

DOOR = "coopatlas.history.actions"
VERBS = {"save", "delete", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
WRITES = VERBS | {f"a{verb}" for verb in VERBS}
RAW = {"raw", "RawSQL", "RunSQL", "cursor", "executescript"}
SIGNALS = ("django.dispatch", "django.db.models.signals", "django.core.signals", "django.contrib.auth.signals")
ASKED = {
    "coopatlas/web/pages/views.py:health",  # asks the database whether it answers, reads nothing
    "coopatlas/history/writing.py:insert_values",  # thousands of new rows, called by the journal's own verbs
    "coopatlas/history/writing.py:set_values",
}
PLAIN = ("gazetteer", "cartography")  # they cannot import Django (contract plain-python), so they write no row
DOOR_FOLDER = PACKAGE / "history"


def door_names(file: Path) -> set[str]:
    """Names under which a module knows the journal's verbs ("history") or one of them ("create")."""
    names = set()
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.Import):
            names |= {a.asname for a in node.names if a.name == DOOR and a.asname}
        if isinstance(node, ast.ImportFrom) and node.module == "coopatlas.history":
            names |= {a.asname or a.name for a in node.names if a.name == "actions"}
        if isinstance(node, ast.ImportFrom) and node.module == DOOR:
            names |= {a.asname or a.name for a in node.names}
    return names


def calls() -> Iterator[tuple[Path, ast.Call]]:
    """Every call of the rooms that may speak to the database, the journal's own room apart."""
    for file, node in nodes():
        if (
            DOOR_FOLDER not in file.parents
            and file.relative_to(PACKAGE).parts[0] not in PLAIN
            and isinstance(node, ast.Call)
        ):
            yield file, node


def is_row_write(call: ast.Call, doors: set[str]) -> bool:
    """A method call that writes rows, unless it is the journal's. ``update`` with keywords only is a queryset's; a
    dictionary's or a hash's takes a value."""
    function = call.func
    if not isinstance(function, ast.Attribute):
        return False
    if isinstance(function.value, ast.Name) and function.value.id in doors:
        return False
    if function.attr in {"update", "aupdate"}:
        return not call.args and bool(call.keywords)
    return function.attr in WRITES


def test_rows_are_written_by_the_journal_alone() -> None:
    found = [place(file, call) for file, call in calls() if is_row_write(call, door_names(file))]
    assert found == []


def test_the_inspector_sees_a_write() -> None:
    """The rule above would notice each of these."""
    lines = [
        "row.save()",
        "Row.objects.create(a=1)",
        "rows.filter(a=1).update(b=2)",
        "rows.delete()",
        "Row.objects.acreate(a=1)",
    ]
    calls = [ast.parse(line, mode="eval").body for line in lines]
    assert [isinstance(call, ast.Call) and is_row_write(call, {"history"}) for call in calls] == [True] * len(lines)


def test_the_inspector_lets_the_journal_and_dictionaries_write() -> None:
    lines = ["history.update(row, by=by, a=1)", "values.update({'a': 1})", "digest.update(data)"]
    calls = [ast.parse(line, mode="eval").body for line in lines]
    assert [isinstance(call, ast.Call) and is_row_write(call, {"history"}) for call in calls] == [False] * len(lines)


def is_actions(file: Path) -> bool:
    """``actions.py`` of a room, or a module of its ``actions`` package, however deep."""
    return file.name == "actions.py" or "actions" in file.relative_to(PACKAGE).parts[:-1]


def opens_the_door(node: ast.AST) -> bool:
    """An import of the journal's verbs, in any of its spellings."""
    if isinstance(node, ast.Import):
        return any(a.name == DOOR or a.name.startswith(f"{DOOR}.") for a in node.names)
    if not isinstance(node, ast.ImportFrom):
        return False
    module, names = node.module or "", {a.name for a in node.names}
    return module == DOOR or ("actions" in names and module in {"coopatlas.history", "history" if node.level else DOOR})


def test_the_journal_is_called_from_actions_alone() -> None:
    found = [place(file, node) for file, node in nodes() if opens_the_door(node) and not is_actions(file)]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "import coopatlas.history.actions",
        "import coopatlas.history.actions as h",
        "from coopatlas.history import actions",
        "from coopatlas.history import actions as h",
        "from coopatlas.history.actions import create",
        "from ..history import actions",
    ],
)
def test_the_inspector_sees_the_journal_opened(line: str) -> None:
    assert opens_the_door(ast.parse(line).body[0])


@pytest.mark.parametrize(
    "line",
    ["import coopatlas.history.chain", "from coopatlas.history import chain", "from coopatlas.web import actions"],
)
def test_the_inspector_lets_the_journal_be_read(line: str) -> None:
    assert not opens_the_door(ast.parse(line).body[0])


def test_no_raw_sql() -> None:
    found = set()
    for file in python_files():
        if file.relative_to(PACKAGE).parts[0] in PLAIN:
            continue
        for function in ast.walk(parsed(file)):
            if isinstance(function, ast.FunctionDef) and any(speaks_sql(node) for node in ast.walk(function)):
                found.add(f"{relative(file)}:{function.name}")
    assert found == ASKED


def speaks_sql(node: ast.AST) -> bool:
    """A call that hands SQL to the database."""
    if not isinstance(node, ast.Call):
        return False
    name = (
        node.func.attr
        if isinstance(node.func, ast.Attribute)
        else node.func.id
        if isinstance(node.func, ast.Name)
        else ""
    )
    return name in RAW


def test_every_action_is_keyword_only_and_says_who_acts() -> None:
    """In actions, a function that writes takes ``by`` as a keyword; at most the row it speaks of comes before."""
    found = []
    for file in python_files():
        if DOOR_FOLDER in file.parents or not is_actions(file):
            continue
        for node in parsed(file).body:
            if isinstance(node, ast.FunctionDef) and writes_through_door(node, door_names(file)):
                named = {a.arg for a in node.args.kwonlyargs}
                found += [] if "by" in named else [f"{place(file, node)} {node.name}"]
    assert found == []


def writes_through_door(function: ast.FunctionDef, doors: set[str]) -> bool:
    return any(
        isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id in doors
        for n in ast.walk(function)
    )


def test_no_signals() -> None:
    found = [
        place(file, node)
        for file, node in nodes()
        if (isinstance(node, ast.ImportFrom) and (node.module or "").startswith(SIGNALS))
        or (isinstance(node, ast.Import) and any(a.name.startswith(SIGNALS) for a in node.names))
        or (
            isinstance(node, ast.ImportFrom)
            and node.module == "django.db.models"
            and "signals" in {a.name for a in node.names}
        )
    ]
    assert found == []


def test_no_work_in_save() -> None:
    found = [
        f"{place(file, method)} {node.name}.{method.name}"
        for file, node in nodes()
        if isinstance(node, ast.ClassDef)
        for method in node.body
        if isinstance(method, ast.FunctionDef) and method.name in {"save", "save_base", "delete"}
    ]
    assert found == []


def test_no_generic_relation_and_no_table_without_its_model() -> None:
    """A many-to-many field would hide a table that the journal does not see."""
    own = [m for m in apps.get_models() if m.__module__.startswith("coopatlas.")]
    generic = [m._meta.label for m in own if m._meta.private_fields]
    hidden = [f"{m._meta.label}.{f.name}" for m in own for f in m._meta.local_many_to_many]
    assert (generic, hidden) == ([], ["accounts.User.groups", "accounts.User.user_permissions"])
