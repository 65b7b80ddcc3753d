"""Lists of codes with their labels: themes, DAC purposes, SDGs, forms, roles… Codes are stored, labels translated."""

from __future__ import annotations

from django.db import models

THEMES = ("themes", "themes_calls", "themes_aimf")  # lists of themes, in the order they are shown


class Scheme(models.Model):
    """One vocabulary. ``version`` changes whenever one of its terms does."""

    code = models.SlugField("code", max_length=60, unique=True)
    label_fr = models.CharField("libellé", max_length=200)
    label_en = models.CharField("libellé anglais", max_length=200)
    licence = models.CharField("licence", max_length=200, blank=True)
    note_fr = models.TextField("note", blank=True)
    version = models.CharField("version", max_length=64, blank=True)

    class Meta:
        verbose_name = "vocabulaire"

    def __str__(self) -> str:
        return self.label_fr


class TermQuerySet(models.QuerySet["Term"]):
    def of(self, scheme: str) -> TermQuerySet:
        return self.filter(scheme__code=scheme)

    def themes(self) -> TermQuerySet:
        """Terms of any list of themes: the old Atlas's, those of calls for projects, the AIMF's. No code is in two of them."""
        return self.filter(scheme__code__in=THEMES)

    def in_use(self) -> TermQuerySet:
        """Terms that may still be chosen."""
        return self.exclude(status="withdrawn")


class Term(models.Model):
    """One code. ``status``: attested (a source shows it), proposed (ours) or withdrawn. ``extra`` holds the columns that
    only some schemes have (the ISO country of an administrative level, the wording of an anomaly)."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, verbose_name="vocabulaire", related_name="terms")
    code = models.CharField("code", max_length=80)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, verbose_name="terme du dessus", related_name="children"
    )
    label_fr = models.CharField("libellé", max_length=400)
    label_en = models.CharField("libellé anglais", max_length=400)
    definition_fr = models.TextField("définition", blank=True)
    status = models.CharField("statut", max_length=12, default="proposed")
    source = models.CharField("source", max_length=300, blank=True)
    source_date = models.CharField("date de la source", max_length=10, blank=True)
    sort = models.PositiveIntegerField("rang", default=0)
    extra = models.JSONField("compléments", default=dict, blank=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ["scheme", "sort", "code"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "code"], name="vocabularies_term_once"),
            models.CheckConstraint(
                condition=models.Q(status__in=["attested", "proposed", "withdrawn"]), name="vocabularies_term_status"
            ),
        ]
        verbose_name = "terme"

    def __str__(self) -> str:
        return self.label_fr

    def label(self, language: str) -> str:
        """The label in ``language``, French when there is none."""
        return (self.label_en if language == "en" else self.label_fr) or self.label_fr


class Crosswalk(models.Model):
    """One step between vocabularies: theme → DAC purpose → SDG. ``kind``: exact, close or broad."""

    origin = models.ForeignKey(Term, on_delete=models.CASCADE, verbose_name="de", related_name="crosswalks")
    target = models.ForeignKey(Term, on_delete=models.CASCADE, verbose_name="vers", related_name="crosswalked_from")
    kind = models.CharField("nature", max_length=10)
    status = models.CharField("statut", max_length=12, default="proposed")
    source = models.CharField("source", max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["origin", "target"], name="vocabularies_crosswalk_once")]
        verbose_name = "correspondance"

    def __str__(self) -> str:
        return f"{self.origin_id} → {self.target_id}"
