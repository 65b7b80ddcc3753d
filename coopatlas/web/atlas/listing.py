"""What the list page shows: filters with counts, the query as a sentence, pages, and what the result cannot see."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coopatlas.catalogue.assembly import short_partnerships
from coopatlas.catalogue.filters import Choice, Query, choices, lacking, matching
from coopatlas.partnerships.models import Partnership
from coopatlas.vocabularies.reading import Labels
from coopatlas.web.facets import Filter, Option
from coopatlas.web.paging import ListPage, paged

PER_PAGE = 50


def context(request: HttpRequest, query: Query, labels: Labels) -> dict[str, Any]:
    """Everything ``atlas/partnerships.html`` needs."""
    found = paged(matching(query).in_order(), request.GET.get("page", "1"), PER_PAGE)
    filters = all_filters(query, choices(query, labels))
    asked = query.parameters()
    everything = Partnership.objects.published().count() if asked else found.total
    return {
        "page": ListPage(
            short_partnerships(found.rows, labels),
            found.total,
            everything,
            found.number,
            found.pages,
            address(query, page=str(found.number - 1)) if found.number > 1 else None,
            address(query, page=str(found.number + 1)) if found.number < found.pages else None,
        ),
        "filters": filters,
        "query": query.text,
        "sentence": sentence(query, filters) if asked else "",
        "reset_url": reverse("atlas:partnerships"),
        "formats": formats(query),
        "missing": missing(query),
    }


def address(query: Query, **changes: str) -> str:
    """The list's address with some parameters changed."""
    parameters = query.parameters(**changes)
    return reverse("atlas:partnerships") + (f"?{urlencode(parameters)}" if parameters else "")


def all_filters(query: Query, found: dict[str, list[Choice]]) -> list[Filter]:
    """Filters in reading order; choosing a selected value again takes it off."""
    labels = {"pays": _("Pays partenaire"), "theme": _("Thème"), "statut": _("État"), "forme": _("Forme")}
    return [
        Filter(
            name,
            label,
            [
                Option(c.value, c.label, c.count, c.selected, address(query, **{name: "" if c.selected else c.value}))
                for c in found[name]
            ],
        )
        for name, label in labels.items()
    ]


def sentence(query: Query, filters: list[Filter]) -> str:
    """The query as people would say it: « Partenariats — Mali, en cours, “eau” »."""
    chosen = [option.label for group in filters for option in group.options if option.selected]
    if query.text:
        chosen.append(_("« %(text)s »") % {"text": query.text})
    return _("Partenariats : %(filters)s") % {"filters": ", ".join(chosen)} if chosen else ""


def formats(query: Query) -> list[tuple[str, str]]:
    """The same set for machines."""
    asked = urlencode(query.parameters())
    return [
        (
            extension.upper(),
            reverse("atlas:partnerships_export", kwargs={"extension": extension}) + (f"?{asked}" if asked else ""),
        )
        for extension in ("csv", "json", "geojson")
    ]


def missing(query: Query) -> list[str]:
    """How many records could have matched but do not tell the value asked for."""
    found = lacking(query)
    words = {
        "theme": lambda n: ngettext(
            "%(n)s autre fiche n’indique aucun thème.", "%(n)s autres fiches n’indiquent aucun thème.", n
        ),
        "pays": lambda n: ngettext(
            "%(n)s autre fiche n’indique aucun pays partenaire.",
            "%(n)s autres fiches n’indiquent aucun pays partenaire.",
            n,
        ),
        "forme": lambda n: ngettext(
            "%(n)s autre fiche n’indique pas sa forme.", "%(n)s autres fiches n’indiquent pas leur forme.", n
        ),
    }
    return [words[name](n) % {"n": n} for name, n in found.items()]
