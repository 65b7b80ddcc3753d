"""The home page."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coopatlas.cartography import world_arcs
from coopatlas.catalogue.arcs import arcs, spread
from coopatlas.catalogue.assembly import short_partnerships
from coopatlas.catalogue.wording import number
from coopatlas.partnerships.enums import HERE, Role
from coopatlas.partnerships.models import Partnership
from coopatlas.vocabularies.reading import Labels
from coopatlas.web.access import public
from coopatlas.web.jinja import language
from coopatlas.web.page import page

SHOWN_ARCS = 60


@public
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """One sentence, one box, a map of arcs, three living numbers, what came last, three doors."""
    published = Partnership.objects.published()
    shown, counted = arcs(spread(published, SHOWN_ARCS)), figures()
    world = world_arcs(
        shown,
        title=_("Carte des partenariats"),
        desc=_("Chaque arc relie deux collectivités partenaires."),
    )
    return page(
        request,
        "atlas/home.html",
        {
            "figures": worded(counted),
            "world_map": world,
            "shown_arcs": len(shown),
            "partial_map": counted["partnerships"] > len(shown),
            "recent": short_partnerships(published.order_by("-published_at", "-id")[:3], Labels(language())),
        },
    )


def figures() -> dict[str, int]:
    """Partnerships, authorities and partner countries, counted now."""
    here = Q(parties__role__in=HERE)
    return Partnership.objects.published().aggregate(
        partnerships=Count("pk", distinct=True),
        authorities=Count("parties__organisation", filter=here | Q(parties__role=Role.FOREIGN_PARTNER), distinct=True),
        countries=Count("parties__country", filter=Q(parties__role=Role.FOREIGN_PARTNER), distinct=True),
    )


def worded(counted: dict[str, int]) -> list[tuple[str, str]]:
    """The figures as the page shows them."""
    words = {"partnerships": _("partenariats"), "authorities": _("collectivités"), "countries": _("pays partenaires")}
    return [(number(counted[name], language()), label) for name, label in words.items()]
