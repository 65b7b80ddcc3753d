"""Countries as French sources write them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from coopatlas.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Mali", "ML"),
        ("LAOS, REPUBLIQUE DEMOCRATIQUE POPULAIRE", "LA"),
        ("ROYAUME DU CAMBODGE", "KH"),
        ("TERRITOIRES AUTONOMES PALESTINIENS", "PS"),
        ("CENTRAFRICAINE, REPUBLIQUE", "CF"),
        ("DOMINICAINE,REPUBLIQUE", "DO"),
        ("TANZANIE, REPUBLIQUE UNIE", "TZ"),
        ("CONGO, REPUBLIQUE DEMOCRATIQUE DU", "CD"),
        ("RDC", "CD"),
        ("Congo", "CG"),
        ("Côte d'Ivoire", "CI"),
        ("Burkina", "BF"),
        ("Viet Nam", "VN"),
        ("Vietnam", "VN"),
        ("Guinée Conakry", "GN"),
        ("Birmanie", "MM"),
        ("Angleterre", "GB"),
        ("Tchéquie", "CZ"),
        ("People's Republic of China", "CN"),
        ("Germany", "DE"),
    ],
)
def test_a_label_gives_its_country(gazetteer: Gazetteer, label: str, code: str) -> None:
    assert gazetteer.country_named(label) == code


@pytest.mark.parametrize("label", ["MULTI-PAYS", "Paris", "Londres", "Afrique Sub-saharienne", ""])
def test_what_is_no_country_gives_none(gazetteer: Gazetteer, label: str) -> None:
    assert gazetteer.country_named(label) is None


def test_every_country_label_of_afd_is_understood(gazetteer: Gazetteer, shared: Path) -> None:
    with (shared / "data" / "afd_projets_2024-05.csv").open(encoding="utf-8-sig", newline="") as handle:
        labels = {row[16].strip() for row in list(csv.reader(handle, delimiter=";"))[1:]}
    labels -= {"", "MULTI-PAYS"}
    assert len(labels) > 70
    assert sorted(label for label in labels if gazetteer.country_named(label) is None) == []
