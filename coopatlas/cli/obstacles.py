"""What can be missing on the machine, told in French and in English with what to do about it."""

from __future__ import annotations

import errno
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager

DISK_FULL = {errno.ENOSPC, errno.EDQUOT}
NOT_WRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST}


class Obstacle(Exception):
    """Something outside the program that the person who runs it can put right."""

    def __init__(self, french: str, english: str) -> None:
        super().__init__(french, english)
        self.french, self.english = french, english

    def __str__(self) -> str:
        return f"Erreur\u202f: {self.french}\nError: {self.english}"


def port_taken(port: int) -> Obstacle:
    """Another program listens there."""
    return Obstacle(
        f"le port {port} est déjà pris. Arrêter l’autre programme, ou choisir un autre port (--port).",
        f"port {port} is already taken. Stop the other program, or choose another port (--port).",
    )


def port_reserved(port: int) -> Obstacle:
    """Ports under 1024 belong to the administrator."""
    return Obstacle(
        f"le port {port} est réservé à l’administrateur. Prendre un port au-dessus de 1024 (--port 8000).",
        f"port {port} is reserved for the administrator. Take one above 1024 (--port 8000).",
    )


def damaged_reference(french: str) -> Obstacle:
    """The packed files of the reference set are absent, or are not those of their manifest."""
    return Obstacle(
        french, "the reference set is absent or altered. Get data/reference again from the original version."
    )


def not_prepared() -> Obstacle:
    """The server was started before anything was prepared."""
    return Obstacle(
        "rien n’est encore préparé dans ce dossier de données. Lancer d’abord\u202f: coopatlas setup",
        "nothing is prepared yet in this data folder. First run: coopatlas setup",
    )


def read_from(error: BaseException, folder: str) -> Obstacle | None:
    """The obstacle behind an error or what caused it; None when it is a fault of the program."""
    seen: BaseException | None = error
    while seen is not None:
        found = from_system(seen, folder) or from_database(seen, folder)
        if found:
            return found
        seen = seen.__cause__ or seen.__context__
    return None


def from_system(error: BaseException, folder: str) -> Obstacle | None:
    """Disk full, or a place where one may not write."""
    number = getattr(error, "errno", None) if isinstance(error, OSError) else None
    if number in DISK_FULL:
        return Obstacle(
            f"disque plein. Libérer de la place pour {folder} (300 Mo suffisent), puis relancer\u202f: rien n’est à moitié fait.",
            f"disk full. Free some space for {folder} (300 MB are enough), then run again: nothing is half-done.",
        )
    if number in NOT_WRITABLE:
        return Obstacle(
            f"écriture impossible dans {folder}. Donner les droits d’écriture, ou choisir un autre dossier (--data).",
            f"cannot write in {folder}. Give write permission, or choose another folder (--data).",
        )
    return None


def from_database(error: BaseException, folder: str) -> Obstacle | None:
    """What SQLite and PostgreSQL say when the disk, the folder or the server fails them."""
    text = str(error).lower()
    if "no such table" in text or type(error).__name__ == "UndefinedTable":
        return not_prepared()
    if isinstance(error, sqlite3.Error):
        if "disk is full" in text:
            return from_system(OSError(errno.ENOSPC, text), folder)
        if "readonly" in text or "unable to open" in text:
            return from_system(OSError(errno.EACCES, text), folder)
        if "locked" in text:
            return Obstacle(
                "la base est occupée par un autre programme. Attendre qu’il ait fini, puis relancer.",
                "the database is busy with another program. Wait until it has finished, then run again.",
            )
    if type(error).__module__.startswith("psycopg") and type(error).__name__ in {
        "OperationalError",
        "ConnectionTimeout",
    }:
        return Obstacle(
            "la base PostgreSQL ne répond pas. Vérifier DATABASE_URL et que le service est lancé.",
            "the PostgreSQL database does not answer. Check DATABASE_URL and that the service is running.",
        )
    return None


@contextmanager
def told(folder: str) -> Iterator[None]:
    """Turns an obstacle met inside into its two sentences and exit code 1; any other error passes through."""
    try:
        yield
    except Exception as error:
        obstacle = error if isinstance(error, Obstacle) else read_from(error, folder)
        if obstacle is None:
            raise
        print(f"\n{obstacle}", file=sys.stderr)
        sys.exit(1)
