"""The words of a partnership, kept as they were written."""

from __future__ import annotations

from django.db import models

from coopatlas.partnerships.enums import Section, codes
from coopatlas.partnerships.models.partnership import Partnership


class Narrative(models.Model):
    """One free text of one side, in one language."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, verbose_name="partenariat", related_name="narratives"
    )
    section = models.CharField("rubrique", max_length=20)
    language = models.CharField("langue", max_length=10, default="fr")
    text = models.TextField("texte")
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["partnership", "position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(section__in=codes(Section)), name="partnerships_narrative_section"
            )
        ]
        verbose_name = "texte"

    def __str__(self) -> str:
        return f"{self.section} {self.pk}"


class HistoricalPeriod(models.Model):
    """One period the partners tell apart in their own history. ``end`` null: still open; ``start_latest``: the source blurs
    the beginning ("depuis 1999-2000")."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, verbose_name="partenariat", related_name="periods"
    )
    start = models.PositiveSmallIntegerField("début")
    start_latest = models.PositiveSmallIntegerField("début au plus tard", null=True, blank=True)
    end = models.PositiveSmallIntegerField("fin", null=True, blank=True)
    title = models.CharField("intitulé", max_length=300)
    text = models.TextField("récit", blank=True)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["partnership", "position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__isnull=True) | models.Q(end__gte=models.F("start")),
                name="partnerships_period_order",
            )
        ]
        verbose_name = "période historique"
        verbose_name_plural = "périodes historiques"

    def __str__(self) -> str:
        return self.title


class Acronym(models.Model):
    """An acronym the record uses, with what it stands for."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, verbose_name="partenariat", related_name="acronyms"
    )
    acronym = models.CharField("sigle", max_length=40)
    expansion = models.CharField("développé", max_length=300)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["partnership", "position", "id"]
        verbose_name = "sigle"

    def __str__(self) -> str:
        return self.acronym
