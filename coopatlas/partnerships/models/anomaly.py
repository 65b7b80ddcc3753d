"""Doubts and known absences, beside the values they speak of."""

from __future__ import annotations

from django.db import models

from coopatlas.partnerships.models.partnership import Partnership


class Anomaly(models.Model):
    """A doubt about a value. ``code`` is a term of the vocabulary ``anomalies``, whose wording ``params`` complete.
    ``resolution``: empty while open."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, verbose_name="partenariat", related_name="anomalies"
    )
    code = models.CharField("code", max_length=40)
    severity = models.CharField("gravité", max_length=6)
    field = models.CharField("valeur", max_length=120, blank=True)
    raw = models.TextField("texte d’origine", blank=True)
    line = models.PositiveIntegerField("ligne", null=True, blank=True)
    params = models.JSONField("compléments", default=dict, blank=True)
    resolution = models.CharField("résolution", max_length=400, blank=True)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["partnership", "position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(severity__in=["note", "doubt", "error"]), name="partnerships_anomaly_severity"
            )
        ]
        verbose_name = "anomalie"

    def __str__(self) -> str:
        return f"{self.code} {self.field}"


class Absence(models.Model):
    """A fact known to be empty ("none"), as opposed to unknown. ``fact``: name of the value or of the list."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, verbose_name="partenariat", related_name="absences"
    )
    fact = models.CharField("fait", max_length=60)
    kind = models.CharField("nature", max_length=8, default="none")
    reason = models.CharField("motif", max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "fact"], name="partnerships_absence_once"),
            models.CheckConstraint(condition=models.Q(kind__in=["none", "unknown"]), name="partnerships_absence_kind"),
        ]
        verbose_name = "absence"

    def __str__(self) -> str:
        return f"{self.fact}: {self.kind}"
