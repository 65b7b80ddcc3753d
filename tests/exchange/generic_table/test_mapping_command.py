"""`coopatlas mapping` and `coopatlas import csv`, as somebody types them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from coopatlas.cli.main import main
from coopatlas.exchange.models import ColumnMapping
from coopatlas.history.models import Entry
from coopatlas.partnerships.models import Partnership
from tests.exchange.generic_table.files import HEADINGS, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("vocabularies", "reference")]
TABLE = "Nom;Pays;Suivi\nÉvry;Mali;RAS"
Type = Callable[..., tuple[int, str, str]]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Type:
    def run(*words: str | Path) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "table.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def test_a_table_and_a_few_words_make_a_mapping(typed: Type, table: Path) -> None:
    code, out, _ = typed(
        "mapping",
        "save",
        "pref",
        table,
        "--set",
        "Nom=authority",
        "--set",
        "Suivi=status",
        "--value",
        "status:RAS=current",
    )
    kept = ColumnMapping.objects.get()
    assert (code, kept.headings) == (0, {"Nom": "authority", "Pays": "country", "Suivi": "status"})
    assert (kept.values, "« RAS » → current" in out) == ({"status": {"RAS": "current"}}, True)


def test_a_file_of_headings_and_fields_is_a_mapping(typed: Type, tmp_path: Path) -> None:
    file = tmp_path / "carte.csv"
    file.write_text("Intitulé;Champ;Mot;Sens\nNom;authority;;\nÉtat;status;RAS;current\nNote;;;\n", encoding="cp1252")
    assert typed("mapping", "save", "pref", file, "--origin", "Préfecture d’Exemple")[0] == 0
    kept = ColumnMapping.objects.get()
    assert kept.headings == {"Nom": "authority", "État": "status", "Note": "ignored"}
    assert (kept.values, kept.origin) == ({"status": {"RAS": "current"}}, "Préfecture d’Exemple")


def test_the_headings_of_a_workbook_make_a_mapping(typed: Type, tmp_path: Path) -> None:
    file = tmp_path / "table.xlsx"
    file.write_bytes(workbook(["Liste"], HEADINGS, [1, "A", "Évry"]))
    assert typed("mapping", "save", "pref", file)[0] == 0
    assert ColumnMapping.objects.get().headings["Montant"] == "amount"


def test_saving_again_replaces_and_leaves_a_trace(typed: Type) -> None:
    typed("mapping", "save", "pref", "--set", "Nom=authority")
    typed("mapping", "save", "pref", "--set", "Titre du dossier=title")
    typed("mapping", "save", "pref", "--set", "Titre du dossier=title")
    assert ColumnMapping.objects.get().headings == {"Titre du dossier": "title"}
    told = (
        Entry.objects.filter(object_type="exchange.columnmapping").order_by("position").values_list("verb", flat=True)
    )
    assert list(told) == ["create", "update"]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--set", "Nom=autorité"], "« autorité » n’est pas un champ"),
        (["--set", "=title"], "--set"),
        (["--set", "Nom=authority", "--value", "status"], "--value"),
        (["--value", "bidule:a=b", "--set", "Nom=authority"], "« bidule »"),
        ([], "ne dit rien"),
        (["absent.csv"], "ne peut pas être lu"),
    ],
)
def test_what_is_no_mapping_is_refused(typed: Type, words: list[str], reason: str) -> None:
    code, _, err = typed("mapping", "save", "pref", *words)
    assert (code, reason in err, ColumnMapping.objects.count()) == (3, True, 0)


def test_mappings_are_listed_shown_and_forgotten(typed: Type) -> None:
    typed("mapping", "save", "pref", "--set", "Nom=authority")
    assert typed("mapping", "list")[1].split() == ["pref", "1", "colonne(s)"]
    assert '"headings": {' in typed("mapping", "list", "--json")[1]
    assert "« Nom » → authority" in typed("mapping", "show", "pref")[1]
    assert typed("mapping", "delete", "pref")[0] == 0
    assert typed("mapping", "show", "pref")[0] == 3
    assert typed("mapping", "delete", "pref")[0] == 3
    assert "Aucune" in typed("mapping", "list")[1]


def test_the_fields_are_told(typed: Type) -> None:
    assert "authority" in typed("mapping", "fields")[1]


def test_the_blank_table_opens_in_a_spreadsheet(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["mapping", "template"]) == 0
    assert capfdbinary.readouterr().out.startswith("\ufeffN°;Titre;Collectivité française;".encode())


def test_a_table_without_a_necessary_column_is_refused_with_the_way_to_mend(typed: Type, table: Path) -> None:
    code, out, _ = typed("import", "csv", table, "--apply")
    assert (code, "--set" in out, Partnership.objects.count()) == (3, True, 0)


def test_a_saved_mapping_is_used_and_told(typed: Type, table: Path) -> None:
    typed("mapping", "save", "pref", table, "--set", "Nom=authority")
    code, out, _ = typed("import", "csv", table, "--apply")
    assert (code, "correspondance « pref »" in out, Partnership.objects.count()) == (0, True, 1)


def test_a_mapping_that_does_not_exist_is_refused(typed: Type, table: Path) -> None:
    code, _, err = typed("import", "csv", table, "--mapping", "perf")
    assert (code, "« perf »" in err) == (3, True)


def test_options_of_tables_are_for_tables(typed: Type, table: Path) -> None:
    assert typed("import", "twinnings", table, "--mapping", "pref")[0] == 2
