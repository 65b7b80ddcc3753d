"""Every code of the demo files is a code of a vocabulary, and every doubt fills exactly the words of its sentence."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from coopatlas.exchange.sources.demo_world.reader import STATUS_WORDS

Rows = list[dict[str, Any]]
FOLDER = Path(__file__).resolve().parents[3] / "data" / "vocabularies"
THEMES = ("themes", "themes_calls", "themes_aimf")
LISTS = ("themes", "contributions", "volunteers")


@cache
def vocabulary(name: str) -> dict[str, dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return {row["code"]: row for row in csv.DictReader(stream)}


def labels(name: str) -> set[str]:
    return {row["label_fr"] for row in vocabulary(name).values()}


def chain(code: str) -> list[str]:
    """A theme's labels from the top level down."""
    row = next(vocabulary(name)[code] for name in THEMES if code in vocabulary(name))
    return [*(chain(row["parent"]) if row["parent"] else []), row["label_fr"]]


def each(rows: Rows, key: str) -> list[dict[str, Any]]:
    return [item for row in rows for item in row.get(key, ())]


def test_statuses(rows: Rows) -> None:
    assert {row["status"] for row in rows if "status" in row} <= set(vocabulary("statuses"))


def test_every_status_has_words() -> None:
    known = {code: row["label_fr"].lower() for code, row in vocabulary("statuses").items()}
    assert STATUS_WORDS.items() <= known.items()


def test_forms_are_labels_of_the_vocabulary(rows: Rows) -> None:
    assert {row["form"] for row in rows if "form" in row} <= labels("forms")


def test_themes_are_attested_chains(rows: Rows) -> None:
    known = [chain(code) for name in THEMES for code, row in vocabulary(name).items() if row["status"] == "attested"]
    assert [levels for row in rows for levels in row.get("themes", ()) if levels not in known] == []


def test_roles(rows: Rows) -> None:
    assert {party["role"] for party in each(rows, "parties")} <= set(vocabulary("party_roles"))


def test_narrative_sections(rows: Rows) -> None:
    assert {section for row in rows for section in row["narratives"]} <= set(vocabulary("narrative_sections"))


def test_agreement_kinds(rows: Rows) -> None:
    assert {agreement["kind"] for agreement in each(rows, "agreements")} <= set(vocabulary("agreement_kinds"))


def test_currencies(rows: Rows) -> None:
    used = {line["currency"] for line in each(rows, "contributions") if "currency" in line}
    assert {"XOF", "MAD", "USD", "FRF"} <= used
    assert used <= set(vocabulary("currencies"))


def test_absences_name_lists_that_are_empty(rows: Rows) -> None:
    told = [(row["id"], fact) for row in rows for fact in row.get("absences", ())]
    assert [fact for _, fact in told if fact not in LISTS] == []
    contradicted = [
        (row["id"], fact)
        for row in rows
        for fact in row.get("absences", ())
        if len(row.get(fact, ())) > (fact == "themes")  # "themes": none but the main one
    ]
    assert contradicted == []


def test_doubts_bear_the_severity_of_the_vocabulary(rows: Rows) -> None:
    told = {(d["code"], d["severity"]) for d in each(rows, "doubts")}
    assert told == {(code, vocabulary("anomalies")[code]["severity"]) for code, _ in told}


def test_doubts_fill_the_words_of_their_sentence(rows: Rows) -> None:
    wrong = [
        (d["code"], d.get("params", {}))
        for d in each(rows, "doubts")
        if set(d.get("params", {})) != set(filter(None, vocabulary("anomalies")[d["code"]]["params"].split(";")))
    ]
    assert wrong == []


def test_parameters_are_text(rows: Rows) -> None:
    values = [value for d in each(rows, "doubts") for value in d.get("params", {}).values()]
    assert [value for value in values if not isinstance(value, str) or not value] == []


def test_doubts_stand_beside_something_the_record_has(rows: Rows) -> None:
    lost = [
        (row["id"], d["field"])
        for row in rows
        for d in row.get("doubts", ())
        if (d["field"].partition("[")[0].partition(".")[0] not in row) != (d["code"] == "date-unknown")
    ]
    assert lost == []


@pytest.mark.parametrize("column", ["kind", "precision"])
def test_codes_of_bodies(bodies: Rows, column: str) -> None:
    scheme = {"kind": "organisation_kinds", "precision": "precisions"}[column]
    assert {body[column] for body in bodies if column in body} <= set(vocabulary(scheme))


def test_kinds_of_names(bodies: Rows) -> None:
    assert {name["kind"] for name in each(bodies, "names")} <= set(vocabulary("name_kinds"))


def named(told: object) -> list[tuple[str, str]]:
    """Each body a file names, with the kind it gives it."""
    if isinstance(told, dict):
        own = [(told["name"], told["kind"])] if {"name", "kind"} <= set(told) else []
        return own + [pair for value in told.values() for pair in named(value)]
    return [pair for value in told for pair in named(value)] if isinstance(told, list) else []


def test_a_body_is_of_the_same_kind_in_every_file() -> None:
    """The Senate is a parliament on the page of the project and on the sheet of capitalisation."""
    kinds: dict[str, set[str]] = {}
    for name in ("lessons", "network", "projects"):
        for body, kind in named(json.loads((FOLDER.parent / "demo" / f"{name}.json").read_text(encoding="utf-8"))):
            kinds.setdefault(body, set()).add(kind)
    assert kinds["Sénat"] == {"parliament"}
    assert {body: found for body, found in kinds.items() if len(found) > 1} == {}
