"""Every write about partnerships made by people and commands. Bulk writes of imports go through ``exchange.actions``,
which records them the same way."""

from __future__ import annotations

from collections.abc import Collection
from copy import copy

from django.db import transaction
from django.utils import timezone

from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.partnerships.models import Partnership
from coopatlas.partnerships.search_text import search_text, search_texts

CORRECTABLE = (
    "title",
    "form",
    "status",
    "first_signed_year",
    "start_year",
    "end_date",
    "triennial",
    "communication_in_france",
    "communication_abroad",
    "evaluation",
)


@transaction.atomic
def correct_partnership(partnership: Partnership, *, by: Actor, reason: str = "", **changes: object) -> bool:
    """Correct values by hand. What a person corrected outlives every later import. Raises ValueError for another field."""
    foreign = changes.keys() - set(CORRECTABLE)
    if foreign:
        raise ValueError(f"not correctable: {sorted(foreign)}")
    if all(getattr(partnership, name) == value for name, value in changes.items()):
        return False
    if "title" in changes:
        corrected = copy(partnership)
        corrected.title = str(changes["title"])
        changes["search_text"] = search_text(corrected)
    return history.update(partnership, by=by, reason=reason, **changes)


@transaction.atomic
def refresh_search_texts(partnerships: Collection[Partnership], *, by: Actor) -> int:
    """Bring the words they can be found by in line with what they tell; how many changed."""
    texts = search_texts(partnerships)
    for row in partnerships:
        row.search_text = texts[row.pk]
    return history.bulk_update(list(partnerships), ["search_text"], by=by)


@transaction.atomic
def remove_partnership(partnership: Partnership, *, by: Actor, reason: str) -> bool:
    """Take a partnership away from the public. Its address then answers 410 with the reason; nothing is lost."""
    return history.update(partnership, by=by, reason=reason, removed_at=timezone.now(), removal_reason=reason)


@transaction.atomic
def restore_partnership(partnership: Partnership, *, by: Actor, reason: str = "") -> bool:
    """Undo a removal."""
    return history.update(partnership, by=by, reason=reason, removed_at=None, removal_reason="")


@transaction.atomic
def confirm_partnership(partnership: Partnership, *, by: Actor) -> bool:
    """Someone answerable read the record and found it true today."""
    return history.update(partnership, by=by, verified_on=timezone.localdate())
