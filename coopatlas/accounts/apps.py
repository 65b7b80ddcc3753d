"""The room’s name on the administration’s screens."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "coopatlas.accounts"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Comptes"
