"""`coopatlas setup`: brings the data folder and the database in line with this checkout. Run it as often as you like: what
has not changed is skipped, and an interrupted step is done again."""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import stat
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from coopatlas.cli import demo, messages, obstacles
from coopatlas.cli.django_setup import ROOT, data_dir, make_data_dir, start, use_own_reference

NO_DEMO = "no-demo"  # the file that keeps the demonstration away from this base, for good


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "setup",
        help="préparer ou mettre à jour la base, le jeu de référence et les fichiers",
        epilog="Exemples : coopatlas setup ; coopatlas setup --data /var/lib/coopatlas --no-demo",
    )
    command.add_argument("--data", metavar="DOSSIER", help="dossier des données (sinon $COOPATLAS_DATA, sinon var/)")
    command.add_argument("--no-demo", action="store_true", help="jamais de données de démonstration dans cette base")
    command.add_argument("--quiet", action="store_true", help="ne rien dire, sauf les erreurs")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    if arguments.data:
        os.environ["COOPATLAS_DATA"] = str(Path(arguments.data).resolve())
    with obstacles.told(str(data_dir())):
        need_writable(data_dir())
        if arguments.no_demo:
            (data_dir() / NO_DEMO).touch()
        start()
        for label, step in STEPS:
            done = step()
            if not arguments.quiet:
                print(f"      {label}\u202f: {done}", file=sys.stderr)
    return 0


def need_writable(folder: Path) -> None:
    """Makes the folder and writes a few bytes into it. Raises OSError when that is refused."""
    make_data_dir()
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b"0" * 4096)
        file.flush()


def translations() -> str:
    """The .mo files, made from the .po files that are newer."""
    messages.compile_all()
    return "prêtes / ready"


def reference() -> str:
    """The gazetteer, unpacked beside the database."""
    # Here, not at the top: the other commands need not pay for its import.
    from coopatlas.gazetteer import ReferenceError, unpack

    try:
        unpack(data_dir() / "reference")
    except ReferenceError as error:
        raise obstacles.damaged_reference(str(error)) from error
    use_own_reference()
    return "prêt / ready"


def schema() -> str:
    """The tables, up to the last migration. The stamp is written last: permissions are made after the tables."""
    # Django must be started before these are imported.
    from django.db import connection

    from coopatlas.cli import migrating

    if connection.vendor == "sqlite":
        keep_private(Path(connection.settings_dict["NAME"]))
    base = (
        str(connection.settings_dict[key]).removeprefix(str(data_dir())) for key in ("ENGINE", "HOST", "PORT", "NAME")
    )
    wanted = fingerprint(str(migrating.targets()), *base)
    if stamp("schema") == wanted and not migrating.pending():
        return "à jour / up to date"
    applied = migrating.migrate()
    keep("schema", wanted)
    return f"{applied} migrations"


def keep_private(base: Path) -> None:
    """A new SQLite base is its owner's alone, and SQLite gives its mode to the files beside it. One that is there already is
    closed to other accounts, and left to the group its owner chose."""
    with contextlib.suppress(FileExistsError, FileNotFoundError):
        os.close(os.open(base, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    for file in (base, *(base.with_name(base.name + ending) for ending in ("-wal", "-shm", "-journal"))):
        with contextlib.suppress(
            FileNotFoundError, PermissionError
        ):  # gone meanwhile; another account's, which sees to it
            mode = stat.S_IMODE(file.stat().st_mode)
            if mode & 0o007:
                file.chmod(mode & ~0o007)


def vocabularies() -> str:
    """Themes, roles, statuses… from the CSV files to the database; only the files that changed."""
    # Django must be started before models are imported.
    from coopatlas.history.actors import Actor
    from coopatlas.vocabularies import actions

    written = actions.load(ROOT / "data" / "vocabularies", by=Actor.system("setup"))
    return f"{written} termes / terms" if written else "à jour / up to date"


def static_files() -> str:
    """Style sheets and images under hashed, compressed names; again only when one of the sources changed."""
    # Django must be started before its finders are imported.
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    digest = hashlib.sha256(f"{version('django')} {version('whitenoise')} {settings.STATIC_URL}".encode())
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: found[0]):
            with storage.open(path) as file:
                digest.update(f"{path}\n{hashlib.sha256(file.read()).hexdigest()}\n".encode())
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifest.exists() and stamp("static") == digest.hexdigest():
        return "à jour / up to date"
    call_command("collectstatic", interactive=False, verbosity=0)
    keep("static", digest.hexdigest())
    return "préparés / prepared"


def demonstration() -> str:
    """A few fictitious records, into an empty base only, and never after --no-demo or `coopatlas demo clear`."""
    # Django must be started before models are imported.
    from django.db import transaction

    from coopatlas.organisations.models import Organisation
    from coopatlas.partnerships.models import Partnership

    if (data_dir() / NO_DEMO).exists():
        return f"laissée de côté / left out ({NO_DEMO})"
    if Partnership.objects.exists() or Organisation.objects.exists():
        return "la base n’est pas vide / the database is not empty"
    with transaction.atomic():
        return demo.load_demo()


STEPS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("traductions / translations", translations),
    ("jeu de référence / reference set", reference),
    ("tables", schema),
    ("vocabulaires / vocabularies", vocabularies),
    ("fichiers statiques / static files", static_files),
    ("démonstration / demonstration", demonstration),
)


def fingerprint(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def stamp(name: str) -> str:
    """What was kept under this name the last time the step went to its end, or ""."""
    file = data_dir() / "stamps" / name
    return file.read_text(encoding="ascii") if file.exists() else ""


def keep(name: str, value: str) -> None:
    """Write a stamp whole or not at all."""
    file = data_dir() / "stamps" / name
    file.parent.mkdir(exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.write_text(value, encoding="ascii")
    fresh.replace(file)
