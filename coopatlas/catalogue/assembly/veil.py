"""The last thing done to a record before anyone sees it: every private name and address is replaced, wherever it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from django.utils.translation import gettext as _

T = TypeVar("T")


def veiled(value: T, masks: Sequence[str]) -> T:
    """The same record with ``masks`` replaced in every text it holds, however deep. Longest first, so that a full name goes
    before the family name it contains."""
    return _veiled(value, masks, _("[personne non publiée]")) if masks else value


def _veiled(value: Any, masks: Sequence[str], word: str) -> Any:
    if isinstance(value, str):
        return masked(value, masks, word)
    if isinstance(value, tuple):
        return tuple(_veiled(item, masks, word) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _veiled(getattr(value, f.name), masks, word) for f in fields(value)})
    return value


def masked(text: str, masks: Sequence[str], word: str) -> str:
    """The text with every private name and address replaced by ``word``."""
    for secret in masks:
        text = text.replace(secret, word)
    return text
