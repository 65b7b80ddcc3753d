"""The reference set as committed files: one compressed TSV per table and a manifest with hashes, counts and sources."""

from __future__ import annotations

import csv
import hashlib
import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coopatlas.gazetteer.tables import TABLES, Tables, row_to_text, text_to_row

PROJECT = Path(__file__).resolve().parents[2]
REFERENCE = PROJECT / "data" / "reference"
MANIFEST = "manifest.json"
FORMAT = 1  # raised when the tables change shape: an unpacked file of another format is made anew


class ReferenceError(Exception):
    """The reference set is absent or is not what its manifest says; the message is for the person who runs it."""


def pack(tables: Tables, folder: Path, sources: Path) -> dict[str, Any]:
    """Write the compressed tables and the manifest. The same rows always give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    files, total = {}, 0
    for table in TABLES:
        rows = tables.rows(table)
        content = lzma.compress(
            "".join(f"{row_to_text(row)}\n" for row in rows).encode(), format=lzma.FORMAT_XZ, preset=6
        )
        (folder / f"{table}.tsv.xz").write_bytes(content)
        files[f"{table}.tsv.xz"] = {
            "sha256": hashlib.sha256(content).hexdigest(),
            "bytes": len(content),
            "rows": len(rows),
        }
        total += len(content)
    manifest = {
        "format": FORMAT,
        "files": files,
        "bytes": total,
        "counts": counts(tables),
        "sources": read_csv(sources),
    }
    (folder / MANIFEST).write_text(
        json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )
    return manifest


def counts(tables: Tables) -> dict[str, int]:
    """Units in existence by kind (French kinds apart) and units that have ended."""
    found: dict[str, int] = {}
    for unit in tables.units.values():
        label = f"{unit.kind}:ended" if unit.valid_to else unit.kind
        found[label] = found.get(label, 0) + 1
    return dict(sorted(found.items()))


def read_manifest(folder: Path = REFERENCE) -> dict[str, Any]:
    """The manifest of a packed set."""
    path = folder / MANIFEST
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReferenceError(f"Le manifeste du jeu de référence est absent ou illisible : {path}") from error
    return manifest


def verified_content(folder: Path, name: str, manifest: dict[str, Any]) -> bytes:
    """The bytes of one packed file, refused when they are not those of the manifest."""
    path = folder / name
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ReferenceError(f"Fichier de référence absent : {path}") from error
    if hashlib.sha256(content).hexdigest() != manifest["files"][name]["sha256"]:
        raise ReferenceError(
            f"Fichier de référence altéré (empreinte différente du manifeste) : {path}. "
            "Remettez la version d’origine ou lancez « coopatlas reference build »."
        )
    return content


def read_table(folder: Path, table: str, manifest: dict[str, Any]) -> Iterator[Any]:
    """The rows of one packed table, its hash checked first."""
    content = verified_content(folder, f"{table}.tsv.xz", manifest)
    for line in lzma.decompress(content).decode().split("\n"):
        if line:
            yield text_to_row(table, line)


def read_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a hand-written CSV file (UTF-8, comma, header line)."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))
