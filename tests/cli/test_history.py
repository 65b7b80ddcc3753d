"""`coopatlas history verify`: a whole chain, and where a broken one breaks."""

from __future__ import annotations

import pytest

from coopatlas.cli.main import main
from coopatlas.history.models import Entry
from tests.history.rows import some_scheme, some_terms

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def entries() -> int:
    some_terms(some_scheme(), 3)
    return Entry.objects.count()


def test_a_whole_chain_is_counted(entries: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert (main(["history", "verify"]), entries > 2) == (0, True)
    assert f"{entries} entrées" in capsys.readouterr().out


def test_an_empty_journal_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", "verify"]) == 0
    assert "0 entrées" in capsys.readouterr().out


def test_the_first_broken_entry_is_told(entries: int, capsys: pytest.CaptureFixture[str]) -> None:
    Entry.objects.filter(position=2).update(actor_key="someone-else")
    assert main(["history", "verify"]) == 3
    told = capsys.readouterr()
    assert told.out == "Entrées justes / sound entries: 1\n"
    assert "first broken entry: 2\n" in told.err
    assert "an entry was altered" in told.err


def test_a_missing_entry_is_told(entries: int, capsys: pytest.CaptureFixture[str]) -> None:
    Entry.objects.filter(position=2).delete()
    assert main(["history", "verify"]) == 3
    assert "an entry is missing" in capsys.readouterr().err


def test_a_journal_cut_short_is_told(entries: int, capsys: pytest.CaptureFixture[str]) -> None:
    Entry.objects.filter(position=entries).delete()
    assert main(["history", "verify"]) == 3
    assert f"first broken entry: {entries}\n" in capsys.readouterr().err
