"""The room’s name on the administration’s screens."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "coopatlas.organisations"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Organisations"
