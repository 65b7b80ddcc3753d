"""Private persons that a text names: by a title ("Mme"), by a word that introduces ("par", "contact :"), by a function
("Awa Essai, animatrice"), by a family name in capitals, or beside somebody already found ("par Awa Essai et Luc Modele").

Holders of a public office named for that office are not private. Bodies and places are nobody: the words that begin them
are in ``person_words.csv``, those of the record come from the caller."""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from babel import Locale

from coopatlas.core.folding import folded

_WORDS = Path(__file__).with_name("person_words.csv")
_SMALL = r"[A-ZÀ-Ý][a-zà-ÿ]+"
GIVEN = rf"{_SMALL}(?:-{_SMALL})*"
CAPITALS = r"(?:[A-ZÀ-Ý]['’])?[A-ZÀ-Ý]{2,}(?:[-'’][A-ZÀ-Ý]+)*"
PARTICLE = (
    r"(?:(?:de la|de La|de|du|des|le|la|el|ben|van|von|di|ould|mint|ag|DE LA|DE|DU|DES|LE|LA|EL|OULD|AG)\s+|[dDnN]['’])"
)
_PARTICLES = frozenset(("de", "du", "des", "la", "le", "el", "ben", "van", "von", "di", "ould", "mint", "ag", "les"))
FAMILY = rf"{PARTICLE}?(?:{CAPITALS}|[A-ZÀ-Ý]['’]{_SMALL}|{GIVEN})"
NAME = re.compile(
    rf"(?<![\w’'-])(?:{GIVEN}|[A-ZÀ-Ý]\.(?:-?[A-ZÀ-Ý]\.)*)(?:[ \u00a0]{GIVEN})?[ \u00a0]{FAMILY}(?![\w-])"
)
REVERSED = re.compile(rf"(?<![\w’'-]){CAPITALS}(?:[ \u00a0]{CAPITALS})?[ \u00a0]{GIVEN}(?![\w-])")
# "le CDANE", "l’ARK": a word in capitals that takes an article is an acronym wherever it stands.
_WITH_ARTICLE = re.compile(rf"(?i:\b(?:le|la|les|du|des|au|aux|une?)\s|\b[ld]['’])({CAPITALS})\b")
_JOINED = re.compile(r"\s*(?:,?\s*\bpuis(?:\s+par)?\b|,\s*et\b|,|\bet(?:\s+par)?\b|\bou\b|&|\bainsi que\b)\s*")
_ONE_NAME = rf"(?:{PARTICLE})?(?:{CAPITALS}|{GIVEN})(?![\w-])"
# "MM. Essai et Modele": one title for family names without given ones.
_TITLED_TOGETHER = re.compile(
    rf"(?<!\w)(?:MM\.|Mmes|Mlles|Messieurs|Mesdames)\s+(?P<name>{_ONE_NAME}(?:,\s+{_ONE_NAME})*\s+et\s+{_ONE_NAME})"
    rf"(?!\s+(?:{CAPITALS}|{GIVEN})(?![\w-]))"
)
# "DIRIGÉE PAR LUCIE MODELE": where all is in capitals, nothing tells a name but the words around it.
_SHOUTED = re.compile(rf"(?<![\w’'-])(?=({CAPITALS}[ \u00a0]{CAPITALS}(?:[ \u00a0]{CAPITALS})?)(?![\w-]))")
_NO_FIRST_NAME = frozenset(("été", "est", "sont", "ont", "était", "sera", "doit", "peut", "fait", "vit", "qui", "dont"))
_LAST_WORD = re.compile(r"(\w+)[\s\u00a0\u202f]*:?\s*$")
_ALSO = (
    r"(?:alors|actuel(?:le)?|ancien(?:ne)?|nouveau|nouvelle|le|la|a été|est|était|fut|comme"
    r"|en tant que|élue?|1er|1ère|premi[eè]re?)\s+"
)


@lru_cache(maxsize=1)
def words() -> dict[str, tuple[str, ...]]:
    """The words of ``person_words.csv``, by kind."""
    found: dict[str, list[str]] = {}
    with _WORDS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["kind"], []).append(row["word"])
    return {kind: tuple(sorted(each, key=lambda word: -len(word))) for kind, each in found.items()}


