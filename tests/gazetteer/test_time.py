"""Units through time: successions with shares, dated names, memberships."""

from __future__ import annotations

import pytest

from coopatlas.gazetteer import Gazetteer, Unit


def unit(gazetteer: Gazetteer, key: str) -> Unit:
    found = gazetteer.get(key)
    assert found is not None
    return found


def test_an_unknown_key_gives_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.get("fr-commune:00000") is None


def test_the_share_of_a_dissolved_grouping_is_computed_from_its_members(gazetteer: Gazetteer) -> None:
    heir = unit(gazetteer, "fr-epci:evry-centre-essonne").successors[0]
    assert (heir.key, heir.date, heir.share) == ("fr-epci:200059228", "2016-01-01", 1.0)


def test_the_members_of_a_dissolved_grouping_are_dated(gazetteer: Gazetteer) -> None:
    members = {item.key: item.valid_from for item in unit(gazetteer, "fr-epci:evry-centre-essonne").members}
    assert members == {
        "fr-commune:91228": "2001-01-01",
        "fr-commune:91182": "2001-01-01",
        "fr-commune:91086": "2001-01-01",
        "fr-commune:91340": "2001-01-01",
        "fr-commune:91521": "2004",
    }


def test_grand_paris_sud_knows_who_came_before(gazetteer: Gazetteer) -> None:
    before = {item.key for item in unit(gazetteer, "fr-epci:200059228").predecessors}
    assert before == {
        "fr-epci:evry-centre-essonne",
        "fr-epci:seine-essonne",
        "fr-epci:senart-en-essonne",
        "fr-san:senart",
    }


def test_a_merged_region_keeps_its_departments(gazetteer: Gazetteer) -> None:
    members = [(item.key, item.valid_to) for item in unit(gazetteer, "fr-region-1972:31").members]
    assert members == [("fr-departement:59", "2016-01-01"), ("fr-departement:62", "2016-01-01")]


@pytest.mark.parametrize(
    ("date", "name"),
    [
        ("2005", "Ministère des Affaires étrangères"),
        ("2010", "Ministère des Affaires étrangères et européennes"),
        ("2013-06", "Ministère des Affaires étrangères"),
        ("2015", "Ministère des Affaires étrangères et du Développement international"),
        ("2020", "Ministère de l’Europe et des Affaires étrangères"),
    ],
)
def test_the_ministry_has_the_name_of_the_date(gazetteer: Gazetteer, date: str, name: str) -> None:
    assert gazetteer.name_on(unit(gazetteer, "body:ministere-affaires-etrangeres"), date) == name


@pytest.mark.parametrize(
    ("key", "date", "name"),
    [
        ("fr-commune:91228", "2010", "Évry"),
        ("fr-commune:91228", "2020", "Évry-Courcouronnes"),
        ("fr-epci:245900410", "2009", "Lille Métropole Communauté urbaine"),
        ("fr-epci:245900410", "2016", "Métropole Européenne de Lille"),
        ("fr-region:24", "2010", "Centre"),
    ],
)
def test_a_unit_has_the_name_of_the_date(gazetteer: Gazetteer, key: str, date: str, name: str) -> None:
    assert gazetteer.name_on(unit(gazetteer, key), date) == name


def test_viet_nam_2025_enlarged_three_provinces(gazetteer: Gazetteer) -> None:
    before = {
        key: {item.name for item in unit(gazetteer, key).predecessors}
        for key in ("subdivision:VN-02", "subdivision:VN-HP", "subdivision:VN-CT", "subdivision:VN-26")
    }
    assert before == {
        "subdivision:VN-02": {"Yên Bái"},
        "subdivision:VN-HP": {"Hải Dương"},
        "subdivision:VN-CT": {"Hậu Giang", "Sóc Trăng"},
        "subdivision:VN-26": set(),
    }


def test_diema_left_kayes_for_nioro_in_2023(gazetteer: Gazetteer) -> None:
    groups = {
        item.key: (item.valid_from, item.valid_to) for item in gazetteer.groups(unit(gazetteer, "cercle:8261489"))
    }
    assert groups == {"subdivision:ML-1": ("", "2023-03-13"), "region-abroad:ml-nioro": ("2023-03-13", "")}
    assert unit(gazetteer, "cercle:8261489").parent == "region-abroad:ml-nioro"


def test_the_cercles_of_a_region_are_its_members(gazetteer: Gazetteer) -> None:
    members = {item.name: item.valid_to for item in unit(gazetteer, "subdivision:ML-1").members}
    assert members == {
        "Kayes": "",
        "Bafoulabé": "",
        "Kéniéba": "",
        "Yélimané": "",
        "Diéma": "2023-03-13",
        "Kita": "2023-03-13",
        "Nioro": "2023-03-13",
    }


def test_a_region_that_gave_birth_to_another_lives_on(gazetteer: Gazetteer) -> None:
    assert [item.key for item in gazetteer.current(unit(gazetteer, "subdivision:ML-1"))] == ["subdivision:ML-1"]


def test_every_ended_commune_leads_to_one_of_today(gazetteer: Gazetteer, ended_communes: list[Unit]) -> None:
    lost = [item.key for item in ended_communes if not gazetteer.current(item)]
    assert lost == []
