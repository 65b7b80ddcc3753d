"""Where values come from: sources, their texts kept word for word, and the line each value was read from.

Plain keys, no relations to the objects told about: like the journal, it sits below every room that speaks of a domain.
"""

from __future__ import annotations

from django.db import models


class Source(models.Model):
    """One origin of facts: the old Atlas, a table, the demo world."""

    code = models.SlugField("code", max_length=60, unique=True)
    name_fr = models.CharField("nom", max_length=200)
    name_en = models.CharField("nom anglais", max_length=200)
    licence = models.CharField("licence", max_length=120, blank=True)
    note_fr = models.TextField("note", blank=True)
    note_en = models.TextField("note anglaise", blank=True)

    class Meta:
        verbose_name = "source"

    def __str__(self) -> str:
        return self.name_fr


class SourceText(models.Model):
    """One document of a source, word for word as decoded. ``masks`` are the strings (persons, addresses) that are replaced
    wherever the text is shown; ``withheld`` the numbers of the lines that no reader understood, never shown. ``first_line``:
    number, in the source file, of its first line. ``owner`` and ``dated`` are what the document says of itself."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="texts")
    key = models.CharField("clé", max_length=300)
    text = models.TextField("texte")
    first_line = models.PositiveIntegerField("première ligne", default=1)
    sha256 = models.CharField("empreinte", max_length=64)
    masks = models.JSONField("passages masqués", default=list, blank=True)
    withheld = models.JSONField("lignes non publiées", default=list, blank=True)
    owner = models.CharField("éditeur annoncé", max_length=300, blank=True)
    dated = models.CharField("date annoncée", max_length=10, blank=True)
    retrieved_on = models.DateField("recueilli le", null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="provenance_text_once")]
        verbose_name = "texte d’origine"
        verbose_name_plural = "textes d’origine"

    def __str__(self) -> str:
        return self.key


class Provenance(models.Model):
    """One value's origin. ``record``: the record the source row became ("partnerships.partnership:1"); ``path``: which of its
    values ("contributions[2].year"); ``object_type``/``object_id``: the row that holds it now, kept after a person removed
    that row so that a re-import does not bring it back."""

    text = models.ForeignKey(
        SourceText, on_delete=models.PROTECT, verbose_name="texte d’origine", related_name="values"
    )
    record = models.CharField("fiche", max_length=80)
    path = models.CharField("valeur", max_length=120)
    object_type = models.CharField("type d’objet", max_length=60)
    object_id = models.CharField("objet", max_length=60)
    field = models.CharField("champ", max_length=60, blank=True)
    raw = models.TextField("mots d’origine", blank=True)
    line_from = models.PositiveIntegerField("de la ligne", null=True, blank=True)
    line_to = models.PositiveIntegerField("à la ligne", null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "record", "path"], name="provenance_value_once")]
        indexes = [models.Index(fields=["record"]), models.Index(fields=["object_type", "object_id"])]
        verbose_name = "origine d’une valeur"
        verbose_name_plural = "origines des valeurs"

    def __str__(self) -> str:
        return f"{self.record} {self.path}"

    @property
    def privacy_subject(self) -> str:
        """The journal masks the words of one document with one salt."""
        return f"provenance.sourcetext:{self.text_id}"
