"""People, always in a function. Nothing here is public without its owner's dated consent."""

from __future__ import annotations

from django.db import models

from coopatlas.core.models import Dated
from coopatlas.core.partial_dates import PartialDateField
from coopatlas.organisations.models.organisation import Organisation


class Person(models.Model):
    """A person named by a source or by an organisation. Private."""

    family_name = models.CharField("nom", max_length=120)
    given_name = models.CharField("prénom", max_length=120, blank=True)
    honorific = models.CharField("titre protocolaire", max_length=60, blank=True)
    demo = models.BooleanField("fictif", default=False)

    class Meta:
        verbose_name = "personne"

    def __str__(self) -> str:
        return f"personne {self.pk}"


class Post(Dated):
    """A function exercised in an organisation. ``kind``: elected, staff, volunteer, correspondent. The public sees the
    function and its dates, never the person. ``source`` says so on ``told_on``: whether it still holds is not known."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, verbose_name="organisation", related_name="posts"
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, verbose_name="personne", related_name="posts"
    )
    title = models.CharField("fonction", max_length=200, blank=True)
    kind = models.CharField("nature", max_length=20, default="staff")
    source = models.CharField("source", max_length=300, blank=True)
    told_on = PartialDateField("dit le")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["elected", "staff", "volunteer", "correspondent"]),
                name="organisations_post_kind",
            )
        ]
        verbose_name = "fonction"

    def __str__(self) -> str:
        return self.title or f"fonction {self.pk}"


class ContactPoint(models.Model):
    """A way to reach a post. ``visibility``: public, members or private; public needs a dated consent, or a functional
    mailbox."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, verbose_name="fonction", related_name="contact_points")
    kind = models.CharField("nature", max_length=12)
    value = models.CharField("coordonnée", max_length=254)
    functional = models.BooleanField("fonctionnelle", default=False)
    visibility = models.CharField("visibilité", max_length=8, default="private")
    consent_on = models.DateField("consentement du", null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(visibility__in=["members", "private"])
                | models.Q(visibility="public", consent_on__isnull=False)
                | models.Q(visibility="public", functional=True),
                name="organisations_contact_public_needs_consent",
            )
        ]
        verbose_name = "moyen de contact"
        verbose_name_plural = "moyens de contact"

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
