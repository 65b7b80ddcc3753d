"""How a partnership is steered from one period to the next: its programmes, and the habits it goes by."""

from __future__ import annotations

from django.db import models

from coopatlas.core.partial_dates import PartialDateField
from coopatlas.partnerships.models import Partnership


class Programme(models.Model):
    """A period the partners planned together, or the year between two (*année charnière*)."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, verbose_name="partenariat", related_name="programmes"
    )
    kind = models.CharField("nature", max_length=20)
    start_year = models.PositiveSmallIntegerField("début")
    end_year = models.PositiveSmallIntegerField("fin")
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["partnership", "position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_year__gte=models.F("start_year")), name="projects_programme_years"
            )
        ]
        verbose_name = "programme"

    def __str__(self) -> str:
        return f"{self.start_year}–{self.end_year}"


class CycleElement(models.Model):
    """One element of the planning, monitoring and evaluation cycle of a partnership, or one part of an element (``parent``).

    ``times_min`` to ``times_max`` times in ``years`` years ("two or three missions a year": 2, 3, 1); all null when the rhythm
    is not told in figures."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, verbose_name="partenariat", related_name="cycle"
    )
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, verbose_name="élément", related_name="parts"
    )
    kind = models.CharField("nature", max_length=40)
    text = models.TextField("description", blank=True)
    since = PartialDateField("depuis")
    times_min = models.PositiveSmallIntegerField("fois, au moins", null=True, blank=True)
    times_max = models.PositiveSmallIntegerField("fois, au plus", null=True, blank=True)
    years = models.PositiveSmallIntegerField("en combien d’années", null=True, blank=True)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["partnership", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "kind"], name="projects_cycle_element_once"),
            models.CheckConstraint(
                condition=models.Q(times_min__isnull=True, times_max__isnull=True)
                | models.Q(times_max__gte=models.F("times_min"), years__gte=1),
                name="projects_cycle_rhythm",
            ),
        ]
        verbose_name = "élément du cycle"
        verbose_name_plural = "éléments du cycle"

    def __str__(self) -> str:
        return self.kind
