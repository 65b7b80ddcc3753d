"""The report of one import, on screen, in JSON and kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from coopatlas.exchange.drafts import Doubt, Note, Refusal

COUNTS = ("created", "updated", "unchanged", "merged", "waiting", "left_out", "refused")
NOT_WRITTEN = "run-refused"  # a good row of a run that wrote nothing


class RowTold(NamedTuple):
    """What became of one row. ``row``: rank in the run; ``kind``: one of COUNTS; ``fingerprint``: the same for the same words
    from run to run; ``record``: the address of what it became; ``reason``, ``message``, ``words``: only of a row that did not
    enter, ``words`` being the beginning of what the source wrote."""

    row: int
    file: str
    line: int | None
    kind: str
    fingerprint: str
    record: str = ""
    reason: str = ""
    message: str = ""
    words: str = ""


@dataclass(slots=True)
class Report:
    """Counts hold ``read = created + updated + unchanged + merged + waiting + left_out + refused``."""

    source: str
    mode: str  # "dry-run" or "apply"
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTS, 0))
    anomalies: list[dict[str, object]] = field(default_factory=list)
    records: list[str] = field(default_factory=list)
    refusals: list[dict[str, object]] = field(default_factory=list)
    left_out: dict[str, dict[str, object]] = field(default_factory=dict)  # by reason: how many, and in which words
    waiting: list[dict[str, object]] = field(default_factory=list)
    notes: list[dict[str, object]] = field(default_factory=list)  # of whole files
    rows: list[RowTold] = field(default_factory=list)
    files: list[dict[str, object]] = field(default_factory=list)
    kept_as: int | None = None  # number of the kept report

    def add_doubt(self, row: int, doubt: Doubt, message: str) -> None:
        self.anomalies.append(
            {
                "code": doubt.code,
                "severity": doubt.severity.value,
                "row": row,
                "line": doubt.line,
                "field": doubt.field,
                "raw": doubt.raw,
                "message": message,
            }
        )

    def add_refusal(self, row: int, name: str, refusal: Refusal) -> None:
        self.counts["refused"] += 1
        told = asdict(refusal)
        del told["text"]
        self.refusals.append({"row": row, "file": name, **told})

    def add_left_out(self, code: str, message: str, rows: int = 1) -> None:
        self.counts["left_out"] += rows
        told = self.left_out.setdefault(code, {"code": code, "message": message, "rows": 0})
        told["rows"] = int(str(told["rows"])) + rows

    def add_waiting(self, row: int, name: str, line: int | None, message: str, questions: list[dict[str, Any]]) -> None:
        self.counts["waiting"] += 1
        self.waiting.append({"row": row, "file": name, "line": line, "message": message, "questions": questions})

    def add_note(self, name: str, note: Note) -> None:
        self.notes.append({"file": name, **asdict(note)})

    def withdraw(self) -> None:
        """Nothing was written because of refused rows: the report keeps the refusals and says no more than that."""
        good = sum(self.counts.values()) - self.counts["refused"]
        self.counts |= dict.fromkeys(set(COUNTS) - {"refused"}, 0)
        self.records.clear()
        self.left_out.clear()
        self.waiting.clear()
        message = "Bonne ligne, qui n’est pas entrée : l’import a été refusé en entier."
        if good:
            self.add_left_out(NOT_WRITTEN, message, good)
        self.rows = [
            row
            if row.kind == "refused"
            else row._replace(kind="left_out", record="", reason=NOT_WRITTEN, message=message)
            for row in self.rows
        ]

    def left_out_reasons(self) -> list[dict[str, object]]:
        """Why rows were left out, most frequent first."""
        return sorted(self.left_out.values(), key=lambda told: (-int(str(told["rows"])), str(told["code"])))

    def summary(self) -> dict[str, list[dict[str, object]]]:
        """Reasons and anomalies counted, most frequent first, each with the words of its first example."""
        why: dict[str, Counter[str]] = {"waiting": Counter(), "refused": Counter()}
        first: dict[tuple[str, str], str] = {}
        for row in self.rows:
            if row.kind in why:
                why[row.kind][row.reason] += 1
                first.setdefault((row.kind, row.reason), row.message)
        doubts = Counter((str(told["severity"]), str(told["code"])) for told in self.anomalies)
        example = {(str(told["severity"]), str(told["code"])): told for told in reversed(self.anomalies)}
        return {
            "left_out": self.left_out_reasons(),
            **{
                kind: [{"code": c, "message": first[kind, c], "rows": n} for c, n in counted.most_common()]
                for kind, counted in why.items()
            },
            "anomalies": [
                {"code": code, "severity": severity, "count": n, "message": example[severity, code]["message"]}
                for (severity, code), n in doubts.most_common()
            ],
        }

    def as_json(self) -> dict[str, object]:
        """The shape promised by ``docs/contrat.md``."""
        return {
            "source": self.source,
            "mode": self.mode,
            "read": sum(self.counts.values()),
            **self.counts,
            "anomalies": self.anomalies,
            "records": self.records,
            "refusals": self.refusals,
            "left_out_reasons": self.left_out_reasons(),
            "waiting_rows": self.waiting,
            "notes": self.notes,
        }
