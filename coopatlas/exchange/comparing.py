"""Two imports of one source, row by row: what became of the same words the second time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coopatlas.exchange.report import RowTold

ABSENT = "absent"
STANDING = {"created": "record", "updated": "record", "unchanged": "record"}
STATES = ("record", "merged", "waiting", "left_out", "refused", ABSENT)


@dataclass(frozen=True, slots=True)
class Change:
    """One row whose outcome is not the same in both runs; None where a run did not read it."""

    before: RowTold | None
    after: RowTold | None

    @property
    def passage(self) -> str:
        """From which state to which: "waiting-record"; "record-updated" when its record was changed."""
        here, there = state(self.before), state(self.after)
        if here == there == "record" and self.after is not None:
            there = self.after.kind
        return f"{here}-{there}"

    @property
    def row(self) -> RowTold:
        """The later of the two."""
        row = self.after or self.before
        if row is None:
            raise ValueError("a change of no row")
        return row


def state(row: RowTold | None) -> str:
    """What a row is once its run is over: a record, whether it was created or found again, or one of the other outcomes."""
    return ABSENT if row is None else STANDING.get(row.kind, row.kind)


def changes(before: Sequence[RowTold], after: Sequence[RowTold]) -> list[Change]:
    """The rows whose outcome changed, in the order of the later run, then those that left. The same words are the same row;
    words that changed are, too, when they are the same record's."""
    earlier = numbered(before)
    pairs: list[tuple[RowTold | None, RowTold]] = []
    for key, row in numbered(after).items():
        pairs.append((earlier.pop(key, None), row))
    by_record = {number(row): key for key, row in earlier.items() if row.record}
    told: list[Change] = []
    for old, new in pairs:
        if old is None and new.record and number(new) in by_record:
            old = earlier.pop(by_record.pop(number(new)))
        if state(old) != state(new) or (new.kind in {"created", "updated"}):
            told.append(Change(old, new))
    return [*told, *(Change(row, None) for row in earlier.values())]


def numbered(rows: Iterable[RowTold]) -> dict[tuple[str, int], RowTold]:
    """Rows by their words, and by how many times these were read before."""
    seen: Counter[str] = Counter()
    found: dict[tuple[str, int], RowTold] = {}
    for row in rows:
        seen[row.fingerprint] += 1
        found[row.fingerprint, seen[row.fingerprint]] = row
    return found


def number(row: RowTold) -> str:
    """The number of the record in its address, whatever title it bears that day."""
    return row.record.rstrip("/").rsplit("/", 1)[-1].split("-", 1)[0]
