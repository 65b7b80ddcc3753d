"""Volunteers' missions. The mission is public, the person never."""

from __future__ import annotations

from django.db import models

from coopatlas.organisations.models import Person
from coopatlas.partnerships.models.partnership import Partnership


class Volunteer(models.Model):
    """One volunteer's mission (VSI, service civique, VES…)."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, verbose_name="partenariat", related_name="volunteers"
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, verbose_name="personne", related_name="volunteering"
    )
    scheme = models.CharField("dispositif", max_length=40, blank=True)
    mission = models.CharField("mission", max_length=500, blank=True)
    field_of_action = models.CharField("champs d’action", max_length=300, blank=True)
    host = models.CharField("entité d’affectation", max_length=300, blank=True)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["partnership", "position", "id"]
        verbose_name = "volontaire"

    def __str__(self) -> str:
        return self.mission
