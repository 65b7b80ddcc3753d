"""Accents damaged by reading UTF-8 as Windows-1252 or Latin-1: "Ã©" for "é". Repaired line by line when certain, else told."""

from __future__ import annotations

import re

from coopatlas.exchange.drafts import Doubt, Severity

from .doubts import doubt, softened

MOST_TOLD = 20  # lines left damaged that are told one by one
_DEEPEST = 3  # a text damaged more than three times is given up
_CONTINUATION = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_SUSPECT = re.compile(f"[ÂÃÄÅÆ][{_CONTINUATION}]|â[{_CONTINUATION}]{{2}}|á[º»][{_CONTINUATION}]")
_LOST_SPACE = re.compile(r"(?<=Ã) (?=[\s\w]|$)")
_LATIN_1 = {
    chr(b): b for b in range(0x80, 0xA0)
}  # invisible control characters, where Windows-1252 has quotes and dashes
_SLOPPY = _LATIN_1 | {bytes([b]).decode("cp1252", errors="ignore") or chr(b): b for b in range(256)}


def repair(text: str) -> tuple[str, tuple[Doubt, ...]]:
    """The text with every certainly damaged line put right; a note with the first one, a doubt for each that was not.

    A line is certainly damaged when turning it back to bytes gives valid UTF-8: a sound French line never does.
    """
    if not _SUSPECT.search(text) and "\ufffd" not in text:
        return text, ()
    lines = text.split("\n")
    repaired: Doubt | None = None
    hopeless: list[Doubt] = []
    for index, line in enumerate(lines):
        lines[index] = _put_right(line)
        if lines[index] != line and repaired is None:
            repaired = softened(doubt("broken-encoding", "page", line.strip(), index + 1), Severity.NOTE)
        if _SUSPECT.search(lines[index]) or "\ufffd" in lines[index]:
            hopeless.append(doubt("broken-encoding", "page", lines[index].strip(), index + 1))
    return "\n".join(lines), (*((repaired,) if repaired else ()), *hopeless[:MOST_TOLD])


def _put_right(line: str) -> str:
    for _ in range(_DEEPEST):
        if not _SUSPECT.search(line) and not _LOST_SPACE.search(line):
            break
        better = _undone(line) or _undone(_LOST_SPACE.sub("\u00a0", line))
        if better is None:
            break
        line = better
    return line


def _undone(line: str) -> str | None:
    try:
        undone = bytes(_SLOPPY[char] for char in line).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None
    return undone if undone != line else None
