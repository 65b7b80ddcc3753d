"""A batch of rows on its way in: which are known already, which must be matched, which wait; then all are written at once.

A row whose words were read the same way before is not read again: its record is as the source wants it, but for what people
corrected since. The first run of 3,869 rows takes seconds, the second a fraction.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass, field

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction

from coopatlas.catalogue.assembly.origins import sentence
from coopatlas.exchange.actions import bodies, import_rows, sync
from coopatlas.exchange.actions.import_rows import NewRow
from coopatlas.exchange.desired import desired_rows
from coopatlas.exchange.drafts import Doubt, LeftOut, PartnershipDraft, Puzzle, Read, Refusal, Severity
from coopatlas.exchange.identity import SIDES, TITLE, identity, may_be
from coopatlas.exchange.matching import MatchedDraft, Matcher, Question, with_doubts
from coopatlas.exchange.models import Identity, ImportRow
from coopatlas.exchange.persons import veiled
from coopatlas.exchange.report import Report, RowTold
from coopatlas.gazetteer import Gazetteer
from coopatlas.history.actors import Actor
from coopatlas.partnerships.models import Anomaly, Partnership
from coopatlas.provenance.models import Source as SourceRow
from coopatlas.vocabularies.models import Scheme
from coopatlas.vocabularies.reading import Labels

CHUNK = 500
PRINT = 16  # letters of a fingerprint: enough to tell the rows of one source apart
WORDS = 400  # letters of a row that did not enter


@dataclass(frozen=True, slots=True)
class Incoming:
    """One row as it arrived: rank in the whole run, from which file."""

    row: int
    file: str
    draft: Read


@dataclass(slots=True)
class Outcome:
    """What the report says of one row, kept until every row before it is told."""

    kind: str
    record: str = ""
    doubts: list[tuple[Doubt, str]] = field(default_factory=list)
    refusal: Refusal | None = None
    message: str = ""
    code: str = ""
    questions: list[dict[str, object]] = field(default_factory=list)
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """A row that will be written."""

    item: Incoming
    key: str
    matched: MatchedDraft
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Manners:
    """How a source is taken in. ``must_match``: roles without which a row waits; ``same_by``: what tells its records
    apart (``identity``); ``version``: of the reader."""

    code: str
    name: str
    version: int | str
    must_match: tuple[str, ...] = ()
    same_by: str = TITLE


class Intake:
    """Takes rows in, chunk after chunk, inside the caller's transaction. ``answered``: the fingerprint of a row of the tray
    that is taken alone: it may be older than a record of its identity."""

    def __init__(
        self,
        manners: Manners,
        origin: SourceRow,
        report: Report,
        *,
        reference: Gazetteer,
        by: Actor,
        demo: bool = False,
        language: str = "fr",
        reread: bool = False,
        answered: str = "",
    ) -> None:
        self.manners, self.origin, self.report = manners, origin, report
        self.reference, self.by, self.demo, self.reread = reference, by, demo, reread
        self.matcher = Matcher(reference, must_match=manners.must_match, source=manners.name)
        self.wording = Labels(language)
        self.answered = answered
        self.entered: dict[str, str] = {}  # address of each record read in this run, by what its identity may have been
        self.read: set[str] = set()  # fingerprints
        self.seen: dict[str, str] = {}  # words of each record already taken in this run, by its identity
        self.made_with = made_with(manners, reference)

    def take(self, items: Sequence[Incoming]) -> None:
        """Bring one chunk in, then tell the report in the order of reading."""
        outcomes: dict[int, Outcome] = {}
        understood: list[tuple[Incoming, PartnershipDraft, str]] = []
        for item in items:
            if isinstance(item.draft, Refusal):
                outcomes[item.row] = Outcome("refused", refusal=item.draft)
            elif isinstance(item.draft, LeftOut):
                outcomes[item.row] = Outcome("left_out", code=item.draft.code, message=item.draft.message)
            else:
                draft = item.draft.draft if isinstance(item.draft, Puzzle) else item.draft
                understood.append((item, draft, fingerprint(draft)))
        prints = {item.row: print_ for item, _, print_ in understood}
        self.read |= set(prints.values())
        known = import_rows.known(self.manners.code, [print_ for _, _, print_ in understood])
        same = {} if self.reread else {k: row for k, row in known.items() if row.made_with == self.made_with}
        standing = Standing.of(self.manners.code, same.values(), self.wording)
        ready: list[Ready] = []
        kept: list[NewRow] = []
        for item, draft, print_ in understood:
            row = same.get(print_)
            if row is not None and (row.state != "kept" or row.key in self.seen or standing.on(row)):
                outcomes[item.row] = self.as_before(item, draft, row, standing)
                continue
            outcome = self.look_at(item, draft, print_, known.get(print_), ready, kept)
            if outcome is not None:
                outcomes[item.row] = outcome
        written, rows = self.write(ready)
        import_rows.keep(self.manners.code, [*kept, *rows], known, made_with=self.made_with, by=self.by)
        outcomes |= written
        for one in ready:
            keys = may_be(one.matched, by=self.manners.same_by)
            self.entered |= dict.fromkeys(keys, written[one.item.row].record)
        for item in items:
            self.tell(item, outcomes[item.row], prints.get(item.row, ""))

    def close_stale(self) -> None:
        """Once every file is read: close the rows of the tray that these files say in other words by now."""
        import_rows.close_stale(self.manners.code, self.entered, self.read, by=self.by)

    def as_before(self, item: Incoming, draft: PartnershipDraft, row: ImportRow, standing: Standing) -> Outcome:
        """The outcome of a row read before, from what was kept of it."""
        if row.state == "waiting":
            self.entered.setdefault(row.key, "")
            return Outcome(
                "waiting", message=row.message, code=row.reason, questions=row.questions, line=draft.text_first_line
            )
        if row.state in {"left-out", "rejected"}:
            return Outcome("left_out", code=row.reason, message=row.message)
        if row.key in self.seen:
            return self.merged(item, draft, row.key)
        self.seen[row.key] = draft.text
        self.entered[row.key] = standing.records[row.object_id]
        moved = draft.text_first_line - (row.line or draft.text_first_line)
        doubts = [(doubt.below(moved), words) for doubt, words in standing.doubts.get(row.object_id, [])]
        return Outcome("unchanged", standing.records[row.object_id], doubts)

    def look_at(
        self,
        item: Incoming,
        draft: PartnershipDraft,
        print_: str,
        before: ImportRow | None,
        ready: list[Ready],
        kept: list[NewRow],
    ) -> Outcome | None:
        """Match one row; None when it is ready to be written, else what becomes of it."""
        if before is not None and before.state == "rejected":
            kept.append(NewRow(item.file, draft, print_, "rejected", reason=before.reason, message=before.message))
            return Outcome("left_out", code=before.reason, message=before.message)
        puzzling = isinstance(item.draft, Puzzle)
        answers = before.answers if before is not None else {}
        matched = with_doubts(self.matcher.match(veiled(draft), answers, puzzling=puzzling))
        if matched.open_questions and draft.only_if_matched:
            message = "Aucune collectivité reconnue parmi ceux que la ligne nomme."
            kept.append(NewRow(item.file, draft, print_, "left-out", reason="no-authority", message=message))
            return Outcome("left_out", code="no-authority", message=message)
        key = identity(matched, by=self.manners.same_by)
        if matched.open_questions:
            code, message = (item.draft.code, item.draft.message) if isinstance(item.draft, Puzzle) else asked(matched)
            questions = [asdict(question) for question in matched.open_questions]
            waits = NewRow(
                item.file, draft, print_, "waiting", reason=code, message=message, questions=questions, key=key
            )
            kept.append(waits)
            self.entered.setdefault(key, "")
            return Outcome("waiting", message=message, code=code, questions=questions, line=draft.text_first_line)
        if print_ == self.answered and before is not None and (record := self.record_since(before, key)):
            kept.append(NewRow(item.file, draft, print_, "kept", key=key))
            return Outcome("merged", record)
        if key in self.seen:
            kept.append(NewRow(item.file, draft, print_, "kept", key=key))
            return self.merged(item, draft, key)
        self.seen[key] = draft.text
        ready.append(Ready(item, key, matched, print_))
        return None

    def record_since(self, row: ImportRow, key: str) -> str:
        """The address of the record that the answer about a row turns out to mean, "" when there is none. A row that waited
        under that very identity is the latest word about it (older ones are closed): it updates its record."""
        known = Identity.objects.filter(source=self.manners.code, key=key).first() if row.key != key else None
        record = Partnership.objects.filter(pk=int(known.object_id)).first() if known else None
        return address(record) if record else ""

    def merged(self, item: Incoming, draft: PartnershipDraft, key: str) -> Outcome:
        """The same record told twice in one run counts once; a table's repeated pair says nothing more."""
        outcome = Outcome("merged")
        if self.seen[key] != draft.text and self.manners.same_by != SIDES:
            doubt = Doubt("differing-copy", Severity.DOUBT, "", item.file, params={"file": item.file})
            outcome.doubts.append((doubt, sentence(doubt.code, doubt.params, self.wording)))
        return outcome

    def write(self, ready: list[Ready]) -> tuple[dict[int, Outcome], list[NewRow]]:
        """Write all at once; when one of them does not fit, each alone, so that only that one is refused."""
        if not ready:
            return {}, []
        try:
            with transaction.atomic():
                return self.write_together(ready)
        except (ValidationError, IntegrityError, DataError) as error:
            if len(ready) == 1:
                return {ready[0].item.row: Outcome("refused", refusal=does_not_fit(error))}, []
        outcomes: dict[int, Outcome] = {}
        rows: list[NewRow] = []
        for one in ready:
            outcome, row = self.write([one])
            outcomes |= outcome
            rows += row
        return outcomes, rows

    def write_together(self, ready: list[Ready]) -> tuple[dict[int, Outcome], list[NewRow]]:
        """Bodies and places first, then the records; outcomes by row, and what to keep of each row."""
        resolved = bodies.resolve([one.matched for one in ready], self.reference, by=self.by)
        wanted = [
            sync.Wanted(one.key, one.matched, desired_rows(one.matched, found, demo=self.demo), one.fingerprint)
            for one, found in zip(ready, resolved, strict=True)
        ]
        done = sync.sync(source=self.origin, wanted=wanted, by=self.by)
        outcomes: dict[int, Outcome] = {}
        rows: list[NewRow] = []
        for one, result in zip(ready, done, strict=True):
            doubts = [(d, sentence(d.code, d.params, self.wording)) for d in one.matched.draft.doubts]
            outcomes[one.item.row] = Outcome(result.kind, address(result.partnership), doubts)
            object_id = str(result.partnership.pk)
            rows.append(
                NewRow(one.item.file, one.matched.draft, one.fingerprint, "kept", key=one.key, object_id=object_id)
            )
        return outcomes, rows

    def tell(self, item: Incoming, outcome: Outcome, print_: str) -> None:
        """Put the row's outcome into the report."""
        self.report.rows.append(row_told(item, outcome, print_))
        if outcome.refusal is not None:
            self.report.add_refusal(item.row, item.file, outcome.refusal)
        elif outcome.kind == "left_out":
            self.report.add_left_out(outcome.code, outcome.message)
        elif outcome.kind == "waiting":
            self.report.add_waiting(item.row, item.file, outcome.line, outcome.message, outcome.questions)
        else:
            self.report.counts[outcome.kind] += 1
        if outcome.record:
            self.report.records.append(outcome.record)
        for doubt, words in outcome.doubts:
            self.report.add_doubt(item.row, doubt, words)


