"""Names as the documents write them, with the unit they must give and what it is today."""

from __future__ import annotations

import pytest

from coopatlas.gazetteer import Gazetteer

GRAND_PARIS_SUD = "fr-epci:200059228"
EVRY_CENTRE_ESSONNE = "fr-epci:evry-centre-essonne"
LILLE_BEFORE, LILLE = "fr-epci:245900410", "fr-epci:200093201"
FOREIGN_AFFAIRS = "body:ministere-affaires-etrangeres"
SAME = ""

# text as written · key of the unit · key of the unit of today ('' when it is the same)
RESOLUTIONS = [
    ("Nord-Pas de Calais", "fr-region-1972:31", "fr-region:32"),
    ("Nord-Pas-de-Calais", "fr-region-1972:31", "fr-region:32"),
    ("Conseil régional du Nord-Pas de Calais", "fr-region-1972:31", "fr-region:32"),
    ("Région Nord Pas de Calais", "fr-region-1972:31", "fr-region:32"),
    ("NPDC", "fr-region-1972:31", "fr-region:32"),
    ("RNPDC", "fr-region-1972:31", "fr-region:32"),
    ("Languedoc-Roussillon", "fr-region-1972:91", "fr-region:76"),
    ("Conseil régional Rhône-Alpes", "fr-region-1972:82", "fr-region:84"),
    ("Conseil régional de Hauts-de-France", "fr-region:32", SAME),
    ("Conseil régional des Hauts-de-France", "fr-region:32", SAME),
    ("Occitanie", "fr-region:76", SAME),
    ("Région Occitanie / Pyrénées-Méditerranée", "fr-region:76", SAME),
    ("Conseil Régional de Nouvelle Aquitaine", "fr-region:75", SAME),
    ("CG62", "fr-departement:62", SAME),
    ("Conseil général du Pas de Calais", "fr-departement:62", SAME),
    ("Conseil départemental du Pas-de-Calais", "fr-departement:62", SAME),
    ("Conseil Départemental du Val de Marne", "fr-departement:94", SAME),
    ("Aude", "fr-departement:11", SAME),
    ("Conseil départemental de l'Aude", "fr-departement:11", SAME),
    ("Département des Landes", "fr-departement:40", SAME),
    ("Communauté d'agglomération Evry Centre Essonne", EVRY_CENTRE_ESSONNE, GRAND_PARIS_SUD),
    ("Communauté d'agglomération d'Evry Centre Essonne", EVRY_CENTRE_ESSONNE, GRAND_PARIS_SUD),
    ("CA Evry Centre Essonne", EVRY_CENTRE_ESSONNE, GRAND_PARIS_SUD),
    ("Evry Centre Essonne", EVRY_CENTRE_ESSONNE, GRAND_PARIS_SUD),
    ("SAN d'Évry", "fr-san:evry", GRAND_PARIS_SUD),
    ("SAN d’Evry", "fr-san:evry", GRAND_PARIS_SUD),
    ("Agglomération Grand Paris Sud", GRAND_PARIS_SUD, SAME),
    ("Évry", "fr-commune:91228", SAME),
    ("Evry", "fr-commune:91228", SAME),
    ("Courcouronnes", "fr-commune:91182", "fr-commune:91228"),
    ("Cherbourg-Octeville", "fr-commune:50129", SAME),
    ("Segré", "fr-commune:49331", SAME),
    ("Aunay-sur-Odon", "fr-commune:14027", SAME),
    ("Orléans", "fr-commune:45234", SAME),
    ("Ville d'Orléans", "fr-commune:45234", SAME),
    ("Saint-Omer", "fr-commune:62765", SAME),
    ("St Omer", "fr-commune:62765", SAME),
    ("LMCU", LILLE_BEFORE, LILLE),
    ("Lille Métropole Communauté urbaine", LILLE_BEFORE, LILLE),
    ("communauté urbaine Lille Métropole", LILLE_BEFORE, LILLE),
    ("Métropole Européenne de Lille", LILLE, SAME),
    ("MEL", LILLE, SAME),
    ("Communauté urbaine de Dunkerque", "fr-epci:245900428", SAME),
    ("CU de Dunkerque", "fr-epci:245900428", SAME),
    ("Grand Poitiers Communauté Urbaine", "fr-epci:200069854", SAME),
    ("GrandAngoulême", "fr-epci:200071827", SAME),
    ("Centre Tarn", "fr-epci:200034049", SAME),
    ("Montpellier Méditerranée Métropole", "fr-epci:243400017", SAME),
    ("Stung Meanchey", "place:kh-stung-meanchey", SAME),
    ("Steung Meanchey", "place:kh-stung-meanchey", SAME),
    ("Stung Mean Chey", "place:kh-stung-meanchey", SAME),
    ("Steung Mean Chey", "place:kh-stung-meanchey", SAME),
    ("Kéniéba", "place:ml-kenieba", SAME),
    ("Kenieba", "place:ml-kenieba", SAME),
    ("Diéma", "town:2458881", SAME),
    ("Diema", "town:2458881", SAME),
    ("Cercle de Diéma", "cercle:8261489", SAME),
    ("Bafoulabé", "town:2460755", SAME),
    ("Tubas", "town:281581", SAME),
    ("Gouvernorat de Tubas", "subdivision:PS-TBS", SAME),
    ("Kayes", "town:2455518", SAME),
    ("Région de Kayes", "subdivision:ML-1", SAME),
    ("Cercle de Kayes", "cercle:7701481", SAME),
    ("Kayes Cercle", "cercle:7701481", SAME),
    ("Commune Urbaine de Kayes", "body:commune-urbaine-kayes", SAME),
    (", Commune Urbaine de Kayes", "body:commune-urbaine-kayes", SAME),
    ("CUK", "body:commune-urbaine-kayes", SAME),
    ("Assemblée régionale de Kayes", "body:assemblee-regionale-kayes", SAME),
    ("ARK", "body:assemblee-regionale-kayes", SAME),
    ("Yên Bái", "subdivision:VN-06", "subdivision:VN-02"),
    ("Yen Bai", "subdivision:VN-06", "subdivision:VN-02"),
    ("Hải Phòng", "subdivision:VN-HP", SAME),
    ("Hai Phong", "subdivision:VN-HP", SAME),
    ("Cần Thơ", "subdivision:VN-CT", SAME),
    ("Hué", "subdivision:VN-26", SAME),
    ("Hue", "subdivision:VN-26", SAME),
    ("Huế", "subdivision:VN-26", SAME),
    ("Ville de Huế", "town:1580240", SAME),
    ("Province de Battambang", "subdivision:KH-2", SAME),
    ("Londres", "town:2643743", SAME),
    ("Naplouse", "town:282615", SAME),
    ("Le Caire", "town:360630", SAME),
    ("MAE", FOREIGN_AFFAIRS, SAME),
    ("MAEE", FOREIGN_AFFAIRS, SAME),
    ("MAEDI", FOREIGN_AFFAIRS, SAME),
    ("MEAE", FOREIGN_AFFAIRS, SAME),
    ("Ministère des Affaires étrangères et du Développement international", FOREIGN_AFFAIRS, SAME),
    ("Ministère de l'Europe et des Affaires étrangères", FOREIGN_AFFAIRS, SAME),
    ("Ministère de la Coopération", "body:ministere-cooperation", FOREIGN_AFFAIRS),
    ("Agence de l'eau Artois Picardie", "body:agence-eau-artois-picardie", SAME),
    ("PNR Avesnois", "body:pnr-avesnois", SAME),
    ("Agence d'urbanisme de la région de St-Omer", "body:aud-saint-omer", SAME),
    ("Lianes coopération", "body:lianes-cooperation", SAME),
    ("CORENS", "body:corens", SAME),
    ("CIDS pour Corens (Diéma)", "body:cids", SAME),
    ("C.D.A.N.E.", "body:cdane", SAME),
    ("Association Coopération Développement Agglomération Nouvelle (CDANE) - Mali", "body:cdane", SAME),
    ("Les Amis de Kayes", "body:les-amis-de-kayes", SAME),
    ("Coopération catalogne", "body:cooperation-catalane", SAME),
    ("Ambassade de France à Bamako", "body:ambassade-ml", SAME),
    ("AIMF", "body:aimf", SAME),
]


