"""Legal pages, sources, health, and what machines ask of a site."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coopatlas.cartography import BORDERS_DISCLAIMER_EN, BORDERS_DISCLAIMER_FR
from coopatlas.catalogue.reference_words import translated
from coopatlas.gazetteer.packing import read_manifest
from coopatlas.web.access import public
from coopatlas.web.jinja import language
from coopatlas.web.page import page
from coopatlas.web.pages.origins import brought

SECURITY_TXT_DAYS = 180
DESK = ("/imports/", "/en/imports/", "/corbeille/", "/en/corbeille/")


@public
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return page(request, "pages/about.html")


@public
@require_safe
def legal(request: HttpRequest) -> HttpResponse:
    return page(request, "pages/legal.html", {"operator": settings.OPERATOR})


@public
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return page(request, "pages/privacy.html", {"operator": settings.OPERATOR})


@public
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return page(request, "pages/accessibility.html", {"operator": settings.OPERATOR})


@public
@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Where reference data comes from, as the licences ask."""
    disclaimer = BORDERS_DISCLAIMER_EN if language() == "en" else BORDERS_DISCLAIMER_FR
    context = {"attributions": attributions(), "disclaimer": disclaimer, "brought": brought(language())}
    return page(request, "pages/sources.html", context)


def attributions() -> list[dict[str, str]]:
    """Sources of the reference set, from its manifest, told in the reader's language."""
    manifest = read_manifest()
    return [
        {
            "name": f"{row['credit']} ({' '.join(filter(None, (row['package'], row['version'])))})"
            if row.get("package")
            else row["credit"],
            "url": "",
            "use": translated(row["holds"]),
            "license": translated(row["licence"]),
            "date": row["date"],
        }
        for row in manifest["sources"]
    ]


@public
@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, 503 when it does not. For machines; tells nothing private."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "down", "database": "unreachable"}, status=503)
    return JsonResponse({"status": "ok", "database": "ok", "version": settings.VERSION})


@public
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116. Expires moves with the day, so it is always ahead."""
    expires = (timezone.now() + dt.timedelta(days=SECURITY_TXT_DAYS)).replace(hour=0, minute=0, second=0, microsecond=0)
    address = request.build_absolute_uri(reverse("security-txt"))
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: fr, en",
        f"Canonical: {address}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@public
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be indexed; administration and sign-in have no use for it."""
    closed = ("/administration/", "/connexion/", "/en/connexion/", *DESK)
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