@dataclass(frozen=True, slots=True)
class Standing:
    """The records of rows read before: their addresses and their doubts, by key of record; ``readings``: the row each
    identity stands on."""

    records: dict[str, str]
    doubts: dict[str, list[tuple[Doubt, str]]]
    readings: dict[str, str]

    def on(self, row: ImportRow) -> bool:
        """Whether the record is there and was last read from this very row, not from other words since."""
        return row.object_id in self.records and self.readings.get(row.key) == row.fingerprint

    @classmethod
    def of(cls, source: str, rows: Collection[ImportRow], wording: Labels) -> Standing:
        keys = {int(row.object_id) for row in rows if row.object_id}
        records = {str(row.pk): address(row) for row in Partnership.objects.filter(pk__in=keys)}
        doubts: dict[str, list[tuple[Doubt, str]]] = {}
        for told in Anomaly.objects.filter(partnership__in=keys):
            doubt = Doubt(told.code, Severity(told.severity), told.field, told.raw, told.line, told.params)
            words = sentence(told.code, told.params, wording)
            doubts.setdefault(str(told.partnership_id), []).append((doubt, words))
        identities = Identity.objects.filter(source=source, key__in={row.key for row in rows if row.key})
        return cls(records, doubts, dict(identities.values_list("key", "reading")))


