"""Who may read a source as it is, persons unmasked."""

from __future__ import annotations

from coopatlas.core.rules import Visitor, works_at_desk


def may_read_unmasked(user: Visitor) -> bool:
    """The desk checks values against the source; everyone else reads it with persons masked."""
    return works_at_desk(user)
