"""Making a doubt: its usual severity, and words that never give a person's address away."""

from __future__ import annotations

from dataclasses import replace

from coopatlas.exchange.drafts import Doubt, Severity

from .privacy import without_addresses

LONGEST_RAW = 500  # characters of source text shown beside a doubt

# fmt: off
_NOTES = (
    "announced-empty-heading", "date-unknown", "empty-cell", "empty-table", "generic-funder", "i18n-key", "masked-email",
    "missing-attachment", "old-new-name", "page-footer", "repeated-header", "repeated-rows", "section-order", "section-repeated",
    "spelling-variant", "technical-word", "typo-suspected", "unequal-instalment", "unexpanded-acronym",
)
_DOUBTS = (
    "broken-encoding", "columns-unclear", "concatenated-funders", "count-contradiction", "current-for-long", "doubtful-name",
    "end-after-triennial", "end-before-start", "ended-without-date", "missing-action", "none-or-unanswered",
    "person-not-body", "personal-email", "reading-order", "section-missing", "table-not-understood", "truncated-label",
    "truncated-page", "unknown-label", "unknown-status", "unmatched-place", "year-contradiction",
)
_ERRORS = ("amount-unreadable", "date-unreadable", "year-unreadable")
# fmt: on
SEVERITIES: dict[str, Severity] = {
    **dict.fromkeys(_NOTES, Severity.NOTE),
    **dict.fromkeys(_DOUBTS, Severity.DOUBT),
    **dict.fromkeys(_ERRORS, Severity.ERROR),
}


def doubt(code: str, field: str, raw: str = "", line: int | None = None, /, **params: str) -> Doubt:
    """A doubt of the vocabulary ``anomalies``, with that vocabulary's severity; ``params`` complete its wording."""
    shown = without_addresses(raw)[:LONGEST_RAW]
    safe = {name: without_addresses(value)[:LONGEST_RAW] for name, value in params.items()}
    return Doubt(code, SEVERITIES[code], field, shown, line, safe)


def softened(told: Doubt, severity: Severity) -> Doubt:
    """The same doubt, to be minded more or less than usual."""
    return replace(told, severity=severity)
