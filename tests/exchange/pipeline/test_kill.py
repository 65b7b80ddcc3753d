"""An import killed in the middle (SIGKILL, nothing can be cleaned up) leaves the base as it was before."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.exchange.pipeline.running import real_pages

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


def contents(base: Path) -> dict[str, int]:
    """Rows of each table, read from the file after the process is gone."""
    with sqlite3.connect(base) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}  # noqa: S608


@pytest.mark.usefixtures("reference")
def test_import_killed_after_any_record_leaves_the_base_as_before(shared: Path, tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[3]
    base = tmp_path / "base.sqlite3"
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{base}",
        "COOPATLAS_DATA": str(tmp_path),
        "COOPATLAS_SECRET_KEY": "a key for tests only",
        "DJANGO_SETTINGS_MODULE": "coopatlas.config.settings",
    }
    subprocess.run([sys.executable, "-c", PREPARE], env=environment, cwd=root, check=True)
    before = contents(base)
    for moment in (1, 2):
        command = [sys.executable, "-c", KILLED, str(moment), *map(str, real_pages(shared))]
        done = subprocess.run(command, env=environment, cwd=root, check=False)
        assert done.returncode == -signal.SIGKILL
        assert contents(base) == before
    finished = subprocess.run(
        [sys.executable, "-c", KILLED, "99", *map(str, real_pages(shared))], env=environment, cwd=root, check=False
    )
    assert (finished.returncode, contents(base)["partnerships_partnership"]) == (0, 2)