def row_told(item: Incoming, outcome: Outcome, print_: str) -> RowTold:
    """The line of the report about this row; its words only when it did not enter."""
    read = item.draft.draft if isinstance(item.draft, Puzzle) else item.draft
    line = read.text_first_line if isinstance(read, PartnershipDraft) else read.line
    print_ = print_ or hashlib.sha256(f"{read.text or item.file}\n{line if not read.text else ''}".encode()).hexdigest()
    entered = outcome.kind not in {"waiting", "left_out", "refused"}
    code = outcome.refusal.code if outcome.refusal else outcome.code
    message = outcome.refusal.message if outcome.refusal else outcome.message
    return RowTold(
        item.row,
        item.file,
        line,
        outcome.kind,
        print_[:PRINT],
        outcome.record,
        code,
        message,
        "" if entered else read.text.strip()[:WORDS],
    )


def address(row: Partnership) -> str:
    return f"/partenariats/{row.pk}-{row.slug}/"


def fingerprint(draft: PartnershipDraft) -> str:
    """SHA-256 of the row's words, and of the source's own number where it has one."""
    words = f"{draft.external_id}\n{draft.header}\n{draft.text}"
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def made_with(manners: Manners, reference: Gazetteer) -> str:
    """The versions on which the reading of a row depends."""
    versions = Scheme.objects.order_by("code").values_list("code", "version")
    told = f"{manners.code}:{manners.version}:{reference.version}:{list(versions)}"
    return hashlib.sha256(told.encode()).hexdigest()


