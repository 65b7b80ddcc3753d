"""Pages about the site itself."""

from django.urls import path

from coopatlas.web.pages import views

app_name = "pages"
urlpatterns = [
    path("a-propos/", views.about, name="about"),
    path("mentions-legales/", views.legal, name="legal"),
    path("confidentialite/", views.privacy, name="privacy"),
    path("accessibilite/", views.accessibility, name="accessibility"),
    path("sources/", views.sources, name="sources"),
]
