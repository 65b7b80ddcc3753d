"""Networks: the list, each one with its plan and its meetings, and a calendar to subscribe to."""

from django.urls import path

from coopatlas.web.networks import views

app_name = "networks"
urlpatterns = [
    path("reseaux/", views.listing, name="networks"),
    path("reseaux.json", views.export, name="networks_export"),
    path("reseaux/<int:id>-<slug:slug>/", views.show, name="network"),
    path("reseaux/<int:id>-<slug:slug>/plan/", views.plan, name="plan"),
    path("reseaux/<int:id>-<slug:slug>/reunions/<int:meeting>/", views.meeting, name="meeting"),
    path("reseaux/<int:id>-<slug:slug>.json", views.network_export, name="network_export"),
    path("reseaux/<int:id>-<slug:slug>.ics", views.calendar, name="calendar"),
]
