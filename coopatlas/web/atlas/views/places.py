"""Countries and places."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coopatlas.catalogue import addresses
from coopatlas.catalogue.assembly import short_partnerships
from coopatlas.catalogue.assembly.parties import place_record
from coopatlas.catalogue.neighbours import in_places
from coopatlas.organisations.models import Organisation
from coopatlas.partnerships.enums import Role
from coopatlas.partnerships.models import Partnership
from coopatlas.territories.models import Country, Place
from coopatlas.vocabularies.reading import Labels
from coopatlas.web.access import public
from coopatlas.web.atlas.locators import locate
from coopatlas.web.atlas.place_pages import country_content, place_content
from coopatlas.web.jinja import language
from coopatlas.web.page import page

SHOWN = 50


@public
@require_safe
def countries(request: HttpRequest) -> HttpResponse:
    """Countries with a partner, most partnerships first."""
    labels = Labels(language())
    published = Q(
        parties__role=Role.FOREIGN_PARTNER,
        parties__partnership__published_at__isnull=False,
        parties__partnership__removed_at__isnull=True,
    )
    rows = (
        Country.objects.annotate(n=Count("parties__partnership", filter=published, distinct=True))
        .filter(n__gt=0)
        .order_by("-n", "name_fr")
    )
    listed = [
        {
            "name": c.name(labels.language),
            "url": addresses.country(c.code, labels.language),
            "partnerships": c.n,
            "zone": labels("zones", c.zone),
        }
        for c in rows
    ]
    return page(request, "atlas/countries.html", {"countries": listed})


@public
@require_safe
def country(request: HttpRequest, code: str) -> HttpResponse:
    """Everyone who works in a country."""
    row = Country.objects.filter(pk=code).first()
    if row is None:
        raise Http404("no such country")
    labels = Labels(language())
    partnerships = Partnership.objects.published().with_country(code).in_order()
    places = list(
        Place.objects.filter(country=code)
        .filter(Q(organisations__parties__role=Role.FOREIGN_PARTNER) | Q(partnerships__isnull=False))
        .distinct()
        .select_related("country")[:SHOWN]
    )
    bodies = Organisation.objects.filter(country=code, parties__isnull=False).distinct().order_by("name")[:SHOWN]
    located = [place_record(p, "partner", labels.language) for p in places]
    locator = locate(located, row.name(labels.language)).svg
    return page(
        request,
        "atlas/country.html",
        {
            "country": country_content(
                row,
                labels,
                locator,
                short_partnerships(partnerships[:SHOWN], labels),
                partnerships.count(),
                bodies,
                located,
            )
        },
    )


@public
@require_safe
def show(request: HttpRequest, id: int, slug: str) -> HttpResponse:
    """A place: its names through time, where it lies, who works there."""
    row = Place.objects.select_related("country").filter(pk=id).first()
    if row is None:
        raise Http404("no such place")
    labels = Labels(language())
    address = addresses.place(row, labels.language)
    if request.path != address:
        return redirect(address, permanent=True)
    partnerships = in_places({row.pk}).in_order()
    locator = locate([place_record(row, "partner", labels.language)], _("Où se trouve ce lieu"))
    return page(
        request,
        "atlas/place.html",
        {"place": place_content(row, labels, locator.svg, short_partnerships(partnerships[:SHOWN], labels))},
    )
