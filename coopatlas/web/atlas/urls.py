"""The public atlas. The same address with .json, .csv or .geojson gives the same thing to machines."""

from django.urls import path, register_converter

from coopatlas.web.atlas import converters
from coopatlas.web.atlas.views import organisations, partnerships, places, themes

register_converter(converters.RecordFormat, "record_format")
register_converter(converters.ListFormat, "list_format")
register_converter(converters.CountryCode, "country")
app_name = "atlas"
urlpatterns = [
    path("partenariats/", partnerships.listing, name="partnerships"),
    path("partenariats.<list_format:extension>", partnerships.export, name="partnerships_export"),
    path("partenariats/<int:id>-<slug:slug>/", partnerships.show, name="partnership"),
    path("partenariats/<int:id>-<slug:slug>/source/", partnerships.source_text, name="partnership_source"),
    path(
        "partenariats/<int:id>-<slug:slug>/citation.<str:extension>",
        partnerships.citation_file,
        name="partnership_citation",
    ),
    path(
        "partenariats/<int:id>-<slug:slug>.<record_format:extension>",
        partnerships.record_export,
        name="partnership_export",
    ),
    path("collectivites/", organisations.authorities, name="organisations"),
    path("organisations/", organisations.others, name="other_organisations"),
    path("collectivites/<int:id>-<slug:slug>/", organisations.show, name="organisation"),
    path("organisations/<int:id>-<slug:slug>/", organisations.show, name="other_organisation"),
    path("collectivites/<int:id>-<slug:slug>.json", organisations.record_export, name="organisation_export"),
    path("organisations/<int:id>-<slug:slug>.json", organisations.record_export, name="other_organisation_export"),
    path("pays/", places.countries, name="countries"),
    path("pays/<country:code>/", places.country, name="country"),
    path("lieux/<int:id>-<slug:slug>/", places.show, name="place"),
    path("themes/", themes.listing, name="themes"),
    path("themes/<slug:code>/", themes.show, name="theme"),
]