@pytest.mark.parametrize(("text", "key", "today"), RESOLUTIONS, ids=[row[0] for row in RESOLUTIONS])
def test_a_name_gives_its_unit_and_the_unit_of_today(gazetteer: Gazetteer, text: str, key: str, today: str) -> None:
    best = gazetteer.find(text)[0]
    current = [unit.key for unit in gazetteer.current(best.unit)]
    assert (best.unit.key, best.certainty, current) == (key, "exact", [today or key])


def test_the_village_of_the_yonne_comes_second_and_the_reason_says_why(gazetteer: Gazetteer) -> None:
    first, second = gazetteer.find("Évry")[:2]
    assert (second.unit.key, second.certainty) == ("fr-commune:89162", "doubtful")
    assert "le plus peuplé" in first.reason


def test_a_point_tells_homonyms_apart(gazetteer: Gazetteer) -> None:
    best = gazetteer.find("Évry", near=(48.27, 3.26))[0]
    assert (best.unit.key, best.certainty) == ("fr-commune:89162", "exact")


def test_the_country_tells_homonyms_apart(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Kayes", country="CG")[0].unit.key == "town:2259383"


def test_homonyms_of_equal_weight_are_all_doubtful(gazetteer: Gazetteer) -> None:
    matches = gazetteer.find("Saint-Denis")
    assert {match.certainty for match in matches} == {"doubtful"}
    assert {match.unit.key for match in matches[:2]} == {"fr-commune:93066", "fr-commune:97411"}


def test_kinds_restrict_the_answers(gazetteer: Gazetteer) -> None:
    assert [match.unit.key for match in gazetteer.find("Kayes", kinds=["cercle"])] == ["cercle:7701481"]


def test_a_date_prefers_the_unit_that_existed(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Métropole Européenne de Lille", on="2016")[0].unit.key == LILLE_BEFORE


def test_another_legal_form_is_doubtful(gazetteer: Gazetteer) -> None:
    best = gazetteer.find("Communauté de communes du Pays de Saint-Omer")[0]
    assert (best.unit.key, best.certainty) == ("fr-epci:200069037", "doubtful")


def test_a_typing_error_is_proposed_never_taken(gazetteer: Gazetteer) -> None:
    best = gazetteer.find("Aubervilers")[0]
    assert (best.unit.key, best.certainty) == ("fr-commune:93001", "doubtful")


@pytest.mark.parametrize("text", ["Communauté de communes Evry Centre Essonne", "Conseil général du Pas de Calas"])
def test_another_legal_form_or_a_slip_of_the_pen_is_to_be_confirmed(gazetteer: Gazetteer, text: str) -> None:
    assert [match.certainty for match in gazetteer.find(text, limit=1)] == ["doubtful"]
