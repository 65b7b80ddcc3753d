"""The room’s name on the administration’s screens."""

from django.apps import AppConfig


class TerritoriesConfig(AppConfig):
    name = "coopatlas.territories"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Territoires"
