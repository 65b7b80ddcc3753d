"""Partnerships: the list, the record, its source text, and the same for machines."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from coopatlas.catalogue.assembly import partnership_record, short_partnerships
from coopatlas.catalogue.citation import citation
from coopatlas.catalogue.columns import feature, partnership_json, short_json
from coopatlas.catalogue.exports import csv_lines, geojson_lines
from coopatlas.catalogue.filters import Query, matching
from coopatlas.catalogue.neighbours import also_here
from coopatlas.catalogue.source_text import numbered_lines
from coopatlas.partnerships.models import Partnership
from coopatlas.vocabularies.reading import Labels
from coopatlas.web.access import public
from coopatlas.web.atlas import listing as lists
from coopatlas.web.errors import gone, not_found_for_machines
from coopatlas.web.jinja import language
from coopatlas.web.locators import record_locator
from coopatlas.web.machines import ListOf, json
from coopatlas.web.page import page

MEDIA = {"bib": "application/x-bibtex", "ris": "application/x-research-info-systems", "txt": "text/plain"}


@public
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The list with its filters."""
    query = Query.read(request.GET)
    labels = Labels(language())
    return page(request, "atlas/partnerships.html", lists.context(request, query, labels))


@public
@require_safe
def search(request: HttpRequest, extension: str = "") -> HttpResponse:
    """The search of the contract: the list of partnerships answers it for now."""
    address = (
        reverse("atlas:partnerships_export", kwargs={"extension": extension})
        if extension
        else reverse("atlas:partnerships")
    )
    asked = request.GET.urlencode()
    return redirect(address + (f"?{asked}" if asked else ""))


@public
@require_safe
def export(request: HttpRequest, extension: str) -> HttpResponseBase:
    """The filtered list for machines: a page of JSON, or the whole set as CSV or GeoJSON."""
    query = Query.read(request.GET)
    labels = Labels(language())
    rows = matching(query).in_order()
    if extension == "json":
        found = ListOf(request, rows, query.parameters())
        if found.missing:
            return not_found_for_machines()
        return found.answer([short_json(r) for r in short_partnerships(found.rows, labels)])
    lines = csv_lines(rows, labels) if extension == "csv" else geojson_lines(rows, labels)
    media = "text/csv; charset=utf-8" if extension == "csv" else "application/geo+json"
    return StreamingHttpResponse(
        lines, content_type=media, headers={"Content-Disposition": f'attachment; filename="partenariats.{extension}"'}
    )


@public
@require_safe
def show(request: HttpRequest, id: int, slug: str) -> HttpResponse:
    """The record page. An old readable part redirects; a removed record says so."""
    row = find(id)
    if row.removed_at:
        return gone(request, row.removal_reason)
    if row.slug != slug:
        return redirect("atlas:partnership", id=id, slug=row.slug, permanent=True)
    labels = Labels(language())
    record = partnership_record(row, labels)
    locator = record_locator(record)
    neighbours = also_here(row, labels)
    address = request.build_absolute_uri(record.url)
    return page(
        request,
        "atlas/partnership.html",
        {
            "record": record,
            "locator": locator.svg,
            "locator_missing": locator.missing,
            "also_here": neighbours.partnerships,
            "ground": neighbours.ground,
            "citation": citation(record, address=address, today=timezone.localdate(), language=labels.language),
            "formats": formats(row),
        },
    )


@public
@require_safe
def record_export(request: HttpRequest, id: int, slug: str, extension: str) -> HttpResponseBase:
    """One record for machines."""
    row = known(id)
    if row is None:
        return not_found_for_machines()
    if row.removed_at:
        return json({"error": "gone", "reason": row.removal_reason}, status=410)
    if row.slug != slug:
        return redirect("atlas:partnership_export", id=id, slug=row.slug, extension=extension, permanent=True)
    if extension == "csv":
        lines = csv_lines(Partnership.objects.filter(pk=row.pk), Labels(language()))
        return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    record = partnership_record(row, Labels(language()))
    if extension == "geojson":
        places = [
            (p.lat, p.lon, p.precision)
            for p in record.places
            if p.role != "authority" and p.lat is not None and p.lon is not None
        ]
        return json(feature(record, places), content_type="application/geo+json")
    return json(partnership_json(record))


@public
@require_safe
def source_text(request: HttpRequest, id: int, slug: str) -> HttpResponse:
    """The source's words with line numbers, each value tied to its lines."""
    row = find(id)
    if row.removed_at:
        return gone(request, row.removal_reason)
    if row.slug != slug:
        return redirect("atlas:partnership_source", id=id, slug=row.slug, permanent=True)
    lines = numbered_lines(row, Labels(language()))
    if not lines:
        raise Http404("no source text")
    return page(
        request,
        "atlas/partnership_source.html",
        {"record": partnership_record(row, Labels(language())), "lines": lines},
    )


@public
@require_safe
def citation_file(request: HttpRequest, id: int, slug: str, extension: str) -> HttpResponse:
    """The citation as a file for reference managers."""
    row = find(id)
    if extension not in MEDIA:
        raise Http404("no such citation")
    if row.removed_at:
        return gone(request, row.removal_reason)
    if row.slug != slug:
        return redirect("atlas:partnership_citation", id=id, slug=row.slug, extension=extension, permanent=True)
    record = partnership_record(row, Labels(language()))
    made = citation(
        record, address=request.build_absolute_uri(record.url), today=timezone.localdate(), language=language()
    )
    text = {"bib": made.bibtex, "ris": made.ris, "txt": made.text}[extension]
    return HttpResponse(
        text,
        content_type=f"{MEDIA[extension]}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="coopatlas-{id}.{extension}"'},
    )


def known(id: int) -> Partnership | None:
    """The record, removed ones included; a draft does not exist for the public."""
    return Partnership.objects.filter(pk=id, published_at__isnull=False).first()


def find(id: int) -> Partnership:
    """The same, or the page that says it does not exist."""
    row = known(id)
    if row is None:
        raise Http404("no such partnership")
    return row


def formats(row: Partnership) -> list[tuple[str, str]]:
    """The same record for machines."""
    return [
        (
            extension.upper(),
            reverse("atlas:partnership_export", kwargs={"id": row.pk, "slug": row.slug, "extension": extension}),
        )
        for extension in ("json", "csv", "geojson")
    ]
