"""Reports that were kept: packed small when they are written, whole again when they are read.

Thousands of rows whose words and reasons repeat: as JSON, compressed, then in letters any column holds, a run of 3,869 rows
takes some tens of kilobytes, in one value that only the page of that run reads.
"""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import dataclass, field
from typing import Any

from coopatlas.exchange.models import ImportRun
from coopatlas.exchange.report import Report, RowTold

QUICK = 3  # compression level: nearly as small as the best, three times as fast


@dataclass(frozen=True, slots=True)
class Detail:
    """What ``ImportRun.detail`` holds: each row, and the parts of the report that quote rows."""

    rows: list[RowTold] = field(default_factory=list)
    anomalies: list[dict[str, Any]] = field(default_factory=list)
    refusals: list[dict[str, Any]] = field(default_factory=list)
    waiting: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)


def packed(report: Report) -> str:
    """The rows of a report, small enough to be kept for ever."""
    told = {
        "rows": report.rows,
        "anomalies": report.anomalies,
        "refusals": report.refusals,
        "waiting": report.waiting,
        "notes": report.notes,
    }
    words = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return base64.b85encode(zlib.compress(words.encode("utf-8", "surrogatepass"), QUICK)).decode()


def unpacked(detail: str) -> Detail:
    """The rows of a kept report; none when it is older than kept rows."""
    if not detail:
        return Detail()
    told = json.loads(zlib.decompress(base64.b85decode(detail)).decode("utf-8", "surrogatepass"))
    return Detail(rows=[RowTold(*row) for row in told.pop("rows")], **told)


def report_json(run: ImportRun) -> dict[str, object]:
    """The report as its author saw it (the shape of ``Report.as_json``), with when, by whom, from which files."""
    detail = unpacked(run.detail)
    return {
        "id": run.pk,
        "at": run.at.isoformat(timespec="seconds"),
        "by": f"{run.actor_kind}:{run.actor_key}",
        "outcome": run.outcome,
        "duration_ms": run.duration_ms,
        "files": run.files,
        "source": run.source,
        "mode": "apply",
        "read": run.read,
        **run.counts,
        "anomalies": detail.anomalies,
        "records": [row.record for row in detail.rows if row.record],
        "refusals": detail.refusals,
        "left_out_reasons": run.summary.get("left_out", []),
        "waiting_rows": detail.waiting,
        "notes": detail.notes,
    }
