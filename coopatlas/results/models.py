"""What is aimed at and what was done: the logical framework as a tree, and evaluations.

Indicators, targets and measurements come with the first source that gives some.
"""

from __future__ import annotations

from django.db import models

from coopatlas.core.partial_dates import PartialDateField
from coopatlas.organisations.models import Organisation
from coopatlas.partnerships.models import Partnership
from coopatlas.projects.models import Programme, Project
from coopatlas.results.enums import Level, codes


class Result(models.Model):
    """One line of the logical framework of a project or of a programme. ``tier``: where an achievement is felt (the city, its
    communities, its authorities)."""

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, null=True, blank=True, verbose_name="projet", related_name="results"
    )
    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, null=True, blank=True, verbose_name="programme", related_name="results"
    )
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, verbose_name="sous", related_name="children"
    )
    level = models.CharField("niveau", max_length=20)
    tier = models.CharField("échelle", max_length=20, blank=True)
    text = models.TextField("énoncé")
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["project", "programme", "position", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(level__in=codes(Level)), name="results_result_level"),
            models.CheckConstraint(
                condition=models.Q(project__isnull=False, programme__isnull=True)
                | models.Q(project__isnull=True, programme__isnull=False),
                name="results_result_of_one",
            ),
        ]
        verbose_name = "résultat"

    def __str__(self) -> str:
        return self.text[:80]


class Evaluation(models.Model):
    """An evaluation that was made: when, by whom if it is told, from outside or not (null: not told)."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, verbose_name="partenariat", related_name="evaluations"
    )
    evaluator = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="évaluateur",
        related_name="evaluations",
    )
    date = PartialDateField("date")
    external = models.BooleanField("externe", null=True, blank=True)
    note = models.TextField("ce qui a suivi", blank=True)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["partnership", "position", "id"]
        verbose_name = "évaluation"

    def __str__(self) -> str:
        return self.date
