"""Every write about vocabularies. The CSV files of ``data/vocabularies`` are the truth for what the code ships."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.db import transaction

from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.vocabularies.models import THEMES, Crosswalk, Scheme, Term

COLUMNS = ("label_fr", "label_en", "definition_fr", "status", "source", "source_date")
BASE = {"code", "parent", "sort", *COLUMNS}
SDGS = ("sdg_goals", "sdg_targets")
CROSSWALKS = {  # which vocabularies each file goes from and to; no code stands in two of them
    "theme_to_dac.csv": (THEMES, ("dac_purposes",)),
    "dac_to_sdg.csv": (("dac_purposes",), SDGS),
    "theme_to_sdg.csv": (THEMES, SDGS),
}


@transaction.atomic
def load(folder: Path, *, by: Actor) -> int:
    """Bring the database in line with the CSV files; returns how many rows were written. A file that has not changed since
    the last load costs one comparison. Terms that left a file stay, withdrawn: records may still use them."""
    written = 0
    known = {scheme.code: scheme for scheme in Scheme.objects.all()}
    for row in read(folder / "schemes.csv"):
        file = folder / row["file"]
        version = hashlib.sha256(file.read_bytes()).hexdigest()
        scheme = known.get(row["scheme"])
        if scheme is not None and scheme.version == version:
            continue
        scheme = scheme or history.create(
            Scheme(
                code=row["scheme"],
                label_fr=row["label_fr"],
                label_en=row["label_en"],
                licence=row["licence"],
                note_fr=row["note_fr"],
            ),
            by=by,
        )
        written += load_terms(scheme, rows_of(file, folder), above=row["parent_scheme"], by=by)
        history.update(scheme, by=by, version=version)
    return written + sum(load_crosswalk(folder / name, *ends, by=by) for name, ends in CROSSWALKS.items())


def read(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def rows_of(file: Path, folder: Path) -> list[dict[str, str]]:
    """The rows of a vocabulary; each zone with the countries it holds."""
    rows = read(file)
    if file.name != "zones.csv":
        return rows
    countries: dict[str, list[str]] = {}
    for row in read(folder / "zone_countries.csv"):
        countries.setdefault(row["zone"], []).append(row["country"])
    return [{**row, "countries": " ".join(countries.get(row["code"], []))} for row in rows]


def load_terms(scheme: Scheme, rows: list[dict[str, str]], *, above: str, by: Actor) -> int:
    """Create, update and withdraw the terms of one scheme; parents before children. ``above``: the scheme parents are in."""
    own = {term.code: term for term in scheme.terms.all()}
    existing = own if above == scheme.code else {term.code: term for term in Term.objects.of(above)} | own
    written = 0
    pending = list(rows)
    while pending:
        ready = [row for row in pending if not row["parent"] or row["parent"] in existing]
        if not ready:
            raise ValueError(f"{scheme.code}: parent absent: {sorted({row['parent'] for row in pending})}")
        fresh = [row for row in ready if row["code"] not in own]
        for term in history.bulk_create([Term(scheme=scheme, **fields(row, existing)) for row in fresh], by=by):
            own[term.code] = existing[term.code] = term
        for row in ready:
            if row not in fresh:
                written += history.update(own[row["code"]], by=by, **fields(row, existing))
        written += len(fresh)
        pending = [row for row in pending if row not in ready]
    gone = own.keys() - {row["code"] for row in rows}
    return written + sum(history.update(own[code], by=by, status="withdrawn") for code in sorted(gone))


def fields(row: dict[str, str], existing: dict[str, Term]) -> dict[str, Any]:
    """The column values of one CSV row."""
    return {
        "code": row["code"],
        "parent": existing.get(row["parent"]),
        "sort": int(row["sort"] or 0),
        **{name: row.get(name, "") for name in COLUMNS},
        "extra": {key: value for key, value in row.items() if key not in BASE},
    }


def load_crosswalk(file: Path, from_schemes: Sequence[str], to_schemes: Sequence[str], *, by: Actor) -> int:
    """Create the steps that are missing. Raises KeyError for a code that no vocabulary holds."""
    origins = {term.code: term for term in Term.objects.filter(scheme__code__in=from_schemes)}
    targets = {term.code: term for term in Term.objects.filter(scheme__code__in=to_schemes)}
    known = set(Crosswalk.objects.filter(origin__in=origins.values()).values_list("origin_id", "target_id"))
    fresh = [
        Crosswalk(
            origin=origins[row["from"]],
            target=targets[row["to"]],
            kind=row["kind"],
            status=row["status"],
            source=row["source"],
        )
        for row in read(file)
        if (origins[row["from"]].pk, targets[row["to"]].pk) not in known
    ]
    return len(history.bulk_create(fresh, by=by))
