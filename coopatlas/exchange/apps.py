"""The room’s name on the administration’s screens."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "coopatlas.exchange"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Imports"
