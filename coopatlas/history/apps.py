"""The room’s name on the administration’s screens."""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "coopatlas.history"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Journal"
