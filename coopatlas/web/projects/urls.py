"""Projects. The same address with .json gives the same thing to machines."""

from django.urls import path

from coopatlas.web.projects import views

app_name = "projects"
urlpatterns = [
    path("projets/", views.listing, name="list"),
    path("projets.json", views.export, name="list_export"),
    path("projets/<int:id>-<slug:slug>/", views.show, name="project"),
    path("projets/<int:id>-<slug:slug>.json", views.record_export, name="project_export"),
]
