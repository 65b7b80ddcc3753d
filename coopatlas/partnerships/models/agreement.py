"""What was signed (CGCT L1115-1: object and forecast amount; in force on transmission to the State's representative)."""

from __future__ import annotations

from django.db import models

from coopatlas.core.money import AmountField
from coopatlas.core.partial_dates import PartialDateField
from coopatlas.organisations.models import Organisation
from coopatlas.partnerships.models.partnership import Partnership


class Agreement(models.Model):
    """One agreement, or several told at once by a source (``count``), with the total they commit."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, verbose_name="partenariat", related_name="agreements"
    )
    kind = models.CharField("nature", max_length=40)
    object = models.CharField("objet", max_length=500, blank=True)
    count = models.PositiveSmallIntegerField("nombre", default=1)
    amount = AmountField("montant prévisionnel", null=True, blank=True)
    currency = models.CharField("monnaie", max_length=3, default="EUR")
    deliberated_on = PartialDateField("délibération")
    signed_on = PartialDateField("signature")
    transmitted_on = PartialDateField("transmission au préfet")
    effective_on = PartialDateField("entrée en vigueur")
    ends_on = PartialDateField("fin")
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["partnership", "signed_on", "position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__isnull=True) | models.Q(amount__gte=0), name="partnerships_agreement_amount"
            )
        ]
        verbose_name = "convention"

    def __str__(self) -> str:
        return f"{self.kind} {self.signed_on}"


class Signatory(models.Model):
    """Who signed. A State cannot sign (CGCT L1115-5)."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="signatories")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="signatures"
    )
    as_signed = models.CharField("nom signé", max_length=400)

    class Meta:
        ordering = ["agreement", "id"]
        constraints = [models.UniqueConstraint(fields=["agreement", "as_signed"], name="partnerships_signatory_once")]
        verbose_name = "signataire"

    def __str__(self) -> str:
        return self.as_signed
