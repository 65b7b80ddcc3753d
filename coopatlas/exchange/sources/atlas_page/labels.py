"""Recognising what one line of a page is: a section label, a printed answer, page furniture, a raw key, or plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .folding import fold, label_key, visible
from .keys import key_words, leading_key, significant_words
from .mapping import Label, mapping
from .values import parse_date, parse_year

LONGEST_LABEL = 200  # characters; longer lines are prose
_DECORATION = re.compile(r"^\s*(#{1,6}\s+|\*{2}|[•◦▪>-]\s+|\(?(?:\d{1,2}|[IVX]{1,4}|[a-zA-Z])\s?[.)/°-]\s*)")


@dataclass(frozen=True, slots=True)
class Mark:
    """``kind``: section, sentence, furniture or unknown-key. ``inline``: the value printed on the label's own line.
    ``numbered``: the label came after "1." or the like, which prose does too."""

    kind: str
    code: str
    label: Label | None = None
    inline: str = ""
    answer: str = ""
    numbered: bool = False

    @property
    def shape(self) -> str:
        return self.label.shape if self.label else self.kind

    @property
    def weak(self) -> bool:
        return self.label is not None and self.label.weak


@lru_cache(maxsize=4096)
def recognise(text: str) -> Mark | None:
    """What the line is, or None for plain text."""
    if len(text) > LONGEST_LABEL or not text.strip():
        return None
    folded = fold(text)
    for code, pattern in mapping().furniture:
        if pattern.search(folded):
            return Mark("furniture", code)
    decoration = _DECORATION.match(text)
    bare = text[decoration.end() :] if decoration else text
    numbered = bool(decoration and not decoration.group(1).lstrip().startswith(("#", "**")))
    return _by_key(text) or _by_words(text, numbered=False) or _by_words(bare, numbered=numbered)


def section_of_key(key: str) -> Label | None:
    """The section a raw key most likely names: by the list of ``mapping.csv``, else by the words it shares with one label."""
    words = key_words(key)
    named = mapping().section_keys.get("".join(words.elements()))
    if named:
        return mapping().sections[named]
    best: list[tuple[int, Label]] = []
    for folded, label in mapping().labels.items():
        wanted = significant_words(folded)
        singular = significant_words(label_key(" ".join(words.elements())))
        if singular and singular <= wanted:
            best.append((wanted.total() - singular.total(), label))
    best.sort(key=lambda pair: pair[0])
    if not best or (len(best) > 1 and best[0][0] == best[1][0] and best[0][1].code != best[1][1].code):
        return None
    return best[0][1]


def is_label(text: str) -> bool:
    """Whether the text is a section label by itself, with nothing after it."""
    mark = recognise(text)
    return mark is not None and mark.kind == "section" and not mark.inline


def begins_a_label(text: str) -> bool:
    """Whether the text is a label or printed answer cut short (at least 8 letters of one, never the whole)."""
    start = label_key(text)
    if len(start) < 8:
        return False
    known = (*mapping().labels, *mapping().sentences, fold("Tous droits réservés"))
    return any(label.startswith(start) and label != start for label in known)


def _by_key(text: str) -> Mark | None:
    key, rest = leading_key(text)
    inline = rest.lstrip(" \u00a0").removeprefix(":").strip(" \u00a0\t")
    label = section_of_key(key) if key else None
    if not key or (inline and (label is None or not _may_stand_inline(label, text, inline))):
        return None
    if label is not None:
        return Mark("section", label.code, label, inline=inline)
    return Mark("unknown-key", key) if key.endswith(".libelle") else Mark("furniture", "key")


def _by_words(text: str, numbered: bool) -> Mark | None:
    key = label_key(text)
    if key in mapping().sentences:
        code, answer = mapping().sentences[key]
        return Mark("sentence", code, answer=answer, numbered=numbered)
    if key in mapping().labels:
        label = mapping().labels[key]
        return Mark("section", label.code, label, numbered=numbered)
    for known in mapping().by_length:
        if key.startswith(known) and not key[len(known)].isalnum():
            label = mapping().labels[known]
            inline = _rest_after(text, known)
            if inline and _may_stand_inline(label, text, inline):
                return Mark("section", label.code, label, inline=inline, numbered=numbered)
            return None
    return None


def _rest_after(text: str, key: str) -> str:
    """What follows the label whose key is ``key`` on the same line, word for word."""
    for end in range(1, len(text) + 1):
        if (end == len(text) or not text[end].isalnum()) and label_key(text[:end]) == key:
            return visible(text[end:].lstrip(")").lstrip().lstrip(":").strip(" *"))
    return ""


def _may_stand_inline(label: Label, text: str, inline: str) -> bool:
    """A value may share its label's line after a colon or a tab, or alone when it is plainly a year, a date or a status."""
    if label.shape == "post":
        return inline[0] in "\"«“'" or fold(inline).startswith(("ambassade", "consulat"))
    if label.shape != "value":
        return False
    before = text[: text.rindex(inline)] if inline in text else ""
    if before.rstrip().endswith((":", "\t")) or "\t" in before:
        return True
    if label.weak or label.code in ("title", "form"):
        return False
    return parse_year(inline) is not None or parse_date(inline) is not None or fold(inline) in mapping().statuses
