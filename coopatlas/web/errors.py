"""Pages for when something is not there, not allowed or broken: in words, with a way on."""

from __future__ import annotations

import logging

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from coopatlas.web.access import public
from coopatlas.web.page import page

log = logging.getLogger(__name__)


@public
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, "errors/404.html", {"suggestions": []}, status=404)


@public
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, "errors/403.html", status=403)


@public
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return static_page(request, "errors/400.html", 400)


@public
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return page(request, "errors/403_csrf.html", status=403)


def not_found_for_machines() -> JsonResponse:
    """404 for a format of machines, in the shape of its 410."""
    return JsonResponse({"error": "not found"}, status=404)


def gone(request: HttpRequest, notice: str) -> HttpResponse:
    """410: it was here, and was taken away for this reason."""
    return page(request, "errors/410.html", {"notice": notice}, status=410)


@public
def server_error(request: HttpRequest) -> HttpResponse:
    return static_page(request, "errors/500.html", 500)


def static_page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    """A page that needs neither the database nor the session: they may be what failed."""
    return HttpResponse(render_to_string(template), status=status)
