from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "coopatlas.partnerships"
    default_auto_field = "django.db.models.BigAutoField"
