"""Agreements and grants told in sentences: what was signed, when, how many, for how much; who co-funded, in which year."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from coopatlas.exchange.drafts import AgreementDraft, CofundingDraft, Fact, PartyDraft, Span, State

from .folding import flat, visible
from .mapping import mapping
from .narratives import Sentence, sentences, text_lines
from .page import RawPage
from .signatories import signatories
from .values import MONTHS, NUMBERS, Money, parse_amount, parse_date

_SIGNED = re.compile(r"\b(?:signe|conclu|paraphe|ratifie|passe|adopte)(?:e|s|es)?\b|\bsignature\b")
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"\b(?:le\s+|en\s+|depuis\s+|des\s+|du\s+|au\s+|fin\s+|debut\s+|courant\s+)?"
    rf"(\d{{1,2}}/\d{{1,2}}/\d{{4}}|(?:\d{{1,2}}(?:er)?\s+)?(?:{_MONTH})\s+\d{{4}}|(?:19|20)\d\d(?!\s*(?:habitants|euros|€)))\b"
)
_COUNT_WORDS = {"une": 1, "un": 1, **NUMBERS}
_COUNT = re.compile(rf"\b(\d{{1,3}}|{'|'.join(_COUNT_WORDS)})\s+(?:\w+\s+)?$")
_MONEY = re.compile(r"(\d[\d .,\u00a0\u202f]*?)\s?(€|euros?\b|f ?cfa\b|fcfa\b|dollars?\b)")
_COFUNDED = re.compile(
    r"\bprojets?\s+co-?finances?\s+par\s+(?:le\s+|la\s+|les\s+|l')?(?P<funder>.{2,80}?)\s+en\s+(?P<year>(?:19|20)\d\d)\b"
)
_NEAR = 100  # characters between the agreement's name and its signature


def agreements(page: RawPage, parties: list[PartyDraft]) -> list[AgreementDraft]:
    """The agreements said to be signed at a date, each kind and date once, in reading order of the first telling, with
    whoever signed where a telling says so."""
    found: dict[tuple[str, str, int], AgreementDraft] = {}
    for sentence in sentences(page):
        draft = _agreement(sentence)
        if draft is not None:
            key = (draft.kind, draft.signed_on.value or "", draft.count)
            kept = found.setdefault(key, draft)
            if kept.amount.value is None and draft.amount.value is not None:
                found[key] = kept = replace(draft, signatories=kept.signatories)
            if not kept.signatories:
                found[key] = replace(kept, signatories=signatories(sentence.text, parties))
    return list(found.values())


def cofundings(page: RawPage) -> list[CofundingDraft]:
    """Each "Projet cofinancé par le X en AAAA", each funder and year once."""
    found: dict[tuple[str, int], CofundingDraft] = {}
    for _, line in text_lines(page, "description", "context", "history", "objective"):
        for match in _COFUNDED.finditer(flat(line.text)):
            raw = line.text[match.start() : match.end()]
            span = Span(line.number, line.number)
            funder = visible(line.text[match.start("funder") : match.end("funder")])
            year = int(match["year"])
            found.setdefault((funder, year), CofundingDraft(Fact.of(funder, raw, span), Fact.of(year, raw, span)))
    return list(found.values())


def _agreement(sentence: Sentence) -> AgreementDraft | None:
    lowered = flat(sentence.text)
    for kind, pattern in mapping().agreements:
        for match in pattern.finditer(lowered):
            signed = _SIGNED.search(lowered, match.end(), match.end() + _NEAR) or _signature_before(
                lowered, match.start()
            )
            date = _nearest_date(lowered, signed, match) if signed else None
            if date is None:
                continue
            text, span = sentence.text, Span(sentence.line, sentence.line)
            count = _count(lowered[: match.start()])
            bare = match.group(0).startswith("convention") and " " not in match.group(0)
            if bare and re.search(r"\bfinancement", lowered):
                kind = "funding-agreement"
            when = parse_date(date.group(1))
            raw = text[date.start() : date.end()]
            signed_on: Fact[str] = Fact.of(when, raw, span) if when else Fact(None, State.UNKNOWN, raw, span)
            return AgreementDraft(kind, signed_on, "", count, *_money(lowered, text, match.start(), span))
    return None


def _signature_before(lowered: str, position: int) -> re.Match[str] | None:
    """ "la signature de l'accord…", "a signé une convention…": the verb just before the name."""
    found = list(_SIGNED.finditer(lowered, max(0, position - 40), position))
    return found[-1] if found else None


def _nearest_date(lowered: str, signed: re.Match[str], name: re.Match[str]) -> re.Match[str] | None:
    """The date closest to the signature, in the same clause (no more than 100 characters away)."""
    start, end = min(name.start(), signed.start()) - _NEAR, max(name.end(), signed.end()) + _NEAR
    around = _DATE.finditer(lowered, max(0, start), end + 20)
    dates = [match for match in around if not (name.start() <= match.start() < name.end())]
    near = sorted(dates, key=lambda match: max(match.start() - signed.end(), signed.start() - match.end()))
    if not near or max(near[0].start() - signed.end(), signed.start() - near[0].end()) > _NEAR:
        return None
    between = lowered[min(near[0].end(), signed.end()) : max(near[0].start(), signed.start())]
    return None if ";" in between else near[0]


def _count(before: str) -> int:
    match = _COUNT.search(before)
    if match is None:
        return 1
    word = match.group(1)
    return _COUNT_WORDS.get(word) or int(word) or 1


def _money(lowered: str, text: str, start: int, span: Span) -> tuple[Fact[Decimal], str]:
    match = _MONEY.search(lowered, start)
    value: Money | None = parse_amount(text[match.start() : match.end()]) if match else None
    if match is None or value is None:
        return Fact(None, State.UNKNOWN), "EUR"
    return Fact.of(value.amount, text[match.start() : match.end()], span), value.currency or "EUR"
