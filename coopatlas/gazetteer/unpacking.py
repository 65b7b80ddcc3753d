"""From the packed tables to the read-only SQLite file that answers look-ups."""

from __future__ import annotations

import gc
import hashlib
import json
import os
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from coopatlas.gazetteer.folding import fold, key_of_folded
from coopatlas.gazetteer.packing import FORMAT, REFERENCE, read_csv, read_manifest, read_table, verified_content
from coopatlas.gazetteer.query import without_type
from coopatlas.gazetteer.tables import MembershipRow, NameRow, SuccessionRow, UnitRow

FILE_NAME = "reference.sqlite"
BARE_NAMES = REFERENCE / "hand" / "bare-names.csv"
# Files that decide what the unpacked file holds: when one changes, it is made anew.
_RECIPE = ("folding.py", "query.py", "unpacking.py", "kinds.csv", "type_words.csv")

# How a key was obtained: the order of trust between names.
PROPER, OFFICIAL, FORMER, SHORT, ALIAS, ALTERNATE, BARE = range(7)
_TRUST = {"official": OFFICIAL, "former": FORMER, "acronym": SHORT, "assembly": SHORT, "exonym": ALIAS, "alias": ALIAS}
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_PROMINENT_TOWN = 5000  # inhabitants
_TYPED_FAMILIES = ("fr-epci:", "fr-san:")  # units whose proper name begins with a type word

_SCHEMA = """
CREATE TABLE unit (id INTEGER PRIMARY KEY, key TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, country TEXT NOT NULL,
                   parent TEXT NOT NULL, valid_to TEXT NOT NULL, lat REAL, lon REAL, population INTEGER, details TEXT NOT NULL);
CREATE TABLE lookup (key TEXT NOT NULL, unit INTEGER NOT NULL, trust INTEGER NOT NULL, name TEXT NOT NULL,
                     PRIMARY KEY (key, unit)) WITHOUT ROWID;
CREATE TABLE backward (key TEXT NOT NULL, unit INTEGER NOT NULL, trust INTEGER NOT NULL, name TEXT NOT NULL,
                       PRIMARY KEY (key, unit)) WITHOUT ROWID;
CREATE TABLE bare_name (country TEXT PRIMARY KEY, kinds TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE stamp (manifest TEXT NOT NULL);
"""


def unpack(target_dir: Path, packed: Path = REFERENCE) -> Path:
    """Make ``reference.sqlite`` in a folder unless the right one is already there; returns its path.

    The file is written aside and renamed at the end, so a reader never sees half a file and two processes may unpack at
    the same time. Raises ``ReferenceError`` when a packed file is absent or altered.
    """
    manifest = read_manifest(packed)
    stamp = json.dumps({"format": FORMAT, "files": manifest["files"], "recipe": _recipe()}, sort_keys=True)
    target = target_dir / FILE_NAME
    if is_current(target, stamp):
        return target
    target_dir.mkdir(parents=True, exist_ok=True)
    for name in manifest["files"]:
        verified_content(packed, name, manifest)
    handle, aside = tempfile.mkstemp(prefix=".reference-", suffix=".sqlite", dir=target_dir)
    os.close(handle)
    try:
        with _without_collector():
            _write(Path(aside), packed, manifest, stamp)
        os.chmod(aside, 0o644)
        os.replace(aside, target)
    finally:
        Path(aside).unlink(missing_ok=True)
    return target


def _recipe() -> str:
    here = Path(__file__).parent
    files = [*(here / name for name in _RECIPE), BARE_NAMES]
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


