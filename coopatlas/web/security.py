"""What Django and django-csp leave open, for every response: more headers, fewer methods."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "X-Frame-Options": "DENY",  # Django's own middleware stands behind the one that serves static files
}
METHODS = ("GET", "HEAD", "POST")


class MethodsMiddleware:
    """Refuses the methods no page has a use for. Django's own views (administration, sign-in) would take PUT for POST and any
    other for GET."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        return self.get_response(request)


class SecurityHeadersMiddleware:
    """Adds HEADERS, and forbids caches to keep what a signed-in person saw."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        user = getattr(request, "user", None)
        if user is not None and request.session.accessed and user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response
