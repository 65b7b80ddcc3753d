"""The gallery of page components, for those who build pages (debug only)."""

from __future__ import annotations

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from coopatlas.catalogue.assembly import partnership_record
from coopatlas.catalogue.filters import Query
from coopatlas.partnerships.models import Partnership
from coopatlas.vocabularies.reading import Labels
from coopatlas.web.access import public
from coopatlas.web.atlas import listing
from coopatlas.web.jinja import language
from coopatlas.web.page import page


@public
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Every component, fed with the record that has most to show: most money lines, then most doubts."""
    published = Partnership.objects.published()
    richest = published.annotate(
        lines=Count("contributions", distinct=True), questions=Count("anomalies", distinct=True)
    ).order_by("-lines", "-questions", "id")
    row = richest.first()
    if row is None:
        raise Http404("the gallery needs a record to show")
    labels = Labels(language())
    shown = listing.context(request, Query.read({}), labels)
    return page(
        request,
        "components/gallery.html",
        {
            "record": partnership_record(row, labels),
            "shorts": shown["page"].results,
            "filters": shown["filters"],
            "page": shown["page"],
        },
    )
