"""Who did what in a practice, and with which tools."""

from __future__ import annotations

from django.db import models

from coopatlas.lessons.models.sheet import Sheet
from coopatlas.organisations.models import Organisation


class ActorRole(models.Model):
    """One actor of the practice: a body, or a group of people under the ``name`` the document gives it. ``part`` is its place in
    the practice, ``role`` what it did, in words; ``background`` the commitments it came with."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, verbose_name="fiche", related_name="actors")
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="organisation",
        related_name="sheet_roles",
    )
    name = models.CharField("nom", max_length=300)
    kind = models.CharField("nature", max_length=40, blank=True)
    part = models.CharField("place", max_length=40)
    role = models.TextField("rôle", blank=True)
    background = models.TextField("engagements", blank=True)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["sheet", "position", "id"]
        verbose_name = "acteur d’une fiche"
        verbose_name_plural = "acteurs d’une fiche"

    def __str__(self) -> str:
        return self.name


class Tool(models.Model):
    """Something the actors worked with, and what for."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, verbose_name="fiche", related_name="tools")
    name = models.CharField("outil", max_length=200)
    purpose = models.TextField("usage", blank=True)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["sheet", "position", "id"]
        verbose_name = "outil"

    def __str__(self) -> str:
        return self.name
