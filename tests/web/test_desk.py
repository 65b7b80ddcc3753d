"""Imports and the tray as the desk sees them: told in full, to the desk alone, light however much was read."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from coopatlas.exchange.models import ImportRun
from coopatlas.exchange.report import RowTold
from coopatlas.web.desk.words import REASONS
from tests.factories import ImportRowFactory, OrganisationFactory, PartnershipFactory, UserFactory, import_run
from tests.house.tree import PACKAGE
from tests.web.crawl import parsed
from tests.web.test_weight import FIRST_VIEW, file_of, on_the_line, sheets

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.database,
    pytest.mark.usefixtures("static_files", "vocabularies"),
]


@pytest.fixture
def desk() -> Client:
    client = Client()
    client.force_login(UserFactory(is_staff=True))
    return client


def text(client: Client, path: str) -> str:
    """The page's words, spaces made one."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return words(parsed(answer.content.decode()))


def words(part: Any) -> str:
    """The words of a part of a page."""
    return " ".join(" ".join(part.itertext()).split())


def all_of(client: Client, path: str, xpath: str) -> list[Any]:
    """Parts of a page."""
    return list(parsed(client.get(path).content.decode()).xpath(xpath))


def row(rank: int, kind: str, words: str = "", reason: str = "", record: str = "") -> RowTold:
    return RowTold(rank, "table.tsv", rank + 1, kind, f"{rank:016}", record, reason, f"phrase de {reason}", words)


def left_out(rank: int) -> RowTold:
    return row(rank, "left_out", f"mots de la ligne {rank} " + "Tamarou;" * 40, "national")


def test_a_report_tells_its_counts_in_words_and_in_a_table(desk: Client) -> None:
    run = import_run(row(1, "created"), row(2, "created"), left_out(3), left_out(4))
    page = text(desk, f"/imports/{run.pk}/")
    assert "4 lignes lues, aucune refusée." in page
    assert "créées 2 50 %" in page
    assert "laissées de côté 2 50 %" in page
    assert "refusées 0 lues 4" in page


def test_each_part_of_the_bar_is_as_wide_as_its_share(desk: Client) -> None:
    run = import_run(row(1, "created"), *(left_out(n) for n in range(2, 5)))
    bar = all_of(desk, f"/imports/{run.pk}/", "//*[@class='bar']//*[starts-with(@class, 'k-')]")
    assert [(part.get("x"), part.get("width")) for part in bar] == [("0.0", "160.0"), ("160.0", "480.0")]


def test_a_row_that_did_not_enter_is_told_with_its_line_words_and_reason(desk: Client) -> None:
    run = import_run(row(1, "refused", "Valmy\t\tMali", "empty-cell"))
    told = [words(one) for one in all_of(desk, f"/imports/{run.pk}/", "//li[@class='row']")]
    assert told == ["ligne 2 refusée Case vide phrase de empty-cell Valmy Mali table.tsv"]


def test_a_row_that_entered_leads_to_its_record_under_its_title_of_today(desk: Client) -> None:
    record = PartnershipFactory(title="Puits de Tamarou", slug="puits")
    run = import_run(row(1, "created", record=f"/partenariats/{record.pk}-ancien-titre/"))
    (link,) = all_of(desk, f"/imports/{run.pk}/", "//li[@class='row']//a")
    assert (link.text_content(), link.get("href")) == ("Puits de Tamarou", f"/partenariats/{record.pk}-puits/")


def test_rows_are_filtered_by_outcome_and_by_reason(desk: Client) -> None:
    run = import_run(
        row(1, "created"), left_out(2), row(3, "waiting", "x", "homonyms"), row(4, "waiting", "y", "unknown-name")
    )
    waiting = text(desk, f"/imports/{run.pk}/?devenir=waiting")
    unknown = text(desk, f"/imports/{run.pk}/?devenir=waiting&motif=unknown-name")
    assert ("2 lignes sur 4" in waiting, "1 ligne sur 4" in unknown) == (True, True)


