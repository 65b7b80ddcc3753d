"""Entries of simple lists: bodies, places, countries, themes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listed:
    """``count`` is None when nothing is counted; ``note`` a word beside the name."""

    name: str
    url: str
    note: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A theme in its tree."""

    name: str
    url: str
    count: int
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class ListedBody:
    """One body of the list of authorities."""

    name: str
    url: str
    acronym: str
    note: str
    kind: str
    country_name: str
    count: int
