"""What was learned, one idea a row, so that it can be read beside the lessons of other sheets."""

from __future__ import annotations

from django.db import models

from coopatlas.lessons.enums import Consent, LessonKind, codes
from coopatlas.lessons.models.sheet import Sheet, SheetSection


class LessonQuerySet(models.QuerySet["Lesson"]):
    def published(self) -> LessonQuerySet:
        """The lessons of the sheets everyone may see."""
        return self.filter(sheet__published_at__isnull=False, sheet__removed_at__isnull=True)

    def in_order(self) -> LessonQuerySet:
        """Sheet by sheet, latest practices first, then as the sheet tells them."""
        return self.order_by(
            models.F("sheet__start_year").desc(nulls_last=True), "sheet__title", "sheet_id", "position", "id"
        )


class Lesson(models.Model):
    """One idea of a sheet. ``title`` says it in a few words, ``statement`` in a sentence or two, both checked; ``raw_text`` keeps
    the wording it was collected in, None when there is none to keep. ``issuer`` says whose word it is and ``addressee`` to whom
    it speaks, both "" when it is the sheet's own and everybody's."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, verbose_name="fiche", related_name="lessons")
    section = models.ForeignKey(
        SheetSection,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="rubrique",
        related_name="lessons",
    )
    kind = models.CharField("nature", max_length=20)
    topic = models.CharField("sujet", max_length=40)
    level = models.CharField("échelle", max_length=40, blank=True)
    title = models.CharField("intitulé", max_length=200)
    slug = models.SlugField("adresse", max_length=80)
    statement = models.TextField("énoncé")
    raw_text = models.TextField("texte recueilli", null=True, blank=True)
    issuer = models.CharField("énoncé par", max_length=200, blank=True)
    addressee = models.CharField("adressé à", max_length=200, blank=True)
    position = models.PositiveSmallIntegerField("rang", default=0)

    objects = LessonQuerySet.as_manager()

    class Meta:
        ordering = ["sheet", "position", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=codes(LessonKind)), name="lessons_lesson_kind"),
        ]
        indexes = [models.Index(fields=["kind", "topic"])]
        verbose_name = "enseignement"

    def __str__(self) -> str:
        return self.title


class Testimony(models.Model):
    """What somebody who lived the practice says of it, reported in our own words. ``speaker`` is a kind of person, never a
    name, "" when the document does not say; ``repeats`` points to the testimony this one says again."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, verbose_name="fiche", related_name="testimonies")
    section = models.ForeignKey(
        SheetSection,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="rubrique",
        related_name="testimonies",
    )
    lesson = models.ForeignKey(
        Lesson, on_delete=models.PROTECT, null=True, blank=True, verbose_name="enseignement", related_name="testimonies"
    )
    speaker = models.CharField("qui parle", max_length=40, blank=True)
    text = models.TextField("propos rapportés")
    consent = models.CharField("accord", max_length=10, default=Consent.UNKNOWN)
    repeats = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, verbose_name="répète", related_name="repeated_by"
    )
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["sheet", "position", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(consent__in=codes(Consent)), name="lessons_testimony_consent"),
        ]
        verbose_name = "témoignage"

    def __str__(self) -> str:
        return self.text[:80]
