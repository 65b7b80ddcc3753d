"""The room’s name on the administration’s screens."""

from django.apps import AppConfig


class LessonsConfig(AppConfig):
    name = "coopatlas.lessons"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Capitalisation"
