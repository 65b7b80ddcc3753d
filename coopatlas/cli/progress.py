"""How far a long command is, on stderr: one line that moves at a terminal, a few sober lines elsewhere."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TextIO

SOBER_SECONDS, MOVING_SECONDS = 5.0, 0.2


class Progress:
    """``rows``: what is counted, in French. Called with how many are done, of how many."""

    def __init__(self, rows: str, *, out: TextIO | None = None) -> None:
        self.rows, self.out = rows, out or sys.stderr
        self.moves = self.out.isatty()
        self.begun = self.told = monotonic()

    def __call__(self, done: int, total: int) -> None:
        """Tell at most every few seconds, and the end if anything was told."""
        now = monotonic()
        due = now - self.told >= (MOVING_SECONDS if self.moves else SOBER_SECONDS)
        last = done == total and (self.moves or self.told > self.begun)
        if due or last:
            self.told = now
            self.out.write(self.line(done, total, now - self.begun))
            self.out.flush()

    def line(self, done: int, total: int, spent: float) -> str:
        """« 500 / 3869 lignes, encore 12 s environ »."""
        left = spent / done * (total - done) if done else 0.0
        words = f"{done} / {total} {self.rows}" + (f", encore {left:.0f}\u202fs environ" if done < total else "")
        return f"\r{words:<60}" + ("\n" if done == total else "") if self.moves else f"{words}\n"
