"""The loading dock's own memory: what was brought, by which run, and which record each source row became."""

from __future__ import annotations

from django.db import models

LONGEST_NAME, LONGEST_ORIGIN = 60, 120  # characters, of a column mapping


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    def light(self) -> ImportRunQuerySet:
        """Without what became of each row: a list of runs needs none of it."""
        return self.defer("detail")

    def written(self) -> ImportRunQuerySet:
        """Runs that changed the atlas, or would have if there had been something to change."""
        return self.exclude(outcome="refused")


class ImportRun(models.Model):
    """One import that was asked to write, with the report its author saw. ``outcome``: ``applied``; ``partial``, the good rows
    without the refused ones; ``refused``, nothing was written. ``files``: name, SHA-256 and bytes of each. ``counts``: rows by
    what became of them. ``summary``: reasons and anomalies, counted. ``detail``: each row, packed (``kept_reports.unpacked``);
    empty for imports older than kept rows."""

    source = models.CharField("source", max_length=60)
    at = models.DateTimeField("le", auto_now_add=True)
    actor_kind = models.CharField("sorte d’auteur", max_length=20, default="system")
    actor_key = models.CharField("par", max_length=80)
    outcome = models.CharField("issue", max_length=10, default="applied")
    duration_ms = models.PositiveIntegerField("durée en millisecondes", null=True, blank=True)
    files = models.JSONField("fichiers", default=list, blank=True)
    counts = models.JSONField("décomptes", default=dict)
    summary = models.JSONField("motifs et anomalies", default=dict, blank=True)
    detail = models.TextField("lignes", blank=True, editable=False)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=["applied", "partial", "refused"]), name="exchange_run_outcome"
            ),
        ]
        indexes = [models.Index(fields=["source"])]
        verbose_name = "import"

    @property
    def read(self) -> int:
        """Rows read: each is counted once."""
        return sum(self.counts.values())

    def __str__(self) -> str:
        return f"{self.source} {self.at:%Y-%m-%d %H:%M}"


class Identity(models.Model):
    """Which record a row of a source became: a re-import finds it again and updates it. ``reading``: fingerprint of the row that
    the record stands on, the last one read; an earlier one that comes back is a change."""

    source = models.CharField("source", max_length=60)
    key = models.CharField("clé", max_length=300)
    object_type = models.CharField("type de fiche", max_length=60)
    object_id = models.CharField("fiche", max_length=60)
    reading = models.CharField("dernière lecture", max_length=64, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="exchange_identity_once")]
        verbose_name = "identité importée"
        verbose_name_plural = "identités importées"

    def __str__(self) -> str:
        return f"{self.source}:{self.key}"


class ImportRowQuerySet(models.QuerySet["ImportRow"]):
    def waiting(self) -> ImportRowQuerySet:
        """The tray: rows that enter only once somebody has answered."""
        return self.filter(state="waiting").order_by("pk")


class ImportRow(models.Model):
    """What became of one row of a source: ``kept`` as a record, ``waiting`` for an answer, ``rejected`` by somebody, or
    ``left-out`` of this atlas. ``fingerprint``: SHA-256 of the row's words; ``made_with``: which version of the reader, the
    reference set and the vocabularies read it: the same words read the same way need not be read again. ``reading``: what it
    takes to read ``text`` alone (the mapping of its columns)."""

    source = models.CharField("source", max_length=60)
    fingerprint = models.CharField("empreinte", max_length=64)
    made_with = models.CharField("lu avec", max_length=64, blank=True)
    state = models.CharField("état", max_length=10)
    key = models.CharField("clé", max_length=300, blank=True)
    object_id = models.CharField("fiche", max_length=60, blank=True)
    file = models.CharField("fichier", max_length=255, blank=True)
    line = models.PositiveIntegerField("ligne", null=True, blank=True)
    reason = models.CharField("motif", max_length=60, blank=True)
    message = models.TextField("explication", blank=True)
    text = models.TextField("mots d’origine", blank=True)
    questions = models.JSONField("questions posées", default=list, blank=True)
    answers = models.JSONField("réponses", default=dict, blank=True)
    reading = models.JSONField("manière de lire", default=dict, blank=True)

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "fingerprint"], name="exchange_row_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=["kept", "waiting", "rejected", "left-out"]), name="exchange_row_state"
            ),
        ]
        indexes = [models.Index(fields=["state", "source"])]
        verbose_name = "ligne importée"
        verbose_name_plural = "lignes importées"

    def __str__(self) -> str:
        return f"{self.source} {self.line or ''} {self.state}"


class ColumnMapping(models.Model):
    """What somebody said of the columns of one kind of table, to be used again. ``headings``: heading as written → code of a
    field of the generic table, "ignored" when it is to be left aside; ``values``: field → words as written → what they mean;
    ``origin``: where such tables come from, so that their own numbers are not taken for those of others."""

    name = models.CharField("nom", max_length=LONGEST_NAME, unique=True)
    origin = models.CharField("table d’origine", max_length=LONGEST_ORIGIN, blank=True)
    headings = models.JSONField("intitulés", default=dict)
    values = models.JSONField("mots", default=dict, blank=True)
    saved_at = models.DateTimeField("enregistrée le", auto_now=True)

    class Meta:
        ordering = ["name"]
        verbose_name = "correspondance de colonnes"
        verbose_name_plural = "correspondances de colonnes"

    def __str__(self) -> str:
        return self.name