def asked(matched: MatchedDraft) -> tuple[str, str]:
    """Code and words of what a row waits for."""
    asked_about = matched.open_questions
    code = "homonyms" if all(question.candidates for question in asked_about) else "unknown-name"
    words = f"Qui est {quoted(asked_about)} ? Aucune correspondance certaine : {how_to_answer(asked_about)}"
    return code, words


def how_to_answer(questions: Sequence[Question]) -> str:
    """The command that answers: by the rank of a candidate only where there is one."""
    without = [question for question in questions if not question.candidates]
    if not without:
        return "choisissez parmi les candidats, ou donnez sa clé (coopatlas tray accept)."
    whose = f" pour {quoted(without)}" if len(without) < len(questions) else ""
    return (
        f"aucun candidat{whose}. Donnez sa clé (coopatlas reference find la cherche, coopatlas tray accept la donne), "
        "ou rejetez la ligne (coopatlas tray reject)."
    )


def quoted(questions: Sequence[Question]) -> str:
    return ", ".join(f"«\u202f{question.name}\u202f»" for question in questions)


def does_not_fit(error: Exception) -> Refusal:
    """A value the database cannot hold (too long, impossible): the row is refused, with the field and the reason."""
    if not isinstance(error, ValidationError):
        told = {"": [str(error).splitlines()[0]]}
    else:
        told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    reasons = " ; ".join(f"{name or 'valeur'} : {' '.join(messages)}" for name, messages in told.items())
    return Refusal(
        "does-not-fit",
        f"Une valeur de la page ne peut pas être gardée. {reasons}",
        "Raccourcissez ou corrigez cette valeur dans le fichier.",
    )


def chunks(items: Sequence[Incoming]) -> Iterator[Sequence[Incoming]]:
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]