@dataclass(frozen=True, slots=True)
class _Contexts:
    title: re.Pattern[str]
    titled: re.Pattern[str]
    introduced: re.Pattern[str]
    function_after: re.Pattern[str]
    function_before: re.Pattern[str]
    office_after: re.Pattern[str]
    office_before: re.Pattern[str]
    nobody: frozenset[str]


@lru_cache(maxsize=1)
def _contexts() -> _Contexts:
    title = "|".join(re.escape(word) for word in words()["title"])
    office = "|".join(words()["office"])
    function = "|".join(map(re.escape, words()["function"]))
    return _Contexts(
        re.compile(rf"(?:^|[\s(«\"’';|,:/])(?i:{title})\s+$"),
        re.compile(rf"(?<!\w)(?:{title})\s+(?P<name>(?:{PARTICLE})?(?:{CAPITALS}|{GIVEN}))(?![\w-])"),
        re.compile(rf"\b(?:{'|'.join(map(re.escape, words()['introduction']))})[\s\u00a0\u202f]*:?\s+$", re.IGNORECASE),
        re.compile(
            rf"^\s*[,(:–-]?\s*(?:(?:est|était|fut|comme)\s+)?(?:(?:la|le|une?|notre|sa|son)\s+|l['’])?(?:{function})s?\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:{function})s?(?:\s+|(?:\s+[^\s,.;:()]+){{0,6}}[\s\u00a0\u202f]*(?:[,:]\s+|\())$", re.IGNORECASE
        ),
        re.compile(rf"^\s*[,(]?\s*(?:{_ALSO}|l['’])*(?:{office})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{office})(?:\s+(?:de|du|des)\s+[A-ZÀ-Ý][\w-]+|\s+d['’][\w-]+)?\s*,?\s*$", re.IGNORECASE),
        frozenset(folded(word.strip(".")) for kind in ("no-name", "title") for word in words()[kind]),
    )


@lru_cache(maxsize=1)
def _countries() -> tuple[str, ...]:
    """Names of countries, folded between spaces: they are nobody, whatever the record."""
    return tuple(f" {folded(name)} " for name in Locale("fr").territories.values())


def named_in(text: str, known: Iterable[str] = ()) -> list[str]:
    """Names of private persons in ``text``, as written, each once, in order. ``known``: names of bodies, places and acronyms
    of the record, which are nobody."""
    outside = [*(f" {folded(name)} " for name in known if name), *_countries()]
    acronyms = frozenset(match[1] for match in _WITH_ARTICLE.finditer(text))
    spans = [
        span
        for span in _candidates(NAME, text)
        if _may_be(text[slice(*span)], acronyms, outside) and not _ends_a_body(text, span[0], outside)
    ]
    reversed_spans = [span for span in _candidates(REVERSED, text) if _may_be(text[slice(*span)], acronyms, outside)]
    spans = sorted([*spans, *(span for span in reversed_spans if not _overlaps(span, spans))])
    spans = sorted([*spans, *(s for s in _shouted(text, acronyms, outside) if not _overlaps(s, spans))])
    together = [match.span("name") for match in _TITLED_TOGETHER.finditer(text)]
    together = [s for s in together if not _overlaps(s, spans) and _may_be(text[slice(*s)], acronyms, outside)]
    spans, shared = sorted([*spans, *together]), set(together)
    titled = [match.span("name") for match in _contexts().titled.finditer(text)]
    titled = [s for s in titled if not _overlaps(s, spans) and _may_be(text[slice(*s)], acronyms, outside)]
    spans = sorted([*spans, *titled])
    of_office = {span for span in spans if _holds_office(text, *span)}
    found = {span for span in spans if span in shared or _is_told(text, *span)} - of_office
    written = {text[slice(*span)] for span in found}
    found |= {s for s in spans if text[slice(*s)] in written} - of_office  # told once, the same person everywhere
    for order in (spans, spans[::-1]):  # whoever stands beside somebody found is somebody too
        for one, two in pairwise(order):
            between = text[min(one[1], two[1]) : max(one[0], two[0])]
            if one in found and _joins(between) and not _holds_office(text, *two):
                found.add(two)
    return list(dict.fromkeys(text[start:end] for start, end in sorted(found)))


