"""`coopatlas imports list|show`, and where an import says its report is."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from coopatlas.cli import import_reports, imports
from coopatlas.exchange.models import ImportRun
from coopatlas.exchange.report import RowTold
from tests.exchange.twinnings.test_reader import HEADER, changed
from tests.factories import import_run

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("vocabularies")]
Printed = pytest.CaptureFixture[str]


def listed(capsys: Printed, **options: object) -> str:
    given = {"step": "list", "source": None, "json": False} | options
    assert import_reports.run(argparse.Namespace(**given)) == 0
    return capsys.readouterr().out


def test_the_list_has_a_line_for_each_import_latest_first(capsys: Printed) -> None:
    first, second = import_run(RowTold(1, "a", 2, "created", "x")), import_run(source="twinnings")
    lines = listed(capsys).splitlines()
    assert [line.split()[0] for line in lines] == [str(second.pk), str(first.pk)]
    assert "1 créées" in lines[1]
    assert len(listed(capsys, source="twinnings").splitlines()) == 1


def test_an_empty_list_says_so(capsys: Printed) -> None:
    assert listed(capsys) == "Aucun import n’a encore été gardé.\n"


def test_a_report_is_shown_as_json(capsys: Printed) -> None:
    run = import_run(RowTold(1, "a", 2, "created", "x", "/partenariats/1-x/"))
    assert import_reports.run(argparse.Namespace(step="show", id=run.pk, json=True)) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["id"], told["created"], told["records"]) == (run.pk, 1, ["/partenariats/1-x/"])


def test_a_report_is_shown_in_words(capsys: Printed) -> None:
    run = import_run(RowTold(1, "a", 2, "created", "x", "/partenariats/1-x/"))
    assert import_reports.run(argparse.Namespace(step="show", id=run.pk, json=False)) == 0
    assert "→ /partenariats/1-x/" in capsys.readouterr().out


def test_an_unknown_number_is_refused(capsys: Printed) -> None:
    assert import_reports.run(argparse.Namespace(step="show", id=404, json=False)) == 3
    assert "Aucun import ne porte le numéro 404" in capsys.readouterr().err


@pytest.mark.parametrize(("apply", "told"), [(True, True), (False, False)])
def test_an_applied_import_says_where_its_report_is(apply: bool, told: bool, tmp_path: Path, capsys: Printed) -> None:
    file = tmp_path / "table.tsv"
    file.write_text(f"{HEADER}\n{changed('destination_countryLabel', 'France')}\n", encoding="utf-8")
    given = {"source": "twinnings", "files": [file], "partial": False, "reread": False, "json": True}
    given |= dict.fromkeys(("mapping", "origin", "sheet"), "")
    assert imports.run(argparse.Namespace(apply=apply, **given)) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["left_out"] == 1
    run = ImportRun.objects.first()
    assert ("Compte rendu gardé" in printed.err) == told
    assert run is None or f"/imports/{run.pk}/" in printed.err
