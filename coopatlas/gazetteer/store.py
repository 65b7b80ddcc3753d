"""Reading units and keys from the unpacked file. Plain look-ups, no judgement."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from coopatlas.gazetteer.kinds import kind
from coopatlas.gazetteer.packing import ReferenceError
from coopatlas.gazetteer.units import DatedName, Membership, Successor, Unit

_UNIT = "SELECT key, kind, name, country, parent, valid_to, lat, lon, population, details FROM unit"
_HIT = (
    "SELECT l.name, l.trust, l.key, u.key, u.kind, u.name, u.country, u.parent, u.valid_to, u.lat, u.lon, u.population "
    "FROM {table} l JOIN unit u ON u.id = l.unit WHERE "
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of a unit that answers a key, with what ranking needs."""

    matched: str
    trust: int
    lookup_key: str
    key: str
    kind: str
    name: str
    country: str
    parent: str
    valid_to: str
    lat: float | None
    lon: float | None
    population: int | None


class Store:
    """The unpacked reference file, opened for reading only. Safe to share between threads: SQLite serialises the reads."""

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        (stamp,) = self._base.execute("SELECT manifest FROM stamp").fetchone()
        self.version = hashlib.sha256(stamp.encode()).hexdigest()[:16]
        self.unit = lru_cache(maxsize=4096)(self._read_unit)
        self.bare_names = {
            country: (frozenset(kinds.split("|")), reason)
            for country, kinds, reason in self._base.execute("SELECT country, kinds, reason FROM bare_name")
        }

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def unit_of(self, hit: Hit) -> Unit:
        """The unit a hit speaks of."""
        unit = self.unit(hit.key)
        if unit is None:
            raise ReferenceError(f"Le fichier de référence est incohérent : {hit.key} y est cité et n’y est pas.")
        return unit

    def hits(self, key: str) -> list[Hit]:
        """Every unit one of whose names has exactly this key."""
        return [Hit(*row) for row in self._base.execute(_HIT.format(table="lookup") + "l.key = ?", (key,))]

    def similar_hits(self, key: str, slack: int) -> list[Hit]:
        """Names that begin or end like the key and are at most ``slack`` letters longer or shorter."""
        half = max(3, len(key) // 2)
        found = self._range("lookup", key[:half], len(key), slack)
        for hit in self._range("backward", key[::-1][:half], len(key), slack):
            found.append(
                Hit(hit.matched, hit.trust, hit.lookup_key[::-1], *[getattr(hit, name) for name in Hit.__slots__[3:]])
            )
        return found

    def _range(self, table: str, start: str, length: int, slack: int) -> list[Hit]:
        query = _HIT.format(table=table) + "l.key >= ? AND l.key < ? AND length(l.key) BETWEEN ? AND ?"
        return [
            Hit(*row)
            for row in self._base.execute(query, (start, start + "\U0010ffff", length - slack, length + slack))
        ]

    def _read_unit(self, key: str) -> Unit | None:
        row = self._base.execute(_UNIT + " WHERE key = ?", (key,)).fetchone()
        return _unit(*row) if row else None

    def groups(self, key: str) -> tuple[Membership, ...]:
        """The groupings the unit belongs or belonged to."""
        row = self._base.execute("SELECT details FROM unit WHERE key = ?", (key,)).fetchone()
        return tuple(Membership(*item) for item in json.loads(row[0]).get("groups", [])) if row else ()


def _unit(
    key: str,
    code: str,
    name: str,
    country: str,
    parent: str,
    valid_to: str,
    lat: float | None,
    lon: float | None,
    population: int | None,
    text: str,
) -> Unit:
    details: dict[str, Any] = json.loads(text)
    return Unit(
        key=key,
        nature=kind(code).nature,
        kind=code,
        name=name,
        country=country,
        names=tuple(DatedName(*item) for item in details.get("names", [])),
        codes=details.get("codes", {}),
        valid_from=details.get("valid_from", ""),
        valid_to=valid_to,
        parent=parent,
        lat=lat,
        lon=lon,
        precision=details.get("precision", "unknown"),
        population=population,
        population_year=details.get("population_year"),
        members=tuple(Membership(*item) for item in details.get("members", [])),
        successors=tuple(Successor(*item) for item in details.get("successors", [])),
        predecessors=tuple(Successor(*item) for item in details.get("predecessors", [])),
        source=details.get("source", ""),
    )
