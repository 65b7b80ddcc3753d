"""From an error of the system or of the database to two sentences."""

from __future__ import annotations

import errno
import sqlite3

import pytest
from django.db import OperationalError

from coopatlas.cli import obstacles


def wrapped(cause: Exception) -> Exception:
    """As Django raises it."""
    error = OperationalError(str(cause))
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "english"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "disk full"),
        (OSError(errno.EDQUOT, "Quota exceeded"), "disk full"),
        (PermissionError(errno.EACCES, "Permission denied"), "cannot write in /data"),
        (OSError(errno.EROFS, "Read-only file system"), "cannot write in /data"),
        (wrapped(sqlite3.OperationalError("database or disk is full")), "disk full"),
        (wrapped(sqlite3.OperationalError("attempt to write a readonly database")), "cannot write in /data"),
        (wrapped(sqlite3.OperationalError("unable to open database file")), "cannot write in /data"),
        (wrapped(sqlite3.OperationalError("database is locked")), "the database is busy with another program"),
    ],
)
def test_an_obstacle_is_recognised(error: Exception, english: str) -> None:
    found = obstacles.read_from(error, "/data")

    assert found is not None
    assert found.english.startswith(english)


@pytest.mark.parametrize(
    "error",
    [
        ValueError("disk is full"),
        FileNotFoundError(errno.ENOENT, "No such file"),
        OperationalError("no such column: x"),
    ],
)
def test_a_fault_of_the_program_is_not_dressed_up(error: Exception) -> None:
    assert obstacles.read_from(error, "/data") is None


def test_a_base_without_tables_is_told_as_not_prepared() -> None:
    told = obstacles.read_from(OperationalError("no such table: provenance_source"), "/data")
    assert str(told) == str(obstacles.not_prepared())
