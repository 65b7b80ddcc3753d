"""Reading the environment: each variable has a type, a default or none, and fails loudly with its own name."""

from __future__ import annotations

import os


class MissingSetting(Exception):
    """A setting without default is absent, or cannot be read."""


def text(name: str, default: str | None = None) -> str:
    """A string. Raises MissingSetting when absent and there is no default."""
    value = os.environ.get(name, default)
    if value is None:
        raise MissingSetting(f"{name} : variable d’environnement obligatoire / required environment variable")
    return value


def flag(name: str, default: bool) -> bool:
    """1/0, true/false, yes/no, oui/non."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "oui", "on"}:
        return True
    if value in {"0", "false", "no", "non", "off"}:
        return False
    raise MissingSetting(f"{name}={value!r} : écrire 1 ou 0 / write 1 or 0")


def number(name: str, default: int) -> int:
    """A whole number."""
    value = os.environ.get(name, str(default))
    try:
        return int(value)
    except ValueError as error:
        raise MissingSetting(f"{name}={value!r} : nombre entier attendu / whole number expected") from error


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]
