"""What a partnership does: projects and their actions. Programmes, missions and reports come with later models."""

from __future__ import annotations

from django.db import models

from coopatlas.partnerships.models import Partnership


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
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["partnership", "position", "id"]
        verbose_name = "projet"

    def __str__(self) -> str:
        return self.title


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
