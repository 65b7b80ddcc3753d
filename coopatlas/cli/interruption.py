"""Ctrl-C and SIGTERM while an import runs: everything is undone and said; once the last row is read, they come too late."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)
UNDONE = "Interrompu : rien n’a été écrit. / Interrupted: nothing was written."
TOO_LATE = "Trop tard pour interrompre : tout est lu, l’import s’achève. / Too late to interrupt: the import is ending."


class Interrupted(BaseException):
    """A signal asked to stop. Like KeyboardInterrupt, no ``except Exception`` holds it back."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class Interruption:
    """``held``: from now on a signal is answered, no more obeyed: nobody must read "nothing was written" when it was."""

    def __init__(self) -> None:
        self.held = False

    def heard(self, number: int, frame: FrameType | None) -> None:
        """The handler of the signals."""
        if not self.held:
            raise Interrupted(number)
        print(f"\n{TOO_LATE}", file=sys.stderr)


@contextmanager
def undoing() -> Iterator[Interruption]:
    """What is done inside stops at the first signal; whoever opened a transaction undoes it on the way. Exit code: 128 and
    the number of the signal, as shells say it (130 for Ctrl-C, 143 for SIGTERM)."""
    interruption = Interruption()
    usual = {number: signal.signal(number, interruption.heard) for number in SIGNALS}
    try:
        yield interruption
    except Interrupted as asked:
        print(f"\n{UNDONE}", file=sys.stderr)
        sys.exit(128 + asked.number)
    finally:
        for number, handler in usual.items():
            signal.signal(number, handler)
