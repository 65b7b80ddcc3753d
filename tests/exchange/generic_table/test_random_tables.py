"""Two hundred tables made at random: the dry run predicts the real run exactly, and the base holds what the report says."""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path

import pytest
from django.db import transaction

from coopatlas.exchange.models import ImportRow, ImportRun
from coopatlas.exchange.report import Report
from coopatlas.exchange.sources.generic_table.columns import fields
from coopatlas.gazetteer import Gazetteer
from coopatlas.partnerships.models import Partnership
from tests.exchange.generic_table.files import take, told, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("vocabularies")]
TABLES, PARTS = 200, 4
CELLS = {
    "own_id": ["", "", "1", "2", "3", "A-12", "inconnu"],
    "title": ["Eau", "Eau", 'Écoles; "été"', "=1+1", "", "Un\ntitre", "T" * 501],
    "authority": [
        "Évry",
        "Rennes",
        "Nantes",
        "Saint-Denis",
        "Département du Finistère",
        "Bourg-Imaginaire",
        "",
        "#REF!",
    ],
    "authority_code": ["", "", "35238", "93066", "99999", "213502388"],
    "partner": ["Kita", "Ségou", "Dschang", "Lointaine", "", "Kita | Ségou"],
    "country": ["Mali", "Mali", "Cameroun", "Malli", "", "France", "Mali | Cameroun"],
    "first_signed": ["2015", "12/03/2015", "mars 2014", "bientôt", "", "42075"],
    "start": ["1990", "", "2015", "1799"],
    "end": ["", "2012", "31/12/2020", "aucune"],
    "form": ["Jumelage", "twinning", "Troc", ""],
    "status": ["En cours", "terminé", "à voir", ""],
    "themes": ["Eau | Sport", "aucun", "", "A > B"],
    "description": ["", "Une phrase.", "Contact : Mme Awa Essai, 01 23 45 67 89", "néant"],
    "places": ["", "Kita", "Nulle-Part"],
    "amount": ["", "12 500,50 €", "néant", "1.234", "5 FCFA", "0", "99999999999999"],
    "funder": ["", "Évry", "Région Bretagne | État"],
    "amount_year": ["", "2015", "hier"],
    "evaluation": ["", "oui", "non", "peut-être"],
}
NECESSARY = ["authority", "partner", "country"]


def table(chance: random.Random) -> tuple[str, bytes]:
    """One file: its name, and its bytes in one of the ways people save tables."""
    others = [code for code in CELLS if code not in NECESSARY]
    columns = [*NECESSARY, *chance.sample(others, chance.randint(2, len(others)))]
    chance.shuffle(columns)
    headings = [fields()[code].heading for code in columns]
    careful = chance.random() < 0.5  # a table whose necessary cells are filled
    rows = [
        [
            chance.choice([c for c in CELLS[code] if not careful or (c and c[0] != "#" and len(c) < 500)])
            for code in columns
        ]
        for _ in range(chance.randint(0, 4))
    ]
    if chance.random() < 0.3:
        headings, rows = [*headings, "Divers"], [[*row, chance.choice(["", "Awa"])] for row in rows]
    if chance.random() < 0.3:
        rows = [*rows, *rows[:2]]
    if chance.random() < 0.1:
        return "table.xlsx", workbook(headings, *rows)
    written = io.StringIO()
    csv.writer(written, delimiter=chance.choice(";,\t")).writerows([headings, *rows])
    return "table.csv", written.getvalue().encode(chance.choice(["utf-8", "utf-8-sig", "cp1252", "utf-16"]))


@pytest.mark.parametrize("part", range(PARTS))
def test_the_dry_run_predicts_the_real_run_of_any_table(part: int, reference: Gazetteer, tmp_path: Path) -> None:
    kinds: set[str] = set()
    for seed in range(part, TABLES, PARTS):
        chance = random.Random(seed)
        name, data = table(chance)
        file = tmp_path / name
        file.write_bytes(data)
        partial = chance.random() < 0.6
        with transaction.atomic():
            predicted = take(file, reference, apply=False, partial=partial)
            assert nothing_is_there(), seed
            done = take(file, reference, partial=partial)
            assert told(predicted) == told(done), seed
            holds(done, blocked=bool(done.counts["refused"]) and not partial)
            again = take(file, reference, partial=partial)
            assert (again.counts["created"], again.counts["updated"]) == (0, 0), seed
            kinds |= {kind for kind, count in done.counts.items() if count}
            transaction.set_rollback(True)
    assert kinds >= {"created", "merged", "waiting", "left_out", "refused"}


def nothing_is_there() -> bool:
    return not (Partnership.objects.exists() or ImportRow.objects.exists() or ImportRun.objects.written().exists())


def holds(report: Report, *, blocked: bool) -> None:
    """The base holds as many records and waiting rows as the report says; nothing at all of a blocked file."""
    if blocked:
        assert nothing_is_there()
        return
    assert Partnership.objects.count() == report.counts["created"] == len(set(report.records))
    waiting = {row["message"] for row in report.waiting}
    assert set(ImportRow.objects.waiting().values_list("message", flat=True)) == waiting
    assert ImportRun.objects.count() == 1
