"""One row to hold, what it hangs on, and the path by which a re-import finds it again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.text import slugify

from coopatlas.exchange.drafts import Fact
from coopatlas.organisations.models import Organisation, Post
from coopatlas.territories.models import Place
from coopatlas.vocabularies.models import Term

ROOT = "partnership"


@dataclass(frozen=True, slots=True)
class Row:
    """One row to hold. ``path`` identifies it within the record through re-imports (by content, not by rank); ``shown`` is
    its name in reports and pages; ``parent``: (foreign key name, path of the parent row); ``facts``: origin of its values."""

    path: str
    model: type[models.Model]
    fields: Mapping[str, object]
    parent: tuple[str, str] | None = ("partnership", ROOT)
    shown: str = ""
    facts: Mapping[str, Fact[Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Database rows behind what the draft names (made or found by the caller)."""

    organisations: dict[str, Organisation]  # by reference key
    places: dict[str, Place]  # by reference key
    themes: dict[tuple[str, ...], Term]  # by folded levels
    forms: dict[str, str]  # folded label -> code
    volunteers: dict[int, Post]  # by rank


class Paths:
    """Gives each row a path that stays the same when the source is re-read in another order."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def __call__(self, kind: str, *parts: object) -> str:
        stem = "/".join([kind, *(slugify(str(part))[:60] for part in parts)])[:110]
        self._seen[stem] += 1
        return stem if self._seen[stem] == 1 else f"{stem}~{self._seen[stem]}"
