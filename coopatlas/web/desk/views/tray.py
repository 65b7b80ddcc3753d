"""The tray, to be read: answers are given by command."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coopatlas.exchange.rules import may_see_imports
from coopatlas.web.access import only
from coopatlas.web.desk import tray_page
from coopatlas.web.jinja import language
from coopatlas.web.page import page


@only(may_see_imports)
@require_safe
@never_cache
def listing(request: HttpRequest) -> HttpResponse:
    """The rows that wait, by reason."""
    return page(request, "desk/tray.html", tray_page.context(request, language()))
