"""Making a doubt: its usual severity, and words that never give a person's address away."""

from __future__ import annotations

from coopatlas.exchange.drafts import Doubt, Severity

from .privacy import without_addresses

LONGEST_RAW = 500  # characters of source text shown beside a doubt

_NOTES = (
    "i18n-key technical-word repeated-header page-footer spelling-variant old-new-name empty-table empty-cell date-unknown "
    "masked-email unexpanded-acronym missing-attachment generic-funder typo-suspected section-repeated section-order "
    "announced-empty-heading unequal-instalment"
).split()
_DOUBTS = (
    "missing-action truncated-label concatenated-funders year-contradiction count-contradiction broken-encoding reading-order "
    "personal-email none-or-unanswered section-missing truncated-page unknown-label ended-without-date current-for-long "
    "end-after-triennial"
).split()
_ERRORS = "amount-unreadable year-unreadable date-unreadable".split()
SEVERITIES: dict[str, Severity] = {
    **dict.fromkeys(_NOTES, Severity.NOTE),
    **dict.fromkeys(_DOUBTS, Severity.DOUBT),
    **dict.fromkeys(_ERRORS, Severity.ERROR),
}


def doubt(
    code: str, field: str, raw: str = "", line: int | None = None, *, severity: Severity | None = None, **params: str
) -> Doubt:
    """A doubt of the vocabulary ``anomalies``, with that vocabulary's severity unless told otherwise."""
    shown = without_addresses(raw)[:LONGEST_RAW]
    safe = {name: without_addresses(value)[:LONGEST_RAW] for name, value in params.items()}
    return Doubt(code, severity or SEVERITIES[code], field, shown, line, safe)
