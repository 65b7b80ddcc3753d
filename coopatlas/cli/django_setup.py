"""Starts Django for commands that need the database, with a secret key that only this installation knows."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[2]


def data_dir() -> Path:
    """Where this installation keeps its database and its secrets ($COOPATLAS_DATA, else var/)."""
    return Path(os.environ.get("COOPATLAS_DATA", ROOT / "var"))


def make_data_dir() -> None:
    """The folder, when there is none: its static files may be read by a web server, nobody else may list it."""
    data_dir().mkdir(mode=0o711, parents=True, exist_ok=True)


def ensure_secret_key() -> None:
    """Set COOPATLAS_SECRET_KEY from the installation's own file, made on first use and readable by its owner only."""
    if os.environ.get("COOPATLAS_SECRET_KEY"):
        return
    file = data_dir() / "secret_key"
    if not file.exists():
        make_data_dir()
        # mkstemp: readable by its owner only. Written aside and linked whole: neither a full disk nor a second process
        # can leave half a key or replace one.
        descriptor, aside = tempfile.mkstemp(prefix=".secret_key-", dir=file.parent)
        try:
            with os.fdopen(descriptor, "w", encoding="ascii") as stream:
                stream.write(secrets.token_urlsafe(50))
            with contextlib.suppress(FileExistsError):
                os.link(aside, file)
        finally:
            os.unlink(aside)
    os.environ["COOPATLAS_SECRET_KEY"] = file.read_text(encoding="ascii").strip()


def use_own_reference() -> None:
    """Look names up in the reference set that `coopatlas setup` unpacked beside this installation's database."""
    unpacked = data_dir() / "reference" / "reference.sqlite"
    if unpacked.exists():
        os.environ.setdefault("COOPATLAS_REFERENCE", str(unpacked))


def start() -> None:
    """Make settings, models and translations ready. Call once, first thing in a command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coopatlas.config.settings")
    ensure_secret_key()
    use_own_reference()
    django.setup()
