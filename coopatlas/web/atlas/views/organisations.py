"""Authorities and other bodies."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coopatlas.catalogue import addresses
from coopatlas.catalogue.assembly import organisation_record
from coopatlas.catalogue.assembly.networks import networks_of_body
from coopatlas.catalogue.assembly.projects import project_lines, projects_of_body
from coopatlas.catalogue.assembly.sheet_page import sheets_of_body
from coopatlas.catalogue.columns import organisation_json
from coopatlas.catalogue.directories import body_rows, collection, located, point
from coopatlas.organisations.models import Organisation
from coopatlas.vocabularies.reading import Labels
from coopatlas.web.access import public
from coopatlas.web.atlas import organisation_list
from coopatlas.web.atlas.timeline import timeline
from coopatlas.web.errors import not_found_for_machines
from coopatlas.web.jinja import language
from coopatlas.web.locators import locate
from coopatlas.web.machines import ListOf, csv_file, geojson, json
from coopatlas.web.page import page

SHOWN_PROJECTS, SHOWN_PARTNERSHIPS = 20, 100
COLUMNS = ("id", "url", "name", "kind", "country", "valid_from", "valid_to", "partnerships")


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


@public
@require_safe
def authorities_export(request: HttpRequest, extension: str) -> HttpResponseBase:
    """The list of authorities for machines."""
    return export(request, extension, authorities=True)


@public
@require_safe
def others_export(request: HttpRequest, extension: str) -> HttpResponseBase:
    """The list of other bodies for machines."""
    return export(request, extension, authorities=False)


def export(request: HttpRequest, extension: str, *, authorities: bool) -> HttpResponseBase:
    """A page of JSON, or the whole filtered set as a table or as the points that are known."""
    labels, asked = Labels(language()), organisation_list.asked_of(request)
    rows = organisation_list.narrowed(organisation_list.everyone(authorities), asked).order_by("name", "id")
    if extension == "json":
        found = ListOf(request, rows, asked)
        return not_found_for_machines() if found.missing else found.answer(body_rows(found.rows, labels))
    told = list(rows.select_related("territory"))
    if extension == "csv":
        return csv_file(body_rows(told, labels), COLUMNS, "collectivites" if authorities else "organisations")
    pairs = zip(body_rows(told, labels), told, strict=True)
    return geojson(collection(located(row, body.territory) for row, body in pairs if point(body.territory)))


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
    record = organisation_record(row, labels, shown=SHOWN_PARTNERSHIPS)
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
def record_export(request: HttpRequest, id: int, slug: str, extension: str) -> HttpResponseBase:
    """The same for machines."""
    row = known(id)
    if row is None:
        return not_found_for_machines()
    address = f"{addresses.organisation(row, language()).removesuffix('/')}.{extension}"
    if request.path != address:
        return redirect(address, permanent=True)
    labels = Labels(language())
    if extension == "geojson":
        return geojson(located(body_rows([row], labels)[0], row.territory))
    return json(organisation_json(organisation_record(row, labels)))
