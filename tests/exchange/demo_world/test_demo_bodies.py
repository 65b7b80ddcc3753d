"""What is invented belongs to invented bodies, and invented bodies resemble no real one."""

from __future__ import annotations

from typing import Any

import pytest

from coopatlas.core.folding import folded
from coopatlas.exchange.actions.demo.reference import DemoReference, bodies
from coopatlas.gazetteer import Gazetteer
from tests.exchange.demo_world.words import REAL

Rows = list[dict[str, Any]]


@pytest.fixture(scope="session")
def world(reference: Gazetteer) -> DemoReference:
    return DemoReference(reference, bodies())


def names_of(body: dict[str, Any]) -> list[str]:
    return [body["name"], *(name["name"] for name in body.get("names", ()))]


def named_by(row: dict[str, Any]) -> set[str]:
    """Every body and place a partnership names."""
    parties = {party[key] for party in row["parties"] for key in ("name", "acting_for") if key in party}
    funders = {name for line in row.get("contributions", ()) for name in line.get("funders", [line["label"]])}
    return parties | funders | set(row.get("places", ())) | ({row["post"]} if "post" in row else set())


def test_every_key_says_that_the_body_is_fictitious(bodies: Rows) -> None:
    assert [body["key"] for body in bodies if not body["key"].startswith("demo:")] == []


def test_every_key_is_used_once(bodies: Rows) -> None:
    assert len({body["key"] for body in bodies}) == len(bodies)


def test_no_two_bodies_share_a_name(bodies: Rows) -> None:
    names = [folded(name) for body in bodies for name in set(names_of(body))]
    assert len(names) == len(set(names))


def test_fictitious_partnerships_name_fictitious_bodies_alone(rows: Rows, bodies: Rows) -> None:
    invented = {name for body in bodies for name in names_of(body)} | {"Autre"}
    assert {name for row in rows if row["id"] not in REAL for name in named_by(row)} - invented == set()


def test_real_partnerships_name_no_fictitious_body(rows: Rows, bodies: Rows) -> None:
    invented = {folded(name) for body in bodies for name in names_of(body)}
    assert {name for row in rows if row["id"] in REAL for name in named_by(row) if folded(name) in invented} == set()


def test_every_body_serves(rows: Rows, bodies: Rows) -> None:
    named = {name for row in rows for name in named_by(row)}
    heirs = {heir["key"] for body in bodies for heir in body.get("successors", ())}
    assert [b["key"] for b in bodies if not named & set(names_of(b)) and b["key"] not in heirs] == []


def test_an_ended_body_has_an_heir_born_that_day(bodies: Rows) -> None:
    by_key = {body["key"]: body for body in bodies}
    told = [
        (body["to"], [(heir["date"], by_key[heir["key"]]["from"]) for heir in body["successors"]])
        for body in bodies
        if "to" in body
    ]
    assert told == [("2017-01-01", [("2017-01-01", "2017-01-01")])]


def test_authorities_are_on_earth_and_bodies_nowhere(bodies: Rows) -> None:
    assert {(b["nature"], "lat" in b and "lon" in b and "precision" in b) for b in bodies} == {
        ("authority", True),
        ("body", False),
    }


def test_two_partners_are_known_by_their_country_alone(bodies: Rows) -> None:
    assert [b["key"] for b in bodies if b.get("precision") == "country"] == ["demo:deir-al-louz", "demo:tchindawa"]


def test_parents_are_subdivisions_of_the_same_country(bodies: Rows, reference: Gazetteer) -> None:
    told = [(b["country"], reference.get(b["parent"])) for b in bodies if "parent" in b]
    assert [country for country, unit in told] == [unit.country if unit else None for _, unit in told]


def test_no_real_body_bears_an_invented_name(bodies: Rows, reference: Gazetteer) -> None:
    real = {
        name: match.unit.name
        for body in bodies
        for name in names_of(body)
        for match in reference.find(name, limit=1)
        if match.certainty == "exact"
    }
    assert real == {}


def test_every_body_of_the_real_records_is_recognised(rows: Rows, world: DemoReference) -> None:
    named = {name for row in rows if row["id"] in REAL for name in named_by(row)} - {"Autre"}
    unknown = {name for name in named if not any(m.certainty == "exact" for m in world.find(name, limit=1))}
    assert unknown == set()


def test_countries_of_partners_are_known(rows: Rows, reference: Gazetteer) -> None:
    named = {p["country"] for row in rows for p in row["parties"] if "country" in p}
    assert {name for name in named if reference.country_named(name) is None} == set()


def test_partners_are_said_to_be_in_their_own_country(rows: Rows, bodies: Rows, reference: Gazetteer) -> None:
    home = {name: body["country"] for body in bodies for name in names_of(body)}
    told = [(party["name"], party["country"]) for row in rows for party in row["parties"] if "country" in party]
    assert [
        (name, told)
        for name, told in told
        if home.get(name, reference.country_named(told)) != reference.country_named(told)
    ] == []
