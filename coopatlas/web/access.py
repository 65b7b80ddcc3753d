"""Who may open a page. Every view asks for an account unless it says ``public``; the permission matrix lists them all."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required as public
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from coopatlas.core.rules import Visitor

__all__ = ["only", "public"]

View = Callable[..., HttpResponseBase]


def only(rule: Callable[[Visitor], bool]) -> Callable[[View], View]:
    """Refuses (403) whoever has an account that ``rule`` does not let in; strangers are led to the sign-in form before."""

    def guarding(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not rule(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return guarding
