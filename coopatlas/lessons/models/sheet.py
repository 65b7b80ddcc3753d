"""A capitalisation sheet or booklet: one practice, told so that others may learn from it."""

from __future__ import annotations

from django.db import models

from coopatlas.core.models import Removable
from coopatlas.partnerships.models import Partnership
from coopatlas.territories.models import Country, Place
from coopatlas.vocabularies.models import Term


class SheetQuerySet(models.QuerySet["Sheet"]):
    def published(self) -> SheetQuerySet:
        """What everyone may see: published and not removed."""
        return self.filter(published_at__isnull=False, removed_at__isnull=True)

    def in_order(self) -> SheetQuerySet:
        """Latest practices first, undated ones last, always in the same order."""
        return self.order_by(models.F("start_year").desc(nulls_last=True), "title", "id")


class Sheet(Removable):
    """One practice as its carriers look back on it. ``document`` names the paper it was read from; nothing is copied from it.
    ``key`` is the sheet's own name for those who load it again."""

    key = models.SlugField("clé", max_length=80, unique=True)
    kind = models.CharField("nature", max_length=40)
    title = models.CharField("titre", max_length=300)
    subtitle = models.CharField("sous-titre", max_length=300, blank=True)
    slug = models.SlugField("adresse", max_length=80)
    summary = models.TextField("résumé", blank=True)
    collection = models.CharField("collection du document", max_length=200, blank=True)
    audience = models.TextField("destinataires", blank=True)
    keywords = models.JSONField("mots de la démarche", default=list, blank=True)
    start_year = models.PositiveSmallIntegerField("début", null=True, blank=True)
    end_year = models.PositiveSmallIntegerField("fin", null=True, blank=True)
    duration_months = models.PositiveSmallIntegerField("durée en mois", null=True, blank=True)
    language = models.CharField("langue", max_length=10, default="fr")
    document = models.CharField("document d’origine", max_length=400, blank=True)
    responsibility = models.TextField("responsabilité du contenu", blank=True)
    author_function = models.CharField("fonction de l’auteur", max_length=200, blank=True)
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, null=True, blank=True, verbose_name="partenariat", related_name="sheets"
    )
    published_at = models.DateTimeField("publiée le", null=True, blank=True, db_index=True)
    updated_at = models.DateTimeField("modifiée le", auto_now=True)
    demo = models.BooleanField("de démonstration", default=False)

    objects = SheetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(start_year__isnull=True)
                | models.Q(end_year__isnull=True)
                | models.Q(end_year__gte=models.F("start_year")),
                name="lessons_sheet_years",
            )
        ]
        verbose_name = "fiche de capitalisation"
        verbose_name_plural = "fiches de capitalisation"

    def __str__(self) -> str:
        return self.title


class SheetTheme(models.Model):
    """A theme of the sheet, of any of the theme vocabularies."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, verbose_name="fiche", related_name="themes")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, verbose_name="thème", related_name="sheet_themes")
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["sheet", "position", "id"]
        constraints = [models.UniqueConstraint(fields=["sheet", "term"], name="lessons_theme_once")]
        verbose_name = "thème d’une fiche"
        verbose_name_plural = "thèmes d’une fiche"

    def __str__(self) -> str:
        return str(self.term)


class SheetPlace(models.Model):
    """Where the practice happens: a country, and a place inside it when the document tells one."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, verbose_name="fiche", related_name="places")
    country = models.ForeignKey(Country, on_delete=models.PROTECT, verbose_name="pays", related_name="sheets")
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, verbose_name="lieu", related_name="sheets"
    )
    as_written = models.CharField("précision", max_length=200, blank=True)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["sheet", "position", "id"]
        verbose_name = "lieu d’une fiche"
        verbose_name_plural = "lieux d’une fiche"

    def __str__(self) -> str:
        return self.as_written or self.country_id


class SheetSection(models.Model):
    """A part of the sheet. ``number`` is the chapter's own ("3.2"), "" when the document has none."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, verbose_name="fiche", related_name="sections")
    kind = models.CharField("rubrique", max_length=40)
    title = models.CharField("intitulé", max_length=300, blank=True)
    number = models.CharField("numéro", max_length=10, blank=True)
    text = models.TextField("texte", blank=True)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["sheet", "position", "id"]
        verbose_name = "rubrique d’une fiche"
        verbose_name_plural = "rubriques d’une fiche"

    def __str__(self) -> str:
        return self.title or self.kind


class SectionItem(models.Model):
    """One line of a section that lists: an objective, a step of a phase, a mission, what a phase changed."""

    section = models.ForeignKey(SheetSection, on_delete=models.CASCADE, verbose_name="rubrique", related_name="items")
    kind = models.CharField("nature", max_length=40)
    text = models.TextField("texte")
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["section", "position", "id"]
        verbose_name = "élément d’une rubrique"
        verbose_name_plural = "éléments d’une rubrique"

    def __str__(self) -> str:
        return self.text[:80]


class SheetDoubt(models.Model):
    """What a reader should know before trusting a detail of the document. ``code`` is an anomaly of the vocabulary, ``params``
    fill its sentence, ``subject`` says what it is about."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, verbose_name="fiche", related_name="doubts")
    code = models.CharField("nature", max_length=40)
    subject = models.CharField("à propos de", max_length=200, blank=True)
    params = models.JSONField("paramètres", default=dict, blank=True)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["sheet", "position", "id"]
        verbose_name = "point à vérifier d’une fiche"
        verbose_name_plural = "points à vérifier d’une fiche"

    def __str__(self) -> str:
        return self.code
