"""Authorities and other bodies."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coopatlas.catalogue import addresses
from coopatlas.catalogue.assembly import organisation_record
from coopatlas.catalogue.assembly.networks import networks_of_body
from coopatlas.catalogue.assembly.projects import project_lines, projects_of_body
from coopatlas.catalogue.assembly.sheet_page import sheets_of_body
from coopatlas.catalogue.columns import organisation_json
from coopatlas.organisations.models import Organisation
from coopatlas.vocabularies.reading import Labels
from coopatlas.web.access import public
from coopatlas.web.atlas import organisation_list
from coopatlas.web.atlas.timeline import timeline
from coopatlas.web.errors import not_found_for_machines
from coopatlas.web.jinja import language
from coopatlas.web.locators import locate
from coopatlas.web.page import page

SHOWN_PROJECTS = 20


@public
@require_safe
def authorities(request: HttpRequest) -> HttpResponse:
    """Local authorities that take part in a partnership."""
    return listing(request, authorities=True)


@public
@require_safe
def others(request: HttpRequest) -> HttpResponse:
    """Ministries, associations, agencies…"""
    return listing(request, authorities=False)


def listing(request: HttpRequest, *, authorities: bool) -> HttpResponse:
    context = organisation_list.context(request, Labels(language()), authorities=authorities)
    return page(request, "atlas/organisations.html", context)


def known(id: int) -> Organisation | None:
    return Organisation.objects.select_related("country", "territory__country").filter(pk=id).first()


def find(id: int) -> Organisation:
    row = known(id)
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
    labels = Labels(language())
    record = organisation_record(row, labels)
    found = locate([record.place] if record.place else [], _("Où se trouve cette collectivité"))
    context = {
        "organisation": record,
        "locator": found.svg,
        "timeline": timeline(record),
        "networks": networks_of_body(row.pk, labels),
        "projects": project_lines(projects_of_body(row)[:SHOWN_PROJECTS], language()),
        "sheets": sheets_of_body(row.pk, labels),
    }
    return page(request, "atlas/organisation.html", context)


@public
@require_safe
def record_export(request: HttpRequest, id: int, slug: str) -> HttpResponseBase:
    """The same for machines."""
    row = known(id)
    if row is None:
        return not_found_for_machines()
    address = f"{addresses.organisation(row, language()).removesuffix('/')}.json"
    if request.path != address:
        return redirect(address, permanent=True)
    content = organisation_json(organisation_record(row, Labels(language())))
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False})
