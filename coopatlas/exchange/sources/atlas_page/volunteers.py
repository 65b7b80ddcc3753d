"""The volunteers' table. In text its columns run together: the host is sought at the end, the field in a list, and what
is left is the mission."""

from __future__ import annotations

from coopatlas.exchange.drafts import Doubt, Fact, PersonDraft, State, VolunteerDraft

from .doubts import doubt
from .folding import flat, fold
from .mapping import mapping
from .page import RawPage
from .people import leading_name
from .tables import Row, empty_table, table


def volunteers(page: RawPage, hosts: list[str]) -> tuple[list[VolunteerDraft], State, list[Doubt]]:
    """The volunteers in order; ``hosts`` are the bodies and places the page names, one of which may end a row."""
    found = table(page, "volunteers")
    doubts = empty_table(found, "volunteers", page)
    drafts: list[VolunteerDraft] = []
    for row in found.rows:
        where = f"volunteers[{len(drafts)}]"
        draft, certain = _exact(row) if row.cells is not None and len(row.cells) >= 5 else _guessed(row, hosts)
        drafts.append(draft)
        if not certain:
            doubts.append(doubt("reading-order", where, draft.mission.raw, row.line.number))
    state = found.state
    if state is State.NONE and page.truncated and found.headers and found.headers[-1].number == page.last_line:
        state = State.UNKNOWN
    return drafts, state, doubts


def _exact(row: Row) -> tuple[VolunteerDraft, bool]:
    family, given, mission, field, host = (row.cells or ())[:5]
    return _draft(row, family, given, mission, field, host), True


def _guessed(row: Row, hosts: list[str]) -> tuple[VolunteerDraft, bool]:
    words = row.text.split()
    family, given = leading_name(words)
    if not (family and given):  # nothing tells where the name ends: the row is kept in the text only
        return _draft(row, "", "", "", "", ""), False
    rest = " ".join(words[family + given :])
    host = _ending(rest, hosts)
    middle = rest[: len(rest) - len(host)].rstrip() if host else rest
    field = _ending(middle, list(mapping().words["field-of-action"].values()))
    mission = middle[: len(middle) - len(field)].rstrip() if field else middle
    names = " ".join(words[:family]), " ".join(words[family : family + given])
    return _draft(row, *names, mission, field, host), bool(host and field and mission)


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
