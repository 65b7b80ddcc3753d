"""The pipeline's manners: dry run, all or nothing, idempotent, never over a person's correction, whole after a kill."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from django.apps import apps

from coopatlas.exchange.kept_reports import report_json
from coopatlas.exchange.models import ImportRun
from coopatlas.funding.models import Contribution
from coopatlas.gazetteer import Gazetteer
from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.history.chain import verify
from coopatlas.history.models import Entry
from coopatlas.organisations.models import ContactPoint, Organisation, Person, Post
from coopatlas.partnerships.actions import correct_partnership
from coopatlas.partnerships.models import Narrative, Partnership
from tests.exchange.pipeline.running import KAYES_EVRY, page, real_pages, run

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("vocabularies")]
AWA = Actor.user(7)


def counts() -> dict[str, int]:
    """Rows of every table of the product."""
    models = [model for model in apps.get_models() if model.__module__.startswith("coopatlas.")]
    return {model._meta.label: model._default_manager.count() for model in models}


@pytest.fixture
def pages(shared: Path) -> list[Path]:
    return real_pages(shared)


@pytest.fixture
def kayes_evry(shared: Path) -> str:
    return (shared / "seeds" / KAYES_EVRY).read_text(encoding="utf-8")


def test_dry_run_writes_no_row_at_all(pages: list[Path], reference: Gazetteer) -> None:
    before = counts()
    assert run(pages, reference, apply=False).counts["created"] == 2
    assert counts() == before


def test_dry_run_predicts_the_real_run(pages: list[Path], reference: Gazetteer) -> None:
    predicted = run(pages, reference, apply=False).as_json()
    done = run(pages, reference).as_json()
    assert {**predicted, "mode": "apply", "records": []} == {**done, "records": []}
    assert [address.split("-", 1)[1] for address in predicted["records"]] == [
        a.split("-", 1)[1] for a in done["records"]
    ]


def test_report_adds_up(pages: list[Path], reference: Gazetteer) -> None:
    report = run(pages, reference).as_json()
    kinds = ("created", "updated", "unchanged", "merged", "waiting", "left_out", "refused")
    assert report["read"] == 2 == sum(report[kind] for kind in kinds)


def test_applied_report_is_kept(pages: list[Path], reference: Gazetteer) -> None:
    report = run(pages, reference).as_json()
    kept = report_json(ImportRun.objects.get())
    assert {name: kept[name] for name in report} == report


def test_second_run_changes_nothing(pages: list[Path], reference: Gazetteer) -> None:
    run(pages, reference)
    before = counts()
    report = run(pages, reference)
    assert (report.counts["unchanged"], report.counts["created"], report.counts["updated"]) == (2, 0, 0)
    # one more report is kept, with its own entry; nothing else moved
    moved = {table: n - before[table] for table, n in counts().items() if n != before[table]}
    assert moved == {"exchange.ImportRun": 1, "history.Entry": 1, "history.SubjectSalt": 1}


def test_pages_in_another_order_are_the_same_records(pages: list[Path], reference: Gazetteer) -> None:
    run(pages, reference)
    assert run(pages[::-1], reference).counts["unchanged"] == 2


def test_the_same_page_twice_in_one_run_is_merged(pages: list[Path], reference: Gazetteer) -> None:
    report = run([pages[0], pages[0]], reference)
    assert (report.counts["created"], report.counts["merged"]) == (1, 1)


def test_chain_is_whole_after_an_import(pages: list[Path], reference: Gazetteer) -> None:
    run(pages, reference)
    assert verify().broken_at is None


def test_a_corrected_title_outlives_the_next_import(pages: list[Path], reference: Gazetteer) -> None:
    run(pages, reference)
    row = Partnership.objects.get(start_year=2009)
    correct_partnership(row, by=AWA, title="Projet d’appui au développement de la région de Kayes")
    report = run(pages, reference)
    row.refresh_from_db()
    assert row.title == "Projet d’appui au développement de la région de Kayes"
    assert report.counts["unchanged"] == 2


def test_other_values_of_a_corrected_record_still_follow_the_source(
    tmp_path: Path, kayes_evry: str, reference: Gazetteer
) -> None:
    run([page(tmp_path, "a.txt", kayes_evry)], reference)
    row = Partnership.objects.get()
    correct_partnership(row, by=AWA, end_date="2012-12-31")
    report = run([page(tmp_path, "b.txt", kayes_evry.replace("Terminé", "En cours"))], reference)
    row.refresh_from_db()
    assert (report.counts["updated"], row.status, row.end_date) == (1, "current", "2012-12-31")


def test_a_corrected_amount_outlives_the_next_import(pages: list[Path], reference: Gazetteer) -> None:
    run(pages, reference)
    line = Contribution.objects.get(amount=Decimal(633500))
    history.update(line, by=AWA, amount=Decimal(630000))
    run(pages, reference)
    line.refresh_from_db()
    assert line.amount == Decimal(630000)


def test_a_line_a_person_removed_does_not_come_back(pages: list[Path], reference: Gazetteer) -> None:
    run(pages, reference)
    line = Contribution.objects.get(amount=Decimal(109550))
    history.delete_tree(line, by=AWA)
    report = run(pages, reference)
    assert report.counts["unchanged"] == 2
    assert not Contribution.objects.filter(amount=Decimal(109550)).exists()


def test_a_value_that_changed_in_the_source_is_updated(tmp_path: Path, kayes_evry: str, reference: Gazetteer) -> None:
    run([page(tmp_path, "a.txt", kayes_evry)], reference)
    report = run([page(tmp_path, "b.txt", kayes_evry.replace("633500 0 1990", "633600 0 1990"))], reference)
    assert report.counts["updated"] == 1
    assert Contribution.objects.filter(amount=Decimal(633600)).count() == 1
    assert not Contribution.objects.filter(amount=Decimal(633500)).exists()


def test_a_section_that_left_the_source_leaves_the_record(
    tmp_path: Path, kayes_evry: str, reference: Gazetteer
) -> None:
    run([page(tmp_path, "a.txt", kayes_evry)], reference)
    assert Narrative.objects.filter(section="beneficiaries").count() == 1
    start = kayes_evry.index("Bénéficiaire(s)")
    end = kayes_evry.index("Partenaires étrangers du partenariat")
    run([page(tmp_path, "b.txt", kayes_evry[:start] + kayes_evry[end:])], reference)
    assert Narrative.objects.filter(section="beneficiaries").count() == 0


def test_a_refused_file_stops_everything(tmp_path: Path, pages: list[Path], reference: Gazetteer) -> None:
    """All but the report, which tells the desk why nothing came in."""
    before = counts()
    report = run([*pages, page(tmp_path, "recette.txt", "Une recette de cuisine.\nDu riz, de l’eau.\n")], reference)
    assert (report.counts["refused"], report.counts["created"], report.counts["left_out"]) == (1, 0, 2)
    moved = {table: n - before[table] for table, n in counts().items() if n != before[table]}
    assert moved == {"exchange.ImportRun": 1, "history.Entry": 1, "history.SubjectSalt": 1}
    assert ImportRun.objects.get().outcome == "refused"


def test_partial_lets_good_pages_in(tmp_path: Path, pages: list[Path], reference: Gazetteer) -> None:
    report = run([*pages, page(tmp_path, "recette.txt", "Une recette.\n")], reference, partial=True)
    assert (report.counts["created"], report.counts["refused"], Partnership.objects.count()) == (2, 1, 2)


def test_a_missing_file_is_refused_with_a_remedy(tmp_path: Path, reference: Gazetteer) -> None:
    report = run([tmp_path / "absente.html"], reference)
    assert report.refusals[0]["code"] == "unreadable"
    assert report.refusals[0]["remedy"] == "Vérifiez le nom et les droits du fichier."


def test_a_failure_in_the_middle_leaves_nothing(
    pages: list[Path], reference: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coopatlas.exchange.actions import sync  # the module whose function is broken for this test

    def breaking(*args: object, **kwargs: object) -> None:
        assert Partnership.objects.count() == 2  # the records are written by then
        raise RuntimeError("power cut")

    before = counts()
    monkeypatch.setattr(sync, "write_origins", breaking)
    with pytest.raises(RuntimeError, match="power cut"):
        run(pages, reference)
    assert counts() == before


def test_the_post_and_its_contacts_are_stored_once_for_both_pages(pages: list[Path], reference: Gazetteer) -> None:
    run(pages, reference)
    post = Organisation.objects.get(kind="diplomatic-post")
    assert post.parties.count() == 2
    assert post.posts.count() == 2
    assert Person.objects.filter(posts__organisation=post).distinct().count() == 2


def test_every_contact_is_private(pages: list[Path], reference: Gazetteer) -> None:
    run(pages, reference)
    assert ContactPoint.objects.count() >= 2
    assert set(ContactPoint.objects.values_list("visibility", flat=True)) == {"private"}


def test_no_personal_value_stands_in_the_journal(pages: list[Path], reference: Gazetteer) -> None:
    run(pages, reference)
    written = " ".join(str(entry.changes) for entry in Entry.objects.filter(object_type__startswith="organisations."))
    for person in Person.objects.all():
        assert person.family_name not in written
    for contact in ContactPoint.objects.all():
        assert contact.value not in written
    assert Post.objects.count() >= 4
