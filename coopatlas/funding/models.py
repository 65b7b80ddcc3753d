"""The ledger: one line = who pays, how much, when, of what nature. Totals are computed, never typed."""

from __future__ import annotations

from django.db import models

from coopatlas.core.money import AmountField
from coopatlas.organisations.models import Organisation
from coopatlas.partnerships.models import Partnership


class Contribution(models.Model):
    """One funding line. ``year`` is the year as declared; ``year_doubted`` when something contradicts it. A null
    ``one_percent_water`` (loi Oudin-Santini) is untold; zero is zero."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, verbose_name="partenariat", related_name="contributions"
    )
    label = models.CharField("financeur déclaré", max_length=400)
    amount = AmountField("montant", null=True, blank=True)
    currency = models.CharField("monnaie", max_length=3, default="EUR")
    year = models.PositiveSmallIntegerField("année", null=True, blank=True)
    year_doubted = models.BooleanField("année douteuse", default=False)
    kind = models.CharField("nature", max_length=8, default="unknown")
    stage = models.CharField("étape", max_length=10, blank=True)
    one_percent_water = AmountField("1 % eau", null=True, blank=True)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["partnership", "position", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=["cash", "in-kind", "unknown"]), name="funding_kind"),
            models.CheckConstraint(
                condition=models.Q(stage__in=["", "planned", "notified", "committed", "paid"]), name="funding_stage"
            ),
        ]
        verbose_name = "ligne de financement"
        verbose_name_plural = "lignes de financement"

    def __str__(self) -> str:
        return f"{self.label} {self.amount} {self.currency}"


class ContributionFunder(models.Model):
    """One funder of a line. Several on one line share its amount, in parts nobody told."""

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, verbose_name="ligne", related_name="funders"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="contributions"
    )
    name = models.CharField("financeur", max_length=300)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["contribution", "position", "id"]
        verbose_name = "financeur"

    def __str__(self) -> str:
        return self.name
