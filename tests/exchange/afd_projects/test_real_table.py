"""The 2,080 real projects of the agency, imported as a whole."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from coopatlas.catalogue.assembly import partnership_record
from coopatlas.exchange import pipeline
from coopatlas.exchange.models import Identity, ImportRow
from coopatlas.exchange.report import Report
from coopatlas.exchange.sources import afd_projects
from coopatlas.gazetteer import Gazetteer
from coopatlas.history.actors import Actor
from coopatlas.partnerships.models import Partnership, PartnershipPlace, Party
from coopatlas.vocabularies.reading import Labels
from tests.history.replay import differences

pytestmark = [pytest.mark.django_db, pytest.mark.database]
BY = Actor.system("import:afd-projects")


def take(file: Path, reference: Gazetteer, *, apply: bool = True) -> Report:
    return pipeline.run(afd_projects, [file], reference=reference, by=BY, apply=apply)


@pytest.fixture(scope="module")
def table(shared: Path) -> Path:
    return shared / "data" / "afd_projets_2024-05.csv"


@pytest.fixture(scope="module")
def taken(vocabularies: None, reference: Gazetteer, table: Path, django_db_blocker: Any) -> Iterator[Report]:
    with django_db_blocker.unblock():
        report = take(table, reference)
        connection.check_constraints()  # once, not again at the end of each test
        yield report


def project(number: str) -> Partnership:
    return Partnership.objects.get(pk=Identity.objects.get(source="afd-projects", key=number).object_id)


def about_authorities(table: Path) -> list[str]:
    """Project numbers of the channel 11002 and of FICOL titles, read from the file itself."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))[1:]
    return [row[2] for row in rows if row[15].startswith("11002") or "FICOL" in row[3].upper()]


def test_every_row_is_counted_and_nothing_refused(taken: Report) -> None:
    assert (sum(taken.counts.values()), taken.counts["refused"]) == (2080, 0)
    assert sum(int(str(told["rows"])) for told in taken.left_out.values()) == taken.counts["left_out"]
    assert len(taken.left_out) >= 8  # reasons


def test_every_project_of_an_authority_is_a_record_or_waits(taken: Report, table: Path) -> None:
    kept = set(Identity.objects.filter(source="afd-projects").values_list("key", flat=True))
    lines = [row.text for row in ImportRow.objects.waiting()]
    lost = [number for number in about_authorities(table) if number not in kept and not any(number in t for t in lines)]
    assert (len(about_authorities(table)), lost) == (46, [])


def test_orleans_and_its_agreement(taken: Report) -> None:
    record = partnership_record(project("CBJ1257"), Labels("fr"))
    (agreement,) = record.agreements
    assert (agreement.kind.code, agreement.signed_on, agreement.amount) == (
        "funding-agreement",
        "2020-01-31",
        Decimal("505000.00"),
    )
    (line,) = record.contributions
    assert (line.label, line.amount, line.year, line.stage) == (
        "Agence française de développement",
        Decimal("505000.00"),
        2019,
        "committed",
    )
    (lead,) = [party for party in record.parties if party.role.code == "lead-authority"]
    assert (lead.name, record.status.code) == ("Orléans", "ended")


def test_the_grant_is_the_moneys_year_not_the_beginning_of_the_partnership(taken: Report) -> None:
    record = partnership_record(project("CBJ1257"), Labels("fr"))
    origin = next(one for one in record.origins if one.field == "contributions[0].year")
    assert (record.start_year, origin.raw.startswith("Date d'octroi : 2019-")) == (None, True)
    assert "start" not in {item.kind for item in record.thread}


def test_no_page_quotes_words_that_the_source_does_not_write(taken: Report, client: Client) -> None:
    record = project("CBJ1257")
    for page in ("", "source/"):
        shown = client.get(f"/partenariats/{record.pk}-{record.slug}/{page}").content.decode()
        assert "<q></q>" not in shown


def test_a_partner_that_only_the_title_guesses_is_not_invented(taken: Report) -> None:
    (partner,) = project("CSN1650").parties.filter(role="foreign-partner")  # "FICOL Bignona - CSN1650 - SENEGAL"
    assert (partner.organisation, partner.country_id) == (None, "SN")


def test_an_operator_stands_beside_the_authority_it_acts_for(taken: Report) -> None:
    parties = {party.role: party for party in project("CSN1711").parties.select_related("organisation")}
    assert parties["lead-authority"].organisation.name == "Saint-Dié-des-Vosges"
    assert parties["operator"].organisation.reference_key == "body:gescod"


def test_several_countries_are_no_country(taken: Report) -> None:
    assert list(project("CZZ2835").parties.filter(role="foreign-partner")) == []


def test_no_project_is_placed_at_the_agencys_office(taken: Report) -> None:
    assert (
        PartnershipPlace.objects.filter(place__lat__range=(48.84, 48.85), place__lon__range=(2.37, 2.38)).count() == 0
    )


def test_every_lead_is_an_authority(taken: Report) -> None:
    leads = Party.objects.filter(role="lead-authority")
    assert leads.count() > 35
    assert leads.exclude(organisation__is_authority=True).count() == 0


def test_a_second_run_changes_nothing(taken: Report, table: Path, reference: Gazetteer) -> None:
    again = take(table, reference)
    assert again.counts == {**taken.counts, "created": 0, "unchanged": taken.counts["created"]}
    assert again.left_out == taken.left_out


def test_the_journal_tells_the_whole_import_again(taken: Report) -> None:
    assert differences() == []
