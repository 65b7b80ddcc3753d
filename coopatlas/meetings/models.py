"""Meetings, what they decided and asked for, and the dates people look forward to. Any organisation may own them: a network,
a steering committee's authority, a commission. A participant is a body and a function; nobody's name has a column here."""

from __future__ import annotations

from django.db import models

from coopatlas.core.partial_dates import PartialDateField
from coopatlas.organisations.models import Organisation
from coopatlas.territories.models import Country, Place

MEETING_KINDS = ["annual", "bilateral", "bureau"]
AGENDA_KINDS = ["introduction", "welcome", "session", "break", "closing"]
DECISION_STATES = ["validated", "to-do", "to-study", "conditional"]
RECOMMENDATION_STATES = ["proposed", "retained", "transmitted", "validated", "integrated", "rejected"]
CONSULTATION_STATES = ["prepared", "submitted", "closed"]
EVENT_KINDS = ["annual-meeting", "assembly", "congress", "summit", "forum", "conference", "presentation"]


class Meeting(models.Model):
    """A meeting that took place. ``timezone`` is that of its place (IANA), "" when the hours are unknown."""

    owner = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="meetings", verbose_name="organisme qui réunit"
    )
    kind = models.CharField("nature", max_length=20)
    title = models.CharField("intitulé", max_length=300)
    motto = models.CharField("devise", max_length=300, blank=True)
    date = PartialDateField("jour")
    start_time = models.TimeField("heure de début", null=True, blank=True)
    end_time = models.TimeField("heure de fin", null=True, blank=True)
    timezone = models.CharField("fuseau horaire", max_length=40, blank=True)
    venue = models.CharField("salle ou établissement", max_length=200, blank=True)
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, related_name="meetings", verbose_name="lieu"
    )
    funder = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="financeur"
    )
    source = models.CharField("source", max_length=300, blank=True)
    demo = models.BooleanField("démonstration", default=False)

    class Meta:
        ordering = ["-date", "id"]
        constraints = [models.CheckConstraint(condition=models.Q(kind__in=MEETING_KINDS), name="meetings_meeting_kind")]
        verbose_name = "réunion"

    def __str__(self) -> str:
        return self.title


class AgendaItem(models.Model):
    """One item of the agenda, breaks included. The speaker is a function in a body."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda", verbose_name="réunion")
    kind = models.CharField("nature", max_length=20)
    label = models.CharField("intitulé", max_length=300)
    minutes = models.PositiveSmallIntegerField("durée en minutes", null=True, blank=True)
    speaker_title = models.CharField("fonction de l’intervenant", max_length=200, blank=True)
    protocol_title = models.CharField("titre protocolaire", max_length=80, blank=True)
    speaker_body = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="organisme"
    )
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["meeting", "position", "id"]
        constraints = [models.CheckConstraint(condition=models.Q(kind__in=AGENDA_KINDS), name="meetings_agenda_kind")]
        verbose_name = "point de l’ordre du jour"
        verbose_name_plural = "points de l’ordre du jour"

    def __str__(self) -> str:
        return self.label


class Attendance(models.Model):
    """A body that was there, through someone's function. ``anomaly``: code of the vocabulary of anomalies, when the source
    wrote this line badly."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances", verbose_name="réunion")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="attendances", verbose_name="organisme"
    )
    title = models.CharField("fonction", max_length=200)
    protocol_title = models.CharField("titre protocolaire", max_length=80, blank=True)
    spoke = models.BooleanField("a pris la parole", default=False)
    anomaly = models.CharField("anomalie", max_length=40, blank=True)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["meeting", "position", "id"]
        verbose_name = "présence"

    def __str__(self) -> str:
        return self.title


class Decision(models.Model):
    """What was decided, with what it depends on, until when and who does it. ``deadline_words`` say a deadline that is no
    date of the calendar (« avant l’assemblée générale »)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="decisions", verbose_name="réunion")
    heading = models.CharField("chapitre", max_length=120)
    number = models.PositiveSmallIntegerField("numéro", null=True, blank=True)
    text = models.TextField("décision")
    state = models.CharField("état", max_length=20)
    condition = models.CharField("condition", max_length=300, blank=True)
    deadline = PartialDateField("échéance")
    deadline_words = models.CharField("échéance en mots", max_length=120, blank=True)
    owner_words = models.CharField("qui s’en charge", max_length=200, blank=True)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["meeting", "position", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=DECISION_STATES), name="meetings_decision_state")
        ]
        verbose_name = "décision"

    def __str__(self) -> str:
        return self.text[:80]


class Recommendation(models.Model):
    """What the meeting wished for, and how far the wish has come."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="recommendations", verbose_name="réunion"
    )
    text = models.TextField("recommandation")
    state = models.CharField("état", max_length=20)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="pays visé"
    )
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["meeting", "position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=RECOMMENDATION_STATES), name="meetings_recommendation_state"
            )
        ]
        verbose_name = "recommandation"

    def __str__(self) -> str:
        return self.text[:80]


class Consultation(models.Model):
    """Something put before the members for their agreement, by which way and when."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="consultations", verbose_name="réunion")
    subject = models.CharField("objet", max_length=300)
    channel = models.CharField("voie", max_length=300, blank=True)
    recipients = models.CharField("destinataires", max_length=200)
    sent_on = PartialDateField("envoyée le")
    state = models.CharField("état", max_length=20)
    position = models.PositiveSmallIntegerField("rang", default=0)

    class Meta:
        ordering = ["meeting", "position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=CONSULTATION_STATES), name="meetings_consultation_state"
            )
        ]
        verbose_name = "consultation"

    def __str__(self) -> str:
        return self.subject


class Event(models.Model):
    """A date to keep in mind, in the calendar of ``owner``. ``date`` may be a day, a month, a year or unknown. ``country``
    alone: the source says no more of where it is; with neither, ``place_pending`` tells "to be decided" from "not told"."""

    owner = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="events", verbose_name="organisme qui l’annonce"
    )
    kind = models.CharField("nature", max_length=20)
    title = models.CharField("intitulé", max_length=300)
    date = PartialDateField("date")
    end_date = PartialDateField("date de fin")
    start_time = models.TimeField("heure de début", null=True, blank=True)
    timezone = models.CharField("fuseau horaire", max_length=40, blank=True)
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, related_name="events", verbose_name="lieu"
    )
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="events", verbose_name="pays"
    )
    place_pending = models.BooleanField("lieu à déterminer", default=False)
    open_to_hosts = models.BooleanField("candidatures d’accueil ouvertes", default=False)
    attended = models.BooleanField("le réseau y a pris part", default=False)
    note = models.TextField("précision", blank=True)
    announced_in = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="announced", verbose_name="annoncé à"
    )
    demo = models.BooleanField("démonstration", default=False)

    class Meta:
        ordering = ["date", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=EVENT_KINDS), name="meetings_event_kind"),
            models.CheckConstraint(
                condition=models.Q(place__isnull=True) | models.Q(place_pending=False),
                name="meetings_event_place_known",
            ),
        ]
        verbose_name = "rendez-vous"
        verbose_name_plural = "rendez-vous"

    def __str__(self) -> str:
        return self.title
