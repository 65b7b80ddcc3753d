"""Databases that already hold something, for the length of one test module.

Each fixture writes inside one outer transaction that is undone when the module ends; every test runs in a savepoint of its
own inside it. So a module pays once for what it needs, and the next module finds an empty base again: the tests of the
journal count entries. A test that needs real commits (``django_db(transaction=True)``) cannot use them; it calls
``load_vocabularies`` itself.
"""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.db import transaction

from coopatlas.accounts.models import User
from coopatlas.exchange import pipeline
from coopatlas.exchange.actions import demo as demo_world
from coopatlas.exchange.actions.mappings import save_mapping
from coopatlas.exchange.report import Report
from coopatlas.exchange.sources import atlas_page
from coopatlas.gazetteer import Gazetteer
from coopatlas.history.actors import Actor
from coopatlas.partnerships.models import Partnership
from coopatlas.vocabularies import actions as vocabulary_actions
from coopatlas.vocabularies import reading
from tests.cast import open_cast
from tests.factories import PostFactory, VolunteerFactory, import_run

ROOT = Path(__file__).resolve().parents[1]
TEST = Actor.system("test")


@contextmanager
def one_at_a_time(lock: Path) -> Iterator[None]:
    """Parallel test workers go through one after the other."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def reference() -> Iterator[Gazetteer]:
    """The reference set, unpacked once for all workers."""
    with one_at_a_time(ROOT / "var" / "reference.lock"):
        gazetteer = Gazetteer.open()
    yield gazetteer
    gazetteer.close()


@pytest.fixture(scope="session")
def static_files() -> None:
    """Hashed names of the style sheets, without which no page renders."""
    with one_at_a_time(Path(settings.DATA_DIR) / "static.lock"):
        if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
            call_command("collectstatic", interactive=False, verbosity=0)
    # A page rendered before this point made the process remember that there was no style sheet.
    staticfiles_storage.hashed_files, staticfiles_storage.manifest_hash = staticfiles_storage.load_manifest()


@pytest.fixture(scope="module")
def module_transaction(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """One transaction around a whole module, undone at its end."""
    block = transaction.atomic()
    with django_db_blocker.unblock():
        block.__enter__()
    yield
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        block.__exit__(None, None, None)
    forget_labels()


@pytest.fixture(scope="module")
def vocabularies(module_transaction: None, django_db_blocker: Any) -> None:
    """Every vocabulary of ``data/vocabularies``."""
    with django_db_blocker.unblock():
        load_vocabularies()


def load_vocabularies() -> None:
    vocabulary_actions.load(ROOT / "data" / "vocabularies", by=TEST)
    forget_labels()


def forget_labels() -> None:
    """Labels are kept in memory by journal position, which begins anew with each module."""
    reading._cache = (-1, {})


Importer = Callable[..., Report]


@pytest.fixture
def import_pages(vocabularies: None, reference: Gazetteer, db: None) -> Importer:
    """Imports saved pages: ``import_pages(path, …)``."""
    return lambda *files: imported(reference, list(files))


def imported(reference: Gazetteer, files: list[Path]) -> Report:
    report = pipeline.run(atlas_page, files, reference=reference, by=TEST, apply=True)
    assert report.counts["refused"] == 0, report.as_json()
    return report


@dataclass(frozen=True, slots=True)
class Atlas:
    """The two real pages as records. Read anew at each use: tests may change rows."""

    evry_pk: int
    npdc_pk: int

    @property
    def evry(self) -> Partnership:
        return Partnership.objects.get(pk=self.evry_pk)

    @property
    def npdc(self) -> Partnership:
        return Partnership.objects.get(pk=self.npdc_pk)


@pytest.fixture(scope="session")
def real_pages(shared: Path) -> tuple[Path, Path]:
    """The saved pages Kayes–Évry and Kayes–Nord-Pas de Calais."""
    evry, npdc = (next((shared / "seeds").glob(f"{number}_*.txt")) for number in ("002", "003"))
    return evry, npdc


@pytest.fixture(scope="module")
def atlas(vocabularies: None, reference: Gazetteer, real_pages: tuple[Path, Path], django_db_blocker: Any) -> Atlas:
    """A base with the two real pages, imported by the pipeline."""
    with django_db_blocker.unblock():
        report = imported(reference, list(real_pages))
    evry, npdc = (int(address.split("/")[2].partition("-")[0]) for address in report.records)
    return Atlas(evry, npdc)


@pytest.fixture(scope="module")
def demo(vocabularies: None, reference: Gazetteer, django_db_blocker: Any) -> Report:
    """A base with the demo world as far as it was written by hand: one record of each kind, every page has something to show.
    The composed partnerships are 112 more of the same kinds; ``whole_demo`` has them too."""
    with django_db_blocker.unblock():
        return demo_world.load(reference=reference, by=TEST, stories=False)


@pytest.fixture(scope="module")
def whole_demo(vocabularies: None, reference: Gazetteer, django_db_blocker: Any) -> Report:
    """A base with the whole demo world, as ``coopatlas demo load`` leaves it."""
    with django_db_blocker.unblock():
        return demo_world.load(reference=reference, by=TEST)


@pytest.fixture(scope="module")
def cast(demo: Report, static_files: None, django_db_blocker: Any) -> dict[str, User]:
    """A base where every address has something to show: the demo world, one row of each private kind it lacks, and an
    account for each person of the cast."""
    with django_db_blocker.unblock():
        post = PostFactory()
        VolunteerFactory(person=post.person)
        save_mapping(name="prefecture", headings={"Nom": "authority"}, by=TEST)
        import_run()
        return open_cast()
