"""The room’s name on the administration’s screens."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "coopatlas.results"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Résultats et évaluations"
