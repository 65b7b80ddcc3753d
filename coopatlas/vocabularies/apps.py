"""The room’s name on the administration’s screens."""

from django.apps import AppConfig


class VocabulariesConfig(AppConfig):
    name = "coopatlas.vocabularies"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Vocabulaires"
