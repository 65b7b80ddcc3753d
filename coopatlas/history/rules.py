"""Who may read the journal."""

from __future__ import annotations

from coopatlas.core.rules import Visitor, administers


def may_read_journal(user: Visitor) -> bool:
    """The journal tells who worked when: administrators only."""
    return administers(user)
