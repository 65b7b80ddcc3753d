from django.apps import AppConfig


class VocabulariesConfig(AppConfig):
    name = "coopatlas.vocabularies"
    default_auto_field = "django.db.models.BigAutoField"
