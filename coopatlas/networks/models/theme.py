"""What a network works on: its themes in order, and the projects under each."""

from __future__ import annotations

from django.db import models

from coopatlas.networks.models.network import Network
from coopatlas.organisations.models import Organisation
from coopatlas.territories.models import Place
from coopatlas.vocabularies.models import Term

THEME_KINDS = ["principal", "transversal"]
THEME_ORIGINS = ["coordination", "members"]
PROJECT_STATUSES = ["discussed", "undecided", "validated", "current", "ended"]
PROJECT_ROLES = ["lead", "proposer", "partner", "selector"]


class NetworkTheme(models.Model):
    """A theme of the network, principal or transversal, in the order the network gives. ``term`` ties it to the atlas's own
    themes when one says the same; ``linked_to``: other subjects the members see bound to it, one a line."""

    network = models.ForeignKey(Network, on_delete=models.CASCADE, related_name="themes", verbose_name="réseau")
    kind = models.CharField("nature", max_length=20)
    label = models.CharField("intitulé", max_length=200)
    term = models.ForeignKey(
        Term, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="thème de l’atlas"
    )
    origin = models.CharField("proposé par", max_length=20, blank=True)
    linked_to = models.TextField("lié à", blank=True)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["network", "kind", "position", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=THEME_KINDS), name="networks_theme_kind"),
            models.CheckConstraint(condition=models.Q(origin__in=["", *THEME_ORIGINS]), name="networks_theme_origin"),
        ]
        verbose_name = "thème de réseau"
        verbose_name_plural = "thèmes de réseau"

    def __str__(self) -> str:
        return self.label


class NetworkProject(models.Model):
    """A project that a network's member carries under one of its themes. ``status`` "" when nobody told it;
    ``places_to_select``: how many places are still to be chosen."""

    theme = models.ForeignKey(NetworkTheme, on_delete=models.CASCADE, related_name="projects", verbose_name="thème")
    title = models.CharField("titre", max_length=300)
    status = models.CharField("état", max_length=20, blank=True)
    start_year = models.PositiveSmallIntegerField("début", null=True, blank=True)
    end_year = models.PositiveSmallIntegerField("fin", null=True, blank=True)
    multi_city = models.BooleanField("plusieurs villes et acteurs", default=False)
    places_to_select = models.PositiveSmallIntegerField("villes à choisir", null=True, blank=True)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["theme", "position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["", *PROJECT_STATUSES]), name="networks_project_status"
            )
        ]
        verbose_name = "projet de réseau"
        verbose_name_plural = "projets de réseau"

    def __str__(self) -> str:
        return self.title


class ProjectBody(models.Model):
    """A body in a project: it leads, proposed, takes part, or chooses the places."""

    project = models.ForeignKey(NetworkProject, on_delete=models.CASCADE, related_name="bodies", verbose_name="projet")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="network_projects", verbose_name="organisme"
    )
    role = models.CharField("rôle", max_length=20)

    class Meta:
        ordering = ["project", "id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "organisation", "role"], name="networks_project_body_once"),
            models.CheckConstraint(condition=models.Q(role__in=PROJECT_ROLES), name="networks_project_role"),
        ]
        verbose_name = "organisme d’un projet"
        verbose_name_plural = "organismes d’un projet"

    def __str__(self) -> str:
        return str(self.organisation)


class ProjectPlace(models.Model):
    """Where a project is done. ``spot``: a village or quarter that no reference file knows, inside the place."""

    project = models.ForeignKey(NetworkProject, on_delete=models.CASCADE, related_name="places", verbose_name="projet")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="network_projects", verbose_name="lieu")
    spot = models.CharField("endroit", max_length=200, blank=True)

    class Meta:
        ordering = ["project", "id"]
        constraints = [models.UniqueConstraint(fields=["project", "place"], name="networks_project_place_once")]
        verbose_name = "lieu d’un projet"
        verbose_name_plural = "lieux d’un projet"

    def __str__(self) -> str:
        return str(self.place)
