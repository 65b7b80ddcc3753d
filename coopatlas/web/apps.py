from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "coopatlas.web"
    verbose_name = "Pages"
