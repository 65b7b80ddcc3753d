"""gunicorn's worker, whose own refusals (a line too long, no HTTP at all) carry our headers as every answer does.

They never reach Django: gunicorn answers before it has a request. What was asked is not repeated to whoever asked it.
"""

from __future__ import annotations

import socket

from django.conf import settings
from gunicorn import util  # type: ignore[import-untyped]
from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]

from coopatlas.web.security import HEADERS

WORDS = {
    400: "Requête incomprise.\nThe request was not understood.\n",
    414: "Cette adresse est trop longue.\nThis address is too long.\n",
    431: "Les en-têtes de la requête sont trop longs.\nThe request’s headers are too long.\n",
    500: "Une panne s’est produite.\nSomething went wrong.\n",
}


class Worker(ThreadWorker):
    """A worker of threads that refuses in our words."""

    def init_process(self) -> None:
        util.write_error = refuse  # where every worker of gunicorn looks for it
        super().init_process()


def refuse(connection: socket.socket, status: int, reason: str, message: str) -> None:
    """Answer in gunicorn's place; ``message``, which quotes the request, is left to the log."""
    util.write_nonblock(connection, refusal(status, reason))


def refusal(status: int, reason: str) -> bytes:
    """The whole answer."""
    body = WORDS.get(status, WORDS[500 if status >= 500 else 400]).encode()
    lines = [
        f"HTTP/1.1 {status} {reason}",
        "Connection: close",
        "Cache-Control: no-store",
        "Content-Type: text/plain; charset=utf-8",
        f"Content-Length: {len(body)}",
        *(f"{name}: {value}" for name, value in headers().items()),
    ]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def headers() -> dict[str, str]:
    """Those Django, django-csp and SecurityHeadersMiddleware give."""
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    told = {
        **HEADERS,
        "Content-Security-Policy": "; ".join(f"{name} {' '.join(words)}" for name, words in directives.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
    }
    if settings.SECURE_HSTS_SECONDS:
        told["Strict-Transport-Security"] = f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains; preload"
    return told
