"""Arcs of the map: one line between the first located body of each shore."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from django.db.models import Max, Q, QuerySet

from coopatlas.cartography import Arc, Point
from coopatlas.catalogue.assembly.parties import territory_of
from coopatlas.partnerships.enums import HERE, THERE, Role
from coopatlas.partnerships.models import Partnership, Party
from coopatlas.partnerships.models.partnership import PartnershipQuerySet


def arcs(rows: QuerySet[Partnership]) -> list[Arc]:
    """One arc for each partnership whose two shores are on the map."""
    sides = Party.objects.filter(role__in=[*HERE, *THERE], partnership__in=rows.values("pk"))
    told = sides.select_related("organisation__territory").order_by("partnership", "position", "id")
    found = []
    for _, parties in groupby(told, key=lambda party: party.partnership_id):
        bodies = list(parties)
        here, there = end(bodies, HERE, "here"), end(bodies, THERE, "there")
        if here and there:
            found.append(Arc(here, there))
    return found


def spread(rows: PartnershipQuerySet, first: int) -> QuerySet[Partnership]:
    """What a map of the world can show: the ``first`` partnerships of the list, and the last entered of each partner country."""
    there = Party.objects.filter(role=Role.FOREIGN_PARTNER, partnership__in=rows.values("pk"))
    located = there.filter(organisation__territory__lat__isnull=False, country__isnull=False).order_by()
    by_country = located.values("country").annotate(one=Max("partnership")).values("one")
    return rows.filter(Q(pk__in=by_country) | Q(pk__in=rows.in_order().values("pk")[:first]))


def end(parties: Iterable[Party], roles: tuple[str, ...], shore: str) -> Point | None:
    """The first located body of one shore."""
    for party in parties:
        place = territory_of(party.organisation)
        if party.role in roles and place is not None and place.lat is not None and place.lon is not None:
            return Point(place.lat, place.lon, place.name, place.precision, shore)
    return None
