"""The report of one import, on screen, in JSON and kept."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from coopatlas.exchange.drafts import Doubt, Note, Refusal

COUNTS = ("created", "updated", "unchanged", "merged", "waiting", "left_out", "refused")


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
        self.refusals.append({"row": row, "file": name, **asdict(refusal)})

    def add_left_out(self, code: str, message: str) -> None:
        self.counts["left_out"] += 1
        told = self.left_out.setdefault(code, {"code": code, "message": message, "rows": 0})
        told["rows"] = int(str(told["rows"])) + 1

    def add_waiting(self, row: int, name: str, line: int | None, message: str, questions: list[dict[str, Any]]) -> None:
        self.counts["waiting"] += 1
        self.waiting.append({"row": row, "file": name, "line": line, "message": message, "questions": questions})

    def add_note(self, name: str, note: Note) -> None:
        self.notes.append({"file": name, **asdict(note)})

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
            "left_out_reasons": sorted(
                self.left_out.values(), key=lambda told: (-int(str(told["rows"])), str(told["code"]))
            ),
            "waiting_rows": self.waiting,
            "notes": self.notes,
        }
