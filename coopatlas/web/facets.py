"""The filters of a list as templates show them: plain links with how many records each would leave."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One value. ``url`` chooses it, or takes it off when it is selected."""

    value: str
    label: str
    count: int
    selected: bool
    url: str


@dataclass(frozen=True, slots=True)
class Filter:
    name: str
    label: str
    options: list[Option]
