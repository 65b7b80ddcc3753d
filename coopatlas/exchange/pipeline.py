"""The one way in: read → normalise → match → compare → report → (apply).

A dry run is the real run inside a transaction that is undone, so it predicts exactly. All or nothing per call, unless
``partial`` asks that good rows enter without the refused ones.
"""

from __future__ import annotations

import gc
import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from django.db import transaction

from coopatlas.exchange.actions import sources
from coopatlas.exchange.drafts import Note, Read, Refusal
from coopatlas.exchange.identity import TITLE
from coopatlas.exchange.intake import Incoming, Intake, Manners, chunks
from coopatlas.exchange.report import Report
from coopatlas.gazetteer import Gazetteer
from coopatlas.history.actors import Actor
from coopatlas.provenance.models import Source as SourceRow

Progress = Callable[[int, int], None]
BIGGEST_FILE = 20 * 1024 * 1024
SWEPT_EVERY = 50_000  # objects


class Source(Protocol):
    """What a folder of ``exchange/sources`` offers."""

    SOURCE_CODE: str
    NAME_FR: str
    NAME_EN: str
    NOTE_FR: str
    NOTE_EN: str

    def read_drafts(self, data: bytes, name: str) -> Sequence[Read | Note]: ...


def run(
    source: Source,
    files: Iterable[Path],
    *,
    reference: Gazetteer,
    by: Actor,
    apply: bool = False,
    partial: bool = False,
    demo: bool = False,
    reread: bool = False,
    progress: Progress | None = None,
    language: str = "fr",
) -> Report:
    """Import files of one source. Nothing is written unless ``apply``; and then nothing but the report when a row is refused
    and ``partial`` was not asked. ``reread``: also what has not changed since the last time. The report says what was done,
    or would be."""
    begun = time.monotonic()
    report = Report(source.SOURCE_CODE, "apply" if apply else "dry-run")
    incoming = list(read_all(source, files, report))
    with seldom_swept(), transaction.atomic():
        intake = Intake(
            manners(source),
            origin(source, incoming, by=by),
            report,
            reference=reference,
            by=by,
            demo=demo,
            language=language,
            reread=reread,
        )
        done = 0
        for chunk in chunks(incoming):
            intake.take(chunk)
            for _ in chunk:
                done += 1
                if progress:
                    progress(done, len(incoming))
        intake.close_stale()
        blocked = bool(report.counts["refused"]) and not partial
        if not apply or blocked:
            transaction.set_rollback(True)
        else:
            outcome = "partial" if report.counts["refused"] else "applied"
            sources.keep_report(report, outcome=outcome, duration_ms=since(begun), by=by)
    if blocked:
        report.withdraw()
        if apply:  # outside the transaction that was undone: the desk must see why nothing came in
            sources.keep_report(report, outcome="refused", duration_ms=since(begun), by=by)
    return report


@contextmanager
def seldom_swept() -> Iterator[None]:
    """Python looks for rubbish every few hundred objects: a quarter of the time of an import, which makes hardly any."""
    usual = gc.get_threshold()
    gc.set_threshold(SWEPT_EVERY, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def since(begun: float) -> int:
    """Milliseconds since that moment of the monotonic clock."""
    return round((time.monotonic() - begun) * 1000)


def manners(source: Source) -> Manners:
    """How this source is taken in; a source says only what differs from the usual."""
    return Manners(
        source.SOURCE_CODE,
        source.NAME_FR,
        getattr(source, "VERSION", 1),
        tuple(getattr(source, "MUST_MATCH", ())),
        getattr(source, "SAME_BY", TITLE),
    )


def origin(source: Source, incoming: list[Incoming], *, by: Actor) -> SourceRow:
    """The source's own row; unsaved while nothing of it can be kept."""
    if all(isinstance(item.draft, Refusal) for item in incoming):
        return SourceRow(code=source.SOURCE_CODE)
    return sources.ensure_source(
        source.SOURCE_CODE,
        source.NAME_FR,
        source.NAME_EN,
        note_fr=source.NOTE_FR,
        note_en=source.NOTE_EN,
        licence=getattr(source, "LICENCE", ""),
        by=by,
    )


def read_all(source: Source, files: Iterable[Path], report: Report) -> Iterable[Incoming]:
    """Every row of every file; a file that cannot be opened or is far too big is one refused row. What is said of a whole
    file goes to the report, with which files were read."""
    row = 0
    for file in files:
        for draft in read_file(source, file, report):
            if isinstance(draft, Note):
                report.add_note(file.name, draft)
            else:
                row += 1
                yield Incoming(row, file.name, draft)


def read_file(source: Source, file: Path, report: Report) -> Sequence[Read | Note]:
    """The rows of one file; one refusal when it cannot be opened or is far too big."""
    told: dict[str, object] = {"name": file.name, "sha256": "", "bytes": None}
    report.files.append(told)
    try:
        if file.stat().st_size > BIGGEST_FILE:
            return [Refusal("too-big", f"« {file.name} » dépasse 20 Mo.", "Enregistrez une page par fichier.")]
        data = file.read_bytes()
        told |= {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
        return source.read_drafts(data, file.name)
    except OSError as error:
        reason = error.strerror or str(error)
        return [
            Refusal(
                "unreadable",
                f"« {file.name} » ne peut pas être lu : {reason}.",
                "Vérifiez le nom et les droits du fichier.",
            )
        ]
