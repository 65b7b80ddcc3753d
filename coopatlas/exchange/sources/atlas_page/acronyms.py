"""Acronyms the page explains, in a list ("Liste des sigles") or in brackets, and those it leaves unexplained."""

from __future__ import annotations

import re
from itertools import permutations

from coopatlas.exchange.drafts import AcronymDraft, Doubt, Span

from .doubts import doubt
from .folding import flat, fold, visible
from .mapping import mapping
from .narratives import text_lines
from .page import Line, RawPage

_LIST_TITLE = re.compile(
    r"^\s*(?:liste|lexique|glossaire|signification)\b.{0,30}\b(?:sigles?|acronymes?|abreviations?)\b[^:]*:?\s*$"
)
_ENTRY = re.compile(r"^\s*[-•]?\s*([^:=]{2,80}?)\s*[:=]\s*(.+?)\s*$")
_ACRONYM = r"[A-ZÀ-Ý](?:[A-ZÀ-Ý]{1,9}|(?:\.[A-ZÀ-Ý]){1,9}\.?)"
_BEFORE = re.compile(rf"\(\s*({_ACRONYM})\s*\)")  # Long form (ACRONYM)
_AFTER = re.compile(rf"(?<![\w.])({_ACRONYM})\s*\(([^()]{{5,120}})\)")  # ACRONYM (long form)
_USED = re.compile(r"(?<![\w.@'-])(?:[A-Z][A-Z-]{1,8}[A-Z]|[A-Z]{2,9}\d{1,3})(?![\w@'’-])")
_LISTS = ("operator", "contracting-authority", "other-partners-france", "other-partners-country", "before-reform")
_SMALL = frozenset(("de", "du", "des", "d", "la", "le", "les", "l", "et", "a", "au", "aux", "en", "pour", "par", "sur"))
_BEFORE_ACRONYM = frozenset(
    ("le", "la", "les", "un", "une", "ce", "cette", "par", "avec", "pour", "ministere", "agence")
)
_ROMAN = re.compile(r"[IVXLC]+")


def acronyms(page: RawPage) -> tuple[list[AcronymDraft], list[Doubt]]:
    """Each acronym once per explanation, as printed ("C.D.A.N.E."), in reading order."""
    found: list[AcronymDraft] = []
    doubts: list[Doubt] = []
    listed: set[int] = set()
    for code, lines in _lists(page):
        for line in lines:
            listed.add(line.number)
            drafts, about = _entry(line, code)
            found += drafts
            doubts += about
    for _, line in text_lines(page):
        if line.number not in listed:
            found += _in_brackets(line)
    unique: dict[tuple[str, str], AcronymDraft] = {}
    for draft in sorted(found, key=lambda draft: draft.span.first if draft.span else 0):
        unique.setdefault((draft.acronym, fold(draft.expansion)), draft)
    return list(unique.values()), doubts + _unexplained(page, {bare(draft.acronym) for draft in found})


def bare(acronym: str) -> str:
    """The letters of an acronym in capitals: the same for "C.D.A.N.E.", "CDANE" and "Padder"/"PADDER"."""
    return re.sub(r"[^A-Z0-9]", "", fold(acronym).upper())


def _lists(page: RawPage) -> list[tuple[str, list[Line]]]:
    """The lines under each title of a list, up to the first line that is no entry."""
    found = []
    for code in ("context", "history", "objective", "description", "beneficiaries"):
        for section in page.occurrences(code):
            entries: list[Line] | None = None
            for line in section.lines:
                if _LIST_TITLE.match(flat(line.text)):
                    entries = []
                    found.append((code, entries))
                elif entries is not None and _ENTRY.match(line.text):
                    entries.append(line)
                elif not (line.blank and not entries):
                    entries = None
    return found


def _entry(line: Line, code: str) -> tuple[list[AcronymDraft], list[Doubt]]:
    """Reads "A : long a", or "A, B : long a, long b", where several are explained in parallel order: the counts must agree,
    and no other order may fit the initials clearly better."""
    match = _ENTRY.match(visible(line.text))
    if match is None:
        return [], []
    keys = [key.strip() for key in re.split(r"\s*[,;/]\s*|\s+et\s+", match.group(1)) if key.strip()]
    told = match.group(2)
    span = Span(line.number, line.number)
    if len(keys) == 1:
        return [AcronymDraft(keys[0], told, span)], []
    longs = [part.strip() for part in re.split(r"\s*;\s*" if ";" in told else r"\s*,\s*", told) if part.strip()]
    if len(longs) != len(keys):
        whole = AcronymDraft(match.group(1).strip(), told, span)
        announced, listed, raw = str(len(keys)), str(len(longs)), line.text.strip()
        return [whole], [doubt("count-contradiction", code, raw, line.number, announced=announced, listed=listed)]
    doubts = []
    if _swapped(keys, longs):
        doubts.append(doubt("reading-order", code, line.text.strip(), line.number))
    return [AcronymDraft(key, long, span) for key, long in zip(keys, longs, strict=True)], doubts


