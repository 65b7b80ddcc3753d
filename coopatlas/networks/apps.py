"""The room’s name on the administration’s screens."""

from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "coopatlas.networks"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Réseaux"
