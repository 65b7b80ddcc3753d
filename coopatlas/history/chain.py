"""The chain itself: canonical text, hash, verification."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from coopatlas.history.models import Entry, Head

FIRST = "0" * 64
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: object) -> str:
    """The one way a value is written in JSON: sorted keys, no spaces, letters as they are."""
    return _CANONICAL.encode(value)


def entry_hash(entry: Entry) -> str:
    """SHA-256 over the previous hash and every field of the entry, in canonical JSON."""
    return digest(
        entry.previous_hash,
        entry.position,
        entry.at.isoformat(),
        entry.actor_kind,
        entry.actor_key,
        entry.verb,
        entry.object_type,
        entry.object_id,
        changes=canonical(entry.changes),
        reason=entry.reason,
    )


def digest(*before: object, changes: str, reason: str) -> str:
    """The hash of an entry whose ``changes`` are in canonical JSON already; ``before``: its fields up to them, in order."""
    told = [*map(canonical, before), changes, canonical(reason)]
    return hashlib.sha256(f"[{','.join(told)}]".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Verdict:
    """``broken_at``: position of the first bad entry, None when the chain is whole."""

    entries: int
    broken_at: int | None
    reason: str


def verify() -> Verdict:
    """Walk the whole stored chain."""
    return walk(Entry.objects.order_by("position").iterator(chunk_size=2000), Head.objects.filter(pk=1).first())


def walk(entries: Iterable[Entry], head: Head | None) -> Verdict:
    """Detects a changed, removed, inserted, swapped or truncated entry. ``entries`` come in the order of positions."""
    previous, expected = FIRST, 1
    for entry in entries:
        if entry.position != expected:
            return Verdict(expected - 1, expected, "missing")
        if entry.previous_hash != previous or entry_hash(entry) != entry.hash:
            return Verdict(expected - 1, entry.position, "altered")
        previous, expected = entry.hash, expected + 1
    if (head.position, head.hash) != (expected - 1, previous) if head else expected != 1:
        return Verdict(expected - 1, expected, "truncated")
    return Verdict(expected - 1, None, "")
