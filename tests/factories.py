"""Small builders of rows. They write through the journal, as the application does, so the chain stays whole in every test."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TypeVar

import factory
from django.db import models
from django.utils import timezone
from factory.django import DjangoModelFactory

from coopatlas.accounts.models import User
from coopatlas.core.folding import folded
from coopatlas.exchange.kept_reports import packed
from coopatlas.exchange.models import ImportRow, ImportRun
from coopatlas.exchange.report import COUNTS, Report, RowTold
from coopatlas.funding.models import Contribution, ContributionFunder
from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.lessons import models as lessons
from coopatlas.organisations.models import ContactPoint, Organisation, OrganisationName, Person, Post, Succession
from coopatlas.partnerships.actions import refresh_search_texts
from coopatlas.partnerships.models import (
    Absence,
    Acronym,
    Agreement,
    Anomaly,
    HistoricalPeriod,
    Narrative,
    Partnership,
    PartnershipPlace,
    PartnershipTheme,
    Party,
    Signatory,
    Volunteer,
)
from coopatlas.projects.models import Activity, Component, CycleElement, Programme, Project, ProjectActor, ProjectSite
from coopatlas.provenance.models import Provenance, Source, SourceText
from coopatlas.results.models import Evaluation, Result
from coopatlas.territories.models import Country, Place

M = TypeVar("M", bound=models.Model)
BUILDER = Actor.system("factory")


class JournalFactory(DjangoModelFactory):
    """Creates rows with ``history.create``."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class: type[M], *args: Any, **kwargs: Any) -> M:
        return history.create(model_class(*args, **kwargs), by=BUILDER)


class UserFactory(JournalFactory):
    """An account that nobody can open with a password unless ``password`` is given."""

    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"personne-{n}@compte.example")
    password = ""

    @classmethod
    def _create(cls, model_class: type[M], *args: Any, **kwargs: Any) -> M:
        user = User(**(kwargs | {"password": ""}))
        if kwargs["password"]:
            user.set_password(kwargs["password"])
        else:
            user.set_unusable_password()
        return history.create(user, by=BUILDER)  # type: ignore[return-value]


class CountryFactory(JournalFactory):
    class Meta:
        model = Country
        django_get_or_create = ("code",)

    code = "ML"
    name_fr = "Mali"
    name_en = "Mali"
    zone = ""

    @classmethod
    def _create(cls, model_class: type[M], *args: Any, **kwargs: Any) -> M:
        known = Country.objects.filter(pk=kwargs["code"]).first()
        return known or super()._create(model_class, *args, **kwargs)  # type: ignore[return-value]


class PlaceFactory(JournalFactory):
    class Meta:
        model = Place

    name = factory.Sequence(lambda n: f"Lieu {n}")
    kind = "commune"
    country = factory.SubFactory(CountryFactory)
    lat = 14.5
    lon = -11.5
    precision = "commune"


class OrganisationFactory(JournalFactory):
    """A French commune."""

    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Commune de Vaubrune-{n}")
    kind = "commune"
    is_authority = True
    country = factory.SubFactory(CountryFactory, code="FR", name_fr="France", name_en="France")
    territory = factory.SubFactory(PlaceFactory, country=factory.SelfAttribute("..country"), lat=48.0, lon=2.0)


class OrganisationNameFactory(JournalFactory):
    class Meta:
        model = OrganisationName

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda n: f"Ancien nom {n}")
    kind = "former"


class SuccessionFactory(JournalFactory):
    class Meta:
        model = Succession

    predecessor = factory.SubFactory(OrganisationFactory, valid_to="2015-12-31")
    successor = factory.SubFactory(OrganisationFactory)
    date = "2016-01-01"
    reason = "fusion"


class PersonFactory(JournalFactory):
    class Meta:
        model = Person

    family_name = "MODELE"
    given_name = "Lucie"


class PostFactory(JournalFactory):
    class Meta:
        model = Post

    organisation = factory.SubFactory(OrganisationFactory)
    person = factory.SubFactory(PersonFactory)
    title = "Maire"
    kind = "elected"


class ContactPointFactory(JournalFactory):
    class Meta:
        model = ContactPoint

    post = factory.SubFactory(PostFactory)
    kind = "email"
    value = "lucie.modele@mairie.example"


class PartnershipFactory(JournalFactory):
    """A published partnership."""

    class Meta:
        model = Partnership

    title = factory.Sequence(lambda n: f"Partenariat {n:03}")
    slug = factory.Sequence(lambda n: f"partenariat-{n}")
    form = "decentralised-cooperation"
    status = "current"
    start_year = 2004
    search_text = factory.LazyAttribute(lambda row: folded(row.title))
    published_at = factory.LazyFunction(timezone.now)


def searchable(partnership: Partnership) -> Partnership:
    """The same record, found by every name its parties have now."""
    refresh_search_texts([partnership], by=BUILDER)
    return partnership


class Child(JournalFactory):
    """A row that hangs on a partnership."""

    class Meta:
        abstract = True

    partnership = factory.SubFactory(PartnershipFactory)
    position = factory.Sequence(lambda n: n % 30_000)


