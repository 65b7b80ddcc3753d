"""The room’s name on the administration’s screens."""

from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "coopatlas.partnerships"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Partenariats"
