"""What is kept of an import: each row with its reason, small; nothing of a run that failed; two runs told apart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from coopatlas.exchange import pipeline, tray
from coopatlas.exchange.actions import import_rows
from coopatlas.exchange.comparing import changes
from coopatlas.exchange.kept_reports import report_json, unpacked
from coopatlas.exchange.models import ImportRow, ImportRun
from coopatlas.exchange.report import Report, RowTold
from coopatlas.exchange.sources import twinnings
from coopatlas.gazetteer import Gazetteer
from coopatlas.history.actors import Actor
from coopatlas.provenance.models import Source
from tests.exchange.twinnings.test_reader import HEADER, changed
from tests.history.replay import differences

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("vocabularies")]
BY = Actor.system("import:twinnings")
GOOD = changed("sistercityLabel", "Ségou")
QUARTER = changed("origincityLabel", "Juan-les-Pins")
NATIONAL = changed("destination_countryLabel", "France")
GONE = changed("destination_countryLabel", "Prussia")
EMPTY = changed("sistercityLabel", "")

Take = Callable[..., Report]


@pytest.fixture
def take(tmp_path: Path, reference: Gazetteer) -> Take:
    def run(*rows: str, partial: bool = False, apply: bool = True) -> Report:
        file = tmp_path / "table.tsv"
        file.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
        return pipeline.run(twinnings, [file], reference=reference, by=BY, apply=apply, partial=partial)

    return run


def last() -> ImportRun:
    return ImportRun.objects.all()[0]


def kept() -> list[RowTold]:
    return unpacked(last().detail).rows


def test_each_row_is_kept_with_its_line_and_its_reason(take: Take) -> None:
    take(GOOD, GOOD, NATIONAL, QUARTER, GONE, EMPTY, partial=True)
    told = [(row.row, row.file, row.line, row.kind, row.reason) for row in kept()]
    assert told == [
        (1, "table.tsv", 2, "created", ""),
        (2, "table.tsv", 3, "merged", ""),
        (3, "table.tsv", 4, "left_out", "national"),
        (4, "table.tsv", 5, "waiting", "unknown-name"),
        (5, "table.tsv", 6, "waiting", "former-state"),
        (6, "table.tsv", 7, "refused", "empty-cell"),
    ]


def test_only_a_row_that_did_not_enter_keeps_its_words(take: Take) -> None:
    take(GOOD, NATIONAL, QUARTER, EMPTY, partial=True)
    assert [row.words for row in kept()] == ["", NATIONAL.strip(), QUARTER.strip(), EMPTY.strip()]


def test_a_record_s_row_leads_to_it(take: Take) -> None:
    report = take(GOOD)
    assert [row.record for row in kept()] == report.records != []


def test_files_are_known_by_their_content(take: Take, tmp_path: Path) -> None:
    take(GOOD)
    data = (tmp_path / "table.tsv").read_bytes()
    assert last().files == [{"name": "table.tsv", "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}]


def test_who_when_and_how_long_are_kept(take: Take) -> None:
    take(GOOD)
    run = last()
    assert (run.actor_kind, run.actor_key, run.outcome, run.read) == ("system", "import:twinnings", "applied", 1)
    assert run.duration_ms is not None
    assert run.duration_ms > 0


def test_reasons_and_anomalies_are_counted(take: Take) -> None:
    take(NATIONAL, NATIONAL, QUARTER, changed("sistercityLabel", "Nullepart"))
    told = last().summary
    assert [(one["code"], one["rows"]) for one in told["left_out"]] == [("national", 2)]
    assert [(one["code"], one["rows"]) for one in told["waiting"]] == [("unknown-name", 1)]
    assert [(one["code"], one["severity"], one["count"]) for one in told["anomalies"]] == [
        ("unmatched-organisation", "doubt", 1)
    ]


def test_a_kept_report_says_what_its_author_saw(take: Take) -> None:
    report = json.loads(json.dumps(take(GOOD, NATIONAL, QUARTER, EMPTY, partial=True).as_json()))
    told = report_json(last())
    assert {name: told[name] for name in report} == report


def test_a_dry_run_keeps_nothing(take: Take) -> None:
    assert take(GOOD, apply=False).kept_as is None
    assert ImportRun.objects.count() == 0


def test_a_refused_run_keeps_its_report_and_nothing_else(take: Take) -> None:
    report = take(GOOD, NATIONAL, EMPTY)
    run = last()
    assert (report.kept_as, run.outcome, run.counts["refused"], run.counts["left_out"]) == (run.pk, "refused", 1, 2)
    assert [(row.kind, row.reason, row.record) for row in kept()] == [
        ("left_out", "run-refused", ""),
        ("left_out", "run-refused", ""),
        ("refused", "empty-cell", ""),
    ]
    assert (ImportRow.objects.count(), Source.objects.filter(code="twinnings").count()) == (0, 0)


def test_a_run_without_its_refused_rows_says_so(take: Take) -> None:
    take(GOOD, EMPTY, partial=True)
    assert last().outcome == "partial"


def test_a_run_that_fails_half_way_keeps_no_report(take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaking(*args: object, **kwargs: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr(import_rows, "keep", breaking)
    with pytest.raises(RuntimeError, match="power cut"):
        take(GOOD, EMPTY)
    assert ImportRun.objects.count() == 0


def test_the_journal_tells_every_report(take: Take) -> None:
    take(GOOD, QUARTER, EMPTY, partial=True)
    take(GOOD, EMPTY)
    assert differences() == []


def test_two_runs_are_told_apart_row_by_row(take: Take, reference: Gazetteer) -> None:
    take(GOOD, NATIONAL, QUARTER, GONE)
    before = kept()
    tray.accept(ImportRow.objects.waiting()[0], ["fr-commune:06004"], reference=reference, by=BY)
    other = changed("sistercityLabel", "Kita")
    take(GOOD, QUARTER, GONE, other, EMPTY, partial=True)
    told = [(change.passage, change.row.line) for change in changes(before, kept())]
    assert told == [("waiting-record", 3), ("absent-record", 5), ("absent-refused", 6), ("left_out-absent", 3)]


def test_the_same_run_twice_has_no_change(take: Take) -> None:
    take(GOOD, GOOD, NATIONAL, QUARTER)
    before = kept()
    take(GOOD, GOOD, NATIONAL, QUARTER)
    assert changes(before, kept()) == []


def test_a_row_whose_words_changed_is_the_same_record(take: Take) -> None:
    take(GOOD)
    before = kept()
    take(GOOD.replace("\t", "\t ", 1))
    told = changes(before, kept())
    assert [change.before for change in told if change.after is None] == []
    assert {change.passage for change in told} <= {"record-updated"}


def test_a_report_older_than_kept_rows_keeps_its_counts() -> None:
    """The migration of a base that held whole reports."""
    migration = import_module("coopatlas.exchange.migrations.0004_kept_reports")

    class Old:
        report = {
            "created": 2,
            "refused": 1,
            "left_out_reasons": [{"code": "national", "message": "…", "rows": 3}],
            "anomalies": [{"code": "i18n-key", "severity": "note", "message": "…"}] * 2,
        }

        def save(self, update_fields: list[str]) -> None:
            self.saved = update_fields

    class Runs:
        row = Old()

        def get_model(self, *names: str) -> object:
            return type("Model", (), {"objects": self})

        def order_by(self, name: str) -> Runs:
            return self

        def iterator(self, chunk_size: int) -> list[Old]:
            return [self.row]

    runs = Runs()
    migration.keep_what_was_told(runs, None)
    told = vars(runs.row)
    assert (told["outcome"], told["counts"]["created"], told["counts"]["merged"]) == ("partial", 2, 0)
    assert told["summary"]["left_out"] == Old.report["left_out_reasons"]
    assert told["summary"]["anomalies"] == [{"code": "i18n-key", "severity": "note", "count": 2, "message": "…"}]