class PartyFactory(Child):
    class Meta:
        model = Party

    organisation = factory.SubFactory(OrganisationFactory)
    role = "lead-authority"
    as_signed = factory.LazyAttribute(lambda party: party.organisation.name if party.organisation else "Corps inconnu")
    country = factory.LazyAttribute(lambda party: party.organisation.country if party.organisation else None)


class PartnerFactory(PartyFactory):
    """The body of the other shore."""

    organisation = factory.SubFactory(
        OrganisationFactory,
        kind="foreign-authority",
        country=factory.SubFactory(CountryFactory),
        name=factory.Sequence(lambda n: f"Commune de Tamarou-{n}"),
        territory=factory.SubFactory(PlaceFactory),
    )
    role = "foreign-partner"


class ThemeFactory(Child):
    class Meta:
        model = PartnershipTheme

    as_written = "Eau > Eau potable"


class PlaceLinkFactory(Child):
    class Meta:
        model = PartnershipPlace

    place = factory.SubFactory(PlaceFactory)
    as_written = factory.LazyAttribute(lambda link: link.place.name)


class ContributionFactory(Child):
    class Meta:
        model = Contribution

    label = factory.Sequence(lambda n: f"Financeur {n}")
    amount = Decimal("1000.00")
    year = 2010
    kind = "cash"


