from django.apps import AppConfig


class TerritoriesConfig(AppConfig):
    name = "coopatlas.territories"
    default_auto_field = "django.db.models.BigAutoField"
