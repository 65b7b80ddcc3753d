"""When the database does not answer: a page that says so and when to come back, not a failure of ours."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from coopatlas.web.errors import static_page

log = logging.getLogger(__name__)
RETRY_SECONDS = "60"


class UnavailableMiddleware:
    """Answers 503 with Retry-After when a view could not reach the database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, OperationalError | InterfaceError):
            return None
        log.error("database unavailable: %s", exception)
        response = static_page(request, "errors/503.html", 503)
        response.headers["Retry-After"] = RETRY_SECONDS
        return response
