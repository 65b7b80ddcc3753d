"""Who may see a sheet, its lessons and its testimonies. Pure functions over the asker and the record."""

from __future__ import annotations

from coopatlas.core.rules import Visitor, works_at_desk
from coopatlas.lessons.enums import Consent
from coopatlas.lessons.models import Sheet, Testimony


def may_see(user: Visitor, sheet: Sheet) -> bool:
    """Everyone sees what is published and not removed; the desk sees the rest too."""
    public = sheet.published_at is not None and sheet.removed_at is None
    return public or works_at_desk(user)


def may_see_testimony(user: Visitor, testimony: Testimony) -> bool:
    """Words whose owner refused are shown to nobody but the desk."""
    return testimony.consent != Consent.REFUSED or works_at_desk(user)
