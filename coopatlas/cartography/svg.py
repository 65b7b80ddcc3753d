"""Writes SVG that a strict Content-Security-Policy accepts: no style, no script, every word escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from coopatlas.cartography.clipping import Pixel

#: Control characters and lone surrogates have no place in a document.
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
IDENTIFIER = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)
LINK = re.compile(r"(https?://|/(?![/\\])|[?#])[^\s\\]*", re.IGNORECASE)

#: Strokes keep the width the style sheet gives them, however much a picture or a group within it is scaled.
STEADY = 'vector-effect="non-scaling-stroke"'

#: Paths are written in tenths of a pixel, within a group that scales them: whole numbers are shorter.
TENTHS = 10


def text(words: str) -> str:
    """Words escaped for an element's content or a quoted attribute."""
    return escape(FORBIDDEN.sub("", words), quote=True)


def number(value: float) -> str:
    """A number with at most one decimal, in its shortest form."""
    short = f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")
    return short if short == "0" else re.sub("^(-?)0", r"\1", short)


def path_data(lines: Iterable[Sequence[Pixel]], *, closed: bool, unit: float = TENTHS) -> str:
    """The `d` of lines in pixels: absolute starts, relative steps, whole numbers of 1/`unit` pixel, nothing repeated."""
    written = []
    for line in lines:
        whole = [(round(x * unit), round(y * unit)) for x, y in line]
        steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(whole) if (ax, ay) != (bx, by)]
        if len(steps) < (2 if closed else 1):
            continue
        body = "".join(f"{pair(dx, dy, ' ')}" for dx, dy in steps)
        written.append(f"M{pair(*whole[0], '')}l{body.removeprefix(' ')}{'z' if closed else ''}")
    return "".join(written)


def pair(x: int, y: int, before: str) -> str:
    """Two whole numbers with as few separators as the grammar of paths allows."""
    return f"{'' if x < 0 else before}{x}{'' if y < 0 else ' '}{y}"


def path(css: str, data: str) -> str:
    """A path whose stroke keeps its width at any size; nothing when there is nothing to draw."""
    return f'<path class="{css}" {STEADY} d="{data}"/>' if data else ""


def tenths(content: str) -> str:
    """A group of paths written in tenths of a pixel."""
    return f'<g transform="scale(.1)">{content}</g>' if content else ""


def linked(content: str, url: str) -> str:
    """The content as a link when the address is one of the site or of the web; a mere group otherwise."""
    return f'<a href="{text(url)}">{content}</a>' if is_link(url) else f"<g>{content}</g>"


def is_link(url: str) -> bool:
    """Whether an address may be followed: of this site, http or https; never another scheme."""
    return LINK.fullmatch(url) is not None


def document(
    content: str,
    *,
    size: tuple[float, float],
    css: str,
    ident: str,
    title: str,
    desc: str,
    interactive: bool,
    shown: tuple[float, float] | None = None,
) -> str:
    """The whole element, named by its title and described by its desc; `shown` is its size on the page, if another.

    A picture with links is a group, not an image: the content of an image is hidden from assistive technology.
    """
    if not IDENTIFIER.fullmatch(ident):
        raise ValueError(f"ident must be a plain identifier, not {ident!r}")
    width, height = shown or size
    paper = f'viewBox="0 0 {number(size[0])} {number(size[1])}" width="{number(width)}" height="{number(height)}"'
    named = f'role="{"group" if interactive else "img"}" aria-labelledby="{ident}-title"'
    described = f' aria-describedby="{ident}-desc"' if desc else ""
    words = f'<title id="{ident}-title">{text(title)}</title>'
    more = f'<desc id="{ident}-desc">{text(desc)}</desc>' if desc else ""
    return f'<svg xmlns="http://www.w3.org/2000/svg" class="map {css}" {paper} {named}{described}>{words}{more}{content}</svg>'
