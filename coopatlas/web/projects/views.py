"""Projects: their list, and one by one."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from coopatlas.catalogue import addresses
from coopatlas.catalogue.assembly.projects import project_record, short_projects
from coopatlas.catalogue.project_columns import project_json, short_project_json
from coopatlas.projects.models import Project
from coopatlas.vocabularies.reading import Labels
from coopatlas.web.access import public
from coopatlas.web.errors import gone, not_found_for_machines
from coopatlas.web.jinja import language
from coopatlas.web.locators import project_locator
from coopatlas.web.machines import ListOf, json
from coopatlas.web.page import page
from coopatlas.web.projects.listing import list_page, listed


@public
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every project, or those that bear the words asked for."""
    words = request.GET.get("q", "").strip()
    shown = list_page(words, request.GET.get("page", "1"), Labels(language()))
    formats = [("JSON", f"{reverse('projects:list_export')}{'?' + urlencode({'q': words}) if words else ''}")]
    return page(request, "projects/list.html", {"page": shown, "query": words, "formats": formats})


@public
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """The same for machines."""
    words = request.GET.get("q", "").strip()
    found = ListOf(request, listed(words), {"q": words} if words else {})
    if found.missing:
        return not_found_for_machines()
    return found.answer([short_project_json(short) for short in short_projects(found.rows, Labels(language()))])


@public
@require_safe
def show(request: HttpRequest, id: int, slug: str) -> HttpResponse:
    """One project. An old readable part redirects; the project of a removed partnership says so."""
    row = known(id)
    if row is None:
        raise Http404("no such project")
    if row.partnership.removed_at:
        return gone(request, row.partnership.removal_reason)
    address = addresses.project(row, language())
    if request.path != address:
        return redirect(address, permanent=True)
    record = project_record(row, Labels(language()))
    locator = project_locator(record)
    context = {
        "record": record,
        "locator": locator.svg,
        "locator_missing": locator.missing,
        "formats": [("JSON", f"{address.removesuffix('/')}.json")],
    }
    return page(request, "projects/project.html", context)


@public
@require_safe
def record_export(request: HttpRequest, id: int, slug: str) -> HttpResponseBase:
    """The same for machines."""
    row = known(id)
    if row is None:
        return not_found_for_machines()
    if row.partnership.removed_at:
        content = {"error": "gone", "reason": row.partnership.removal_reason}
        return json(content, status=410)
    address = f"{addresses.project(row, language()).removesuffix('/')}.json"
    if request.path != address:
        return redirect(address, permanent=True)
    return json(project_json(project_record(row, Labels(language()))))


def known(id: int) -> Project | None:
    """The project, those of removed partnerships included; that of a draft does not exist for the public."""
    rows = Project.objects.select_related("partnership").filter(partnership__published_at__isnull=False)
    return rows.filter(pk=id).first()
