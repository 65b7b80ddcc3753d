"""The desk: reports of imports, two of them side by side, rows that wait for an answer."""

from django.urls import path

from coopatlas.web.desk.views import imports, tray

app_name = "desk"
urlpatterns = [
    path("imports/", imports.listing, name="imports"),
    path("imports/<int:id>/", imports.show, name="import"),
    path("imports/<int:id>.json", imports.export, name="import_export"),
    path("imports/<int:id>.csv", imports.table, name="import_table"),
    path("imports/<int:id>/comparer/<int:other>/", imports.compare, name="compare"),
    path("corbeille/", tray.listing, name="tray"),
]
