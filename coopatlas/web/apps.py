"""The pages, as a Django application without models."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "coopatlas.web"
    verbose_name = "Pages"
