"""Rows that wait: an answer brings them in, a rejection keeps them out, neither is ever asked for again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from coopatlas.exchange import pipeline, tray
from coopatlas.exchange.actions import import_rows
from coopatlas.exchange.models import ImportRow
from coopatlas.exchange.report import Report
from coopatlas.exchange.sources import twinnings
from coopatlas.gazetteer import Gazetteer
from coopatlas.history.actors import Actor
from coopatlas.partnerships.models import Partnership
from coopatlas.provenance.models import SourceText
from tests.exchange.twinnings.test_reader import HEADER, changed

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("vocabularies")]
BY = Actor.system("test")
CLAIRE = Actor.user(3)
QUARTER = changed("origincityLabel", "Juan-les-Pins")
GONE = changed("destination_countryLabel", "Prussia")


Take = Callable[..., Report]


@pytest.fixture
def take(tmp_path: Path, reference: Gazetteer) -> Take:
    def run(*rows: str, reread: bool = False) -> Report:
        file = tmp_path / "table.tsv"
        file.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
        return pipeline.run(twinnings, [file], reference=reference, by=BY, apply=True, reread=reread)

    return run


def waiting() -> ImportRow:
    return ImportRow.objects.waiting().get()


def test_a_row_that_waits_is_seen_by_nobody_but_the_tray(take: Take) -> None:
    assert take(QUARTER).counts["waiting"] == 1
    assert Partnership.objects.count() == 0
    assert "Juan-les-Pins" in waiting().message


def test_a_row_offers_candidates_only_when_it_has_some(take: Take) -> None:
    take(changed("origincityLabel", "Saint-Quentin-en-Yvelines"), changed("origincityLabel", "Xyzzyville-sur-Rien"))
    messages = {bool(row.questions[0]["candidates"]): row.message for row in ImportRow.objects.waiting()}
    assert "choisissez parmi les candidats" in messages[True]
    assert "choisissez" not in messages[False]
    assert "coopatlas tray accept" in messages[False]
    assert "coopatlas tray reject" in messages[False]


def test_an_answer_brings_the_row_in_as_its_source_would(take: Take, reference: Gazetteer) -> None:
    take(changed("sistercityLabel", "Ségou"), QUARTER)
    report = tray.accept(waiting(), ["fr-commune:06004"], reference=reference, by=CLAIRE)
    record = Partnership.objects.get(title__contains="Juan-les-Pins")
    assert report.records == [f"/partenariats/{record.pk}-{record.slug}/"]
    home = record.parties.get(role="french-authority")
    assert (home.organisation.reference_key, home.as_signed) == ("fr-commune:06004", "Juan-les-Pins")
    assert SourceText.objects.get(text=QUARTER).first_line == 3
    assert ImportRow.objects.waiting().count() == 0


def test_an_answer_outlives_every_later_import(take: Take, reference: Gazetteer) -> None:
    take(QUARTER)
    tray.accept(waiting(), ["fr-commune:06004"], reference=reference, by=CLAIRE)
    assert take(QUARTER).counts["unchanged"] == 1
    assert take(QUARTER, reread=True).counts["unchanged"] == 1


def test_a_candidate_is_chosen_by_its_rank(take: Take, reference: Gazetteer) -> None:
    take(changed("origincityLabel", "Saint-Quentin-en-Yvelines"))
    tray.accept(waiting(), ["1"], reference=reference, by=CLAIRE)
    home = Partnership.objects.get().parties.get(role="french-authority")
    assert home.organisation.reference_key == "fr-epci:200058782"


def test_a_town_of_a_former_state_goes_to_the_country_somebody_tells(take: Take, reference: Gazetteer) -> None:
    take(GONE.replace("Kita", "Kitaville"))
    tray.accept(waiting(), ["country:ML"], reference=reference, by=CLAIRE)
    partner = Partnership.objects.get().parties.get(role="foreign-partner")
    assert (partner.country_id, partner.organisation.name) == ("ML", "Kitaville")


def test_an_answer_that_means_a_record_already_there_makes_no_second_one(take: Take, reference: Gazetteer) -> None:
    take(QUARTER, changed("origincityLabel", "Juan-les-Palmiers"))
    first, second = ImportRow.objects.waiting()
    tray.accept(first, ["fr-commune:06004"], reference=reference, by=CLAIRE)
    record = Partnership.objects.get()
    report = tray.accept(second, ["fr-commune:06004"], reference=reference, by=CLAIRE)
    assert (report.counts["merged"], report.records) == (1, [f"/partenariats/{record.pk}-{record.slug}/"])
    assert (Partnership.objects.count(), ImportRow.objects.waiting().count()) == (1, 0)
    assert SourceText.objects.get().text == QUARTER


@pytest.mark.parametrize(
    ("choices", "said"), [(["fr-commune:00000"], "clé de rien"), (["7"], "pas de candidat 7"), ([], "1 question")]
)
def test_an_answer_that_is_none_changes_nothing(
    take: Take, reference: Gazetteer, choices: list[str], said: str
) -> None:
    take(QUARTER)
    with pytest.raises(tray.NotAnAnswer, match=said):
        tray.accept(waiting(), choices, reference=reference, by=CLAIRE)
    assert (waiting().answers, Partnership.objects.count()) == ({}, 0)


def test_a_rejected_row_never_comes_back_until_it_is_reopened(take: Take) -> None:
    take(QUARTER)
    import_rows.reject(waiting(), reason="doublon d’Antibes", by=CLAIRE)
    assert ImportRow.objects.get().reason == "rejected"
    assert take(QUARTER).counts["left_out"] == 1
    report = take(QUARTER, reread=True)
    assert [told["message"] for told in report.left_out.values()] == ["doublon d’Antibes"]
    import_rows.reopen(ImportRow.objects.get(), by=CLAIRE)
    assert take(QUARTER).counts["waiting"] == 1
