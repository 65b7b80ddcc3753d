"""What each source brought into the atlas, in figures: rows quote persons, so none is told here."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Max
from django.utils import timezone

from coopatlas.exchange.models import Identity, ImportRun
from coopatlas.provenance.models import Source


@dataclass(frozen=True, slots=True)
class Brought:
    """One source. ``records``: how many records came from it; ``day``: ISO date of its last import; ``read``, ``entered`` and
    ``waiting``: rows of that import, those that are records, those that wait for an answer."""

    name: str
    note: str
    licence: str
    records: int
    day: str
    read: int
    entered: int
    waiting: int


def brought(language: str) -> list[Brought]:
    """Sources that brought something in, those with most records first."""
    records = dict(Identity.objects.order_by().values_list("source").annotate(Count("pk")))
    latest = ImportRun.objects.written().order_by().values("source").annotate(last=Max("pk")).values("last")
    runs = {run.source: run for run in ImportRun.objects.light().filter(pk__in=latest)}
    told = [
        line(row, records.get(row.code, 0), runs[row.code], language)
        for row in Source.objects.all()
        if row.code in runs
    ]
    return sorted(told, key=lambda one: (-one.records, one.name))


def line(source: Source, records: int, run: ImportRun, language: str) -> Brought:
    english = language == "en"
    kept = ("created", "updated", "unchanged")
    return Brought(
        name=source.name_en if english else source.name_fr,
        note=source.note_en if english else source.note_fr,
        licence=source.licence,
        records=records,
        day=timezone.localtime(run.at).date().isoformat(),
        read=run.read,
        entered=sum(run.counts.get(kind, 0) for kind in kept),
        waiting=run.counts.get("waiting", 0),
    )
