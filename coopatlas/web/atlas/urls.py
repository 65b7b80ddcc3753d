"""The public atlas. The same address with .json, .csv or .geojson gives the same thing to machines."""

from django.urls import path, register_converter

from coopatlas.web.atlas import converters
from coopatlas.web.atlas.views import organisations, partnerships, places, themes

register_converter(converters.RecordFormat, "record_format")
register_converter(converters.ListFormat, "list_format")
register_converter(converters.TableFormat, "table_format")
register_converter(converters.PointFormat, "point_format")
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
    path("collectivites.<list_format:extension>", organisations.authorities_export, name="organisations_export"),
    path("organisations.<list_format:extension>", organisations.others_export, name="other_organisations_export"),
    path(
        "collectivites/<int:id>-<slug:slug>.<point_format:extension>",
        organisations.record_export,
        name="organisation_export",
    ),
    path(
        "organisations/<int:id>-<slug:slug>.<point_format:extension>",
        organisations.record_export,
        name="other_organisation_export",
    ),
    path("recherche/", partnerships.search, name="search"),
    path("recherche.<list_format:extension>", partnerships.search, name="search_export"),
    path("pays/", places.countries, name="countries"),
    path("pays.<table_format:extension>", places.countries_export, name="countries_export"),
    path("pays/<country:code>.<point_format:extension>", places.country_export, name="country_export"),
    path("pays/<country:code>/", places.country, name="country"),
    path("lieux/<int:id>-<slug:slug>/", places.show, name="place"),
    path("lieux/<int:id>-<slug:slug>.<point_format:extension>", places.place_export, name="place_export"),
    path("themes/", themes.listing, name="themes"),
    path("themes.<table_format:extension>", themes.listing_export, name="themes_export"),
    path("themes/<slug:code>.json", themes.theme_export, name="theme_export"),
    path("themes/<slug:code>/", themes.show, name="theme"),
]
