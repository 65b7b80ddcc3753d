"""Addresses: promised ones resolve, old ones redirect, absent ones say why, strange ones never break anything."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone

from coopatlas.catalogue import addresses
from coopatlas.history.actors import Actor
from coopatlas.organisations.models import Organisation
from coopatlas.partnerships.actions import remove_partnership, restore_partnership
from coopatlas.partnerships.models import Partnership
from coopatlas.territories.models import Place
from coopatlas.vocabularies.models import Term
from tests.factories import (
    OrganisationFactory,
    PartnerFactory,
    PartnershipFactory,
    PartyFactory,
    PlaceFactory,
    ProvenanceFactory,
)
from tests.web.crawl import parsed, read, visible

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("vocabularies", "static_files")]
TEST = Actor.system("test")
ENDINGS = ("/", "/source/", ".json", ".csv", ".geojson", "/citation.bib", "/citation.ris", "/citation.txt")


@pytest.fixture
def row() -> Partnership:
    """A record with one party on each shore and a source text."""
    found = PartnershipFactory(title="Puits de Tamarou", slug="puits-de-tamarou")
    PartyFactory(partnership=found)
    PartnerFactory(partnership=found)
    ProvenanceFactory(partnership=found)
    return found


def of(row: Partnership, ending: str = "/") -> str:
    return f"/partenariats/{row.pk}-{row.slug}{ending}"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_address_the_catalogue_makes_leads_to_a_page(language: str, row: Partnership) -> None:
    body = OrganisationFactory(is_authority=False, kind="association", name="Les amis de Tamarou")
    term = Term.objects.of("themes")[0]
    made = [
        addresses.partnership(row.pk, row.slug, language),
        addresses.source_text(row.pk, row.slug, language),
        *(addresses.organisation(o, language) for o in [*Organisation.objects.all(), body]),
        *(addresses.place(p, language) for p in Place.objects.all()),
        addresses.country("ML", language),
        addresses.theme(term.code, language),
    ]
    assert {path: Client().get(path).status_code for path in made} == dict.fromkeys(made, 200)


@pytest.mark.parametrize(
    "path",
    [
        "/partenariats/",
        "/collectivites/",
        "/organisations/",
        "/pays/",
        "/pays/ML/",
        "/themes/",
        "/partenariats.csv",
        "/partenariats.json",
    ],
)
def test_the_addresses_of_the_contract_resolve(path: str, row: Partnership) -> None:
    assert [Client().get(prefix + path).status_code for prefix in ("", "/en")] == [200, 200]


@pytest.mark.parametrize("name", ["???", "ភ្នំពេញ", "الدار البيضاء", "-", "a" * 200, "Côte d’Or & Cie"])
def test_every_name_makes_an_address_that_leads_to_its_page(name: str) -> None:
    assert Client().get(addresses.place(PlaceFactory(name=name), "fr")).status_code == 200


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("ending", ENDINGS)
def test_an_old_readable_part_redirects_for_good(ending: str, language: str, row: Partnership) -> None:
    answer = Client().get(f"{language}/partenariats/{row.pk}-ancien-titre{ending}")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"{language}{of(row, ending)}")


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("path", ["/organisations/{}-autre-nom.json", "/collectivites/{}-autre-nom.json"])
def test_the_data_of_a_body_under_an_old_name_redirect(path: str, language: str) -> None:
    body = OrganisationFactory(name="Commune de Vaubrune")
    answer = Client().get(language + path.format(body.pk))
    wanted = f"{language}/collectivites/{body.pk}-commune-de-vaubrune.json"
    assert (answer.status_code, answer.headers["Location"]) == (301, wanted)
    assert Client().get(wanted).status_code == 200


def test_an_authority_under_the_address_of_other_bodies_redirects() -> None:
    body = OrganisationFactory(name="Commune de Vaubrune")
    answer = Client().get(f"/organisations/{body.pk}-autre-nom/")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/collectivites/{body.pk}-commune-de-vaubrune/")


def test_a_place_under_an_old_name_redirects() -> None:
    place = PlaceFactory(name="Tamarou")
    answer = Client().get(f"/lieux/{place.pk}-ancien/")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/lieux/{place.pk}-tamarou/")


def test_a_forgotten_slash_is_added(row: Partnership) -> None:
    answer = Client().get("/partenariats")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/partenariats/")


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_removed_record_is_gone_in_every_form(ending: str, row: Partnership) -> None:
    remove_partnership(row, by=TEST, reason="Doublon de la fiche 12")
    assert Client().get(of(row, ending)).status_code == 410


@pytest.mark.parametrize("ending", ["/", ".json"])
def test_a_removed_record_says_why(ending: str, row: Partnership) -> None:
    remove_partnership(row, by=TEST, reason="Doublon de la fiche 12")
    assert "Doublon de la fiche 12" in Client().get(of(row, ending)).content.decode()


def test_a_removed_record_leaves_the_lists(row: Partnership) -> None:
    remove_partnership(row, by=TEST, reason="Doublon")
    pages = [
        read(path)
        for path in (
            "/",
            "/partenariats/",
            "/partenariats.json",
            "/partenariats.csv",
            "/partenariats.geojson",
            "/pays/ML/",
        )
    ]
    assert [row.title in page for page in pages] == [False] * 6


def test_a_restored_record_is_back(row: Partnership) -> None:
    remove_partnership(row, by=TEST, reason="Erreur")
    restore_partnership(Partnership.objects.get(pk=row.pk), by=TEST)
    assert Client().get(of(row)).status_code == 200


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_draft_does_not_exist_for_the_public(ending: str) -> None:
    draft = PartnershipFactory(published_at=None)
    ProvenanceFactory(partnership=draft)
    assert Client().get(of(draft, ending)).status_code == 404


def test_a_draft_is_in_no_list() -> None:
    draft = PartnershipFactory(published_at=None, title="Brouillon de Tamarou")
    PartnerFactory(partnership=draft)
    party = PartyFactory(partnership=draft)
    body = addresses.organisation(party.organisation, "fr")
    paths = (
        "/",
        "/partenariats/",
        "/partenariats.json",
        "/partenariats.csv",
        "/partenariats.geojson",
        "/pays/ML/",
        body,
    )
    assert [path for path in paths if "Brouillon" in read(path)] == []


def test_a_draft_is_counted_nowhere() -> None:
    PartyFactory(partnership=PartnershipFactory(published_at=None))
    figures = parsed(read("/")).xpath("//dl[@class='figures']//dd/text()")
    assert figures == ["0", "0", "0"]


def test_a_removed_draft_does_not_betray_that_it_existed() -> None:
    draft = PartnershipFactory(published_at=None, removed_at=timezone.now(), removal_reason="Secret")
    assert Client().get(of(draft)).status_code == 404


@pytest.mark.parametrize(
    "path", ["/partenariats/999999-x/", "/collectivites/999999-x/", "/lieux/999999-x/", "/pays/ZZ/", "/themes/rien/"]
)
def test_what_does_not_exist_helps_to_go_on(path: str) -> None:
    answer = Client().get(path)
    tree = parsed(answer.content.decode())
    links = set(tree.xpath("//main//a/@href"))
    search = tree.xpath("string(//main//form/@action)")
    assert (answer.status_code, {"/partenariats/", "/pays/", "/themes/", "/"} <= links, search) == (
        404,
        True,
        "/partenariats/",
    )


def test_an_unknown_page_says_so_in_words() -> None:
    assert "Cette page n’existe pas" in visible(parsed(read("/rien/")))


@pytest.mark.parametrize(
    "path", ["/", "/partenariats/", "/partenariats.csv", "/partenariats.json", "/themes/", "/sante/"]
)
def test_head_answers_as_get_without_a_body(path: str, row: Partnership) -> None:
    client = Client()
    got, head = client.get(path), client.head(path)
    told = {name: head.headers.get(name) == got.headers.get(name) for name in ("Content-Type", "Content-Language")}
    body = b"".join(head) if head.streaming else head.content  # type: ignore[arg-type]
    assert (head.status_code, told, body) == (got.status_code, {"Content-Type": True, "Content-Language": True}, b"")


STRANGE = (
    "0", "-1", "1e9", "1000000000", "99999999999999999999999999", "abc", "", " ", "1.5", "٣", "0x10", "null", "\x00", "a\x00b",
    "\ud7ff", "\U0001f30d", "%", "%25", "'", "\"", "';--", "' OR 1=1 --", "\\", "../../etc/passwd", "[]", "{}", "__class__",
    "\n\r\t", "\u202e", "x" * 5_000, "eau " * 1_250,
)  # fmt: skip
NAMES = ("q", "pays", "theme", "statut", "forme", "page", "nature", "inconnu")


@pytest.mark.parametrize(
    "path",
    [
        "/partenariats/",
        "/partenariats.json",
        "/partenariats.csv",
        "/partenariats.geojson",
        "/collectivites/",
        "/organisations/",
    ],
)
@pytest.mark.parametrize("name", NAMES)
def test_no_strange_question_breaks_a_list(name: str, path: str, row: Partnership) -> None:
    client = Client()
    found = {value[:30]: client.get(f"{path}?{urlencode({name: value})}").status_code for value in STRANGE}
    # A reader is shown the nearest page; a machine that asks by number for one that does not exist is told so.
    no_such_page = path == "/partenariats.json" and name == "page"
    assert found == {value: 404 if no_such_page and value.strip() else 200 for value in found}


@pytest.mark.parametrize(
    "question",
    ["%ff", "q=%ff%fe", "q[]=1&q[]=2", "q=a&q=b", "&&&===", "q", "page=1&page=9", "q=%00%00", "pays=" + "M" * 4000],
)
def test_no_malformed_question_breaks_a_list(question: str, row: Partnership) -> None:
    assert Client().get(f"/partenariats/?{question}").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/partenariats/99999999999999999999999999-x/", "/partenariats/1-x.json", "/collectivites/99999999999999999999999-x/",
        "/lieux/99999999999999999999999999-x/", "/organisations/99999999999999999999999-x.json", "/partenariats/%00/", "/%00",
        "/partenariats/1-x/citation.%00", "/pays/%C3%89/", "/pays/ml/", "/themes/" + "x" * 3000 + "/", "/%ff%fe/",
        "/partenariats/-1-x/", "/./", "/en/en/", "/en//partenariats/", "/partenariats.json/", "/partenariats/1-/",
        "/partenariats/٣-x/",
    ],
)  # fmt: skip
def test_no_strange_address_breaks_anything(path: str) -> None:
    assert Client().get(path).status_code in {301, 404}


def test_a_page_far_beyond_the_end_shows_the_last_one(row: Partnership) -> None:
    assert row.title in read("/partenariats/?page=1000000000")
