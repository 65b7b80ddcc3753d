"""What stories are completed with: the files of ``data/demo``, and whose turn it is. Plain Python."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

FOLDER = Path(__file__).resolve().parents[4] / "data" / "demo"
THIS_YEAR = 2025  # the last year the demo world knows of
T = TypeVar("T")
Row = dict[str, Any]


def table(name: str) -> list[dict[str, str]]:
    """The rows of one CSV file of the folder."""
    return list(csv.DictReader(io.StringIO((FOLDER / name).read_text(encoding="utf-8"))))


def in_turn(choices: Sequence[T], turn: int) -> T:
    """The choice whose turn it is."""
    return choices[turn % len(choices)]


@dataclass(frozen=True)
class Story:
    """A row of ``stories.csv`` and its rank."""

    told: Mapping[str, str]
    rank: int

    def __getitem__(self, name: str) -> str:
        return self.told[name]

    @property
    def start(self) -> int | None:
        return int(self["start"]) if self["start"] else None

    @property
    def end(self) -> int:
        """The last year in which something was done."""
        return int(self["end"][:4]) if self["end"] else THIS_YEAR

    @property
    def years(self) -> int:
        """How long it has lasted; 0 when nobody knows since when."""
        return self.end - self.start if self.start else 0

    @property
    def planned(self) -> bool:
        return self["status"] == "negotiating"

    @property
    def others(self) -> list[str]:
        """Keys of those who stand beside the two shores."""
        return self["also"].split()


@dataclass
class Pieces:
    """The pieces, and how often each kind of them was taken so far."""

    taken: Counter[str] = field(default_factory=Counter)

    @cached_property
    def bodies(self) -> dict[str, Row]:
        """Fictitious bodies, by their key without its prefix."""
        rows = json.loads((FOLDER / "bodies.json").read_text(encoding="utf-8"))
        return {row["key"].removeprefix("demo:"): row for row in rows}

    @cached_property
    def portraits(self) -> dict[str, dict[str, str]]:
        return {row["body"]: row for row in table("portraits.csv")}

    @cached_property
    def domains(self) -> dict[str, dict[str, str]]:
        return {row["domain"]: row for row in table("domains.csv")}

    @cached_property
    def sentences(self) -> dict[str, list[dict[str, str]]]:
        """By what they are used for: a beginning, a growth, or how things stand under a status."""
        found: dict[str, list[dict[str, str]]] = defaultdict(list)
        for row in table("pieces.csv"):
            found[row["use"]].append(row)
        return found

    @cached_property
    def periods(self) -> list[list[str]]:
        return [[title for title in row.values() if title] for row in table("periods.csv")]

    @cached_property
    def currencies(self) -> dict[str, dict[str, str]]:
        """By country: its French name, what partners pay in, and how much of it one euro is."""
        return {row["country"]: row for row in table("currencies.csv")}

    def next(self, use: str, domain: str) -> str:
        """The sentence of that use least taken so far among those that suit the domain, its own before everybody's."""
        suiting = [row for row in self.sentences[use] if not row["domains"] or domain in row["domains"].split()]
        text = min(suiting, key=lambda row: (self.taken[row["text"]], not row["domains"]))["text"]
        self.taken[text] += 1
        return text

    def portrait(self, key: str, sentences: int) -> str:
        """The next sentences about a territory."""
        names = ("first", "second", "third", "fourth", "fifth")
        told = [text for name in names if (text := self.portraits[key][name])]
        turn = self.taken[key]
        self.taken[key] += sentences
        return " ".join(in_turn(told, turn + n) for n in range(sentences))

    def name(self, key: str, on: str = "") -> str:
        """How a body is named, on that day: the assembly signed for its department until it was renamed."""
        body = self.bodies[key]
        then = [n["name"] for n in body.get("names", ()) if n["kind"] == "assembly" and on and on < n.get("to", "")]
        return str(then[0] if then else body["name"])

    def usual_name(self, key: str) -> str:
        """The name on a map."""
        body = self.bodies[key]
        return str(next((n["name"] for n in body.get("names", ()) if n["kind"] == "usual"), body["name"]))

    def country(self, key: str) -> str:
        return str(self.bodies[key]["country"])

    def is_authority(self, key: str) -> bool:
        return bool(self.bodies[key]["nature"] == "authority")
