"""Asked to stop: undone and said, or too late and said."""

from __future__ import annotations

import io
import os
import signal

import pytest

from coopatlas.cli.interruption import TOO_LATE, UNDONE, undoing
from coopatlas.cli.progress import Progress


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_stops_the_work_and_says_that_nothing_was_written(
    sent: signal.Signals, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped, undoing():
        os.kill(os.getpid(), sent)
    assert (stopped.value.code, capsys.readouterr().err) == (code, f"\n{UNDONE}\n")


def test_a_signal_that_comes_too_late_stops_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with undoing() as interruption:
        interruption.held = True
        os.kill(os.getpid(), signal.SIGTERM)
    assert capsys.readouterr().err == f"\n{TOO_LATE}\n"


def test_the_handlers_of_before_come_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with undoing():
        pass
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_short_command_says_nothing_to_a_file() -> None:
    out = io.StringIO()
    progress = Progress("lignes", out=out)
    progress(1, 2)
    progress(2, 2)
    assert out.getvalue() == ""


def test_a_long_command_says_what_is_left() -> None:
    progress = Progress("lignes", out=io.StringIO())
    assert progress.line(500, 2000, 4.0) == "500 / 2000 lignes, encore 12\u202fs environ\n"
