"""`coopatlas setup`: complete, repeatable, and plain about what stops it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.scripts.programs import ROOT, coopatlas, environment, with_reference


def rows(data: Path, table: str) -> int:
    with sqlite3.connect(data / "coopatlas.sqlite3") as base:
        count: int = base.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - table names of this file
    base.close()
    return count


def said(result: subprocess.CompletedProcess[str]) -> dict[str, str]:
    """Step → what it did."""
    lines = (line.strip().partition("\u202f: ") for line in result.stderr.splitlines() if "\u202f: " in line)
    return {label: done for label, _, done in lines}


def test_the_first_setup_does_every_step(first_setup: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    data, result = first_setup

    assert (result.returncode, list(said(result))) == (0, [
        "traductions / translations", "jeu de référence / reference set", "tables", "vocabulaires / vocabularies",
        "fichiers statiques / static files", "démonstration / demonstration",
    ])  # fmt: skip
    assert rows(data, "vocabularies_term") > 1000
    assert (data / "static" / "staticfiles.json").is_file()
    assert (data / "secret_key").stat().st_mode & 0o777 == 0o600


def test_the_base_is_its_owner_s_and_the_static_files_everyone_s(tmp_path: Path) -> None:
    data = tmp_path / "new" / "data"
    subprocess.run(
        [sys.executable, "-m", "coopatlas.cli.main", "setup", "--no-demo", "--quiet"],
        cwd=ROOT, env=environment(COOPATLAS_DATA=str(data)), check=True, umask=0o022, timeout=240,
    )  # fmt: skip

    files = {file.name: mode(file) for file in data.iterdir() if file.name.startswith("coopatlas.sqlite3")}
    assert (mode(data), set(files.values())) == (0o711, {0o600})
    static = [data / "static", *(data / "static").rglob("*")]
    assert {file for file in static if mode(file) & 0o004 == 0} == set()


def test_a_base_that_is_there_is_closed_to_others_only(prepared: Path) -> None:
    """The group keeps what its owner gave it, and so does the folder."""
    prepared.chmod(0o755)
    (prepared / "coopatlas.sqlite3").chmod(0o664)

    assert coopatlas(prepared, "setup").returncode == 0
    assert (mode(prepared), mode(prepared / "coopatlas.sqlite3")) == (0o755, 0o660)


def mode(file: Path) -> int:
    return file.stat().st_mode & 0o777


def test_the_second_setup_changes_nothing(prepared: Path) -> None:
    before = rows(prepared, "history_entry")

    result = coopatlas(prepared, "setup")

    done = said(result)
    skipped = ("tables", "vocabulaires / vocabularies", "fichiers statiques / static files")
    assert [done[step] for step in skipped] == ["à jour / up to date"] * 3
    assert rows(prepared, "history_entry") == before


def test_no_demo_is_remembered(prepared: Path) -> None:
    result = coopatlas(prepared, "setup")

    assert said(result)["démonstration / demonstration"] == "laissée de côté / left out (no-demo)"
    assert rows(prepared, "partnerships_partnership") == 0


def test_the_demonstration_comes_once_into_an_empty_base(prepared: Path) -> None:
    (prepared / "no-demo").unlink()
    first = coopatlas(prepared, "setup")
    loaded = rows(prepared, "partnerships_partnership")

    second = coopatlas(prepared, "setup")

    assert first.returncode == 0
    assert loaded >= 7
    assert rows(prepared, "partnerships_partnership") == loaded
    assert said(second)["démonstration / demonstration"] == "la base n’est pas vide / the database is not empty"


def test_the_demonstration_does_not_come_back_after_demo_clear(prepared: Path) -> None:
    (prepared / "no-demo").unlink()
    coopatlas(prepared, "setup")
    coopatlas(prepared, "demo", "clear")

    result = coopatlas(prepared, "setup")

    assert said(result)["démonstration / demonstration"] == "laissée de côté / left out (no-demo)"
    assert rows(prepared, "partnerships_partnership") == 0


def test_lost_static_files_are_made_again(prepared: Path) -> None:
    (prepared / "static" / "staticfiles.json").unlink()

    coopatlas(prepared, "setup")

    assert (prepared / "static" / "staticfiles.json").is_file()


def test_killed_anywhere_it_goes_on_from_there(tmp_path: Path) -> None:
    data = with_reference(tmp_path / "data")
    command = [sys.executable, "-m", "coopatlas.cli.main", "setup", "--no-demo"]
    for seconds in (0.4, 0.9, 1.6, 2.5):
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment(COOPATLAS_DATA=str(data)), stderr=subprocess.DEVNULL
        )
        time.sleep(seconds)
        process.kill()
        process.wait()

    result = coopatlas(data, "setup")

    assert result.returncode == 0
    assert rows(data, "auth_permission") > 0
    assert rows(data, "vocabularies_term") > 1000
    assert (data / "static" / "staticfiles.json").is_file()


def test_a_data_folder_where_one_cannot_write_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")

    result = coopatlas(tmp_path / "file" / "data", "setup")

    assert result.returncode == 1
    assert [line.split(". ")[0] for line in result.stderr.splitlines()[-2:]] == [
        f"Erreur\u202f: écriture impossible dans {tmp_path}/file/data",
        f"Error: cannot write in {tmp_path}/file/data",
    ]


def test_a_postgresql_that_does_not_answer_is_told(prepared: Path, free_port: int) -> None:
    result = coopatlas(prepared, "setup", DATABASE_URL=f"postgresql://nobody@127.0.0.1:{free_port}/nothing")

    assert result.returncode == 1
    assert result.stderr.splitlines()[-1] == (
        "Error: the PostgreSQL database does not answer. Check DATABASE_URL and that the service is running."
    )


def test_quiet_says_nothing(prepared: Path) -> None:
    result = coopatlas(prepared, "setup", "--quiet")

    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


@pytest.mark.parametrize("command", ["setup", "serve"])
def test_help_gives_two_examples(command: str, tmp_path: Path) -> None:
    result = coopatlas(tmp_path, command, "--help")

    assert result.returncode == 0
    assert result.stdout.count(f"coopatlas {command}") >= 3