def _candidates(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Runs of words shaped like a name; a word that begins no name ("Avec", "Mme", "Région") is left before it."""
    position = 0
    while match := pattern.search(text, position):
        first = re.match(r"[\w’']+", match[0])
        if first is not None and len(first[0]) > 1 and folded(first[0]) in _contexts().nobody:
            position = match.start() + first.end()
            continue
        yield match.span()
        position = match.end()


def _shouted(text: str, acronyms: frozenset[str], outside: list[str]) -> list[tuple[int, int]]:
    """Names all in capitals: after a title, before a function, or where the word that introduces them is in capitals too."""
    found: list[tuple[int, int]] = []
    for match in _SHOUTED.finditer(text):
        start, end = match.span(1)
        first = re.split(r"[ \u00a0]", match[1], maxsplit=1)[0].lower()
        if len(first) < 3 or first in _NO_FIRST_NAME:
            continue
        before, after = text[max(0, start - 80) : start], text[end : end + 80]
        if (
            not _may_be(match[1], acronyms, outside)
            or _holds_office(text, start, end)
            or _overlaps((start, end), found)
        ):
            continue
        last = _LAST_WORD.search(before)
        loud = last is not None and last[1].isupper() and len(last[1]) > 1
        introduced = loud and (_contexts().introduced.search(before) or _contexts().function_before.search(before))
        if introduced or _contexts().title.search(before) or _contexts().function_after.match(after):
            found.append((start, end))
    return found


def _joins(between: str) -> bool:
    """Whether two names stand in one list: "Awa Essai, Luc Modele et Mme Test"."""
    joined = _JOINED.match(between)
    if joined is None:
        return False
    rest = between[joined.end() :]
    return not rest or _contexts().title.fullmatch(f" {rest}") is not None


def _overlaps(span: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    """Whether the span shares a letter with one of ``spans``, which are sorted and apart."""
    index = bisect_right(spans, span)
    near = spans[max(0, index - 1) : index + 1]
    return any(span[0] < other[1] and other[0] < span[1] for other in near)


def _may_be(name: str, acronyms: frozenset[str], outside: list[str]) -> bool:
    """Whether the words may be a person's: none begins a body or a place, and the record does not know them."""
    parts = re.split(r"[\s\u00a0-]+", name)
    of_weight = [
        part for part in parts if part[:1].isupper() and len(part.strip(".’'")) > 1 and part.lower() not in _PARTICLES
    ]
    if any(folded(part) in _contexts().nobody for part in of_weight) or not of_weight or _in(name, outside):
        return False
    capitals = [part for part in parts if re.fullmatch(CAPITALS, part)]
    return not any(part in acronyms or _in(part, outside) for part in capitals)


def _ends_a_body(text: str, start: int, outside: list[str]) -> bool:
    """Whether the first word ends the name of a body or a place ("Commune de Kayes ESSAI Aminata")."""
    first = re.match(r"[\w’'-]+", text[start:])
    told = f" {folded(text[max(0, start - 150) : start + (first.end() if first else 0)])}"
    return told.endswith(tuple(name.rstrip() for name in outside))


def _in(name: str, outside: list[str]) -> bool:
    wanted = f" {folded(name)} "
    return any(wanted in known for known in outside)


def _is_told(text: str, start: int, end: int) -> bool:
    """Whether the text presents the words as a private person."""
    before, after, contexts = text[max(0, start - 80) : start], text[end : end + 80], _contexts()
    if _holds_office(text, start, end):
        return False
    if text[start:end].startswith("M."):  # the title taken for an initial
        return True
    if (
        re.search(rf"(?:^|[\s\u00a0]){CAPITALS}(?:$|[\s\u00a0])", text[start:end])
        and len(_capitals(text[start:end])) > 2
    ):
        return True
    return any(
        (
            contexts.title.search(before),
            contexts.introduced.search(before),
            contexts.function_after.match(after),
            contexts.function_before.search(before),
        )
    )


def _capitals(name: str) -> str:
    return max((match[0] for match in re.finditer(CAPITALS, name)), key=len, default="")


def _holds_office(text: str, start: int, end: int) -> bool:
    """Whether a public office follows or comes before the name: who holds it is named for it."""
    before, after = text[max(0, start - 60) : start], text[end : end + 60]
    before = _contexts().title.sub(" ", before)
    return bool(_contexts().office_after.match(after) or _contexts().office_before.search(before))
