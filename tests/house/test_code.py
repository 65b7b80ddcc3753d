"""What a reader may count on in every module."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import PACKAGE, ROOT, nodes, parsed, place, python_files, relative

VAGUE = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "commons",
    "manager",
    "managers",
    "misc",
    "tools",
    "stuff",
    "base",
}
REASON = re.compile(r"#(?! *(?:type:|noqa))")
SMALL_CLASS = 6  # lines of a record whose fields say everything
SHORT_FUNCTION = 12  # lines of a function whose name and types say everything


def hand_written() -> tuple[Path, ...]:
    return python_files() + python_files(ROOT / "tests")


def test_no_vague_names() -> None:
    found = [relative(f) for f in hand_written() if {f.stem, f.parent.name} & VAGUE]
    assert found == []


def test_every_module_says_what_it_is_for() -> None:
    found = [relative(f) for f in hand_written() if parsed(f).body and ast.get_docstring(parsed(f)) is None]
    assert found == []


def public_classes() -> Iterator[tuple[Path, ast.ClassDef]]:
    for file in python_files():
        if file.name in {"admin.py", "apps.py"}:  # one screen, one room: the module says it
            continue
        for node in parsed(file).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and not node.name.endswith("QuerySet"):
                yield file, node


def test_every_public_class_says_what_it_stands_for() -> None:
    """A small record whose fields say everything needs no sentence; a class with methods or many fields does."""
    found = [
        f"{place(file, node)} {node.name}"
        for file, node in public_classes()
        if ast.get_docstring(node) is None and (node.end_lineno or 0) - node.lineno >= SMALL_CLASS
    ]
    assert found == []


def public_functions() -> Iterator[tuple[Path, str, ast.FunctionDef]]:
    """Functions of modules and methods of classes, private and special ones left out."""
    for file in python_files():
        for node in parsed(file).body:
            if isinstance(node, ast.ClassDef) and node.name.startswith("_"):
                continue
            owned = [(f"{node.name}.", m) for m in node.body] if isinstance(node, ast.ClassDef) else [("", node)]
            for owner, function in owned:
                if isinstance(function, ast.FunctionDef) and not function.name.startswith("_"):
                    yield file, owner + function.name, function


def test_every_long_public_function_says_what_it_gives() -> None:
    found = [
        f"{place(file, function)} {name}"
        for file, name, function in public_functions()
        if ast.get_docstring(function) is None
        and (function.end_lineno or 0) - function.body[0].lineno >= SHORT_FUNCTION
        and function.name not in {"register", "run"}  # the two doors of every command
    ]
    assert found == []


def test_an_import_inside_a_function_gives_its_reason() -> None:
    """Beside it, or once above the first of a run of imports."""
    found = set()
    for file in hand_written():
        lines = file.read_text(encoding="utf-8").splitlines()
        for function in ast.walk(parsed(file)):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                imports = [n for n in ast.walk(function) if isinstance(n, ast.Import | ast.ImportFrom)]
                found |= {place(file, node) for node in imports if not has_reason(lines, node.lineno)}
    assert found == set()


def has_reason(lines: list[str], number: int) -> bool:
    """Whether the import on that line (1-based) says why it stands there."""
    if REASON.search(lines[number - 1]):
        return True
    above = number - 2
    while above >= 0 and (not lines[above].strip() or lines[above].strip().startswith(("import ", "from "))):
        above -= 1
    return REASON.search(lines[above]) is not None and lines[above].strip().startswith("#")


def test_every_function_is_typed() -> None:
    found = [
        f"{place(file, node)} {node.name}"
        for folder in (PACKAGE, ROOT / "tests")
        for file, node in nodes(folder)
        if isinstance(node, ast.FunctionDef) and node.returns is None
    ]
    assert found == []


def test_no_setting_is_given_twice() -> None:
    settings = parsed(PACKAGE / "config" / "settings.py")
    given = [t.id for n in settings.body if isinstance(n, ast.Assign) for t in n.targets if isinstance(t, ast.Name)]
    assert sorted({name for name in given if given.count(name) > 1}) == []


def test_nothing_is_left_for_later() -> None:
    marks = ("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")
    found = [
        f"{relative(file)}:{number}"
        for file in hand_written()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if any(mark in re.split(r"\W+", line) for mark in marks)
    ]
    assert found == []
