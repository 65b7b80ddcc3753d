"""The volunteers' table. In text its columns run together: the host is sought at the end, the field in a list, and what
is left is the mission."""

from __future__ import annotations

from dataclasses import dataclass

from coopatlas.exchange.drafts import Doubt, Fact, PersonDraft, State, VolunteerDraft

from .doubts import doubt
from .folding import flat, fold
from .mapping import mapping
from .page import RawPage
from .tables import Row, empty_table, repeated_rows, table
from .volunteer_names import name_of


@dataclass(frozen=True, slots=True)
class Reading:
    """A row as read. ``certain``: its columns were told apart; ``named``: what is the person's name in it is known."""

    draft: VolunteerDraft
    certain: bool
    named: bool


def volunteers(page: RawPage, hosts: list[str]) -> tuple[list[VolunteerDraft], State, list[Doubt]]:
    """The volunteers in order; ``hosts`` are the bodies and places the page names, one of which may end a row."""
    found = table(page, "volunteers")
    doubts = empty_table(found, "volunteers", page) + repeated_rows(found, "volunteers")
    drafts: list[VolunteerDraft] = []
    for row in found.rows:
        where = f"volunteers[{len(drafts)}]"
        read = _exact(row) if row.cells is not None and len(row.cells) >= 5 else _guessed(row, hosts)
        drafts.append(read.draft)
        if not read.named:
            doubts.append(doubt("doubtful-name", where, "", row.line.number))
        elif not read.certain:
            doubts.append(doubt("reading-order", where, read.draft.mission.raw, row.line.number))
    state = found.state
    if state is State.NONE and page.truncated and found.headers and found.headers[-1].number == page.last_line:
        state = State.UNKNOWN
    return drafts, state, doubts


def _exact(row: Row) -> Reading:
    family, given, mission, field, host = (row.cells or ())[:5]
    return Reading(_draft(row, family, given, mission, field, host), certain=True, named=bool(family) == bool(given))


def _guessed(row: Row, hosts: list[str]) -> Reading:
    host = _ending(row.text, hosts)
    before = row.text[: len(row.text) - len(host)].rstrip()
    field = _ending(before, list(mapping().words["field-of-action"].values()))
    words = before[: len(before) - len(field)].split()
    name = name_of(words)
    mission = " ".join(words[name.words :]) if name.words is not None else ""
    draft = _draft(row, name.family, name.given, mission, field, host)
    anonymous = name.words == 0
    return Reading(draft, certain=bool(name.sure and host and field and mission), named=name.sure or anonymous)


def _ending(text: str, known: list[str]) -> str:
    """The longest of the known wordings that ends the text, as the text writes it, else ""."""
    lowered = flat(text)
    fitting = [name for name in known if lowered.endswith(flat(name)) and _begins_word(text, len(text) - len(name))]
    longest = max(fitting, key=len, default="")
    return text[len(text) - len(longest) :] if longest else ""


def _begins_word(text: str, position: int) -> bool:
    return position == 0 or (position > 0 and text[position - 1] == " ")


def _draft(row: Row, family: str, given: str, mission: str, field: str, host: str) -> VolunteerDraft:
    person = PersonDraft("volunteer", family, given, "", "", host, row.span)
    return VolunteerDraft(person, _fact(mission, row), _fact(field, row), _fact(host, row))


def _fact(text: str, row: Row) -> Fact[str]:
    return Fact.of(text, text, row.span) if fold(text) else Fact(None, State.UNKNOWN, "", row.span)
