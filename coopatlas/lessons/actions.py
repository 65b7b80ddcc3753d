"""Every write about capitalisation sheets and their lessons. Codes that no vocabulary knows raise ValueError."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.lessons.models import (
    ActorRole,
    Lesson,
    SectionItem,
    Sheet,
    SheetDoubt,
    SheetPlace,
    SheetSection,
    SheetTheme,
    Testimony,
    Tool,
)
from coopatlas.vocabularies.models import Term

SCHEMES = {
    "sheet": {"kind": "sheet_kinds"},
    "sheetsection": {"kind": "sheet_sections"},
    "sectionitem": {"kind": "section_items"},
    "sheetdoubt": {"code": "anomalies"},
    "lesson": {"kind": "lesson_kinds", "topic": "lesson_topics", "level": "lesson_levels"},
    "testimony": {"speaker": "speaker_kinds", "consent": "consents"},
    "actorrole": {"part": "actor_parts", "kind": "organisation_kinds"},
}
Part = SheetTheme | SheetPlace | SheetSection | SectionItem | SheetDoubt | Lesson | Testimony | ActorRole | Tool


@transaction.atomic
def create_sheet(sheet: Sheet, *, by: Actor) -> Sheet:
    """A new sheet, published at once. Its address is made from its title."""
    check_codes([sheet])
    sheet.slug = sheet.slug or slug_of(sheet.title)
    sheet.published_at = timezone.now()
    return history.create(sheet, by=by)


@transaction.atomic
def add(rows: Iterable[Part], *, by: Actor) -> list[Part]:
    """New parts of one kind, in the order they are given."""
    parts = list(rows)
    check_codes(parts)
    for part in parts:
        if isinstance(part, Lesson):
            part.slug = part.slug or slug_of(part.title)
    return history.bulk_create(parts, by=by)


@transaction.atomic
def remove_sheet(sheet: Sheet, *, by: Actor, reason: str) -> bool:
    """Take a sheet and its lessons away from the public. Their addresses then answer 410 with the reason; nothing is lost."""
    return history.update(sheet, by=by, reason=reason, removed_at=timezone.now(), removal_reason=reason)


@transaction.atomic
def restore_sheet(sheet: Sheet, *, by: Actor, reason: str = "") -> bool:
    """Undo a removal."""
    return history.update(sheet, by=by, reason=reason, removed_at=None, removal_reason="")


@transaction.atomic
def erase_sheet(sheet: Sheet, *, by: Actor, reason: str) -> None:
    """Delete a sheet for good, with everything that hangs on it: testimonies first, they point to lessons and sections."""
    echoes = sheet.testimonies.filter(repeats__isnull=False)
    for rows in (
        echoes,
        sheet.testimonies.filter(repeats__isnull=True),
        sheet.lessons.all(),
        SectionItem.objects.filter(section__sheet=sheet),
        sheet.sections.all(),
        sheet.actors.all(),
        sheet.tools.all(),
        sheet.doubts.all(),
        sheet.places.all(),
        sheet.themes.all(),
        [sheet],
    ):
        history.delete(list(rows), by=by, reason=reason)


def slug_of(title: str) -> str:
    """The readable part of an address; never empty."""
    return slugify(title.replace("’", " "))[:80].strip("-") or "fiche"


def check_codes(rows: Iterable[Sheet | Part]) -> None:
    """Raises ValueError for a code that its vocabulary does not have."""
    told = {
        (scheme, getattr(row, field))
        for row in rows
        for field, scheme in SCHEMES.get(row._meta.model_name or "", {}).items()
        if getattr(row, field)
    }
    known = Term.objects.filter(scheme__code__in={scheme for scheme, _ in told}).values_list("scheme__code", "code")
    if unknown := told - set(known):
        raise ValueError(f"in no vocabulary: {sorted(unknown)}")
