"""A page asks the database the same number of questions whatever the number of rows.

The bars of the design are 6 for the home page, 12 for the list and 10 for the record. The list holds its bar. The home page
takes 8 and the record 27, or 30 with neighbours: each kind of child row is read by one query of its own, until the
read-optimised copy of the catalogue answers in their place. The numbers below are exact: a query more is seen.
"""

from __future__ import annotations

import pytest

from coopatlas.catalogue import addresses
from coopatlas.partnerships.models import Partnership
from coopatlas.vocabularies.models import Term
from tests.factories import (
    AbsenceFactory,
    AcronymFactory,
    ActivityFactory,
    AgreementFactory,
    AnomalyFactory,
    ContributionFactory,
    CycleElementFactory,
    EvaluationFactory,
    FunderFactory,
    NarrativeFactory,
    OrganisationFactory,
    OrganisationNameFactory,
    PartnerFactory,
    PartnershipFactory,
    PartyFactory,
    PeriodFactory,
    PlaceLinkFactory,
    PostFactory,
    ProgrammeFactory,
    ProjectActorFactory,
    ProjectFactory,
    ProjectSiteFactory,
    ProvenanceFactory,
    ResultFactory,
    SignatoryFactory,
    SourceTextFactory,
    SuccessionFactory,
    ThemeFactory,
    VolunteerFactory,
    searchable,
)
from tests.web.query_counts import queries

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("vocabularies", "static_files")]


def told(partnership: Partnership, times: int) -> Partnership:
    """``times`` rows of each kind of child on ``partnership``."""
    text = SourceTextFactory()
    terms = list(Term.objects.of("themes").filter(children__isnull=True))
    for number in range(times):
        lead, partner = PartyFactory(partnership=partnership), PartnerFactory(partnership=partnership)
        SuccessionFactory(predecessor=lead.organisation)
        PostFactory(organisation=partner.organisation)
        FunderFactory(contribution=ContributionFactory(partnership=partnership), organisation=lead.organisation)
        SignatoryFactory(agreement=AgreementFactory(partnership=partnership), organisation=lead.organisation)
        project = ProjectFactory(partnership=partnership)
        ActivityFactory(project=project)
        ProjectSiteFactory(project=project)
        ProjectActorFactory(project=project, organisation=lead.organisation)
        ResultFactory(project=None, programme=ProgrammeFactory(partnership=partnership))
        for factory in (CycleElementFactory, EvaluationFactory):
            factory(partnership=partnership)
        ThemeFactory(partnership=partnership, main=number == 0, term=terms[number % len(terms)])
        ProvenanceFactory(partnership=partnership, text=text)
        AbsenceFactory(partnership=partnership, fact=f"fait-{number}")
        for factory in (
            NarrativeFactory, PeriodFactory, AcronymFactory, VolunteerFactory, AnomalyFactory, PlaceLinkFactory
        ):  # fmt: skip
            factory(partnership=partnership)
    return partnership


def crowd(number: int) -> None:
    """``number`` partnerships, each with one row of each kind a list shows."""
    for _ in range(number):
        row = PartnershipFactory()
        PartnerFactory(partnership=row)
        lead = PartyFactory(partnership=row)
        FunderFactory(contribution=ContributionFactory(partnership=row), organisation=lead.organisation)
        AnomalyFactory(partnership=row, severity="doubt")
        ThemeFactory(partnership=row, main=True)
        searchable(row)
    SuccessionFactory(predecessor=lead.organisation)


@pytest.mark.parametrize("number", [1, 3, 60])
def test_home(number: int) -> None:
    crowd(number)
    assert queries("/") == 8


@pytest.mark.parametrize("number", [1, 3, 60])
def test_list(number: int) -> None:
    crowd(number)
    assert queries("/partenariats/") == 11


@pytest.mark.parametrize("number", [1, 3])
def test_list_narrowed_by_every_filter(number: int) -> None:
    crowd(number)
    assert queries("/partenariats/?q=partenariat&pays=ML&statut=current&forme=decentralised-cooperation") == 14


def test_list_as_json_asks_less_than_the_page() -> None:
    crowd(3)
    assert queries("/partenariats.json") == 6


@pytest.mark.parametrize("times", [1, 3])
def test_record(times: int) -> None:
    row = told(PartnershipFactory(), times)
    assert queries(f"/partenariats/{row.pk}-{row.slug}/") == 28


@pytest.mark.parametrize("neighbours", [1, 3])
def test_record_with_neighbours(neighbours: int) -> None:
    row = told(PartnershipFactory(), 1)
    place = row.places.get().place
    for _ in range(neighbours):
        PlaceLinkFactory(partnership=told(PartnershipFactory(), 1), place=place)
    assert queries(f"/partenariats/{row.pk}-{row.slug}/") == 31


@pytest.mark.parametrize("times", [1, 3])
def test_project(times: int) -> None:
    carrier = told(PartnershipFactory(), times)
    row = ProjectFactory(partnership=carrier)
    aim = ResultFactory(project=row)
    for _ in range(times):
        ProjectSiteFactory(project=row)
        ProjectActorFactory(project=row)
        ActivityFactory(project=row)
        ResultFactory(project=row, parent=aim, level="expected-result")
        ResultFactory(project=row, level="achievement", tier="city")
    assert queries(addresses.project(row, "fr")) == 17


@pytest.mark.parametrize("number", [1, 3, 60])
def test_projects(number: int) -> None:
    for _ in range(number):
        told(PartnershipFactory(), 1)
    assert queries("/projets/") == 8


@pytest.mark.parametrize("times", [1, 3])
def test_authority(times: int) -> None:
    body = OrganisationFactory()
    for _ in range(times):
        PartyFactory(partnership=told(PartnershipFactory(), 1), organisation=body)
        OrganisationNameFactory(organisation=body)
        PostFactory(organisation=body)
    SuccessionFactory(successor=body)
    assert queries(f"/collectivites/{body.pk}-{body.name.lower().replace(' ', '-')}/") == 23


PAGES: list[tuple[str, int]] = [
    ("/collectivites/", 12), ("/organisations/", 12), ("/pays/", 3), ("/pays/ML/", 13), ("/themes/", 4),
    ("/collectivites/", 12), ("/organisations/", 12), ("/pays/", 3), ("/themes/", 4),
]  # fmt: skip


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("path", "expected"), PAGES)
def test_other_lists(path: str, expected: int, number: int) -> None:
    crowd(number)
    body = OrganisationFactory(is_authority=False, kind="association")
    PartyFactory(partnership=PartnershipFactory(), organisation=body, role="beneficiary")
    assert queries(path) == expected


def test_record_as_json_asks_less_than_the_page() -> None:
    row = told(PartnershipFactory(), 3)
    assert queries(f"/partenariats/{row.pk}-{row.slug}.json") < queries(f"/partenariats/{row.pk}-{row.slug}/")