def test_nonsense_in_the_address_is_not_an_error(desk: Client) -> None:
    run = import_run(row(1, "created"))
    page = text(desk, f"/imports/{run.pk}/?devenir=%00&motif='&page=99999999999")
    assert "Aucune ligne ne répond à ces filtres." in page


def test_a_refused_import_says_that_nothing_came_in(desk: Client) -> None:
    run = import_run(row(1, "refused", "x", "empty-cell"), row(2, "left_out", "y", "run-refused"), outcome="refused")
    assert "Rien n’est entré" in text(desk, f"/imports/{run.pk}/")


def test_a_report_older_than_kept_rows_says_so(desk: Client) -> None:
    run = import_run(row(1, "created"), detail="", duration_ms=None)
    page = text(desk, f"/imports/{run.pk}/")
    assert "Le détail des lignes n’a pas été gardé." in page


def test_markup_in_a_row_is_told_as_words(desk: Client) -> None:
    run = import_run(row(1, "refused", "<script>alert(1)</script>", "empty-cell"))
    page = parsed(desk.get(f"/imports/{run.pk}/").content.decode())
    assert (page.xpath("//script"), len(page.xpath("//p[contains(., '<script>')]"))) == ([], 2)


def test_the_list_shows_the_latest_first_and_filters_by_source(desk: Client) -> None:
    first, second, other = import_run(), import_run(), import_run(source="twinnings")
    every = parsed(desk.get("/imports/").content.decode()).xpath("//li[@class='run']//h3/a/@href")
    one = parsed(desk.get("/imports/?source=twinnings").content.decode()).xpath("//li[@class='run']//h3/a/@href")
    assert every == [f"/imports/{run.pk}/" for run in (other, second, first)]
    assert one == [f"/imports/{other.pk}/"]


def test_empty_pages_say_why(desk: Client) -> None:
    assert "Aucun import n’a encore été gardé." in text(desk, "/imports/")
    assert "La corbeille est vide." in text(desk, "/corbeille/")
    import_run()
    assert "Aucun import de cette source." in text(desk, "/imports/?source=nowhere")


def test_two_imports_show_what_moved(desk: Client) -> None:
    before = import_run(row(1, "waiting", "x", "homonyms"), row(2, "created"), left_out(3))
    after = import_run(row(1, "created"), row(2, "unchanged"), row(4, "refused", "z", "empty-cell"), outcome="partial")
    page = text(desk, f"/imports/{after.pk}/comparer/{before.pk}/")
    assert "3 lignes ont changé de sort." in page
    assert "en attente d’une réponse 1 0 −1" in page
    assert "inchangées 0 1 +1" in page
    kinds = all_of(desk, f"/imports/{after.pk}/comparer/{before.pk}/", "//*[starts-with(@class, 'row-kind')]")
    assert [words(one) for one in kinds] == [
        "en attente → devient fiche créée",
        "absente du fichier → devient refusée",
        "laissée de côté → devient absente du fichier",
    ]
    only = text(desk, f"/imports/{after.pk}/comparer/{before.pk}/?passage=waiting-record")
    assert "1 ligne " in only.partition("Lignes dont le sort a changé")[2]


def test_the_earlier_of_two_imports_always_comes_first(desk: Client) -> None:
    before, after = import_run(), import_run()
    answer = desk.get(f"/imports/{before.pk}/comparer/{after.pk}/")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/imports/{after.pk}/comparer/{before.pk}/")


def test_imports_of_two_sources_are_not_compared(desk: Client) -> None:
    one, other = import_run(), import_run(source="twinnings")
    statuses = [desk.get(f"/imports/{other.pk}/comparer/{pk}/").status_code for pk in (one.pk, other.pk)]
    assert statuses == [404, 404]


