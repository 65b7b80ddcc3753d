"""Countries and places."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from coopatlas.catalogue import addresses
from coopatlas.catalogue.assembly.sheet_page import sheets_in_country
from coopatlas.territories.models import Country, Place
from coopatlas.vocabularies.reading import Labels
from coopatlas.web.access import public
from coopatlas.web.atlas.place_pages import country_content, place_content, zones
from coopatlas.web.jinja import language
from coopatlas.web.page import page


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
