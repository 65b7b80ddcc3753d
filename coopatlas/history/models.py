"""Who did what to which object, when: an append-only, chained journal.

No foreign keys: an entry outlives what it speaks of. Each entry's hash covers the previous one, so a change, a deletion
or a swap anywhere is detected by ``history.chain.verify``. Personal values stand here only as salted pseudonyms;
destroying a subject's salt erases them while the chain still verifies.
"""

from __future__ import annotations

from django.db import models


class EntryQuerySet(models.QuerySet["Entry"]):
    def about(self, object_type: str, object_id: object) -> EntryQuerySet:
        """Entries of one object, oldest first."""
        return self.filter(object_type=object_type, object_id=str(object_id)).order_by("position")

    def by_people(self) -> EntryQuerySet:
        """What a person did (not an import, not a command): these values outlive a re-import."""
        return self.filter(actor_kind="user")


class Entry(models.Model):
    """One committed change of one object; or (``create-many``) the birth of up to 500 rows of one kind: ``object_id`` is empty
    then, and ``changes`` holds each row's by its key."""

    position = models.BigIntegerField("rang", unique=True)
    at = models.DateTimeField("le")
    actor_kind = models.CharField("sorte d’auteur", max_length=20)
    actor_key = models.CharField("auteur", max_length=80)
    verb = models.CharField("verbe", max_length=20)
    object_type = models.CharField("type d’objet", max_length=60)
    object_id = models.CharField("objet", max_length=60)
    changes = models.JSONField("changements", default=dict)
    reason = models.CharField("motif", max_length=400, blank=True)
    previous_hash = models.CharField("empreinte précédente", max_length=64)
    hash = models.CharField("empreinte", max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        indexes = [
            models.Index(fields=["object_type", "object_id", "position"]),
            models.Index(fields=["object_type", "position"]),
        ]
        verbose_name = "entrée du journal"
        verbose_name_plural = "journal"

    def __str__(self) -> str:
        return f"{self.position} {self.verb} {self.object_type}:{self.object_id}"


class Head(models.Model):
    """The single row that writers lock: last position and hash of the chain."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    position = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="history_head_single")]


class SubjectSalt(models.Model):
    """The secret that turns one person's values into pseudonyms. Deleting it erases that person from the journal."""

    subject = models.CharField(max_length=120, primary_key=True)
    salt = models.CharField(max_length=64)
