"""The room’s name on the administration’s screens."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "coopatlas.meetings"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Réunions et rendez-vous"
