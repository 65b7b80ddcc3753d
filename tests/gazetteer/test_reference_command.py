"""``coopatlas reference find``: what it prints and its exit codes."""

from __future__ import annotations

import json

import pytest

from coopatlas.cli.reference import main


@pytest.mark.parametrize(
    ("text", "code"), [("CG62", 0), ("Saint-Denis", 4), ("Association des Amis du Fleuve Inconnu", 3)]
)
def test_the_exit_code_says_found_doubtful_or_none(text: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", text]) == code
    assert capsys.readouterr().err == ""


def test_json_tells_kind_code_period_and_successor(gazetteer: object, capsys: pytest.CaptureFixture[str]) -> None:
    main(["find", "NPDC", "--json"])
    best = json.loads(capsys.readouterr().out)[0]
    assert {name: best[name] for name in ("key", "kind", "valid_from", "valid_to", "certainty", "current")} == {
        "key": "fr-region-1972:31",
        "kind": "region",
        "valid_from": "1972-07-05",
        "valid_to": "2016-01-01",
        "certainty": "exact",
        "current": [{"key": "fr-region:32", "name": "Hauts-de-France"}],
    }


def test_json_of_nothing_is_an_empty_list(capsys: pytest.CaptureFixture[str]) -> None:
    main(["find", "Syndicat Intercommunal Imaginaire de Nullepart", "--json"])
    assert json.loads(capsys.readouterr().out) == []


def test_the_text_names_the_unit_of_today(capsys: pytest.CaptureFixture[str]) -> None:
    main(["find", "SAN d’Évry"])
    assert "(fr-epci:200059228)" in capsys.readouterr().out


def test_the_country_narrows_the_search(capsys: pytest.CaptureFixture[str]) -> None:
    main(["find", "Kayes", "--country", "cg", "--json"])
    assert {item["country"] for item in json.loads(capsys.readouterr().out)} == {"CG"}
