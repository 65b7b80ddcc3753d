"""Smaller answers for slow lines, wherever that gives nothing away."""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class CompressionMiddleware(GZipMiddleware):
    """Compresses what anyone may read. The length of a compressed answer tells of its content: an answer that holds a secret
    (a form's token, what a signed-in person sees) beside words of the visitor goes uncompressed (breachattack.com)."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if isinstance(response, FileResponse) or not has_no_secret(request, response):
            return response  # static files are compressed once and for all, by WhiteNoise
        return super().process_response(request, response)


def has_no_secret(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether the answer was made for a visitor without session, with no form to protect."""
    return (
        request.method in {"GET", "HEAD"}
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not response.cookies
        and "CSRF_COOKIE_NEEDS_UPDATE" not in request.META  # set, true or false, once a page asked for its token
    )
