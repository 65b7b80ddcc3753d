"""The single values of the page: title, years, status, end date, form, printed answers, post, footer."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from coopatlas.exchange.drafts import Doubt, Fact, Span, State

from .doubts import doubt
from .folding import flat, fold, visible
from .keys import key_words, whole_key
from .mapping import mapping, read_table
from .named_persons import about_person, before_person
from .page import RawPage, Section
from .values import parse_date, parse_year

T = TypeVar("T")
_QUOTED = re.compile("[\"«“']\\s*(.+?)\\s*[\"»”']\\s*$")
_NOT_GIVEN = frozenset(("non renseigne", "non precise", "inconnu", "inconnue", "nc", "n.c.", "-", "?"))
_NOT_YET = re.compile(r"^(?:tbd|a (?:definir|preciser|determiner|confirmer)|date a .*)$")


def words_of(page: RawPage, code: str) -> Fact[str]:
    """The value as printed, ends stripped and invisible characters out; lines of a wrapped value are joined by a space."""
    section = page.section(code)
    raw, span = _raw(section)
    value = " ".join(visible(word) for word in section.words) if section else ""
    return Fact.of(value, raw, span) if value else Fact(None, State.UNKNOWN, raw, span)


def _raw(section: Section | None) -> tuple[str, Span | None]:
    return ("\n".join(section.words), section.span) if section else ("", None)


def _parsed(
    page: RawPage, code: str, parse: Callable[[str], T | None], anomaly: str, field: str
) -> tuple[Fact[T], list[Doubt]]:
    printed = words_of(page, code)
    if printed.value is None or fold(printed.value) in _NOT_GIVEN:
        return Fact(None, State.UNKNOWN, printed.raw, printed.span), []
    value = parse(printed.value)
    if value is not None:
        return Fact.of(value, printed.raw, printed.span), []
    line = printed.span.first if printed.span else None
    if _NOT_YET.match(fold(printed.value)):
        anomaly = "date-unknown"
    return Fact(None, State.UNKNOWN, printed.raw, printed.span), [
        doubt(anomaly, field, printed.raw, line, raw=printed.raw)
    ]


def year(page: RawPage, code: str, field: str) -> tuple[Fact[int], list[Doubt]]:
    """A year, or unknown with the doubt that says what was printed."""
    return _parsed(page, code, parse_year, "year-unreadable", field)


def end_date(page: RawPage) -> tuple[Fact[str], list[Doubt]]:
    """The end as a partial ISO date. A label with nothing after it says nothing: unknown."""
    return _parsed(page, "end-date", parse_date, "date-unreadable", "end_date")


def status(page: RawPage) -> tuple[Fact[str], list[Doubt]]:
    """The status as a code of the vocabulary ``statuses``."""
    printed = words_of(page, "status")
    if printed.value is None or fold(printed.value) in _NOT_GIVEN:
        return Fact(None, State.UNKNOWN, printed.raw, printed.span), []
    key = whole_key(printed.value)
    wording = " ".join(key_words(key)) if key else fold(printed.value).rstrip(".")
    code = mapping().statuses.get(wording) or mapping().statuses.get(re.sub("ee?s?$", "e", wording))
    if code:
        return Fact.of(code, printed.raw, printed.span), []
    line = printed.span.first if printed.span else None
    unknown = doubt("unknown-status", "status", printed.raw, line, status=printed.raw)
    return Fact(None, State.UNKNOWN, printed.raw, printed.span), [unknown]


def answer(page: RawPage, code: str, field: str) -> tuple[Fact[bool], list[Doubt]]:
    """What a printed sentence says. "Aucune…" is a *no* as printed, with the doubt that nobody may have answered."""
    found = page.occurrences(code)
    if not found:
        return Fact(None), []
    raw, span = _raw(found[0])
    if len({section.answer for section in found}) > 1:
        both = " / ".join(section.label for section in found)
        return Fact(None, State.UNKNOWN, both, span), [
            doubt("reading-order", field, both, span.first if span else None)
        ]
    said = found[0].answer == "yes"
    fact = Fact.of(said, raw, span)
    if said or code == "triennial":
        return fact, []
    return fact, [doubt("none-or-unanswered", field, raw, span.first if span else None)]


def post_name(page: RawPage) -> Fact[str]:
    """The diplomatic post named in quotes by its label."""
    section = page.section("post")
    if section is None or not section.words or section.lines[0].number != section.label_line:
        return Fact(None)
    raw = section.words[0]
    quoted = _QUOTED.search(raw)
    name = quoted.group(1) if quoted else visible(raw)
    post = before_person(name)
    return Fact.of(post, raw if post == name else post, Span(section.label_line, section.label_line))


def post_doubts(page: RawPage, post: Fact[str]) -> list[Doubt]:
    """The doubt that the heading of the post names a person, whom it does not name again."""
    section = page.section("post")
    named = section is not None and post.value is not None and post.raw != section.words[0]
    return [about_person("post_name", section.label_line)] if section and named else []


def source_name(page: RawPage) -> Fact[str]:
    """The name the source gives itself."""
    for section in page.furniture:
        if section.code == "source-name":
            return Fact.of(visible(section.label), section.label, section.span)
    return Fact(None)


def owner_and_year(page: RawPage) -> tuple[Fact[str], Fact[int]]:
    """The ministry and the year of the footer ("Tous droits réservés - Ministère … 2013")."""
    for section in page.furniture:
        match = re.match(r"tous droits reserves\s*[-:,]?\s*(.*?)[\s-]*(\d{4})?\s*$", flat(visible(section.label)))
        if section.code != "footer" or match is None:
            continue
        shown = visible(section.label)
        owner = shown[match.start(1) : match.end(1)].strip(" -")
        number = parse_year(match.group(2) or "")
        return (
            Fact.of(owner, section.label, section.span)
            if owner
            else Fact(None, State.UNKNOWN, section.label, section.span),
            Fact.of(number, section.label, section.span)
            if number
            else Fact(None, State.UNKNOWN, section.label, section.span),
        )
    return Fact(None), Fact(None)


def title_doubts(title: Fact[str]) -> list[Doubt]:
    """Words of the title that are one letter away from a usual word, or listed in ``corrections.csv``."""
    if title.value is None:
        return []
    line = title.span.first if title.span else None
    listed = {fold(row["as_written"]): row["meant"] for row in read_table("corrections.csv") if row["field"] == "title"}
    doubts = []
    for index, word in enumerate(re.findall(r"[^\W\d_]{4,}", title.value)):
        meant = listed.get(fold(word)) or ("" if index and word[0].isupper() else near_word(word))
        if meant:
            doubts.append(doubt("typo-suspected", "title", word, line, written=word, suggested=meant))
    return doubts


def near_word(word: str) -> str:
    """The usual word that ``word`` misses by one letter inside it (left out, doubled, changed or swapped), else ""."""
    lexicon = mapping().words["lexicon"]
    written = fold(word)
    stems = {re.sub("e?s?$", "", usual) for usual in lexicon}
    if len(written) < 5 or written in lexicon or re.sub("(?:e?s|x|e|aux)$", "", written) in stems:
        return ""
    for usual, printed in lexicon.items():
        same_ends = usual[0] == written[0] and usual[-1] == written[-1]
        if same_ends and abs(len(usual) - len(written)) <= 1 and _one_off(written, usual):
            return printed
    return ""


def _one_off(one: str, other: str) -> bool:
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[:2][::-1] and a[2:] == b[2:])