def test_a_report_is_given_to_machines_whole(desk: Client) -> None:
    run = import_run(row(1, "created", record="/partenariats/1-x/"), left_out(2))
    told = json.loads(desk.get(f"/imports/{run.pk}.json").content)
    assert (told["id"], told["read"], told["created"], told["left_out"]) == (run.pk, 2, 1, 1)
    assert told["records"] == ["/partenariats/1-x/"]
    assert [(one["code"], one["rows"]) for one in told["left_out_reasons"]] == [("national", 1)]


def test_no_cell_of_the_table_is_a_formula(desk: Client) -> None:
    run = import_run(row(1, "refused", "=HYPERLINK(1)", "empty-cell"), row(2, "waiting", "\t+33", "homonyms"))
    body = b"".join(desk.get(f"/imports/{run.pk}.csv")).decode()  # type: ignore[arg-type]
    cells = [line["words"] for line in csv.DictReader(body.splitlines())]
    assert cells == ["'=HYPERLINK(1)", "'\t+33"]


def test_the_tray_gives_each_candidate_its_command_and_its_page(desk: Client) -> None:
    body = OrganisationFactory(name="Valmy", reference_key="fr-commune:51588", is_authority=True)
    waiting = ImportRowFactory()
    page = parsed(desk.get("/corbeille/").content.decode())
    commands = [one.text_content() for one in page.xpath("//code[@class='command']")]
    assert commands == [
        f"coopatlas tray accept {waiting.pk} 1",
        "coopatlas reference find Valmy",
        f"coopatlas tray accept {waiting.pk} RÉPONSE",
        f"coopatlas tray reject {waiting.pk} --reason 'POURQUOI'",
    ]
    assert page.xpath("//ol[@class='candidates']//a/@href") == [f"/collectivites/{body.pk}-valmy/"]


def test_a_name_cannot_slip_out_of_the_command_to_be_copied(desk: Client) -> None:
    ImportRowFactory(questions=[{"about": "0", "name": "x'; rm -rf ~ #", "candidates": []}])
    command = all_of(desk, "/corbeille/", "//code[@class='command']")[0]
    assert command.text_content() == "coopatlas reference find 'x'\"'\"'; rm -rf ~ #'"


def test_a_row_that_asks_twice_is_answered_in_one_command(desk: Client) -> None:
    question = {"about": "0", "name": "Valmy", "candidates": []}
    waiting = ImportRowFactory(questions=[question, {**question, "about": "1"}])
    page = text(desk, "/corbeille/")
    assert f"coopatlas tray accept {waiting.pk} RÉPONSE-1 RÉPONSE-2" in page


def test_the_tray_groups_by_reason_and_filters(desk: Client) -> None:
    ImportRowFactory(reason="unknown-name")
    ImportRowFactory(reason="homonyms", source="afd-projects")
    ImportRowFactory(reason="homonyms")
    ImportRowFactory(state="rejected")
    groups = [one.text_content() for one in all_of(desk, "/corbeille/", "//*[@class='group']")]
    assert groups == ["Nom inconnu du jeu de référence", "Plusieurs candidats, ou un candidat douteux"]
    assert "2 lignes sur 3" in text(desk, "/corbeille/?motif=homonyms")
    assert "1 ligne sur 3" in text(desk, "/corbeille/?motif=homonyms&source=twinnings")


