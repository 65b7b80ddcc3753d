"""Countries and places."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from coopatlas.catalogue import addresses
from coopatlas.catalogue.assembly import short_partnerships
from coopatlas.catalogue.assembly.sheet_page import sheets_in_country
from coopatlas.catalogue.columns import short_json
from coopatlas.catalogue.directories import collection, country_row, country_rows, located, place_row, point
from coopatlas.catalogue.neighbours import in_places
from coopatlas.partnerships.models import Partnership
from coopatlas.territories.models import Country, Place
from coopatlas.vocabularies.reading import Labels
from coopatlas.web.access import public
from coopatlas.web.atlas.place_pages import country_content, place_content, places_of, zones
from coopatlas.web.errors import not_found_for_machines
from coopatlas.web.jinja import language
from coopatlas.web.machines import csv_file, geojson, json, listed
from coopatlas.web.page import page

SHOWN = 50


@public
@require_safe
def countries(request: HttpRequest) -> HttpResponse:
    """Countries with a partner, by zone."""
    return page(request, "atlas/countries.html", {"zones": zones(Labels(language()))})


@public
@require_safe
def country(request: HttpRequest, code: str) -> HttpResponse:
    """Everyone who works in a country."""
    row = Country.objects.filter(pk=code).first()
    if row is None:
        raise Http404("no such country")
    labels = Labels(language())
    context = {"country": country_content(row, labels), "sheets": sheets_in_country(row.code, labels)}
    return page(request, "atlas/country.html", context)


@public
@require_safe
def show(request: HttpRequest, id: int, slug: str) -> HttpResponse:
    """A place: its names through time, where it lies, who works there."""
    row = Place.objects.select_related("country").filter(pk=id).first()
    if row is None:
        raise Http404("no such place")
    address = addresses.place(row, language())
    if request.path != address:
        return redirect(address, permanent=True)
    return page(request, "atlas/place.html", {"place": place_content(row, Labels(language()))})


@public
@require_safe
def countries_export(request: HttpRequest, extension: str) -> HttpResponseBase:
    """The countries with a partner, for machines."""
    rows = country_rows(Labels(language()))
    if extension == "csv":
        return csv_file(rows, ("code", "url", "name", "zone", "partnerships"), "pays")
    return listed(request, rows)


@public
@require_safe
def country_export(request: HttpRequest, code: str, extension: str) -> HttpResponseBase:
    """A country and its partnerships, or the points of its places."""
    row, labels = Country.objects.filter(pk=code).first(), Labels(language())
    if row is None:
        return not_found_for_machines()
    if extension == "geojson":
        places = places_of(row).prefetch_related("parents__parent", "names", "codes")
        return geojson(collection(located(place_row(place, labels), place) for place in places if point(place)))
    partnerships = Partnership.objects.published().with_country(row.code).in_order()
    content = country_row(row, partnerships.count(), labels)
    return json(content | {"results": [short_json(p) for p in short_partnerships(partnerships[:SHOWN], labels)]})


@public
@require_safe
def place_export(request: HttpRequest, id: int, slug: str, extension: str) -> HttpResponseBase:
    """A place for machines. An old readable part redirects."""
    row, labels = Place.objects.select_related("country").filter(pk=id).first(), Labels(language())
    if row is None:
        return not_found_for_machines()
    address = f"{addresses.place(row, language()).removesuffix('/')}.{extension}"
    if request.path != address:
        return redirect(address, permanent=True)
    content = place_row(row, labels)
    if extension == "geojson":
        return geojson(located(content, row))
    found = in_places({row.pk}).in_order()
    return json(content | {"partnerships": [short_json(p) for p in short_partnerships(found[:SHOWN], labels)]})
