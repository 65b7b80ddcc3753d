"""Authorities and other bodies."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coopatlas.catalogue import addresses
from coopatlas.catalogue.assembly import organisation_record
from coopatlas.catalogue.columns import organisation_json
from coopatlas.organisations.models import Organisation
from coopatlas.vocabularies.reading import Labels
from coopatlas.web.access import public
from coopatlas.web.atlas.locators import locate
from coopatlas.web.jinja import language
from coopatlas.web.page import page

PER_PAGE = 60
TAKING_PART = Q(parties__partnership__published_at__isnull=False, parties__partnership__removed_at__isnull=True)


@public
@require_safe
def authorities(request: HttpRequest) -> HttpResponse:
    """Local authorities that take part in a partnership."""
    return listing(request, Organisation.objects.authorities(), _("Collectivités"))


@public
@require_safe
def others(request: HttpRequest) -> HttpResponse:
    """Ministries, associations, agencies…"""
    return listing(request, Organisation.objects.filter(is_authority=False), _("Autres organisations"))


def listing(request: HttpRequest, rows: QuerySet[Organisation], title: str) -> HttpResponse:
    """A list in alphabetical order, with the number of partnerships of each."""
    labels = Labels(language())
    query = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    if query:
        rows = rows.filter(
            Q(name__icontains=query) | Q(pk__in=Organisation.objects.filter(names__name__icontains=query).values("pk"))
        )
    counted = (
        rows.annotate(n=Count("parties__partnership", filter=TAKING_PART, distinct=True))
        .select_related("country")
        .order_by("name", "id")
    )
    found = Paginator(counted, PER_PAGE).get_page(request.GET.get("page", "1")[:9])
    return page(
        request,
        "atlas/organisations.html",
        {
            "title": title,
            "query": query,
            "found": found,
            "rows": [
                {
                    "name": o.name,
                    "url": addresses.organisation(o, labels.language),
                    "kind": labels("organisation_kinds", o.kind),
                    "country": o.country.name(labels.language) if o.country else "",
                    "partnerships": o.n,
                    "ended": o.valid_to,
                }
                for o in found
            ],
        },
    )


def find(id: int) -> Organisation:
    row = Organisation.objects.select_related("country", "territory__country").filter(pk=id).first()
    if row is None:
        raise Http404("no such organisation")
    return row


@public
@require_safe
def show(request: HttpRequest, id: int, slug: str) -> HttpResponse:
    """The authority page: identity through time, its partnerships and those of its predecessors."""
    row = find(id)
    address = addresses.organisation(row, language())
    if request.path != address:
        return redirect(address, permanent=True)
    record = organisation_record(row, Labels(language()))
    found = locate([record.place] if record.place else [], _("Où se trouve cette collectivité"))
    return page(request, "atlas/organisation.html", {"organisation": record, "locator": found.svg})


@public
@require_safe
def record_export(request: HttpRequest, id: int, slug: str) -> HttpResponseBase:
    """The same for machines."""
    content = organisation_json(organisation_record(find(id), Labels(language())))
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False})
