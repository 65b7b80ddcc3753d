"""Who may see what imports brought, and what waits."""

from __future__ import annotations

from coopatlas.core.rules import Visitor, works_at_desk


def may_see_imports(user: Visitor) -> bool:
    """Reports and waiting rows quote the sources word for word, persons included: the desk alone."""
    return works_at_desk(user)
