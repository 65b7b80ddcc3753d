"""A table brought in by the pipeline: what becomes of its rows, twice, after a correction, with an answer, with a mapping."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from coopatlas.exchange import tray
from coopatlas.exchange.actions.mappings import save_mapping
from coopatlas.exchange.models import ImportRow, ImportRun
from coopatlas.exchange.opening import NoSuchMapping
from coopatlas.gazetteer import Gazetteer
from coopatlas.history.actors import Actor
from coopatlas.history.models import Entry
from coopatlas.partnerships.actions import correct_partnership
from coopatlas.partnerships.models import Partnership, Party
from coopatlas.provenance.models import SourceText
from tests.exchange.generic_table.files import BY, HEADINGS, take, told, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("vocabularies")]
CLAIRE = Actor.user(3)
HEADER = ";".join((*HEADINGS, "Code INSEE", "Référent"))
EVRY = "7;Eau à Kita;Évry;Kita;Mali;12 mars 2015;12 500,50;;Awa Essai"
RENNES = "8;Écoles;Rennes;Ségou;Mali;2016;1;35238;"
HOMONYM = "9;Culture;Saint-Denis;Kita;Mali;2016;1;;"


@pytest.fixture
def table(tmp_path: Path) -> Any:
    def write(*rows: str, header: str = HEADER, name: str = "table.csv") -> Path:
        file = tmp_path / name
        file.write_text("\n".join([header, *rows]), encoding="utf-8")
        return file

    return write


def key_of(party: Party) -> str:
    """The unit that a party was recognised as."""
    return party.organisation.reference_key if party.organisation else ""


def test_a_row_becomes_a_record(table: Any, reference: Gazetteer) -> None:
    assert take(table(EVRY), reference).counts["created"] == 1
    record = Partnership.objects.get()
    here, there = record.parties.all()
    assert (record.title, record.first_signed_year) == ("Eau à Kita", 2015)
    assert (key_of(here), there.country_id) == ("fr-commune:91228", "ML")
    assert record.contributions.get().amount == Decimal("12500.50")


def test_a_dry_run_writes_nothing(table: Any, reference: Gazetteer) -> None:
    before = Entry.objects.count()
    assert take(table(EVRY, HOMONYM), reference, apply=False).counts["created"] == 1
    assert (Partnership.objects.count(), ImportRow.objects.count(), Entry.objects.count()) == (0, 0, before)


def test_a_second_run_changes_nothing_even_read_anew(table: Any, reference: Gazetteer) -> None:
    first = take(table(EVRY, RENNES, HOMONYM), reference)
    again = take(table(EVRY, RENNES, HOMONYM), reference)
    anew = take(table(EVRY, RENNES, HOMONYM), reference, reread=True)
    assert (first.counts["created"], first.counts["waiting"]) == (2, 1)
    for report in (again, anew):
        assert (report.counts["unchanged"], report.counts["waiting"], report.counts["updated"]) == (2, 1, 0)


def test_the_report_tells_the_lines_of_this_file_not_of_an_earlier_one(table: Any, reference: Gazetteer) -> None:
    rows = (EVRY.replace("Kita", "Kitaville").replace("12 500,50", "beaucoup"), HOMONYM)
    take(table(*rows), reference)
    report = take(table("", "", *rows), reference)
    assert (report.counts["unchanged"], {told["line"] for told in report.anomalies}) == (1, {4})
    assert [told["line"] for told in report.waiting] == [5]


def test_a_row_that_changed_updates_its_record(table: Any, reference: Gazetteer) -> None:
    take(table(EVRY), reference)
    report = take(table(EVRY.replace("Eau à Kita", "Eau et forêts").replace("2015", "2014")), reference)
    assert report.counts["updated"] == 1
    record = Partnership.objects.get()
    assert (record.title, record.first_signed_year) == ("Eau et forêts", 2014)


def test_a_row_that_goes_back_to_earlier_words_takes_its_record_back(table: Any, reference: Gazetteer) -> None:
    other = EVRY.replace("Eau à Kita", "Eau et forêts")
    done = [take(table(row), reference).counts for row in (EVRY, other, EVRY, EVRY)]
    assert [(one["updated"], one["unchanged"]) for one in done[1:]] == [(1, 0), (1, 0), (0, 1)]
    assert Partnership.objects.get().title == "Eau à Kita"


def test_going_back_does_not_undo_a_correction_by_hand(table: Any, reference: Gazetteer) -> None:
    take(table(EVRY), reference)
    take(table(EVRY.replace("12 500,50", "13 000")), reference)
    correct_partnership(Partnership.objects.get(), by=CLAIRE, title="Eau potable à Kita")
    assert take(table(EVRY), reference).counts["updated"] == 1
    record = Partnership.objects.get()
    assert (record.title, record.contributions.get().amount) == ("Eau potable à Kita", Decimal("12500.50"))


def test_a_row_told_twice_in_other_words_stays_one_record_that_does_not_move(table: Any, reference: Gazetteer) -> None:
    file = table(EVRY, EVRY.replace("12 500,50", "13 000"))
    take(file, reference)
    report = take(file, reference)
    assert (report.counts["unchanged"], report.counts["merged"], report.counts["updated"]) == (1, 1, 0)
    assert Partnership.objects.get().contributions.get().amount == Decimal("12500.50")


def test_without_a_number_title_year_and_authority_tell_the_record(table: Any, reference: Gazetteer) -> None:
    bare = EVRY.removeprefix("7")
    take(table(bare), reference)
    assert take(table(bare.replace("12 500,50", "13 000")), reference).counts["updated"] == 1
    assert take(table(bare.replace("2015", "2016")), reference).counts["created"] == 1


def test_the_same_number_in_tables_of_two_offices_is_two_records(table: Any, reference: Gazetteer) -> None:
    other = EVRY.replace("Eau à Kita", "Sport")
    take(table(EVRY), reference, origin="Préfecture A")
    assert take(table(other), reference, origin="Préfecture B").counts["created"] == 1


def test_a_correction_by_hand_survives(table: Any, reference: Gazetteer) -> None:
    take(table(EVRY), reference)
    correct_partnership(Partnership.objects.get(), by=CLAIRE, title="Eau potable à Kita")
    report = take(table(EVRY.replace("12 500,50", "13 000")), reference)
    record = Partnership.objects.get()
    assert (report.counts["updated"], record.title) == (1, "Eau potable à Kita")
    assert record.contributions.get().amount == 13000


def test_one_refused_row_stops_the_file_unless_told_otherwise(table: Any, reference: Gazetteer) -> None:
    file = table(EVRY, ";;;;;;;;Awa")
    assert take(file, reference).counts["refused"] == 1
    assert (Partnership.objects.count(), ImportRun.objects.written().count()) == (0, 0)
    assert take(file, reference, partial=True).counts["created"] == 1


def test_a_value_too_long_refuses_its_row(table: Any, reference: Gazetteer) -> None:
    report = take(table(EVRY, RENNES.replace("Écoles", "É" * 501)), reference, partial=True)
    assert (report.counts["created"], report.counts["refused"]) == (1, 1)


@pytest.mark.parametrize(
    ("row", "state"),
    [
        (HOMONYM, "waiting"),
        (HOMONYM.replace(";1;;", ";1;93066;"), "created"),  # the code tells which one
        (RENNES.replace("35238", "44109"), "waiting"),  # the code is another town's
        (RENNES.replace("35238", "99999"), "created"),  # nobody's: the name is enough
        (RENNES.replace("35238", "21350238800012"), "created"),  # a SIRET
    ],
)
def test_a_code_tells_homonyms_apart_and_never_overrules_a_name(
    table: Any, reference: Gazetteer, row: str, state: str
) -> None:
    assert take(table(row), reference).counts[state] == 1


def test_the_code_that_disagrees_is_a_candidate(table: Any, reference: Gazetteer) -> None:
    take(table(RENNES.replace("35238", "44109")), reference)
    keys = [candidate["key"] for candidate in ImportRow.objects.get().questions[0]["candidates"]]
    assert {"fr-commune:35238", "fr-commune:44109"} <= set(keys)


def test_an_answer_brings_a_row_in(table: Any, reference: Gazetteer) -> None:
    take(table(EVRY, "", HOMONYM), reference, origin="Préfecture A")
    report = tray.accept(ImportRow.objects.waiting().get(), ["fr-commune:93066"], reference=reference, by=CLAIRE)
    assert report.counts["created"] == 1
    record = Partnership.objects.get(title="Culture")
    assert key_of(record.parties.order_by("position")[0]) == "fr-commune:93066"
    assert SourceText.objects.get(text=HOMONYM).first_line == 4
    assert take(table(EVRY, "", HOMONYM), reference, origin="Préfecture A").counts["unchanged"] == 2


@pytest.mark.parametrize("number", ["9", ""])
def test_a_waiting_row_that_enters_in_other_words_leaves_the_tray(
    table: Any, reference: Gazetteer, number: str
) -> None:
    row = number + HOMONYM.removeprefix("9")
    take(table(row), reference)
    waiting = ImportRow.objects.waiting().get()
    take(table(row.replace(";1;;", ";1;93066;")), reference)
    assert ImportRow.objects.waiting().count() == 0
    record = Partnership.objects.get()
    waiting.refresh_from_db()
    assert (waiting.reason, f"/partenariats/{record.pk}-" in waiting.message) == ("superseded", True)
    assert Entry.objects.get(object_type="exchange.importrow", object_id=waiting.pk).reason == waiting.message
    with pytest.raises(tray.NotAnAnswer, match="changé dans son fichier"):
        tray.accept(waiting, ["fr-commune:93066"], reference=reference, by=CLAIRE)
    assert Partnership.objects.get() == record


def test_only_the_latest_words_of_a_row_wait(table: Any, reference: Gazetteer) -> None:
    for words in ("Culture", "Sport"):
        take(table(HOMONYM.replace("Culture", words)), reference)
    assert "Sport" in ImportRow.objects.waiting().get().text
    assert take(table(HOMONYM), reference).counts["waiting"] == 1
    assert "Culture" in ImportRow.objects.waiting().get().text


def test_a_row_that_waits_after_its_record_updates_it_once_answered(table: Any, reference: Gazetteer) -> None:
    take(table(HOMONYM.replace(";1;;", ";1;93066;")), reference)
    take(table(HOMONYM.replace("Culture", "Sport")), reference)
    report = tray.accept(ImportRow.objects.waiting().get(), ["fr-commune:93066"], reference=reference, by=CLAIRE)
    assert (report.counts["updated"], Partnership.objects.get().title) == (1, "Sport")


def test_an_answer_reads_the_row_with_the_mapping_it_came_with(tmp_path: Path, reference: Gazetteer) -> None:
    save_mapping(name="pref", headings={"Nom": "authority", "Où": "country", "Quoi": "title"}, origin="Pref", by=BY)
    file = tmp_path / "table.xlsx"
    file.write_bytes(workbook(["Liste"], ["Quoi", "Nom", "Où"], ["Culture\net sport", "Saint-Denis", "Mali"]))
    take(file, reference, mapping="pref")
    row = ImportRow.objects.waiting().get()
    assert tray.accept(row, ["fr-commune:93066"], reference=reference, by=CLAIRE).counts["created"] == 1
    assert Partnership.objects.get().title == "Culture et sport"
    assert take(file, reference, mapping="pref").counts["unchanged"] == 1


def test_a_country_nobody_knows_is_asked_about(table: Any, reference: Gazetteer) -> None:
    report = take(table(EVRY.replace("Mali", "Malli")), reference)
    assert report.counts["waiting"] == 1
    row = ImportRow.objects.get()
    assert "« Malli » n’est pas un pays connu" in row.message
    (question,) = row.questions
    tray.accept(
        row, [next(c["key"] for c in question["candidates"] if c["country"] == "ML")], reference=reference, by=CLAIRE
    )
    assert Partnership.objects.get().parties.get(role="foreign-partner").country_id == "ML"


def test_a_mapping_changed_reads_the_same_words_anew(table: Any, reference: Gazetteer) -> None:
    file = table("Évry;Mali;Une phrase", header="Nom;Où;Texte")
    save_mapping(name="m", headings={"Nom": "authority", "Où": "country", "Texte": "context"}, by=BY)
    take(file, reference)
    assert take(file, reference).counts["unchanged"] == 1
    save_mapping(name="m", headings={"Nom": "authority", "Où": "country", "Texte": "description"}, by=BY)
    assert take(file, reference).counts["updated"] == 1
    assert Partnership.objects.get().narratives.get().section == "description"


def test_a_mapping_that_does_not_exist_says_which_do(table: Any, reference: Gazetteer) -> None:
    save_mapping(name="pref", headings={"Nom": "authority"}, by=BY)
    with pytest.raises(NoSuchMapping, match="« pref »"):
        take(table(EVRY), reference, mapping="perf")


def test_what_nobody_understood_is_kept_and_shown_to_nobody(table: Any, reference: Gazetteer, client: Client) -> None:
    take(table(EVRY, RENNES), reference)
    record = Partnership.objects.get(title="Eau à Kita")
    assert "Awa Essai" in SourceText.objects.get(key__startswith="7").text
    for address in ("", "source/"):
        page = client.get(f"/partenariats/{record.pk}-{record.slug}/{address}")
        assert (page.status_code, "Awa Essai" in page.content.decode()) == (200, False)
    other = Partnership.objects.get(title="Écoles")
    assert "Ségou" in client.get(f"/partenariats/{other.pk}-{other.slug}/source/").content.decode()


def test_the_list_we_publish_comes_back_as_a_table(
    table: Any, reference: Gazetteer, client: Client, tmp_path: Path
) -> None:
    take(table(EVRY, RENNES), reference)
    published = b"".join(client.get("/partenariats.csv").streaming_content)  # type: ignore[attr-defined]
    file = tmp_path / "export.csv"
    file.write_bytes(published)
    report = take(file, reference, apply=False)
    assert (report.counts["created"], [n["code"] for n in report.notes], report.anomalies) == (2, ["table-read"], [])


def test_our_demonstration_records_do_not_come_back_as_real_ones(table: Any, reference: Gazetteer) -> None:
    report = take(table("1;A;Évry;Kita;Mali;1", header="id;title;authorities;partners;countries;demo"), reference)
    assert (report.counts["left_out"], list(report.left_out)) == (1, ["demo"])


def test_the_report_says_the_same_to_a_dry_run_and_to_the_real_one(table: Any, reference: Gazetteer) -> None:
    file = table(EVRY, RENNES, HOMONYM, RENNES, "# note", "10;X;Évry;Kita;France;2015;1;;")
    assert told(take(file, reference, apply=False)) == told(take(file, reference))


def test_one_title_given_to_several_partners_is_several_records(table: Any, reference: Gazetteer) -> None:
    rows = (
        ";Jumelage;Angers;Bamako;Mali;;;;",
        ";Jumelage;Angers;Pise;Italie;;;;",
        ";Jumelage;Angers;Haarlem;Pays-Bas;;;;",
    )
    assert take(table(*rows), reference).counts["created"] == 3
    again = take(table(*reversed(rows)), reference)
    assert (again.counts["unchanged"], again.counts["merged"]) == (3, 0)


def test_a_row_told_twice_without_a_number_is_one_record(table: Any, reference: Gazetteer) -> None:
    row = ";Jumelage;Angers;Bamako;Mali;2016;;;"
    counts = take(table(row, row.replace("2016", "mars 2016")), reference).counts
    assert (counts["created"], counts["merged"]) == (1, 1)
