"""A lasting relation between authorities of different countries."""

from __future__ import annotations

from django.db import models

from coopatlas.core.models import Removable
from coopatlas.core.partial_dates import PartialDateField
from coopatlas.organisations.models import Organisation
from coopatlas.partnerships.enums import Role, Status, codes
from coopatlas.territories.models import Country, Place
from coopatlas.vocabularies.models import Term


class PartnershipQuerySet(models.QuerySet["Partnership"]):
    def published(self) -> PartnershipQuerySet:
        """What everyone may see: published and not removed."""
        return self.filter(published_at__isnull=False, removed_at__isnull=True)

    def with_country(self, code: str) -> PartnershipQuerySet:
        """Those with a partner in that country."""
        return self.filter(parties__role=Role.FOREIGN_PARTNER, parties__country=code).distinct()

    def in_order(self) -> PartnershipQuerySet:
        """Newest beginnings first, unknown beginnings last, always in the same order."""
        return self.order_by(models.F("start_year").desc(nulls_last=True), "title", "id")


class Partnership(Removable):
    """What the old Atlas called a *projet*; here it holds agreements and carries projects. A null year, date or answer is
    unknown; a known absence is an :class:`Absence` row."""

    title = models.CharField("titre", max_length=500)
    slug = models.SlugField("adresse", max_length=80)
    form = models.CharField("forme", max_length=60, blank=True)
    status = models.CharField("statut", max_length=12, default=Status.UNKNOWN)
    first_signed_year = models.PositiveSmallIntegerField("première signature", null=True, blank=True)
    start_year = models.PositiveSmallIntegerField("début", null=True, blank=True)
    end_date = PartialDateField("fin")
    triennial = models.BooleanField("triennal", null=True, blank=True)
    communication_in_france = models.BooleanField("communication en France", null=True, blank=True)
    communication_abroad = models.BooleanField("communication dans le pays partenaire", null=True, blank=True)
    evaluation = models.BooleanField("évaluation engagée", null=True, blank=True)
    published_at = models.DateTimeField("publié le", null=True, blank=True, db_index=True)
    verified_on = models.DateField("vérifié le", null=True, blank=True)
    updated_at = models.DateTimeField("modifié le", auto_now=True)
    demo = models.BooleanField("fictif", default=False)
    search_text = models.TextField("mots pour chercher", blank=True, editable=False)

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(status__in=codes(Status)), name="partnerships_status"),
            models.CheckConstraint(
                condition=models.Q(start_year__isnull=True) | models.Q(start_year__gte=1800, start_year__lte=2200),
                name="partnerships_start_year",
            ),
        ]
        indexes = [models.Index(fields=["-start_year", "title", "id"]), models.Index(fields=["status"])]
        verbose_name = "partenariat"

    def __str__(self) -> str:
        return self.title


class Party(models.Model):
    """A body's part in a partnership, under the name it was signed with."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="parties"
    )
    role = models.CharField("rôle", max_length=24)
    as_signed = models.CharField("nom signé", max_length=400)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, null=True, blank=True, related_name="parties")
    acting_for = models.CharField("pour le compte de", max_length=300, blank=True)
    place_name = models.CharField("à", max_length=200, blank=True)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["partnership", "position", "id"]
        constraints = [models.CheckConstraint(condition=models.Q(role__in=codes(Role)), name="partnerships_party_role")]
        indexes = [models.Index(fields=["role", "country"])]
        verbose_name = "partie prenante"
        verbose_name_plural = "parties prenantes"

    def __str__(self) -> str:
        return self.as_signed


class PartnershipTheme(models.Model):
    """A theme of the partnership: the deepest term that is known. ``as_written`` keeps the words of the source."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="themes")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, null=True, blank=True, related_name="partnership_themes")
    as_written = models.CharField("libellé d’origine", max_length=600, blank=True)
    main = models.BooleanField("thème principal", default=False)
    priority = models.PositiveSmallIntegerField("priorité", null=True, blank=True)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["partnership", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership"], condition=models.Q(main=True), name="partnerships_one_main_theme"
            )
        ]
        verbose_name = "thème d’un partenariat"
        verbose_name_plural = "thèmes d’un partenariat"

    def __str__(self) -> str:
        return self.as_written


class PartnershipPlace(models.Model):
    """Where the work is done."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="places")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="partnerships")
    as_written = models.CharField("nom d’origine", max_length=200, blank=True)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["partnership", "position", "id"]
        constraints = [models.UniqueConstraint(fields=["partnership", "place"], name="partnerships_place_once")]
        verbose_name = "lieu d’un partenariat"
        verbose_name_plural = "lieux d’un partenariat"

    def __str__(self) -> str:
        return self.as_written
