"""A project: its period, its components, its sites, who takes part, its action sheets. Missions and reports come later."""

from __future__ import annotations

from django.db import models

from coopatlas.organisations.models import Organisation
from coopatlas.partnerships.models import Partnership
from coopatlas.territories.models import Place


class ProjectQuerySet(models.QuerySet["Project"]):
    def published(self) -> ProjectQuerySet:
        """Those of partnerships that everyone may see."""
        return self.filter(partnership__published_at__isnull=False, partnership__removed_at__isnull=True)

    def in_order(self) -> ProjectQuerySet:
        """Newest beginnings first, unknown beginnings last, always in the same order."""
        return self.order_by(models.F("start_year").desc(nulls_last=True), "title", "id")


class Project(models.Model):
    """A project carried by a partnership, with its own period: the money of a project is not that of the whole relation."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, verbose_name="partenariat", related_name="projects"
    )
    title = models.CharField("titre", max_length=500)
    start_year = models.PositiveSmallIntegerField("début", null=True, blank=True)
    end_year = models.PositiveSmallIntegerField("fin", null=True, blank=True)
    cofunder = models.CharField("cofinanceur", max_length=300, blank=True)
    cofunded_year = models.PositiveSmallIntegerField("année du cofinancement", null=True, blank=True)
    summary = models.TextField("présentation", blank=True)
    audience = models.TextField("public visé", blank=True)
    source = models.CharField("source", max_length=300, blank=True)
    search_text = models.TextField("mots pour chercher", blank=True, editable=False)
    position = models.PositiveSmallIntegerField("rang", default=0)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        ordering = ["partnership", "position", "id"]
        verbose_name = "projet"

    def __str__(self) -> str:
        return self.title


class Component(models.Model):
    """A part of a project with its own scale: a national programme, a pilot on one site…"""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, verbose_name="projet", related_name="components")
    kind = models.CharField("nature", max_length=20, blank=True)
    title = models.CharField("intitulé", max_length=300)
    text = models.TextField("description", blank=True)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["project", "position", "id"]
        verbose_name = "composante"

    def __str__(self) -> str:
        return self.title


class ProjectSite(models.Model):
    """One site of a project, under the name people give it; ``place`` is the known place it is or lies in. ``spellings``:
    the other ways the sources write its name."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, verbose_name="projet", related_name="sites")
    component = models.ForeignKey(
        Component, on_delete=models.CASCADE, null=True, blank=True, verbose_name="composante", related_name="sites"
    )
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, verbose_name="lieu", related_name="project_sites"
    )
    name = models.CharField("nom", max_length=200)
    spellings = models.JSONField("autres graphies", default=list, blank=True)
    note = models.CharField("précision", max_length=300, blank=True)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["project", "position", "id"]
        verbose_name = "site d’un projet"
        verbose_name_plural = "sites d’un projet"

    def __str__(self) -> str:
        return self.name


class ProjectActor(models.Model):
    """Who takes part in a project. ``name`` is as told; ``kind`` a code of ``organisation_kinds``; ``unit`` the service of the
    body that does the work; ``organisation`` is null for those told by their kind alone ("private firms")."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, verbose_name="projet", related_name="actors")
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="organisme",
        related_name="project_roles",
    )
    role = models.CharField("rôle", max_length=20)
    kind = models.CharField("nature", max_length=40)
    name = models.CharField("nom écrit", max_length=400)
    unit = models.CharField("service", max_length=300, blank=True)
    contribution = models.TextField("apport", blank=True)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["project", "position", "id"]
        indexes = [models.Index(fields=["role"])]
        verbose_name = "acteur d’un projet"
        verbose_name_plural = "acteurs d’un projet"

    def __str__(self) -> str:
        return self.name


class Activity(models.Model):
    """An action sheet: title, objectives (one a line), summary, numbers of the other actions it points to."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, verbose_name="projet", related_name="activities")
    number = models.PositiveSmallIntegerField("numéro", null=True, blank=True)
    title = models.CharField("intitulé", max_length=500)
    objectives = models.TextField("objectifs", blank=True)
    summary = models.TextField("description sommaire", blank=True)
    references = models.JSONField("renvois", default=list, blank=True)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["project", "position", "id"]
        verbose_name = "action"

    def __str__(self) -> str:
        return self.title
