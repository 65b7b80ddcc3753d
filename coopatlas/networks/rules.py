"""Who may see networks. Members, themes, plans and contacts followed are public; the people behind them are not stored here."""

from __future__ import annotations

from coopatlas.core.rules import Visitor, works_at_desk


def may_see_on_desk(user: Visitor) -> bool:
    """The raw rows, on the administration's screens: the desk."""
    return works_at_desk(user)
