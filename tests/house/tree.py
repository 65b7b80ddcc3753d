"""The project's own files, as the inspector walks through them."""

from __future__ import annotations

import ast
import functools
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "coopatlas"
TEMPLATES = PACKAGE / "web" / "templates"
STATIC = PACKAGE / "web" / "static"
VOCABULARIES = ROOT / "data" / "vocabularies"


def relative(file: Path) -> str:
    """How a finding names a file."""
    return file.relative_to(ROOT).as_posix()


@functools.cache
def python_files(folder: Path = PACKAGE) -> tuple[Path, ...]:
    """Modules written by hand: migrations are made by Django."""
    return tuple(f for f in sorted(folder.rglob("*.py")) if "migrations" not in f.parts)


@functools.cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def nodes(folder: Path = PACKAGE) -> Iterator[tuple[Path, ast.AST]]:
    """Every syntax node of every module."""
    for file in python_files(folder):
        for node in ast.walk(parsed(file)):
            yield file, node


def place(file: Path, node: ast.AST) -> str:
    """ "coopatlas/web/page.py:12" """
    return f"{relative(file)}:{getattr(node, 'lineno', 0)}"


@functools.cache
def kept_files() -> tuple[Path, ...]:
    """Every file that is, or is about to be, under version control; outside a clone, every file that is not built."""
    command = ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, capture_output=True, check=False)
    if listed.returncode == 0:
        names = listed.stdout.decode("utf-8").split("\0")
        return tuple(ROOT / name for name in sorted(filter(None, names)) if (ROOT / name).is_file())
    built = {".venv", "var", "build", "node_modules", "__pycache__"}
    return tuple(f for f in sorted(ROOT.rglob("*")) if f.is_file() and not built & set(f.relative_to(ROOT).parts))


@functools.cache
def text_of(file: Path) -> str | None:
    """The text of a file, None for pictures and archives."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