def _swapped(keys: list[str], longs: list[str]) -> bool:
    """Whether another order of the long forms spells the acronyms clearly better than the printed one."""
    if len(keys) > 5:
        return False
    fits = {(k, x): _fit(keys[k], longs[x]) for k in range(len(keys)) for x in range(len(longs))}
    printed = sum(fits[k, k] for k in range(len(keys)))
    best = max(sum(fits[k, x] for k, x in enumerate(order)) for order in permutations(range(len(longs))))
    return best >= printed + 2


def _fit(acronym: str, long: str) -> int:
    """How many letters of the acronym the initials spell in order, less those that are wrong or missing."""
    letters, initials = bare(acronym), "".join(word[0].upper() for word in _words(long))
    row = [0] * (len(initials) + 1)
    for letter in letters:
        previous = 0
        for index, initial in enumerate(initials, start=1):
            above = row[index]
            row[index] = previous + 1 if letter == initial else max(above, row[index - 1])
            previous = above
    return 2 * row[-1] - max(len(letters), len(initials))


def _words(text: str) -> list[str]:
    """The folded words that give their initial to an acronym: small words do not."""
    return [word for word in re.findall(r"[^\W_]+", fold(text)) if word not in _SMALL]


def _in_brackets(line: Line) -> list[AcronymDraft]:
    span = Span(line.number, line.number)
    found = []
    for match in _BEFORE.finditer(line.text):
        long = _long_form_before(line.text[max(0, match.start() - 300) : match.start()], bare(match.group(1)))
        if long:
            found.append(AcronymDraft(match.group(1), long, span))
    for match in _AFTER.finditer(line.text):
        initials = "".join(word[0].upper() for word in _words(match.group(2)))
        if initials == bare(match.group(1)):
            found.append(AcronymDraft(match.group(1), visible(match.group(2)), span))
    return found


def _long_form_before(text: str, letters: str) -> str:
    """The nearest run of words whose initials spell the letters; only proper names may stand between it and the bracket."""
    words = [(m.start(), m.end(), m.group(0)) for m in re.finditer(r"[^\W_]+", text)]
    big = [word for word in words if fold(word[2]) not in _SMALL]
    for end in range(len(big), max(len(big) - 5, len(letters) - 1), -1):
        run = big[end - len(letters) : end]
        if len(run) == len(letters) and "".join(fold(word[2])[0].upper() for word in run) == letters:
            return text[run[0][0] : run[-1][1]]
        if not big[end - 1][2][0].isupper():
            break
    return ""


def _unexplained(page: RawPage, explained: set[str]) -> list[Doubt]:
    """One note per acronym used in the texts, the lists of bodies and the headings, and explained nowhere. A family name in
    capitals after a given name is none."""
    told: dict[str, Doubt] = {}
    for code, line in _read_lines(page):
        if line.text.isupper():
            continue
        for match in _USED.finditer(line.text):
            used = match.group(0)
            parts = {bare(used), *map(bare, used.split("-"))}
            if (
                parts & explained
                or bare(used) in told
                or _ROMAN.fullmatch(used)
                or _is_surname(line.text, match.start())
                or _is_shouted(line.text, *match.span())
            ):
                continue
            told[bare(used)] = doubt("unexpanded-acronym", code, used, line.number, acronym=used)
    return list(told.values())


def _read_lines(page: RawPage) -> list[tuple[str, Line]]:
    """The lines of the texts, then those of the lists of bodies, then the headings of sections as the Atlas prints them."""
    printed = mapping().sections
    first = {s.code: s.label_line for s in reversed(page.sections) if s.code in printed}
    headings = [(code, Line(number, printed[code].printed)) for code, number in first.items()]
    return [*text_lines(page), *text_lines(page, *_LISTS), *sorted(headings, key=lambda heading: heading[1].number)]


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Whether another word in capitals stands right beside: a sentence or a name in capitals, in which nothing is known for an
    acronym."""
    before = re.search(r"([^\W\d_]{2,})[ \u00a0]$", text[max(0, start - 40) : start])
    after = re.match(r"[ \u00a0]([^\W\d_]{2,})", text[end : end + 40])
    return any(beside is not None and beside.group(1).isupper() for beside in (before, after))


def _is_surname(text: str, start: int) -> bool:
    """Whether the word before is a given name: one capital then small letters, and no usual word ("Région", "Programme")."""
    before = re.search(r"([^\W\d_]+(?:-[^\W\d_]+)*)\s+$", text[max(0, start - 40) : start])
    if before is None or start != len(text[:start].rstrip()) + 1:
        return False
    word = before.group(1)
    usual = mapping().words["lexicon"] | mapping().words["place-word"] | mapping().words["function-word"]
    common = fold(word) in usual or fold(word) in _BEFORE_ACRONYM
    return not common and all(part[:1].isupper() and part[1:].islower() for part in word.split("-"))
