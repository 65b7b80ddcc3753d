"""The kinds of units (``kinds.csv``): the nature and the family each one belongs to, and its label."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of unit; ``family`` gathers the kinds a same French word may mean (CA, CC, CU... are ``intercommunal``)."""

    code: str
    nature: str
    family: str
    label_fr: str
    label_en: str


@cache
def all_kinds() -> dict[str, Kind]:
    """Every kind by its code."""
    with Path(__file__).with_name("kinds.csv").open(encoding="utf-8", newline="") as handle:
        return {
            row["kind"]: Kind(row["kind"], row["nature"], row["family"], row["label_fr"], row["label_en"])
            for row in csv.DictReader(handle)
        }


def kind(code: str) -> Kind:
    """The kind of that code; an unknown code is an error of the reference set."""
    return all_kinds()[code]


@cache
def kinds_of_family(family: str) -> frozenset[str]:
    """The codes of the kinds of one family."""
    return frozenset(item.code for item in all_kinds().values() if item.family == family)
