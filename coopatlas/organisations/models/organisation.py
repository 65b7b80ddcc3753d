"""An organisation and its identity through time."""

from __future__ import annotations

from django.db import models

from coopatlas.core.models import Dated
from coopatlas.territories.models import Country, Place


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def authorities(self) -> OrganisationQuerySet:
        """Local authorities and their groupings, French or foreign."""
        return self.filter(is_authority=True)

    def real(self) -> OrganisationQuerySet:
        return self.filter(demo=False)


class Organisation(Dated):
    """A body that acts. Its name is its own; a record keeps beside it the name *as signed*."""

    name = models.CharField("nom", max_length=300)
    kind = models.CharField("nature", max_length=40)
    is_authority = models.BooleanField("collectivité", default=False)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, verbose_name="pays", related_name="organisations"
    )
    territory = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, verbose_name="territoire", related_name="organisations"
    )
    population = models.PositiveBigIntegerField("population", null=True, blank=True)
    population_date = models.CharField("date de la population", max_length=10, blank=True)
    address = models.TextField("adresse", blank=True)
    website = models.URLField("site", blank=True)
    reference_key = models.CharField("clé de référence", max_length=80, blank=True)
    source = models.CharField("source", max_length=300, blank=True)
    demo = models.BooleanField("fictif", default=False)
    search_text = models.TextField("mots pour chercher", blank=True, editable=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["reference_key"], condition=~models.Q(reference_key=""), name="organisations_reference_once"
            ),
        ]
        verbose_name = "organisation"

    def __str__(self) -> str:
        return self.name


class OrganisationName(Dated):
    """A dated name: official, former, acronym, alias, assembly…"""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    name = models.CharField("nom", max_length=300)
    kind = models.CharField("nature", max_length=20)
    language = models.CharField("langue", max_length=10, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name", "kind", "valid_from"], name="organisations_name_once"
            )
        ]
        verbose_name = "nom d’organisation"
        verbose_name_plural = "noms d’organisations"

    def __str__(self) -> str:
        return self.name


class OrganisationCode(models.Model):
    """A code in one register: siren, insee…"""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="codes")
    scheme = models.CharField("répertoire", max_length=20)
    code = models.CharField("code", max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "scheme"], name="organisations_code_once")]
        verbose_name = "code d’organisation"
        verbose_name_plural = "codes d’organisations"

    def __str__(self) -> str:
        return f"{self.scheme} {self.code}"


class Succession(models.Model):
    """One body that took over from another (reform, merger…). ``share``: part of the population taken over, 0–1."""

    predecessor = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="successions")
    successor = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="inheritances")
    date = models.CharField("date", max_length=10, blank=True)
    reason = models.CharField("motif", max_length=300, blank=True)
    share = models.FloatField("part", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="organisations_succession_once")
        ]
        verbose_name = "succession"

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id}"


class Grouping(Dated):
    """A member of a group (a commune of an EPCI). ``member`` is null while the member has no row of its own."""

    group = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    member = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="groups")
    member_name = models.CharField("membre", max_length=300)
    member_key = models.CharField("clé de référence", max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "member_name"], name="organisations_member_once")]
        verbose_name = "appartenance à un groupement"
        verbose_name_plural = "appartenances à un groupement"

    def __str__(self) -> str:
        return self.member_name


class Competence(Dated):
    """What an EPCI may do. ``kind``: mandatory, optional or voluntary (CGCT: obligatoire, optionnelle, facultative)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="competences")
    kind = models.CharField("nature", max_length=12)
    label = models.CharField("compétence", max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "label"], name="organisations_competence_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["mandatory", "optional", "voluntary"]),
                name="organisations_competence_kind",
            ),
        ]
        verbose_name = "compétence"

    def __str__(self) -> str:
        return self.label


class KeyFigure(models.Model):
    """A figure an organisation or its texts give of themselves, with its date and source: never used in a sum."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="key_figures")
    label = models.CharField("intitulé", max_length=200)
    value = models.DecimalField("valeur", max_digits=18, decimal_places=2)
    unit = models.CharField("unité", max_length=40, blank=True)
    date = models.CharField("date", max_length=10, blank=True)
    source = models.CharField("source", max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "label", "date", "source"], name="organisations_figure_once"
            )
        ]
        verbose_name = "chiffre clé"
        verbose_name_plural = "chiffres clés"

    def __str__(self) -> str:
        return self.label
