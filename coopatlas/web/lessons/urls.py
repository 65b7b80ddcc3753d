"""What practices taught: lessons across sheets, and the sheets. The same address with .json gives the same to machines."""

from django.urls import path

from coopatlas.web.lessons import views

app_name = "lessons"
urlpatterns = [
    path("enseignements/", views.lessons, name="lessons"),
    path("enseignements.json", views.lessons_export, name="lessons_export"),
    path("enseignements/<int:id>-<slug:slug>/", views.lesson, name="lesson"),
    path("enseignements/<int:id>-<slug:slug>.json", views.lesson_export, name="lesson_export"),
    path("fiches/", views.sheets, name="sheets"),
    path("fiches.json", views.sheets_export, name="sheets_export"),
    path("fiches/<int:id>-<slug:slug>/", views.sheet, name="sheet"),
    path("fiches/<int:id>-<slug:slug>.json", views.sheet_export, name="sheet_export"),
]