@contextmanager
def _without_collector() -> Iterator[None]:
    """No garbage collection meanwhile: millions of live rows make each collection slow, and none of them is a cycle."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def is_current(path: Path, stamp: str) -> bool:
    """True when the file exists and was made from exactly these packed files."""
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as base:
            row = base.execute("SELECT manifest FROM stamp").fetchone()
    except sqlite3.DatabaseError:
        return False
    return bool(row) and row[0] == stamp


def _write(path: Path, packed: Path, manifest: dict[str, Any], stamp: str) -> None:
    units: list[UnitRow] = list(read_table(packed, "units", manifest))
    names: dict[str, list[NameRow]] = _grouped(read_table(packed, "names", manifest), "key")
    base = sqlite3.connect(path)
    try:
        base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;" + _SCHEMA)
        links = _Links(units, packed, manifest)
        base.executemany(
            "INSERT INTO unit VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            (_unit_record(number, unit, names.get(unit.key, []), links) for number, unit in enumerate(units)),
        )
        keys = _lookup_keys(units, names)
        base.executemany("INSERT INTO lookup VALUES (?,?,?,?)", keys)
        base.executemany(
            "INSERT OR IGNORE INTO backward VALUES (?,?,?,?)",
            sorted(
                (key[::-1], number, trust, name)
                for key, number, trust, name in keys
                if trust != ALTERNATE and _is_prominent(units[number])
            ),
        )
        base.executemany(
            "INSERT INTO bare_name VALUES (?,?,?)",
            [(row["country"], row["kinds"], row["reason"]) for row in read_csv(BARE_NAMES)],
        )
        base.execute("CREATE UNIQUE INDEX unit_key ON unit (key)")
        base.execute("INSERT INTO stamp VALUES (?)", (stamp,))
        base.commit()
    finally:
        base.close()


class _Links:
    """Memberships and successions of units, both ways, with the names of the other ends."""

    def __init__(self, units: list[UnitRow], packed: Path, manifest: dict[str, Any]) -> None:
        self.names = {unit.key: unit.name for unit in units}
        memberships: list[MembershipRow] = list(read_table(packed, "memberships", manifest))
        successions: list[SuccessionRow] = list(read_table(packed, "successions", manifest))
        self.members = _grouped(memberships, "group")
        self.groups = _grouped(memberships, "member")
        self.heirs = _grouped(successions, "old")
        self.elders = _grouped(successions, "new")

    def of(self, key: str) -> dict[str, list[list[Any]]]:
        """The non-empty lists of one unit, as they are stored."""
        if not (key in self.members or key in self.groups or key in self.heirs or key in self.elders):
            return {}
        found = {
            "members": [
                [row.member, self.names[row.member], row.valid_from, row.valid_to] for row in self.members.get(key, [])
            ],
            "groups": [
                [row.group, self.names[row.group], row.valid_from, row.valid_to] for row in self.groups.get(key, [])
            ],
            "successors": [
                [row.new, self.names[row.new], row.date, row.reason, row.share]
                for row in sorted(self.heirs.get(key, []), key=lambda row: -(row.share or 0))
            ],
            "predecessors": [
                [row.old, self.names[row.old], row.date, row.reason, row.share] for row in self.elders.get(key, [])
            ],
        }
        return {label: rows for label, rows in found.items() if rows}


def _unit_record(number: int, unit: UnitRow, names: list[NameRow], links: _Links) -> tuple[Any, ...]:
    details: dict[str, Any] = dict(links.of(unit.key))
    if names:
        details["names"] = [[row.name, row.kind, row.language, row.valid_from, row.valid_to] for row in names]
    for field in ("codes", "valid_from", "precision", "population_year", "source"):
        if getattr(unit, field):
            details[field] = getattr(unit, field)
    return (
        number,
        unit.key,
        unit.kind,
        unit.name,
        unit.country,
        unit.parent,
        unit.valid_to,
        unit.lat,
        unit.lon,
        unit.population,
        _ENCODER.encode(details),
    )


def _is_prominent(unit: UnitRow) -> bool:
    """True for units worth proposing when the beginning of a name is mistyped: not the world's hamlets and districts."""
    if unit.kind == "town":
        return (unit.population or 0) >= _PROMINENT_TOWN
    return unit.kind not in ("village", "district", "commune-abroad")


def _lookup_keys(units: list[UnitRow], names: dict[str, list[NameRow]]) -> list[tuple[str, int, int, str]]:
    """(key, unit number, trust, name), the most trusted name of each unit for each key, in key order."""
    rows = []
    for number, unit in enumerate(units):
        for key, (trust, name) in _keys_of(unit, names.get(unit.key, ())).items():
            rows.append((key, number, trust, name))
    rows.sort()
    return rows


def _keys_of(unit: UnitRow, names: Iterable[NameRow]) -> dict[str, tuple[int, str]]:
    """The keys that answer with a unit, each with the most trusted name that gives it."""
    folded = fold(unit.name)
    found = {key_of_folded(folded): (PROPER, unit.name)}
    typed = unit.key.startswith(_TYPED_FAMILIES)
    if typed:
        _keep_best(found, without_type(folded), BARE, unit.name)
    gathered = unit.key.startswith(("town:", "fr-commune:"))  # alternate names of GeoNames carry no language
    for row in names:
        trust = ALTERNATE if gathered and row.kind == "alias" and not row.language else _TRUST[row.kind]
        folded = fold(row.name)
        _keep_best(found, folded, trust, row.name)
        if typed:
            _keep_best(found, without_type(folded), BARE, row.name)
    found.pop("", None)
    return found


def _keep_best(found: dict[str, tuple[int, str]], folded: str, trust: int, name: str) -> None:
    key = key_of_folded(folded)
    if key not in found or trust < found[key][0]:
        found[key] = (trust, name)


def _grouped(rows: Iterable[Any], field: str) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, field)].append(row)
    return groups
