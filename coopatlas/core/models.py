"""Abstract bases that know no domain word."""

from __future__ import annotations

from django.db import models

from coopatlas.core.partial_dates import PartialDateField


class Dated(models.Model):
    """A row that was true from one partial date to another; "" is open or unknown."""

    valid_from = PartialDateField("depuis")
    valid_to = PartialDateField("jusqu’à")

    class Meta:
        abstract = True


class Removable(models.Model):
    """A row that can be taken away from the public without being lost: its address then answers 410 with the reason."""

    removed_at = models.DateTimeField("retiré le", null=True, blank=True, db_index=True)
    removal_reason = models.CharField("motif du retrait", max_length=400, blank=True)

    class Meta:
        abstract = True
