"""The composed partnerships: many, varied, always the same, and none like another."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from typing import Any

from coopatlas.exchange.sources.demo_world.pieces import table
from tests.scripts.programs import ROOT

USES = ("beginning", "growth")  # told of every partnership, whatever its status
Rows = list[dict[str, Any]]
AGAIN = """
import json, sys
from coopatlas.exchange.sources.demo_world.composer import compose
print(json.dumps(compose(open("data/demo/stories.csv", encoding="utf-8").read())))
"""


def paragraphs(rows: Rows) -> list[str]:
    return [part for row in rows for text in row["narratives"].values() for part in text.split("\n\n")]


def values(rows: Rows, key: str) -> Counter[Any]:
    return Counter(row.get(key) for row in rows)


def test_there_are_a_hundred_and_twelve(composed: Rows) -> None:
    assert len(composed) == 112


def test_another_process_composes_the_same(composed: Rows) -> None:
    """Neither the order of a set nor chance has a part in it."""
    run = subprocess.run([sys.executable, "-c", AGAIN], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(run.stdout) == composed


def test_each_has_an_identifier_and_a_title_of_its_own(rows: Rows) -> None:
    assert [max(Counter(row[key] for row in rows).values()) for key in ("id", "title")] == [1, 1]


def test_no_paragraph_comes_twice(rows: Rows) -> None:
    assert [text for text, count in Counter(paragraphs(rows)).items() if count > 1] == []


def test_no_sentence_comes_often(composed: Rows) -> None:
    """A reader of three records taken at random hardly meets one twice."""
    told = Counter(
        sentence
        for row in composed
        for sentence in {s for text in paragraphs([row]) for s in re.split(r"(?<=[.!?])\s+", text)}
        if len(sentence) > 40
    )
    assert [(sentence, count) for sentence, count in told.items() if count > 3] == []


def test_what_a_history_tells_suits_its_domain(composed: Rows) -> None:
    """Dried pineapples are not born of two hospitals: a piece tied to some domains is in no history of another."""
    tied = [(said(row["text"]), row["domains"].split()) for row in table("pieces.csv") if row["domains"]]
    pairs = [
        (domain, suiting)
        for row, story in zip(composed, table("stories.csv"), strict=True)
        for pattern, suiting in tied
        if (domain := story["domain"]) and pattern.search(row["narratives"].get("history", ""))
    ]
    assert len(pairs) > 100
    assert [pair for pair in pairs if pair[0] not in pair[1]] == []


def said(piece: str) -> re.Pattern[str]:
    """A piece with whatever its placeholders became."""
    return re.compile(".+?".join(re.escape(part) for part in re.split(r"\{\w+\}", piece)))


def test_pieces_name_domains_that_exist_and_each_domain_has_some_of_its_own() -> None:
    domains = {row["domain"] for row in table("domains.csv")}
    named = {
        use: {d for row in table("pieces.csv") if row["use"] == use for d in row["domains"].split()} for use in USES
    }
    assert set().union(*named.values()) == domains
    assert {use: domains - found for use, found in named.items() if domains - found} == {}


def test_every_placeholder_is_filled(composed: Rows) -> None:
    assert [text for text in paragraphs(composed) if "{" in text or "}" in text] == []


def test_narratives_are_long_and_short(composed: Rows) -> None:
    words = sorted(sum(len(text.split()) for text in row["narratives"].values()) for row in composed)
    assert words[0] < 40
    assert words[-1] > 140


def test_countries_are_many_and_none_has_them_all(composed: Rows) -> None:
    counted = Counter(party["country"] for row in composed for party in row["parties"] if "country" in party)
    assert len(counted) >= 20
    assert max(counted.values()) < len(composed) / 6


def test_every_status_is_met(composed: Rows) -> None:
    assert set(values(composed, "status")) == {"current", "ended", "suspended", "negotiating", "expired", "unknown"}


def test_forms_are_many(composed: Rows) -> None:
    assert len(values(composed, "form")) >= 8


def test_years_go_from_1965_to_2026(composed: Rows) -> None:
    years = {row["start_year"] for row in composed if "start_year" in row}
    assert (min(years), max(years)) == (1965, 2026)


def test_some_are_triennial_some_are_not_some_do_not_say(composed: Rows) -> None:
    assert set(values(composed, "triennial")) == {True, False, None}


def test_nothing_is_paid_before_it_begins_or_after_it_ends(composed: Rows) -> None:
    wrong = [
        (row["id"], line)
        for row in composed
        for line in row.get("contributions", ())
        if "year" in line and not row["start_year"] <= line["year"] <= int(row.get("end_date", "2025")[:4])
    ]
    assert wrong == []


def test_what_is_prepared_has_neither_money_nor_an_agreement_in_force(composed: Rows) -> None:
    planned = [row for row in composed if row["status"] == "negotiating"]
    assert {kind["kind"] for row in planned for kind in row["agreements"]} == {"letter-of-intent"}
    assert [row["id"] for row in planned if "contributions" in row] == []


def test_a_share_of_water_is_never_more_than_its_line(composed: Rows) -> None:
    lines = [line for row in composed for line in row.get("contributions", ()) if "one_percent_water" in line]
    assert {int(line["one_percent_water"]) <= int(line["amount"]) for line in lines} == {True}
    assert any(line["one_percent_water"] == "0" for line in lines)


def test_awkward_cases_are_among_them(composed: Rows, bodies: Rows) -> None:
    """What pages must bear: the longest title, many parties, no date, no place, no money, zero, no year, no amount."""
    lines = [line for row in composed for line in row.get("contributions", ())]
    languages = {name.get("language", "fr") for body in bodies for name in body.get("names", ())}
    assert {
        "long title": max(len(row["title"]) for row in composed) > 240,
        "fourteen parties": max(len(row["parties"]) for row in composed) == 14,
        "no date": any("start_year" not in row for row in composed),
        "no place": any("places" not in row for row in composed),
        "money untold": any("contributions" not in row and "contributions" not in row.get("absences", ()) for row in composed),
        "no money": any("contributions" in row.get("absences", ()) for row in composed),
        "zero": any(line.get("amount") == "0" for line in lines),
        "no year": any("year" not in line for line in lines),
        "no amount": any("amount" not in line for line in lines),
        "Arabic and Khmer": {"ar", "km"} <= languages,
        "merged": any(d["code"] == "reform-not-applied" for row in composed for d in row.get("doubts", ())),
    } == dict.fromkeys((
        "long title", "fourteen parties", "no date", "no place", "money untold", "no money", "zero", "no year", "no amount",
        "Arabic and Khmer", "merged",
    ), True)  # fmt: skip


def test_a_department_signed_under_the_name_it_had(composed: Rows) -> None:
    told = {
        (party["name"], row["start_year"] < 2015)
        for row in composed
        for party in row["parties"]
        if party["role"] in {"french-authority", "lead-authority"} and party["name"].endswith("de la Haute-Lisse")
    }
    assert told == {("Conseil général de la Haute-Lisse", True), ("Département de la Haute-Lisse", False)}
