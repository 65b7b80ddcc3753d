"""The one way in: read → normalise → match → compare → report → (apply).

A dry run is the real run inside a transaction that is undone, so it predicts exactly. All or nothing per call, unless
``partial`` asks that good rows enter without the refused ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.core.exceptions import ValidationError
from django.db import transaction

from coopatlas.catalogue.assembly.origins import sentence
from coopatlas.core.folding import folded
from coopatlas.exchange.actions import bodies, sources, sync
from coopatlas.exchange.desired import desired_rows
from coopatlas.exchange.drafts import Doubt, PartnershipDraft, Refusal, Severity
from coopatlas.exchange.matching import MatchedDraft, Matcher, with_doubts
from coopatlas.exchange.persons import veiled
from coopatlas.exchange.report import Report
from coopatlas.gazetteer import Gazetteer
from coopatlas.history.actors import Actor
from coopatlas.provenance.models import Source as SourceRow
from coopatlas.vocabularies.reading import Labels

Progress = Callable[[int, int], None]
BIGGEST_FILE = 20 * 1024 * 1024


class Source(Protocol):
    """What a folder of ``exchange/sources`` offers."""

    SOURCE_CODE: str
    NAME_FR: str
    NAME_EN: str
    NOTE_FR: str
    NOTE_EN: str

    def read_drafts(self, data: bytes, name: str) -> list[PartnershipDraft | Refusal]: ...


@dataclass(frozen=True, slots=True)
class Incoming:
    """One row as it arrived: from which file, rank in the whole run."""

    row: int
    file: str
    draft: PartnershipDraft | Refusal


def run(
    source: Source,
    files: Iterable[Path],
    *,
    reference: Gazetteer,
    by: Actor,
    apply: bool = False,
    partial: bool = False,
    demo: bool = False,
    progress: Progress | None = None,
    language: str = "fr",
) -> Report:
    """Import files of one source. Nothing is written unless ``apply``; and then nothing at all when a row is refused and
    ``partial`` was not asked. The report says what was done, or would be."""
    report = Report(source.SOURCE_CODE, "apply" if apply else "dry-run")
    incoming = list(read_all(source, files))
    for item in incoming:
        if isinstance(item.draft, Refusal):
            report.add_refusal(item.row, item.file, item.draft)
    drafts = [item for item in incoming if isinstance(item.draft, PartnershipDraft)]
    with transaction.atomic():
        write_all(source, drafts, report, reference=reference, by=by, demo=demo, progress=progress, language=language)
        blocked = bool(report.counts["refused"]) and not partial
        if not apply or blocked:
            transaction.set_rollback(True)
        else:
            sources.keep_report(source.SOURCE_CODE, report.as_json(), by=by)
    if blocked:
        withdraw(report)
    return report


def read_all(source: Source, files: Iterable[Path]) -> Iterable[Incoming]:
    """Every row of every file; a file that cannot be opened or is far too big is one refused row."""
    row = 0
    for file in files:
        for draft in read_file(source, file):
            row += 1
            yield Incoming(row, file.name, draft)


def read_file(source: Source, file: Path) -> list[PartnershipDraft | Refusal]:
    """The rows of one file; one refusal when it cannot be opened or is far too big."""
    try:
        if file.stat().st_size > BIGGEST_FILE:
            return [Refusal("too-big", f"« {file.name} » dépasse 20 Mo.", "Enregistrez une page par fichier.")]
        return source.read_drafts(file.read_bytes(), file.name)
    except OSError as error:
        reason = error.strerror or str(error)
        return [
            Refusal(
                "unreadable",
                f"« {file.name} » ne peut pas être lu : {reason}.",
                "Vérifiez le nom et les droits du fichier.",
            )
        ]


def write_all(
    source: Source,
    incoming: list[Incoming],
    report: Report,
    *,
    reference: Gazetteer,
    by: Actor,
    demo: bool,
    progress: Progress | None,
    language: str,
) -> None:
    """Match and write each draft; the same record told twice in one run counts once, the others as merged."""
    if not incoming:
        return
    origin = sources.ensure_source(
        source.SOURCE_CODE, source.NAME_FR, source.NAME_EN, note_fr=source.NOTE_FR, note_en=source.NOTE_EN, by=by
    )
    matcher, wording, seen = Matcher(reference), Labels(language), dict[str, str]()
    for done, item in enumerate(incoming, 1):
        assert isinstance(item.draft, PartnershipDraft)  # noqa: S101 - run() kept drafts only
        matched = with_doubts(matcher.match(veiled(item.draft)))
        key = identity(matched)
        if key in seen:
            report.counts["merged"] += 1
            if seen[key] != item.draft.text:
                other = Doubt("differing-copy", Severity.DOUBT, "", item.file, params={"file": item.file})
                report.add_doubt(item.row, other, sentence(other.code, other.params, wording))
            continue
        seen[key] = item.draft.text
        try:
            outcome = write_one(origin, key, matched, reference=reference, by=by, demo=demo)
        except ValidationError as error:
            report.add_refusal(item.row, item.file, does_not_fit(error))
            continue
        report.counts[outcome.kind] += 1
        report.records.append(f"/partenariats/{outcome.partnership.pk}-{outcome.partnership.slug}/")
        for doubt in matched.draft.doubts:
            report.add_doubt(item.row, doubt, sentence(doubt.code, doubt.params, wording))
        if progress:
            progress(done, len(incoming))


@transaction.atomic
def write_one(
    origin: SourceRow, key: str, matched: MatchedDraft, *, reference: Gazetteer, by: Actor, demo: bool
) -> sync.Outcome:
    """One record and everything it names, or nothing of it."""
    resolved = bodies.resolve(matched, reference, by=by)
    rows = desired_rows(matched, resolved, demo=demo)
    return sync.sync(source=origin, key=key, matched=matched, rows=rows, by=by)


def does_not_fit(error: ValidationError) -> Refusal:
    """A value the database cannot hold (too long, impossible): the row is refused, with the field and the reason."""
    told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    reasons = " ; ".join(f"{name or 'valeur'} : {' '.join(messages)}" for name, messages in told.items())
    return Refusal(
        "does-not-fit",
        f"Une valeur de la page ne peut pas être gardée. {reasons}",
        "Raccourcissez ou corrigez cette valeur dans le fichier.",
    )


def identity(matched: MatchedDraft) -> str:
    """What makes a record the same at re-import: the source's own number, else title, first signature and lead authority."""
    draft = matched.draft
    if draft.external_id:
        return draft.external_id[:300]
    side = matched.side("lead-authority", "french-authority")
    lead = (side[0].unit.key if side[0].unit else folded(side[0].draft.name.value or "")) if side else ""
    return f"{folded(draft.title.value or '')[:200]}|{draft.first_signed_year.value or ''}|{lead}"[:300]


def withdraw(report: Report) -> None:
    """Nothing was written because of refused rows: the report keeps the refusals and says no more than that."""
    good = sum(report.counts.values()) - report.counts["refused"]
    for name in report.counts:
        if name != "refused":
            report.counts[name] = 0
    report.counts["left_out"] = good
    report.records.clear()
