"""What stands after a name, "X (Y)" or "X, Y", when Y can be checked: where X is, or another body that X is not.

A detail that names nothing known ("service international") is left alone. One that names a place or a body confirms the
units that lie there, and makes doubtful those that do not: "Évry (Yonne)" is not Évry in Essonne, and "Ville de Lyon,
Département du Rhône" is two bodies.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from coopatlas.gazetteer.folding import fold
from coopatlas.gazetteer.query import read
from coopatlas.gazetteer.units import Match, Membership, Unit

DEPARTMENT = "fr-departement:"


class Known(Protocol):
    """The part of the gazetteer that is asked."""

    def get(self, key: str) -> Unit | None: ...
    def named(self, text: str) -> list[Unit]: ...
    def groups(self, unit: Unit) -> tuple[Membership, ...]: ...
    def country_named(self, text: str) -> str | None: ...


def confirmed(known: Known, found: Sequence[Match], hint: str) -> list[Match]:
    """The matches that the hint agrees with, certain when it leaves one; all of them, doubtful, when it agrees with none."""
    country = known.country_named(hint)
    if not found or country in {match.unit.country for match in found}:
        return list(found)
    if found[0].unit.nature == "body" and not (hint.isupper() or read(hint).type_word):
        return list(found)  # where it acts, not where it sits: "CIDS (Diéma)", "CDANE - Mali"
    places = {unit.key for unit in known.named(hint)} | department(known, hint)
    if not places and (country or read(hint).type_word is None):
        return list(found)
    agreed = [match for match in found if agrees(known, match.unit, hint, places)]
    if len(agreed) == 1 and places:
        reason = f"« {hint.strip()} » le confirme"
        return [replace(agreed[0], certainty="exact", reason=f"{agreed[0].reason} ; {reason}")]
    if agreed:
        return agreed
    doubt = f"« {hint.strip()} », écrit après le nom, désigne autre chose : à confirmer"
    return [replace(match, certainty="doubtful", reason=f"{match.reason} ; {doubt}") for match in found]


def two_bodies(found: Sequence[Match], hint: str) -> list[Match]:
    """The matches, doubtful: the text may name two bodies ("Ville de Lyon, Département du Rhône")."""
    doubt = f"« {hint.strip()} », écrit après une virgule, est peut-être un second organisme : à confirmer"
    return [replace(match, certainty="doubtful", reason=f"{match.reason} ; {doubt}") for match in found]


def agrees(known: Known, unit: Unit, hint: str, places: set[str]) -> bool:
    """Whether the unit bears the name in the hint, or lies or lay in what the hint names."""
    told = fold(hint)
    return any(fold(name.name) == told for name in unit.names) or not places.isdisjoint(around(known, unit))


def around(known: Known, unit: Unit) -> Iterator[str]:
    """The keys of the unit, of what it lies in, and of its groupings."""
    seen: set[str] = set()
    waiting = [unit]
    while waiting:
        item = waiting.pop()
        if item.key in seen:
            continue
        seen.add(item.key)
        yield item.key
        above = [item.parent, *(row.key for row in known.groups(item))]
        waiting += [other for other in map(known.get, above) if other]


def department(known: Known, hint: str) -> set[str]:
    """The département of a number ("89") or of a postal code ("89116"); none for anything else."""
    digits = hint.strip()
    number = digits[:2] if digits.isdigit() and len(digits) == 5 else digits.upper()
    return {DEPARTMENT + number} if known.get(DEPARTMENT + number) else set()
