"""The 3,869 real twinnings, imported as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from coopatlas.exchange import pipeline
from coopatlas.exchange.models import ImportRow
from coopatlas.exchange.report import Report
from coopatlas.exchange.sources import twinnings
from coopatlas.gazetteer import Gazetteer
from coopatlas.history.actors import Actor
from coopatlas.history.models import Entry
from coopatlas.partnerships.actions import correct_partnership
from coopatlas.partnerships.enums import Role
from coopatlas.partnerships.models import Partnership, Party
from tests.history.replay import differences

pytestmark = [pytest.mark.django_db, pytest.mark.database]
BY = Actor.system("import:twinnings")


def take(file: Path, reference: Gazetteer, *, apply: bool = True, reread: bool = False) -> Report:
    return pipeline.run(twinnings, [file], reference=reference, by=BY, apply=apply, reread=reread)


@pytest.fixture(scope="module")
def table(shared: Path) -> Path:
    return shared / "data" / "jumelages_france_wikidata.tsv"


@pytest.fixture(scope="module")
def taken(vocabularies: None, reference: Gazetteer, table: Path, django_db_blocker: Any) -> Iterator[Report]:
    with django_db_blocker.unblock():
        report = take(table, reference)
        connection.check_constraints()  # once, not again at the end of each test
        yield report


def part(table: Path, folder: Path, lines: Callable[[int, str], bool]) -> Path:
    """A smaller table of the same kind: its header and the rows that ``lines`` (rank, words) keeps."""
    header, *rows = table.read_text(encoding="utf-8").splitlines()
    file = folder / "part.tsv"
    file.write_text("\n".join([header, *(row for n, row in enumerate(rows) if lines(n, row))]), encoding="utf-8")
    return file


def pair(here: str, there: str) -> list[Partnership]:
    found = Party.objects.filter(role=Role.FRENCH_AUTHORITY, as_signed=here).values("partnership")
    return list(Partnership.objects.filter(pk__in=found, parties__as_signed=there).order_by("pk"))


def partner(partnership: Partnership) -> Party:
    return partnership.parties.get(role=Role.FOREIGN_PARTNER)


def french(name: str) -> set[str]:
    rows = Party.objects.filter(role=Role.FRENCH_AUTHORITY, as_signed=name).select_related("organisation")
    return {row.organisation.reference_key for row in rows if row.organisation}


def without_numbers(report: Report) -> dict[str, Any]:
    told = report.as_json()
    return {**told, "mode": "", "records": [record.split("-", 1)[1] for record in report.records]}


def test_every_row_is_counted_once(taken: Report) -> None:
    assert sum(taken.counts.values()) == 3869
    assert taken.counts["refused"] == 0


def test_the_dry_run_predicts_the_real_run(
    vocabularies: None, table: Path, reference: Gazetteer, tmp_path: Path
) -> None:
    some = part(table, tmp_path, lambda n, row: n % 12 == 0 or "Prussia" in row or "Juan-les-Pins" in row)
    predicted = take(some, reference, apply=False)
    assert without_numbers(predicted) == without_numbers(take(some, reference))
    assert all(predicted.counts[kind] for kind in ("waiting", "left_out"))


def test_nearly_every_french_side_is_a_commune_of_today_or_yesterday(taken: Report) -> None:
    asked = 3869 - taken.counts["left_out"]
    assert (asked - taken.counts["waiting"]) / asked >= 0.98
    here = Party.objects.filter(role=Role.FRENCH_AUTHORITY)
    assert here.exclude(organisation__reference_key__startswith="fr-commune:").count() == 0


def test_nearly_every_partner_is_placed_and_all_have_a_country(taken: Report) -> None:
    there = Party.objects.filter(role=Role.FOREIGN_PARTNER)
    placed = there.filter(organisation__territory__lat__isnull=False).exclude(
        organisation__territory__precision__in=["country", "unknown"]
    )
    assert placed.count() / there.count() >= 0.9
    assert there.filter(country__isnull=True).count() == 0


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Cherbourg-Octeville", "fr-commune:50129"),
        ("Segré", "fr-commune:49331"),
        ("Aunay-sur-Odon", "fr-commune:14027"),
    ],
)
def test_merged_communes_are_found(taken: Report, written: str, key: str) -> None:
    assert french(written) == {key}


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("Saint-Denis", {"fr-commune:93066", "fr-commune:97411"}),  # Seine-Saint-Denis and La Réunion
        ("Francheville, Rhône", {"fr-commune:69089"}),  # five communes bear the name
    ],
)
def test_homonyms_are_told_apart_by_their_point(taken: Report, written: str, keys: set[str]) -> None:
    assert french(written) == keys


def test_two_tivertons_are_two_twinnings(taken: Report) -> None:
    assert {partner(row).country_id for row in pair("Chinon", "Tiverton")} == {"GB", "US"}


def test_repeated_pairs_are_one_record(taken: Report) -> None:
    assert taken.counts["merged"] == 69
    twice = Partnership.objects.count() - len({tuple(sides(row)) for row in Partnership.objects.all()})
    assert twice == 0


def sides(row: Partnership) -> list[tuple[str, int | None]]:
    return sorted((party.role, party.organisation_id) for party in row.parties.all())


def test_french_pairs_are_left_out_with_the_reason(taken: Report) -> None:
    assert [(told["code"], told["rows"]) for told in taken.left_out.values()] == [("national", 123)]


def test_prussia_waits_with_a_reason(taken: Report) -> None:
    (row,) = [row for row in ImportRow.objects.waiting() if "Prussia" in row.message]
    assert (row.line, row.text.split("\n")[1].split("\t")[5]) == (3850, "Beit Sira")


def test_an_unknown_town_stands_where_the_table_puts_it_never_at_its_nearest_namesake(taken: Report) -> None:
    party = Party.objects.get(as_signed="Bossofala")
    assert party.organisation is not None
    place = party.organisation.territory
    assert place is not None
    assert (place.name, place.precision, place.country_id) == ("Bossofala", "point", "ML")
    assert (round(place.lat or 0, 2), round(place.lon or 0, 2)) == (12.86, -8.45)


def test_a_second_run_changes_nothing(taken: Report, table: Path, reference: Gazetteer) -> None:
    last = Entry.objects.order_by("-position").values_list("position", flat=True)[0]
    again = take(table, reference)
    assert {k: v for k, v in again.counts.items() if v} == {
        "unchanged": taken.counts["created"],
        "merged": 69,
        "waiting": taken.counts["waiting"],
        "left_out": 123,
    }
    assert again.records == taken.records
    assert set(Entry.objects.filter(position__gt=last).values_list("object_type", flat=True)) == {"exchange.importrun"}


def test_a_correction_outlives_a_second_reading_of_every_word(
    taken: Report, table: Path, reference: Gazetteer, tmp_path: Path
) -> None:
    (row, _) = pair("Chinon", "Tiverton")
    correct_partnership(row, by=Actor.user(7), title="Chinon et Tiverton, amies", start_year=1962)
    again = take(part(table, tmp_path, lambda n, words: words.startswith("Chinon")), reference, reread=True)
    row.refresh_from_db()
    assert (row.title, row.start_year) == ("Chinon et Tiverton, amies", 1962)
    assert (again.counts["created"], again.counts["updated"]) == (0, 0)


def test_the_journal_tells_the_whole_import_again(taken: Report) -> None:
    assert differences() == []
