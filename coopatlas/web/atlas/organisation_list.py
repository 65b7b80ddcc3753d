"""The list of authorities, and that of other bodies: search by any name, old or new, filters, pages."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from coopatlas.catalogue import addresses
from coopatlas.catalogue.aliases import today
from coopatlas.catalogue.assembly.organisations import called, partnership_counts
from coopatlas.catalogue.listed import ListedBody
from coopatlas.organisations.models import Organisation, OrganisationName
from coopatlas.territories.models import Country
from coopatlas.vocabularies.reading import Labels
from coopatlas.web.facets import Filter, Option
from coopatlas.web.paging import ListPage, paged

PER_PAGE = 60
SHOWN = Q(parties__partnership__published_at__isnull=False, parties__partnership__removed_at__isnull=True)


def context(request: HttpRequest, labels: Labels, *, authorities: bool) -> dict[str, object]:
    """Everything ``atlas/organisations.html`` needs."""
    here = reverse("atlas:organisations" if authorities else "atlas:other_organisations")
    asked, all_rows = asked_of(request), everyone(authorities)
    rows = narrowed(all_rows, asked)
    found = paged(rows.order_by("name", "id"), request.GET.get("page", "1"), PER_PAGE)
    acronyms = Prefetch("names", queryset=OrganisationName.objects.filter(kind="acronym"))
    counted = (
        Organisation.objects.filter(pk__in=[row.pk for row in found.rows])
        .select_related("country")
        .prefetch_related(acronyms)
        .order_by("name", "id")
    )
    counts = partnership_counts([row.pk for row in found.rows])
    elsewhere = today(asked["q"]) if "q" in asked and not found.total else None
    return {
        "elsewhere": elsewhere,
        "partnerships_url": link(reverse("atlas:partnerships"), {}, q=asked.get("q", "")),
        "page": ListPage(
            tuple(listed(row, labels, counts.get(row.pk, 0)) for row in counted),
            found.total,
            found.total,
            found.number,
            found.pages,
            link(here, asked, page=str(found.number - 1)) if found.number > 1 else None,
            link(here, asked, page=str(found.number + 1)) if found.number < found.pages else None,
        ),
        "filters": filters(all_rows, asked, here, labels),
        "query": asked.get("q", ""),
        "reset_url": here,
        "authorities": authorities,
    }


def asked_of(request: HttpRequest) -> dict[str, str]:
    """What the address asks for."""
    return {
        name: request.GET.get(name, "").replace("\x00", "").strip()[:200]
        for name in ("q", "pays", "nature")
        if request.GET.get(name)
    }


def everyone(authorities: bool) -> QuerySet[Organisation]:
    """The bodies that have something to show: a partnership of theirs, of a predecessor, or money."""
    known = SHOWN | Q(inheritances__isnull=False) | Q(contributions__isnull=False)
    return Organisation.objects.filter(is_authority=authorities).filter(known).distinct()


def narrowed(rows: QuerySet[Organisation], asked: dict[str, str], *, without: str = "") -> QuerySet[Organisation]:
    """The bodies that answer what is asked, one filter left out to count its choices."""
    if "q" in asked:
        rows = rows.filter(pk__in=called(asked["q"]))
    if "pays" in asked and without != "pays":
        rows = rows.filter(country=asked["pays"])
    if "nature" in asked and without != "nature":
        rows = rows.filter(kind=asked["nature"])
    return rows


def filters(everyone: QuerySet[Organisation], asked: dict[str, str], here: str, labels: Labels) -> list[Filter]:
    """Country and kind, with counts."""
    countries = {country.code: country.name(labels.language) for country in Country.objects.all()}
    words: dict[str, Callable[[str], str]] = {
        "pays": lambda code: countries[code],
        "nature": lambda code: labels("organisation_kinds", code),
    }
    titles = {"pays": pgettext("au singulier", "Pays"), "nature": _("Nature")}
    found = []
    for name, column in (("pays", "country"), ("nature", "kind")):
        rows = narrowed(everyone, asked, without=name).exclude(**{f"{column}__isnull": True})
        counted = rows.values_list(column).annotate(n=Count("pk", distinct=True)).order_by("-n", column)
        options = [
            Option(
                code,
                words[name](code),
                n,
                asked.get(name) == code,
                link(here, asked, **{name: "" if asked.get(name) == code else code}),
            )
            for code, n in counted
        ]
        found.append(Filter(name, titles[name], options))
    return found


def link(here: str, asked: dict[str, str], **changes: str) -> str:
    """The list's address with some parameters changed."""
    parameters = {name: value for name, value in (asked | changes).items() if value}
    return here + (f"?{urlencode(parameters)}" if parameters else "")


def listed(row: Organisation, labels: Labels, count: int) -> ListedBody:
    """One line. Expects ``country`` and the acronyms loaded."""
    acronym = next((name.name for name in row.names.all()), "")
    note = _("jusqu’en %(year)s") % {"year": row.valid_to[:4]} if row.valid_to else ""
    return ListedBody(
        row.name,
        addresses.organisation(row, labels.language),
        acronym,
        note,
        labels("organisation_kinds", row.kind),
        row.country.name(labels.language) if row.country else "",
        count,
    )
