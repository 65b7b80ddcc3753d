"""Who may see and change a partnership. Pure functions over the asker and the record."""

from __future__ import annotations

from coopatlas.core.rules import Visitor, administers, works_at_desk
from coopatlas.partnerships.models import Partnership


def may_see(user: Visitor, partnership: Partnership) -> bool:
    """Everyone sees what is published and not removed; the desk sees the rest too."""
    public = partnership.published_at is not None and partnership.removed_at is None
    return public or works_at_desk(user)


def may_correct(user: Visitor, partnership: Partnership) -> bool:
    """The desk corrects; a removed record is restored first."""
    return works_at_desk(user) and partnership.removed_at is None


def may_remove(user: Visitor) -> bool:
    """Taking a record away from the public, and giving it back, is for administrators."""
    return administers(user)
