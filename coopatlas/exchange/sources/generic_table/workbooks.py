"""A table kept in a workbook (.xlsx, .ods): read by a process of its own, told as the same rows as a text."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from coopatlas.exchange.drafts import Refusal
from coopatlas.exchange.sources.generic_table.grid import MOST_ROWS, Grid, GridRow, as_text
from coopatlas.exchange.sources.generic_table.text_files import too_many

READER = Path(__file__).with_name("workbook_reader.py")
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
PATIENCE = 60  # seconds
REASONS = {
    "password": (
        "« {name} » est protégé par un mot de passe.",
        "Enregistrez-en une copie sans mot de passe, puis recommencez.",
    ),
    "too-big": (
        "« {name} » est trop grand une fois ouvert : trop de cellules, ou une cellule remplie très loin des autres.",
        "Copiez les seules lignes du tableau dans un classeur neuf, puis recommencez.",
    ),
    "damaged": (
        "« {name} » est abîmé, ou n’est pas un classeur.",
        "Ouvrez-le dans un tableur, enregistrez-le en .xlsx ou en CSV (UTF-8), puis recommencez.",
    ),
    "old-format": (
        "« {name} » est un classeur d’un ancien format (.xls).",
        "Ouvrez-le dans un tableur, enregistrez-le en .xlsx ou en CSV (UTF-8), puis recommencez.",
    ),
}


def is_workbook(data: bytes) -> bool:
    """By its first bytes, whatever its name."""
    return data.startswith((ZIP, OLE))


def read_workbook(data: bytes, name: str) -> list[Grid] | Refusal:
    """The visible sheets that hold something, in their order."""
    if data.startswith(OLE):
        return refusal("password" if ENCRYPTED in data else "old-format", name)
    told = read_apart(data)
    if "refused" in told:
        return refusal(told["refused"], name)
    hidden = tuple(f"{sheet['name']} (masquée)" for sheet in told["sheets"] if sheet["hidden"])
    full = [sheet for sheet in told["sheets"] if sheet["rows"]]
    if any(len(sheet["rows"]) > MOST_ROWS for sheet in full):
        return too_many(name)
    return [
        Grid(
            sheet["name"],
            tuple(GridRow(number, tuple(cells), as_text(tuple(cells))) for number, cells in sheet["rows"]),
            f"feuille « {sheet['name']} »",
            (*(other["name"] for other in full if other is not sheet), *hidden),
        )
        for sheet in full
    ]


def read_apart(data: bytes) -> dict[str, Any]:
    """What the reader says, in a process of its own."""
    try:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-I", str(READER)], input=data, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return {"refused": "too-big"}
    if done.returncode != 0:  # stopped by the system: out of memory, or of time
        return {"refused": "too-big"}
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def refusal(code: str, name: str) -> Refusal:
    message, remedy = REASONS[code]
    return Refusal(code if code != "damaged" else "not-a-table", message.format(name=name), remedy)