def queries(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def fill_list(number: int) -> str:
    for _ in range(number):
        import_run()
    return "/imports/"


def fill_report(number: int) -> str:
    records = [PartnershipFactory() for _ in range(number)]
    run = import_run(*(row(n, "created", record=f"/partenariats/{r.pk}-x/") for n, r in enumerate(records)))
    for _ in range(number):
        import_run()
    return f"/imports/{run.pk}/"


def fill_comparison(number: int) -> str:
    records = [PartnershipFactory() for _ in range(number)]
    before = import_run()
    after = import_run(*(row(n, "created", record=f"/partenariats/{r.pk}-x/") for n, r in enumerate(records)))
    return f"/imports/{after.pk}/comparer/{before.pk}/"


def fill_tray(number: int) -> str:
    for _ in range(number):
        ImportRowFactory()
    return "/corbeille/"


@pytest.mark.parametrize("fill", [fill_list, fill_report, fill_comparison, fill_tray])
def test_three_rows_cost_as_many_queries_as_one(desk: Client, fill: Callable[[int], str]) -> None:
    one = queries(desk, fill(1))
    assert queries(desk, fill(3)) == one


def test_a_report_of_thousands_of_rows_is_light(desk: Client) -> None:
    before = import_run(*(left_out(n) for n in range(3000)))
    after = import_run(*(row(n, "waiting", f"mots {n} " + "Tamarou;" * 40, "homonyms") for n in range(3000)))
    for path in ("/imports/", f"/imports/{after.pk}/?page=40", f"/imports/{after.pk}/comparer/{before.pk}/"):
        content = desk.get(path).content
        weight = on_the_line(content) + sum(on_the_line(file_of(one)) for one in sheets(content.decode()))
        print(f"weight of {path}: {weight} bytes, {len(content)} of them the page before compression")
        assert weight <= FIRST_VIEW
        assert len(content) <= FIRST_VIEW
    assert max(len(run.detail) for run in ImportRun.objects.all()) < 100_000


def test_a_list_of_runs_does_not_read_their_rows(desk: Client) -> None:
    import_run(row(1, "created"))
    with CaptureQueriesContext(connection) as captured:
        desk.get("/imports/")
    assert [query["sql"] for query in captured if '"detail"' in query["sql"]] == []


def test_every_reason_that_the_code_gives_has_words() -> None:
    """Codes in the first place of LeftOut, Refusal, Puzzle, and of the reader's own short-hand for a refusal."""
    calls = re.compile(r"(?:LeftOut|Refusal|Puzzle|_refusal)\(\s*\"([a-z-]+)\"")
    given = {code for file in (PACKAGE / "exchange").rglob("*.py") for code in calls.findall(file.read_text("utf-8"))}
    assert len(given) > 15
    assert given - REASONS.keys() == set()


def test_a_desk_that_signs_in_begins_with_its_imports() -> None:
    password = "une phrase de passe assez longue"
    for email, staff, leads in (("ines@x.example", True, "/imports/"), ("awa@x.example", False, "/")):
        user = UserFactory.build(email=email, is_staff=staff)
        user.set_password(password)
        user.save()
        answer = Client().post("/connexion/", {"username": email, "password": password})
        assert (answer.status_code, answer.headers["Location"]) == (302, leads)


def test_readers_are_told_what_each_source_brought(import_pages: Callable[..., object], shared: object) -> None:
    assert "Ce que chaque source a apporté" not in text(Client(), "/sources/")
    import_pages(next((shared / "seeds").glob("002_*.txt")))  # type: ignore[operator]
    page = text(Client(), "/sources/")
    assert "Ancien Atlas français de la coopération décentralisée" in page
    assert "1 ligne lue, 1 dans l’atlas" in page


def test_a_refused_import_is_not_told_to_readers() -> None:
    import_run(row(1, "refused", "x", "empty-cell"), outcome="refused")
    assert "Ce que chaque source a apporté" not in text(Client(), "/sources/")


def test_a_share_too_small_to_be_told_is_not_told_as_nothing(desk: Client) -> None:
    run = import_run(
        row(0, "refused", "x", "empty-cell"), *(row(n, "created") for n in range(1, 2500)), outcome="partial"
    )
    assert "refusées 1 moins de 0,1 %" in text(desk, f"/imports/{run.pk}/")


def test_somebody_at_the_desk_may_sign_out_and_is_not_asked_to_sign_in(desk: Client) -> None:
    page = desk.get("/imports/").content.decode()
    assert "Se connecter" not in page
    assert re.search(
        r'<form method="post" action="/deconnexion/"><input type="hidden" name="csrfmiddlewaretoken"', page
    )
