"""Plain text as paragraphs and lists. Everything is escaped; nothing of the source can become markup."""

from __future__ import annotations

import re
from itertools import groupby

from markupsafe import Markup, escape

BULLET = re.compile(r"^\s*(?:[•▶▪◦·–-])\s+(.*)$")


def paragraphs(text: str) -> Markup:
    """Blank lines part paragraphs, lines that begin with a bullet become a list, other line breaks are kept."""
    blocks = (block for block in re.split(r"\n\s*\n", text.strip()) if block.strip())
    return Markup("\n").join(block_markup(block.split("\n")) for block in blocks)


def block_markup(lines: list[str]) -> Markup:
    """One block: runs of bullets and runs of plain lines."""
    parts = []
    for is_list, run in groupby(lines, key=lambda line: BULLET.match(line) is not None):
        block = list(run)
        parts.append(bullets(block) if is_list else plain(block))
    return Markup("\n").join(part for part in parts if part)


def bullets(lines: list[str]) -> Markup:
    items = Markup("").join(Markup("<li>{}</li>").format(match[1]) for line in lines if (match := BULLET.match(line)))
    return Markup("<ul>{}</ul>").format(items)


def plain(lines: list[str]) -> Markup:
    words = [escape(line.strip()) for line in lines if line.strip()]
    return Markup("<p>{}</p>").format(Markup("<br>\n").join(words)) if words else Markup("")
