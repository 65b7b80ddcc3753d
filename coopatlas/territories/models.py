"""Where: countries and places, with their names and codes through time. Actors are in ``organisations``."""

from __future__ import annotations

from django.db import models

from coopatlas.core.models import Dated

PRECISIONS = ["point", "commune", "region", "country", "unknown"]


class Country(models.Model):
    """A country, by ISO 3166-1 alpha-2."""

    code = models.CharField("code ISO", max_length=2, primary_key=True)
    name_fr = models.CharField("nom", max_length=120)
    name_en = models.CharField("nom anglais", max_length=120)
    zone = models.CharField("zone", max_length=60, blank=True)

    class Meta:
        ordering = ["name_fr"]
        verbose_name = "pays"
        verbose_name_plural = "pays"

    def __str__(self) -> str:
        return self.name_fr

    def name(self, language: str) -> str:
        return self.name_en if language == "en" else self.name_fr


class Place(Dated):
    """A territory or a spot. A reform ends one and begins another; it is never overwritten. ``reference_key`` ties it to the
    reference file it was born from ("subdivision:ML-1"), "" when typed by hand."""

    name = models.CharField("nom", max_length=200)
    kind = models.CharField("niveau administratif", max_length=40)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="places", verbose_name="pays")
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="territoire du dessus",
        related_name="children",
    )
    lat = models.FloatField("latitude", null=True, blank=True)
    lon = models.FloatField("longitude", null=True, blank=True)
    precision = models.CharField("précision", max_length=10, default="unknown")
    population = models.PositiveBigIntegerField("population", null=True, blank=True)
    population_date = models.CharField("date de la population", max_length=10, blank=True)
    reference_key = models.CharField("clé de référence", max_length=80, blank=True)
    source = models.CharField("source", max_length=300, blank=True)
    search_text = models.TextField("mots pour chercher", blank=True, editable=False)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["reference_key"], condition=~models.Q(reference_key=""), name="territories_place_reference_once"
            ),
            models.CheckConstraint(condition=models.Q(precision__in=PRECISIONS), name="territories_place_precision"),
            models.CheckConstraint(
                condition=models.Q(lat__isnull=True, lon__isnull=True)
                | models.Q(lat__gte=-90, lat__lte=90, lon__gte=-180, lon__lte=180),
                name="territories_place_on_earth",
            ),
        ]
        indexes = [models.Index(fields=["lat", "lon"])]
        verbose_name = "lieu"
        verbose_name_plural = "lieux"

    def __str__(self) -> str:
        return self.name


class PlaceName(Dated):
    """Another name of a place: former, alias, exonym…"""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="names")
    name = models.CharField("nom", max_length=200)
    kind = models.CharField("nature", max_length=20)
    language = models.CharField("langue", max_length=10, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "name", "kind"], name="territories_name_once")]
        verbose_name = "nom de lieu"
        verbose_name_plural = "noms de lieux"

    def __str__(self) -> str:
        return self.name


class PlaceParent(Dated):
    """The territory a place lay in, from one date to another: Diéma was in Kayes, then in Nioro."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="parents")
    parent = models.ForeignKey(
        Place, on_delete=models.PROTECT, related_name="parts", verbose_name="territoire du dessus"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "parent", "valid_from"], name="territories_parent_once")
        ]
        verbose_name = "appartenance d’un lieu"
        verbose_name_plural = "appartenances d’un lieu"

    def __str__(self) -> str:
        return f"{self.place_id} ⊂ {self.parent_id}"


class PlaceCode(models.Model):
    """A code of a place in one register: insee, geonames, iso3166-2…"""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="codes")
    scheme = models.CharField("répertoire", max_length=20)
    code = models.CharField("code", max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "scheme"], name="territories_code_once")]
        verbose_name = "code de lieu"
        verbose_name_plural = "codes de lieux"

    def __str__(self) -> str:
        return f"{self.scheme} {self.code}"


class PlaceSuccession(models.Model):
    """One place that took over from another, wholly or in part (``share`` of the population, 0–1, null unknown)."""

    predecessor = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="successions")
    successor = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="inheritances")
    date = models.CharField("date", max_length=10, blank=True)
    reason = models.CharField("motif", max_length=300, blank=True)
    share = models.FloatField("part", null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["predecessor", "successor"], name="territories_succession_once")]
        verbose_name = "succession de lieux"
        verbose_name_plural = "successions de lieux"

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id}"
