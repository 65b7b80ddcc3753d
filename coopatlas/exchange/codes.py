"""Recognising a French authority by the code that stands beside its name: an INSEE code, a SIREN, or a SIRET.

A code tells homonyms apart; it never overrules a name: when both do not agree, a person is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from coopatlas.exchange.drafts import PartyDraft
from coopatlas.gazetteer import Gazetteer, Unit

SIRET = re.compile(r"^\d{14}$")
SIREN = 9  # digits; those of a SIRET begin with them
KEYS = ("fr-commune:{}", "fr-epci:{}", "fr-departement:{}", "fr-region:{}")
MANY = 40  # homonyms: no name of a French commune has more


@dataclass(frozen=True, slots=True)
class Coded:
    """``known``: the reference set has this code; ``bearer``: one that bears it; ``unit``: the one that bears it and the name,
    None when they do not agree."""

    known: bool
    bearer: Unit | None = None
    unit: Unit | None = None


def told_by_code(reference: Gazetteer, draft: PartyDraft) -> Coded:
    """What the code of a party says."""
    code = draft.code[:SIREN] if SIRET.match(draft.code) else draft.code
    named = [
        m.unit for m in reference.find(draft.name.value or "", country="FR", kinds=draft.families or None, limit=MANY)
    ]
    agreed = [unit for unit in named if code in {unit.codes.get("insee"), unit.codes.get("siren")}]
    if agreed:
        return Coded(True, agreed[0], agreed[0])
    bearers = [unit for key in KEYS if (unit := reference.get(key.format(code)))]
    return Coded(bool(bearers), bearers[0] if bearers else None)
