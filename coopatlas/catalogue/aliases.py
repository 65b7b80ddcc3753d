"""Names that the reference set knows and the base may not: an alias, an old acronym, the name of a predecessor."""

from __future__ import annotations

from functools import lru_cache

from django.db.models import Q

from coopatlas.core.folding import folded
from coopatlas.gazetteer import Gazetteer, Unit
from coopatlas.gazetteer.packing import ReferenceError as MissingReferenceError

SHORT = 3  # letters of an acronym or of a common word
LONGEST_LINE = 4  # generations of predecessors and of successors


@lru_cache(maxsize=1)
def reference() -> Gazetteer | None:
    """The reference set, None where it is not installed: search then knows the names of the base alone."""
    try:
        return Gazetteer.open()
    except (OSError, MissingReferenceError):
        return None


@lru_cache(maxsize=1024)
def keys_called(text: str) -> tuple[str, ...]:
    """Reference keys of the bodies that ``text`` names beyond doubt, of those they took over from and of their heirs."""
    return tuple(key for unit in line(text) for key in (unit.key, f"authority-of:{unit.key}"))


def line(text: str) -> list[Unit]:
    """The body that ``text`` names beyond doubt, then its predecessors and successors; [] when it names none."""
    known = reference()
    if known is None or len(folded(text)) < 2:
        return []
    named = [match.unit for match in known.find(text, limit=3) if match.certainty == "exact"]
    found = {unit.key: unit for unit in named if unit.nature in {"authority", "body"}}
    for steps in ("predecessors", "successors"):
        generation = list(found.values())
        for _ in range(LONGEST_LINE):
            keys = [step.key for unit in generation for step in getattr(unit, steps) if step.key not in found]
            generation = [unit for key in dict.fromkeys(keys) if (unit := known.get(key))]
            found |= {unit.key: unit for unit in generation}
    return list(found.values())


def today(text: str) -> tuple[str, str] | None:
    """(name, name of today's body or "") of the body that ``text`` names beyond doubt."""
    units, known = line(text), reference()
    if not units or known is None:
        return None
    heirs = [heir for heir in known.current(units[0]) if heir.key != units[0].key]
    return units[0].name, heirs[0].name if heirs and heirs[0].name != units[0].name else ""


def body_on(text: str, date: str) -> tuple[str, str] | None:
    """(reference key, name at that date) of the body that ``text`` names beyond doubt."""
    known = reference()
    found = known.find(text, country="FR", on=date or None, limit=1) if known and text else []
    if known is None or not found or found[0].certainty != "exact" or found[0].unit.nature not in {"authority", "body"}:
        return None
    return found[0].unit.key, known.name_on(found[0].unit, date)


def told(text: str, column: str = "search_text") -> Q:
    """The rows whose words hold all those of ``text``. A short word is looked for whole: "SAN" is not in "santé"."""
    found = Q()
    for word in words_of(text):
        if len(word) > SHORT:
            found &= Q(**{f"{column}__contains": word})
        else:
            ends = Q(**{f"{column}__startswith": f"{word} "}) | Q(**{f"{column}__endswith": f" {word}"})
            found &= ends | Q(**{column: word}) | Q(**{f"{column}__contains": f" {word} "})
    return found


def words_of(text: str) -> list[str]:
    """The words to look for, folded: letters left alone by an apostrophe ("d’Évry") count for nothing beside others."""
    words = folded(text).split()[:8]
    return [word for word in words if len(word) > 1] or words
