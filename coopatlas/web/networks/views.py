"""Networks, read-only: anyone may open these pages."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from coopatlas.catalogue import addresses
from coopatlas.catalogue.assembly.meetings import meeting_record
from coopatlas.catalogue.assembly.networks import (
    every_network,
    meetings_of,
    network_record,
    plan_record,
    short_networks,
)
from coopatlas.catalogue.network_calendar import ics
from coopatlas.catalogue.network_columns import network_json, short_network_json
from coopatlas.networks.models import Network
from coopatlas.vocabularies.reading import Labels
from coopatlas.web.access import public
from coopatlas.web.errors import not_found_for_machines
from coopatlas.web.jinja import language
from coopatlas.web.machines import ListOf, json
from coopatlas.web.page import page


@public
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every network, those the atlas knows best first."""
    networks = short_networks(Network.objects.all(), Labels(language()))
    formats = [("JSON", reverse("networks:networks_export"))]
    return page(request, "networks/networks.html", {"networks": networks, "formats": formats})


@public
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The same for machines, a page at a time."""
    found = ListOf(request, short_networks(Network.objects.all(), Labels(language())), {})
    if found.missing:
        return not_found_for_machines()
    return found.answer([short_network_json(short) for short in found.rows])


@public
@require_safe
def show(request: HttpRequest, id: int, slug: str) -> HttpResponse:
    """One network: members, themes and projects, dates, decisions, how it works."""
    row = find(id)
    address = addresses.network(row.pk, row.organisation.name, language())
    if request.path != address:
        return redirect(address, permanent=True)
    context = {"network": network_record(row, Labels(language())), "formats": [("JSON", f"{address[:-1]}.json")]}
    return page(request, "networks/network.html", context)


@public
@require_safe
def network_export(request: HttpRequest, id: int, slug: str) -> HttpResponse:
    """The same for machines, its latest action plan included."""
    row = every_network().filter(pk=id).first()
    if row is None:
        return not_found_for_machines()
    address = f"{addresses.network(row.pk, row.organisation.name, language())[:-1]}.json"
    if request.path != address:
        return redirect(address, permanent=True)
    labels, latest = Labels(language()), row.plans.first()
    return json(network_json(network_record(row, labels), plan_record(latest, row, labels) if latest else None))


@public
@require_safe
def plan(request: HttpRequest, id: int, slug: str) -> HttpResponse:
    """The latest action plan as the table people know."""
    row = find(id)
    address = addresses.network_plan(row.pk, row.organisation.name, language())
    if request.path != address:
        return redirect(address, permanent=True)
    latest = row.plans.first()
    if latest is None:
        raise Http404("no plan")
    context = {"plan": plan_record(latest, row, Labels(language())), **names(row)}
    return page(request, "networks/plan.html", context)


@public
@require_safe
def meeting(request: HttpRequest, id: int, slug: str, meeting: int) -> HttpResponse:
    """One meeting: agenda, who was there, what was decided and wished for."""
    row = find(id)
    address = addresses.network_meeting(row.pk, row.organisation.name, meeting, language())
    if request.path != address:
        return redirect(address, permanent=True)
    held = meetings_of(row).select_related("owner__country", "place", "funder__country").filter(pk=meeting).first()
    if held is None:
        raise Http404("no such meeting of this network")
    context = {"meeting": meeting_record(held, row, Labels(language())), **names(row)}
    return page(request, "networks/meeting.html", context)


@public
@require_safe
def calendar(request: HttpRequest, id: int, slug: str) -> HttpResponse:
    """The days that are known, for a calendar program."""
    row = find(id)
    current = f"{addresses.network(row.pk, row.organisation.name, language())[:-1]}.ics"
    if request.path != current:
        return redirect(current, permanent=True)
    address = request.build_absolute_uri(addresses.network(row.pk, row.organisation.name, language()))
    name = f"{addresses.slug_of(row.organisation.name)}.ics"
    return HttpResponse(
        ics(row, address, timezone.now()),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def find(id: int) -> Network:
    row = every_network().filter(pk=id).first()
    if row is None:
        raise Http404("no such network")
    return row


def names(row: Network) -> dict[str, str]:
    """The network a page belongs to, for its breadcrumb."""
    name = row.organisation.name
    return {"network_name": name, "network_url": addresses.network(row.pk, name, language())}
