"""The home page."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coopatlas.cartography import world_arcs
from coopatlas.catalogue.arcs import arcs
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
    world = world_arcs(
        arcs(published.in_order()[:SHOWN_ARCS]),
        title=_("Carte des partenariats"),
        desc=_("Chaque arc relie deux collectivités partenaires."),
    )
    return page(
        request,
        "atlas/home.html",
        {
            "figures": figures(),
            "world_map": world,
            "recent": short_partnerships(published.order_by("-published_at", "-id")[:3], Labels(language())),
        },
    )


def figures() -> list[tuple[str, str]]:
    """Partnerships, authorities and partner countries, counted now."""
    here = Q(parties__role__in=HERE)
    counted = Partnership.objects.published().aggregate(
        partnerships=Count("pk", distinct=True),
        authorities=Count("parties__organisation", filter=here | Q(parties__role=Role.FOREIGN_PARTNER), distinct=True),
        countries=Count("parties__country", filter=Q(parties__role=Role.FOREIGN_PARTNER), distinct=True),
    )
    words = {"partnerships": _("partenariats"), "authorities": _("collectivités"), "countries": _("pays partenaires")}
    return [(number(counted[name], language()), label) for name, label in words.items()]
