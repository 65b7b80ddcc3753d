"""Two people write at the same moment: one chain, no gap, no failure."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection, connections, transaction

from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.history.chain import Verdict, verify
from coopatlas.history.models import Entry
from coopatlas.vocabularies.models import Scheme
from tests.history.rows import BY, some_scheme

EACH = 50


@pytest.fixture
def shared_database(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """A database that several connections share as in production: on PostgreSQL the test database itself; on SQLite, whose
    test database lives in memory, a copy of it in a file."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    file = tmp_path / "shared.sqlite3"
    with sqlite3.connect(file) as copy:
        connection.connection.backup(copy)
    copy.close()
    settings = connections.settings["default"]
    memory, settings["NAME"] = settings["NAME"], str(file)
    yield
    settings["NAME"] = memory


def together(*works: Callable[[], None]) -> list[BaseException]:
    """Run each work in a thread with its own connection, starting at the same moment; what they raised."""
    start, raised = threading.Barrier(len(works)), list[BaseException]()

    def run(work: Callable[[], None]) -> None:
        try:
            start.wait(timeout=10)
            work()
        except BaseException as error:  # handed to the test, which shows it
            raised.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return raised


def writer(name: str) -> Callable[[], None]:
    def write() -> None:
        for number in range(EACH):
            some_scheme(f"{name}-{number}", by=Actor.system(name))

    return write


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_two_writers_leave_one_whole_chain(shared_database: None) -> None:
    seen: dict[str, object] = {}

    def look() -> None:
        seen["verdict"] = verify()
        seen["positions"] = list(Entry.objects.values_list("position", flat=True))
        seen["schemes"] = Scheme.objects.count()

    assert together(writer("left"), writer("right")) == []
    assert together(look) == []
    assert seen == {
        "verdict": Verdict(2 * EACH, None, ""), "positions": list(range(1, 2 * EACH + 1)), "schemes": 2 * EACH,
    }  # fmt: skip


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_two_people_on_the_same_row_wait_for_each_other(shared_database: None) -> None:
    """The first has written elsewhere and holds the journal when the second reaches for the row: no deadlock."""
    journal_held, seen = threading.Event(), list[tuple[str, str]]()

    def before() -> None:
        some_scheme("disputed")

    def first() -> None:
        with transaction.atomic():
            some_scheme("elsewhere")
            journal_held.set()
            time.sleep(0.3)  # the second is now waiting, for the journal and not with the row in its hands
            history.update(Scheme.objects.get(code="disputed"), by=BY, label_fr="Premier")

    def second() -> None:
        journal_held.wait(timeout=10)
        history.update(Scheme.objects.get(code="disputed"), by=BY, label_en="Second")

    def after() -> None:
        seen.extend(Scheme.objects.filter(code="disputed").values_list("label_fr", "label_en"))

    assert [together(before), together(first, second), together(after)] == [[], [], []]
    assert seen == [("Premier", "Second")]
