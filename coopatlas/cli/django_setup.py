"""Starts Django for commands that need the database, with a secret key that only this installation knows."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[2]


def data_dir() -> Path:
    """Where this installation keeps its database and its secrets ($COOPATLAS_DATA, else var/)."""
    return Path(os.environ.get("COOPATLAS_DATA", ROOT / "var"))


def ensure_secret_key() -> None:
    """Set COOPATLAS_SECRET_KEY from the installation's own file, made on first use and readable by its owner only."""
    if os.environ.get("COOPATLAS_SECRET_KEY"):
        return
    file = data_dir() / "secret_key"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as stream:
            stream.write(secrets.token_urlsafe(50))
    os.environ["COOPATLAS_SECRET_KEY"] = file.read_text(encoding="ascii").strip()


def start() -> None:
    """Make settings, models and translations ready. Call once, first thing in a command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coopatlas.config.settings")
    ensure_secret_key()
    django.setup()
