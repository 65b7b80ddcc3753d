"""Themes."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coopatlas.catalogue import addresses
from coopatlas.catalogue.assembly import short_partnerships
from coopatlas.catalogue.assembly.themes import ancestors, crosswalks
from coopatlas.catalogue.columns import short_json
from coopatlas.catalogue.directories import theme_rows
from coopatlas.catalogue.filters import Query, matching
from coopatlas.catalogue.listed import Listed
from coopatlas.catalogue.theme_tree import theme_tree
from coopatlas.vocabularies.models import Term
from coopatlas.vocabularies.reading import Labels
from coopatlas.web.access import public
from coopatlas.web.errors import not_found_for_machines
from coopatlas.web.jinja import language
from coopatlas.web.machines import csv_file, json, listed
from coopatlas.web.page import page

SHOWN = 50


@public
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every theme in use, as a tree."""
    return page(request, "atlas/themes.html", {"themes": theme_tree(Labels(language()))})


@public
@require_safe
def show(request: HttpRequest, code: str) -> HttpResponse:
    """One theme: what lies above and under it, what it corresponds to, who works on it."""
    term = Term.objects.themes().select_related("parent__parent").filter(code=code).first()
    if term is None:
        raise Http404("no such theme")
    labels = Labels(language())
    rows = matching(Query(text="", pays="", theme=code, statut="", forme="")).in_order()
    steps = crosswalks([term.pk], labels.language).get(term.pk, [])
    content = {
        "label": term.label(labels.language),
        "other_label": term.label("fr" if labels.language == "en" else "en"),
        "status": status_words(term.status),
        "source": term.source,
        "ancestors": [
            (t.label(labels.language), addresses.theme(t.code, labels.language)) for t in ancestors(term)[:-1]
        ],
        "children": [
            Listed(t.label(labels.language), addresses.theme(t.code, labels.language))
            for t in term.children.in_use().order_by("sort")
        ],
        "sdgs": [coded for scheme, coded in steps if scheme == "sdg_goals"],
        "dac": [coded for scheme, coded in steps if scheme == "dac_purposes"],
        "partnerships": short_partnerships(rows[:SHOWN], labels),
    }
    return page(request, "atlas/theme.html", {"theme": content})


def status_words(status: str) -> str:
    """How sure the vocabulary is of a term."""
    return {"attested": _("Attesté par une source"), "proposed": _("Proposé"), "withdrawn": _("Retiré")}[status]


@public
@require_safe
def listing_export(request: HttpRequest, extension: str) -> HttpResponseBase:
    """Every theme in use, for machines."""
    rows = list(theme_rows(theme_tree(Labels(language()))))
    if extension == "csv":
        return csv_file(rows, ("code", "url", "label", "parent", "partnerships"), "themes")
    return listed(request, rows)


@public
@require_safe
def theme_export(request: HttpRequest, code: str) -> HttpResponseBase:
    """One theme and its partnerships, for machines."""
    term = Term.objects.themes().select_related("parent").filter(code=code).first()
    if term is None:
        return not_found_for_machines()
    labels = Labels(language())
    rows = matching(Query(text="", pays="", theme=code, statut="", forme="")).in_order()
    content = {
        "code": term.code,
        "url": addresses.theme(term.code, labels.language),
        "label": term.label(labels.language),
        "parent": term.parent.code if term.parent else None,
        "partnerships": rows.count(),
        "results": [short_json(p) for p in short_partnerships(rows[:SHOWN], labels)],
    }
    return json(content)
