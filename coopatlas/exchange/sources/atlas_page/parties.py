"""The bodies taking part: partner tables and partner lists."""

from __future__ import annotations

import re
from dataclasses import replace

from coopatlas.exchange.drafts import Doubt, Fact, PartyDraft, Span

from .doubts import doubt
from .folding import fold, visible
from .named_persons import about_person, names_a_person, without_persons
from .page import RawPage
from .tables import Row, country_names, table

LISTS = {
    "other-partners-france": "other-partner-france",
    "other-partners-country": "other-partner-country",
    "contracting-authority": "contracting-authority",
    "operator": "operator",
    "before-reform": "before-reform",
}
_BULLET = re.compile(r"^\s*[-•–*]\s+")
_FOR = re.compile(r"^(?P<name>.+?)\s+pour\s+(?P<principal>(?:l['’]|la |le |les )?[A-ZÀ-Ý].*)$")
_TRAILING = re.compile(r"^(?P<name>.+?)\s*\((?P<inside>[^()]{2,60})\)$")
_DASHED = re.compile(r"^(?P<name>.+?)\s+[-–]\s+(?P<tail>[^-–]{2,60})$")


def parties(page: RawPage, acronyms: frozenset[str]) -> tuple[list[PartyDraft], list[Doubt]]:
    """All parties in the page's order of importance. ``acronyms``: folded acronyms the page explains, which may stand for
    the body an operator works for. A person is no party: a doubt says that one stands there."""
    told, found, doubts = _told(page, acronyms), list[PartyDraft](), list[Doubt]()
    for party in told:
        name, line = party.name.value or "", party.name.span.first if party.name.span else 0
        body = without_persons(name)
        if body != name or names_a_person(party.name.raw):
            doubts.append(about_person("parties", line))
        if names_a_person(name):
            continue
        if party.role == "foreign-partner" and not party.country_name:
            where = f"parties[{len(found)}].country_name"
            doubts.append(doubt("unmatched-place", where, body, line, name=body))
        found.append(party if body == name else replace(party, name=Fact.of(body, body, party.name.span)))
    return found, doubts


def _told(page: RawPage, acronyms: frozenset[str]) -> list[PartyDraft]:
    """Whatever stands in the tables and lists of bodies."""
    found: list[PartyDraft] = []
    for row in table(page, "foreign-partners").rows:
        found.append(_foreign(row))
    for row in table(page, "french-authorities").rows:
        name = row.cells[0] if row.cells and row.cells[0] else row.text
        found.append(PartyDraft("french-authority", Fact.of(name, name, row.span)))
    for code, role in LISTS.items():
        found += _listed(page, code, role, acronyms)
    return found


def names_of(found: list[PartyDraft], *roles: str) -> list[str]:
    """The names of the parties with one of these roles (all when none is given), each once."""
    names = (party.name.value or "" for party in found if not roles or party.role in roles)
    return list(dict.fromkeys(name for name in names if name))


def _foreign(row: Row) -> PartyDraft:
    """A row of the foreign partners: exact cells, or the country's name taken off the end of the line."""
    if row.cells and len(row.cells) >= 2 and row.cells[0]:
        return PartyDraft("foreign-partner", Fact.of(row.cells[0], row.cells[0], row.span), row.cells[1])
    words = row.text.split()
    for count in range(min(5, len(words) - 1), 0, -1):
        country = " ".join(words[-count:])
        if fold(country) in country_names():
            name = (
                row.text[: len(row.text) - len(country)].rstrip()
                if row.text.endswith(country)
                else " ".join(words[:-count])
            )
            return PartyDraft("foreign-partner", Fact.of(name, row.text, row.span), country)
    return PartyDraft("foreign-partner", Fact.of(row.text, row.text, row.span))


def _listed(page: RawPage, code: str, role: str, acronyms: frozenset[str]) -> list[PartyDraft]:
    lines = [line for section in page.occurrences(code) for line in section.lines]
    written = [(visible(_BULLET.sub("", line.text)), Span(line.number, line.number)) for line in lines]
    return [_party(role, text, span, acronyms) for text, span in written if text]


def _party(role: str, text: str, span: Span, acronyms: frozenset[str]) -> PartyDraft:
    """Reads "A pour B (Lieu)" as name, body it acts for, place, and "A - Mali" as name and country. An acronym in brackets
    stays in the name."""
    name, country, principal, place = text, "", "", ""
    if (dashed := _DASHED.match(name)) and fold(dashed["tail"]) in country_names():
        name, country = dashed["name"], dashed["tail"]
    trailing = _TRAILING.match(name)
    if trailing and trailing["inside"][0].isupper() and not trailing["inside"].replace(".", "").isupper():
        if fold(trailing["inside"]) in country_names():
            country = trailing["inside"]
        else:
            place = trailing["inside"]
        name = trailing["name"]
    acting = _FOR.match(name)
    if acting and (acting["name"].replace(".", "").isupper() or fold(acting["principal"]) in acronyms):
        name, principal = acting["name"], acting["principal"]
    return PartyDraft(role, Fact.of(name, text, span), country, principal, place)


def old_names(found: list[PartyDraft]) -> list[Doubt]:
    """Notes where the page still uses the name of a body before the reform that it also names under its new one."""
    before = [party.name.value or "" for party in found if party.role == "before-reform"]
    now = names_of(found, "french-authority")
    doubts = []
    for index, party in enumerate(found):
        old = party.name.value or ""
        if party.role in ("contracting-authority", "operator") and fold(old) in map(fold, before) and len(now) == 1:
            line = party.name.span.first if party.name.span else None
            doubts.append(doubt("old-new-name", f"parties[{index}].name", party.name.raw, line, old=old, new=now[0]))
    return doubts
