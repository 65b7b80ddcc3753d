"""The room’s name on the administration’s screens."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "coopatlas.projects"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Projets et actions"
