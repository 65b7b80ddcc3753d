"""The loading dock's own memory: what was brought, by which run, and which record each source row became."""

from __future__ import annotations

from django.db import models


class ImportRun(models.Model):
    """One applied import, with the report its author saw."""

    source = models.CharField("source", max_length=60)
    at = models.DateTimeField("le", auto_now_add=True)
    actor_key = models.CharField("par", max_length=80)
    report = models.JSONField("rapport", default=dict)

    class Meta:
        ordering = ["-id"]
        verbose_name = "import"

    def __str__(self) -> str:
        return f"{self.source} {self.at:%Y-%m-%d %H:%M}"


class Identity(models.Model):
    """Which record a row of a source became: a re-import finds it again and updates it."""

    source = models.CharField("source", max_length=60)
    key = models.CharField("clé", max_length=300)
    object_type = models.CharField("type de fiche", max_length=60)
    object_id = models.CharField("fiche", max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="exchange_identity_once")]
        verbose_name = "identité importée"
        verbose_name_plural = "identités importées"

    def __str__(self) -> str:
        return f"{self.source}:{self.key}"
