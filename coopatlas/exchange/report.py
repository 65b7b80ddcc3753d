"""The report of one import, on screen, in JSON and kept."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from coopatlas.exchange.drafts import Doubt, Refusal

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
        }