class FunderFactory(JournalFactory):
    class Meta:
        model = ContributionFunder

    contribution = factory.SubFactory(ContributionFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.LazyAttribute(lambda funder: funder.organisation.name)


class NarrativeFactory(Child):
    class Meta:
        model = Narrative

    section = "context"
    text = "Deux communes se connaissent depuis longtemps."


class PeriodFactory(Child):
    class Meta:
        model = HistoricalPeriod

    start = 1990
    end = 1995
    title = "découverte"


class AcronymFactory(Child):
    class Meta:
        model = Acronym

    acronym = factory.Sequence(lambda n: f"SIG{n}")
    expansion = "Syndicat imaginaire"


class AgreementFactory(Child):
    class Meta:
        model = Agreement

    kind = "cooperation-agreement"
    signed_on = "2004-05"


class SignatoryFactory(JournalFactory):
    class Meta:
        model = Signatory

    agreement = factory.SubFactory(AgreementFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    as_signed = factory.LazyAttribute(lambda signatory: signatory.organisation.name)


class ProjectFactory(Child):
    class Meta:
        model = Project

    title = factory.Sequence(lambda n: f"Projet {n}")


class ActivityFactory(JournalFactory):
    class Meta:
        model = Activity

    project = factory.SubFactory(ProjectFactory)
    number = factory.Sequence(lambda n: n % 30_000)
    title = "Creuser les puits"
    objectives = "Six puits"


class ComponentFactory(JournalFactory):
    class Meta:
        model = Component

    project = factory.SubFactory(ProjectFactory)
    kind = "pilot"
    title = "Un essai"


class ProjectSiteFactory(JournalFactory):
    class Meta:
        model = ProjectSite

    project = factory.SubFactory(ProjectFactory)
    component = factory.SubFactory(ComponentFactory, project=factory.SelfAttribute("..project"))
    place = factory.SubFactory(PlaceFactory)
    name = "Rive du canal"


class ProjectActorFactory(JournalFactory):
    class Meta:
        model = ProjectActor

    project = factory.SubFactory(ProjectFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = "partner"
    kind = "commune"
    name = factory.SelfAttribute("organisation.name")


class ProgrammeFactory(Child):
    class Meta:
        model = Programme

    kind = "triennial"
    start_year = 2003
    end_year = 2005


CYCLE = ("strategy", "logical-framework", "programming", "monitoring", "annual-report")


class CycleElementFactory(Child):
    class Meta:
        model = CycleElement

    kind = factory.Sequence(lambda n: CYCLE[n % len(CYCLE)])
    times_min = 1
    times_max = 2
    years = 1


class ResultFactory(JournalFactory):
    """A line of a project's framework; for a programme: ``ResultFactory(project=None, programme=row)``."""

    class Meta:
        model = Result

    project = factory.SubFactory(ProjectFactory)
    level = "overall-objective"
    text = "Des puits pour tous"


class EvaluationFactory(Child):
    class Meta:
        model = Evaluation

    evaluator = factory.SubFactory(OrganisationFactory)
    date = "2002"
    external = True


class VolunteerFactory(Child):
    class Meta:
        model = Volunteer

    person = factory.SubFactory(PersonFactory)
    mission = "Appui à l’état civil"


class AnomalyFactory(Child):
    class Meta:
        model = Anomaly

    code = "i18n-key"
    severity = "note"
    field = "page"
    params = factory.LazyFunction(lambda: {"key": "un.deux"})


class AbsenceFactory(JournalFactory):
    class Meta:
        model = Absence

    partnership = factory.SubFactory(PartnershipFactory)
    fact = "volunteers"


class SourceFactory(JournalFactory):
    class Meta:
        model = Source

    code = factory.Sequence(lambda n: f"source-{n}")
    name_fr = "Source imaginaire"
    name_en = "Imaginary source"


class SourceTextFactory(JournalFactory):
    class Meta:
        model = SourceText

    source = factory.SubFactory(SourceFactory)
    key = factory.Sequence(lambda n: f"texte-{n}")
    text = "Titre\nPuits de Tamarou"
    sha256 = "0" * 64


class ProvenanceFactory(JournalFactory):
    """The origin of one value of a partnership: ``ProvenanceFactory(partnership=row, path="=title")``."""

    class Meta:
        model = Provenance
        exclude = ("partnership",)

    partnership = factory.SubFactory(PartnershipFactory)
    text = factory.SubFactory(SourceTextFactory)
    record = factory.LazyAttribute(lambda origin: f"partnerships.partnership:{origin.partnership.pk}")
    path = factory.Sequence(lambda n: f"=contributions[{n}].label")
    object_type = "partnerships.partnership"
    object_id = factory.LazyAttribute(lambda origin: str(origin.partnership.pk))
    field = "title"
    raw = "Puits de Tamarou"
    line_from = 2
    line_to = 2


class SheetFactory(JournalFactory):
    """A published capitalisation sheet."""

    class Meta:
        model = lessons.Sheet

    key = factory.Sequence(lambda n: f"fiche-{n}")
    slug = factory.Sequence(lambda n: f"fiche-{n}")
    kind = "sheet"
    title = factory.Sequence(lambda n: f"Fiche {n:03}")
    summary = "Deux communes racontent leurs puits."
    start_year = 2019
    published_at = factory.LazyFunction(timezone.now)


class SheetPart(JournalFactory):
    """A row that hangs on a sheet."""

    class Meta:
        abstract = True

    sheet = factory.SubFactory(SheetFactory)
    position = factory.Sequence(lambda n: n % 30_000)


class LessonFactory(SheetPart):
    class Meta:
        model = lessons.Lesson

    kind = "lever"
    topic = "coordination"
    title = factory.Sequence(lambda n: f"Se parler chaque mois {n}")
    slug = factory.Sequence(lambda n: f"se-parler-{n}")
    statement = "Une réunion courte vaut mieux qu’un long silence."


class SheetSectionFactory(SheetPart):
    class Meta:
        model = lessons.SheetSection

    kind = "phase"
    title = factory.Sequence(lambda n: f"Étape {n}")


class SectionItemFactory(JournalFactory):
    class Meta:
        model = lessons.SectionItem

    section = factory.SubFactory(SheetSectionFactory)
    kind = "step"
    text = "Creuser"


class VoiceFactory(SheetPart):
    """A testimony; pytest would take another name for a test."""

    class Meta:
        model = lessons.Testimony

    speaker = "community"
    text = "L’eau est venue, et avec elle les jardins."


class ActorRoleFactory(SheetPart):
    class Meta:
        model = lessons.ActorRole

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.LazyAttribute(lambda role: role.organisation.name if role.organisation else "Jardiniers")
    part = "carrier"


class ToolFactory(SheetPart):
    class Meta:
        model = lessons.Tool

    name = "Carnet partagé"


class SheetPlaceFactory(SheetPart):
    class Meta:
        model = lessons.SheetPlace

    country = factory.SubFactory(CountryFactory)


class SheetThemeFactory(SheetPart):
    class Meta:
        model = lessons.SheetTheme


class SheetDoubtFactory(SheetPart):
    class Meta:
        model = lessons.SheetDoubt

    code = "reading-order"


def import_run(*rows: RowTold, source: str = "demo", **values: object) -> ImportRun:
    """The kept report of an import that told these rows."""
    report = Report(source, "apply")
    report.rows = list(rows)
    for row in rows:
        report.counts[row.kind] += 1
        if row.kind == "left_out":
            report.counts["left_out"] -= 1
            report.add_left_out(row.reason, row.message)
    given = {
        "source": source,
        "actor_key": f"import:{source}",
        "duration_ms": 1234,
        "counts": {kind: report.counts[kind] for kind in COUNTS},
        "summary": report.summary(),
        "detail": packed(report),
    }
    return history.create(ImportRun(**(given | values)), by=BUILDER)


class ImportRowFactory(JournalFactory):
    """A row that waits in the tray, with one candidate."""

    class Meta:
        model = ImportRow

    source = "twinnings"
    fingerprint = factory.Sequence(lambda n: f"{n:064}")
    state = "waiting"
    reason = "homonyms"
    file = "table.tsv"
    line = factory.Sequence(lambda n: n + 2)
    message = "Qui est « Valmy » ?"
    text = "commune\tville\nValmy\tKita\n"
    questions = factory.LazyFunction(
        lambda: [
            {
                "about": "0",
                "name": "Valmy",
                "candidates": [
                    {
                        "key": "fr-commune:51588",
                        "name": "Valmy",
                        "kind": "commune",
                        "country": "FR",
                        "reason": "homonym",
                    }
                ],
            }
        ]
    )
