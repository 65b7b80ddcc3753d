"""No French sentence of Python code escapes translation.

A guess, for a syntax tree cannot tell what will be read: a text with a space and a French accent or apostrophe, in the rooms
that speak to visitors, must stand inside a call of gettext. Docstrings speak to developers.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from coopatlas.cli.messages import KEYWORDS
from tests.house.tree import PACKAGE, parsed, python_files, relative

ROOMS = ("web", "catalogue")
FRENCH = re.compile(r"[àâçèéêëîïôùûüÿœæÀÂÇÈÉÊËÎÏÔÙÛÜŒÆ’]")
ALLOWED: dict[str, str] = {}  # text: why it need not be translated


def literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The texts, with their lines, of a module that no call of gettext holds and that are no docstring."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.Call) and called(node) in KEYWORDS:
            yield from (found for part in node.keywords for found in literals(part))
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else "…" for part in node.values]
            yield node.lineno, "".join(map(str, parts))
            node = ast.Tuple([p for p in node.values if not isinstance(p, ast.Constant)], ast.Load())
        yield from literals(node)


def called(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def sentences(tree: ast.AST) -> list[tuple[int, str]]:
    return [(line, text) for line, text in literals(tree) if " " in text.strip() and FRENCH.search(text)]


def test_no_french_sentence_outside_translation() -> None:
    found = [
        f"{relative(file)}:{line}: {text}"
        for room in ROOMS
        for file in python_files(PACKAGE / room)
        for line, text in sentences(parsed(file))
        if text not in ALLOWED
    ]
    assert found == []


def test_every_allowed_sentence_still_stands() -> None:
    said = {text for room in ROOMS for file in python_files(PACKAGE / room) for _, text in sentences(parsed(file))}
    assert sorted(ALLOWED.keys() - said) == []
    assert all(ALLOWED.values())


@pytest.mark.parametrize(
    "code",
    [
        "def f():\n    return 'Cette fiche a été retirée'",
        "words = {'fr': 'L’adresse a changé'}",
        "told = f'Il reste {n} années'",
        "raise Http404('Rien n’est ici')",
        "show(title='À propos de nous')",
    ],
)
def test_the_inspector_reads_a_sentence(code: str) -> None:
    assert len(sentences(ast.parse(code))) == 1


@pytest.mark.parametrize(
    "code",
    [
        "def f():\n    'Rend « Évry » quand la page le dit.'\n    return 1",
        "_('Cette fiche a été retirée')",
        "ngettext('%(n)s année de plus', '%(n)s années de plus', n)",
        "translation.gettext('Cette fiche a été retirée')",
        "code = 'évaluation'",
        "told = 'an English sentence'",
    ],
)
def test_the_inspector_lets_the_rest_be(code: str) -> None:
    assert sentences(ast.parse(code)) == []
