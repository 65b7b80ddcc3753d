"""What every page is given besides its own content."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import translate_url
from django.utils import timezone

from coopatlas.partnerships.models import Partnership
from coopatlas.web.jinja import language


def page(
    request: HttpRequest, template: str, context: Mapping[str, object] | None = None, *, status: int = 200
) -> HttpResponse:
    """Render ``template``. ``demo_world``: the base holds fictitious records, so a banner says it."""
    here = language()
    shared = {
        "request": request,
        "language": here,
        "other_language_url": translate_url(request.get_full_path(), "en" if here == "fr" else "fr"),
        "demo_world": Partnership.objects.filter(demo=True).exists(),
        "query": "",
        "today": timezone.localdate().isoformat(),
    }
    return render(request, template, {**shared, **(context or {})}, status=status)
