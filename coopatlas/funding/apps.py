"""The room’s name on the administration’s screens."""

from django.apps import AppConfig


class FundingConfig(AppConfig):
    name = "coopatlas.funding"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Financements"
