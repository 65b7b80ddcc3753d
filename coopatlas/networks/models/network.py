"""The network itself, who belongs to it, how it works and whom it is in touch with."""

from __future__ import annotations

from django.db import models

from coopatlas.core.partial_dates import PartialDateField
from coopatlas.organisations.models import Organisation

MEMBERSHIP_STATUSES = ["member", "associate", "candidate", "invited"]
MEMBERSHIP_ORIGINS = ["automatic", "request"]
FOCAL_POINT_STATES = ["asked", "confirmed"]
MODALITY_GROUPS = ["exchange", "training", "projects"]
OUTREACH_STATES = ["contacted", "to-contact"]
OUTREACH_AIMS = ["members", "decentralisation", "donors", "region"]


class Network(models.Model):
    """What makes an organisation a network. Its name, dates and codes are the organisation's own. ``framework``: the
    agreement it lives under, with its funder; ``parent``: the wider network it is a branch of."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, related_name="network", verbose_name="organisme"
    )
    parent = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="branches",
        verbose_name="réseau global",
    )
    zone_words = models.CharField("étendue", max_length=120, blank=True)
    purpose = models.TextField("raison d’être", blank=True)
    framework = models.CharField("cadre", max_length=300, blank=True)
    framework_since = PartialDateField("cadre depuis")
    funder = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="financeur"
    )
    coordination = models.CharField("qui coordonne", max_length=200, blank=True)
    platform = models.CharField("plateforme de travail", max_length=200, blank=True)
    focal_point_missions = models.TextField("missions d’un point focal", blank=True)
    source = models.CharField("source", max_length=300, blank=True)
    demo = models.BooleanField("démonstration", default=False)

    class Meta:
        ordering = ["organisation__name", "id"]
        verbose_name = "réseau"
        verbose_name_plural = "réseaux"

    def __str__(self) -> str:
        return str(self.organisation)


class Membership(models.Model):
    """A body in a network: as a member or otherwise, and how it came in. Its country is the body's own."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="memberships", verbose_name="réseau")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="network_memberships", verbose_name="organisme"
    )
    status = models.CharField("statut", max_length=20)
    origin = models.CharField("entrée", max_length=20, blank=True)
    since = PartialDateField("depuis")
    note = models.CharField("précision", max_length=300, blank=True)

    class Meta:
        ordering = ["network", "organisation__name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["network", "organisation"], name="networks_membership_once"),
            models.CheckConstraint(
                condition=models.Q(status__in=MEMBERSHIP_STATUSES), name="networks_membership_status"
            ),
            models.CheckConstraint(
                condition=models.Q(origin__in=["", *MEMBERSHIP_ORIGINS]), name="networks_membership_origin"
            ),
        ]
        verbose_name = "adhésion"

    def __str__(self) -> str:
        return str(self.organisation)


class FocalPoint(models.Model):
    """The post of focal point in one body: asked for, then confirmed. Who holds it is told to the desk elsewhere, never here.
    ``due_words`` say a term that is no date ("mi-juin 2023"); ``due`` then keeps what is certain of it."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="focal_points", verbose_name="réseau")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="focal_points", verbose_name="organisme"
    )
    state = models.CharField("état", max_length=20)
    due = PartialDateField("à confirmer avant")
    due_words = models.CharField("terme en mots", max_length=120, blank=True)
    confirmed_on = PartialDateField("confirmé le")

    class Meta:
        ordering = ["network", "organisation__name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["network", "organisation"], name="networks_focal_point_once"),
            models.CheckConstraint(condition=models.Q(state__in=FOCAL_POINT_STATES), name="networks_focal_point_state"),
        ]
        verbose_name = "point focal"
        verbose_name_plural = "points focaux"

    def __str__(self) -> str:
        return str(self.organisation)


class OperatingRule(models.Model):
    """One rule of the game, in words: who decides, who belongs, who may come, who pays, who hosts."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="rules", verbose_name="réseau")
    subject = models.CharField("sujet", max_length=120)
    text = models.TextField("règle")
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["network", "position", "id"]
        verbose_name = "règle de fonctionnement"
        verbose_name_plural = "règles de fonctionnement"

    def __str__(self) -> str:
        return self.subject


class Modality(models.Model):
    """One way of working together, in its group."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="modalities", verbose_name="réseau")
    group = models.CharField("groupe", max_length=20)
    label = models.CharField("modalité", max_length=200)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["network", "position", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(group__in=MODALITY_GROUPS), name="networks_modality_group")
        ]
        verbose_name = "modalité de travail"
        verbose_name_plural = "modalités de travail"

    def __str__(self) -> str:
        return self.label


class Outreach(models.Model):
    """A body the network is in touch with, or means to be: to what end, how, through whom, and the next step. ``action_number``:
    the action of the plan it belongs to, when one asks for it."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="outreach", verbose_name="réseau")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="organisme")
    aim = models.CharField("but", max_length=20)
    state = models.CharField("état", max_length=20)
    approach = models.TextField("démarche", blank=True)
    via = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="par l’entremise de",
    )
    next_step = models.CharField("étape suivante", max_length=300, blank=True)
    action_number = models.PositiveSmallIntegerField("action du plan", null=True, blank=True)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["network", "position", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=OUTREACH_STATES), name="networks_outreach_state"),
            models.CheckConstraint(condition=models.Q(aim__in=OUTREACH_AIMS), name="networks_outreach_aim"),
        ]
        verbose_name = "suivi de contact"
        verbose_name_plural = "suivis de contact"

    def __str__(self) -> str:
        return str(self.organisation)
