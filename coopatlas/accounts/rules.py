"""Who may look at accounts."""

from __future__ import annotations

from coopatlas.core.rules import Visitor, administers


def may_see_accounts(user: Visitor) -> bool:
    """Addresses of people who sign in are for administrators."""
    return administers(user)
