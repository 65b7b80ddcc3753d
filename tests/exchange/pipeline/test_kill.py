"""An import killed in the middle (SIGKILL, nothing can be cleaned up) leaves the base as it was before."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.exchange.generic_table.files import HEADINGS
from tests.exchange.pipeline.running import real_pages

ROOT = Path(__file__).resolve().parents[3]

PREPARE = """
import django; django.setup()
from pathlib import Path
from django.core.management import call_command
from coopatlas.history.actors import Actor
from coopatlas.vocabularies.actions import load
call_command("migrate", verbosity=0)
load(Path("data/vocabularies"), by=Actor.system("test"))
"""
KILLED = """
import os, signal, sys
import django; django.setup()
from pathlib import Path
from coopatlas.exchange import pipeline
from coopatlas.exchange.sources import atlas_page
from coopatlas.gazetteer import Gazetteer
from coopatlas.history.actors import Actor

def progress(done, total):
    if done == int(sys.argv[1]):
        os.kill(os.getpid(), signal.SIGKILL)

files = [Path(name) for name in sys.argv[2:]]
pipeline.run(atlas_page, files, reference=Gazetteer.open(), by=Actor.system("test"), apply=True, progress=progress)
"""


KILLED_ANYWHERE = """
import os, random, signal, sys
import django; django.setup()
from pathlib import Path
from django.db import connection
from coopatlas.exchange import pipeline
from coopatlas.exchange.opening import open_source
from coopatlas.gazetteer import Gazetteer
from coopatlas.history.actors import Actor

reference = Gazetteer.open()
file, seed = Path(sys.argv[1]), int(sys.argv[2])

def take(apply, before):
    counted = [0]
    def watch(execute, sql, params, many, context):
        counted[0] += 1
        before(counted[0])
        return execute(sql, params, many, context)
    source = open_source("csv", reference=reference)
    with connection.execute_wrapper(watch):
        pipeline.run(source, [file], reference=reference, by=Actor.system("test"), apply=apply)
    return counted[0]

def killed():
    os.kill(os.getpid(), signal.SIGKILL)

whole = take(False, lambda number: None)
connection.close()
chance = random.Random(seed)
for moment in (*sorted(chance.sample(range(2, whole), 3)), whole, "committing", "committed"):  # whole: all but the report
    child = os.fork()
    if not child:
        if moment == "committing":
            connection._commit = killed
        take(True, lambda number: number == moment and killed())
        killed()
    status = os.waitpid(child, 0)[1]
    import sqlite3
    base = sqlite3.connect(os.environ["COOPATLAS_DATA"] + "/base.sqlite3")
    rows = [base.execute("SELECT count(*) FROM " + table).fetchone()[0] for table in
            ("partnerships_partnership", "exchange_importrow", "exchange_identity", "provenance_sourcetext",
             "exchange_importrun")]
    base.close()
    print(moment, os.WTERMSIG(status), *rows)
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with its vocabularies and no record."""
    base = tmp_path_factory.mktemp("prepared") / "base.sqlite3"
    subprocess.run([sys.executable, "-c", PREPARE], env=around(base), cwd=ROOT, check=True)
    return base


@pytest.fixture
def base(prepared: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(prepared, tmp_path / "base.sqlite3"))


def around(base: Path) -> dict[str, str]:
    """The environment of a process that works on that base."""
    return {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{base}",
        "COOPATLAS_DATA": str(base.parent),
        "COOPATLAS_SECRET_KEY": "a key for tests only",
        "DJANGO_SETTINGS_MODULE": "coopatlas.config.settings",
    }


def contents(base: Path) -> dict[str, int]:
    """Rows of each table, read from the file after the process is gone."""
    with sqlite3.connect(base) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}  # noqa: S608


@pytest.mark.usefixtures("reference")
def test_import_killed_after_any_record_leaves_the_base_as_before(shared: Path, base: Path) -> None:
    before = contents(base)
    for moment in (1, 2):
        command = [sys.executable, "-c", KILLED, str(moment), *map(str, real_pages(shared))]
        done = subprocess.run(command, env=around(base), cwd=ROOT, check=False)
        assert done.returncode == -signal.SIGKILL
        assert contents(base) == before
    finished = subprocess.run(
        [sys.executable, "-c", KILLED, "99", *map(str, real_pages(shared))], env=around(base), cwd=ROOT, check=False
    )
    assert (finished.returncode, contents(base)["partnerships_partnership"]) == (0, 2)


@pytest.mark.usefixtures("reference")
def test_a_table_killed_at_any_statement_is_wholly_there_or_not_at_all(base: Path, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    rows = [f"{n};Échange {n};Évry;Kita;Mali;2015;{n}00" for n in range(1, 41)]
    file.write_text("\n".join([";".join(HEADINGS), *rows, "41;Culture;Saint-Denis;Kita;Mali;2016;1"]), encoding="utf-8")
    command = [sys.executable, "-c", KILLED_ANYWHERE, str(file), "20261127"]
    done = subprocess.run(command, env=around(base), cwd=ROOT, check=True, capture_output=True, text=True)
    *within, last = [line.split() for line in done.stdout.splitlines()]
    assert (len(within), {tuple(told[1:]) for told in within}) == (5, {("9", "0", "0", "0", "0", "0")})
    assert last == ["committed", "9", "40", "41", "40", "40", "1"]
