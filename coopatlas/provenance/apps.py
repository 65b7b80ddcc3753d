"""The room’s name on the administration’s screens."""

from django.apps import AppConfig


class ProvenanceConfig(AppConfig):
    name = "coopatlas.provenance"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Origine des valeurs"
