"""What a network plans: an action plan in axes, plans of one theme, and who offers to host."""

from __future__ import annotations

from django.db import models

from coopatlas.meetings.models import Event
from coopatlas.networks.models.network import Network
from coopatlas.networks.models.theme import NetworkTheme
from coopatlas.organisations.models import Organisation

PLAN_STATES = ["draft", "shared", "validated"]
CANDIDACY_STATES = ["declared", "retained", "declined"]


class ActionPlan(models.Model):
    """A plan for some years. ``horizon``: the year its roadmap looks to. How many actions it holds is counted, never typed."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="plans", verbose_name="réseau")
    title = models.CharField("intitulé", max_length=200)
    year = models.PositiveSmallIntegerField("année")
    end_year = models.PositiveSmallIntegerField("jusqu’en", null=True, blank=True)
    horizon = models.PositiveSmallIntegerField("horizon de la feuille de route", null=True, blank=True)
    version = models.CharField("version", max_length=80, blank=True)
    state = models.CharField("état", max_length=20)
    aims = models.TextField("visées", blank=True)

    class Meta:
        ordering = ["network", "-year", "id"]
        constraints = [
            models.UniqueConstraint(fields=["network", "year"], name="networks_plan_year_once"),
            models.CheckConstraint(condition=models.Q(state__in=PLAN_STATES), name="networks_plan_state"),
        ]
        verbose_name = "plan d’action"
        verbose_name_plural = "plans d’action"

    def __str__(self) -> str:
        return self.title


class Axis(models.Model):
    """A direction of a plan. ``short``: its verb, for a list of contents."""

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="axes", verbose_name="plan")
    short = models.CharField("en un mot", max_length=40)
    label = models.CharField("intitulé", max_length=300)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["plan", "position", "id"]
        verbose_name = "axe"

    def __str__(self) -> str:
        return self.label


class PlannedAction(models.Model):
    """One row of the table people know. An empty cell is kept empty: the plan said nothing there. ``anomaly``: code of the
    vocabulary of anomalies, when the source put something foreign in a cell."""

    axis = models.ForeignKey(Axis, on_delete=models.CASCADE, related_name="actions", verbose_name="axe")
    number = models.PositiveSmallIntegerField("numéro")
    activity = models.TextField("activité")
    state_of_play = models.TextField("état des lieux", blank=True)
    planned = models.TextField("activités prévues", blank=True)
    proposals = models.TextField("propositions", blank=True)
    anomaly = models.CharField("anomalie", max_length=40, blank=True)

    class Meta:
        ordering = ["axis__position", "number", "id"]
        constraints = [models.UniqueConstraint(fields=["axis", "number"], name="networks_action_number_once")]
        verbose_name = "action prévue"
        verbose_name_plural = "actions prévues"

    def __str__(self) -> str:
        return f"{self.number}. {self.activity[:60]}"


class ThematicPlan(models.Model):
    """A plan of action on one theme, with what it grows from."""

    theme = models.ForeignKey(NetworkTheme, on_delete=models.CASCADE, related_name="plans", verbose_name="thème")
    title = models.CharField("intitulé", max_length=200)
    start_year = models.PositiveSmallIntegerField("début")
    end_year = models.PositiveSmallIntegerField("fin", null=True, blank=True)
    basis = models.CharField("issu de", max_length=300, blank=True)

    class Meta:
        ordering = ["start_year", "id"]
        verbose_name = "plan d’action thématique"
        verbose_name_plural = "plans d’action thématiques"

    def __str__(self) -> str:
        return self.title


class HostingCandidacy(models.Model):
    """A body that offers to host an event, and who backs it."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="candidacies", verbose_name="réseau")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="candidacies", verbose_name="rendez-vous")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="organisme candidat"
    )
    state = models.CharField("état", max_length=20)
    support = models.CharField("soutien", max_length=300, blank=True)

    class Meta:
        ordering = ["network", "id"]
        constraints = [
            models.UniqueConstraint(fields=["event", "organisation"], name="networks_candidacy_once"),
            models.CheckConstraint(condition=models.Q(state__in=CANDIDACY_STATES), name="networks_candidacy_state"),
        ]
        verbose_name = "candidature à l’accueil"
        verbose_name_plural = "candidatures à l’accueil"

    def __str__(self) -> str:
        return str(self.organisation)
