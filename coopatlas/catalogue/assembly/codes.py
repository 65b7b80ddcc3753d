"""Codes of places and bodies in public registers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from coopatlas.catalogue.records import Coded

# Registers people know; what the reference file uses for itself (form of an EPCI, former code) is not shown.
REGISTERS = {"insee": "INSEE", "siren": "SIREN", "iso3166-2": "ISO 3166-2", "geonames": "GeoNames"}


class Code(Protocol):
    scheme: str
    code: str


def code_records(rows: Iterable[Code]) -> tuple[Coded, ...]:
    """(code, name of the register), in the order of REGISTERS."""
    known = {row.scheme: row.code for row in rows}
    return tuple(Coded(known[scheme], label) for scheme, label in REGISTERS.items() if scheme in known)
