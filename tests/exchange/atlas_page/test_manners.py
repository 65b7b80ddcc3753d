"""What must hold for every draft: words beside values, doubts of the vocabulary, nobody's address given away, speed."""

from __future__ import annotations

import csv
import re
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from coopatlas.exchange.drafts import Fact, PartnershipDraft, State
from coopatlas.exchange.sources.atlas_page import read_drafts
from coopatlas.exchange.sources.atlas_page.doubts import SEVERITIES

ROOT = Path(__file__).resolve().parents[3]
DRAFTS = ["evry_draft", "npdc_draft", "sample_draft"]


def facts_in(value: object) -> Iterator[Fact[object]]:
    if isinstance(value, Fact):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from facts_in(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from facts_in(getattr(value, field.name))


@pytest.fixture(scope="module")
def anomalies() -> dict[str, dict[str, str]]:
    with (ROOT / "data" / "vocabularies" / "anomalies.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


@pytest.mark.parametrize("name", DRAFTS)
def test_every_value_stands_beside_its_words_and_lines(name: str, request: pytest.FixtureRequest) -> None:
    draft: PartnershipDraft = request.getfixturevalue(name)
    lines = ["", *draft.text.split("\n")]
    values = [fact for fact in facts_in(draft) if fact.state is State.VALUE]

    assert len(values) > 50
    for fact in values:
        assert fact.span is not None, fact
        words = " ".join("\n".join(lines[fact.span.first : fact.span.last + 1]).split())
        assert fact.raw, fact
        for part in fact.raw.split("\n"):
            assert " ".join(part.split()) in words, fact


def test_severities_are_those_of_the_vocabulary(anomalies: dict[str, dict[str, str]]) -> None:
    assert {code: anomalies[code]["severity"] for code in SEVERITIES} == {
        code: s.value for code, s in SEVERITIES.items()
    }


@pytest.mark.parametrize("name", DRAFTS)
def test_doubts_fill_the_wording_of_the_vocabulary(
    name: str, request: pytest.FixtureRequest, anomalies: dict[str, dict[str, str]]
) -> None:
    draft: PartnershipDraft = request.getfixturevalue(name)

    assert draft.doubts
    for doubt in draft.doubts:
        wanted = [param for param in anomalies[doubt.code]["params"].split(";") if param]
        assert sorted(doubt.params) == sorted(wanted), doubt
        assert anomalies[doubt.code]["message_fr"].format(**doubt.params)


@pytest.mark.parametrize("name", DRAFTS)
def test_doubts_name_no_one(name: str, request: pytest.FixtureRequest) -> None:
    draft: PartnershipDraft = request.getfixturevalue(name)
    told = "\n".join(f"{doubt.raw} {doubt.params}" for doubt in draft.doubts)
    people = [*draft.people, *(volunteer.person for volunteer in draft.volunteers)]

    assert len(people) >= 3
    for person in people:
        assert not re.search(rf"\b{re.escape(person.family_name)}\b", told)
        assert not person.email or person.email.split("@")[0] not in told


@pytest.mark.parametrize("name", ["evry", "npdc"])
def test_a_page_is_read_in_fifty_milliseconds(name: str, request: pytest.FixtureRequest) -> None:
    data: bytes = request.getfixturevalue(name)
    times = []
    for _ in range(8):
        start = time.process_time()
        read_drafts(data, name)
        times.append(time.process_time() - start)

    assert min(times) <= 0.050


def test_reading_twice_gives_the_same(sample: str) -> None:
    assert read_drafts(sample.encode(), "a") == read_drafts(sample.encode(), "b")


def test_no_django_is_needed() -> None:
    folder = ROOT / "coopatlas" / "exchange" / "sources" / "atlas_page"
    sources = [path.read_text(encoding="utf-8") for path in folder.glob("*.py")]

    assert len(sources) > 20
    assert not [source for source in sources if re.search(r"^\s*(?:from|import) django", source, re.M)]
