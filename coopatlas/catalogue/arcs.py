"""Arcs of the map: one line between the first located body of each shore."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from coopatlas.cartography import Arc, Point
from coopatlas.catalogue.assembly.parties import territory_of
from coopatlas.partnerships.enums import HERE, THERE
from coopatlas.partnerships.models import Partnership, Party


def arcs(rows: QuerySet[Partnership]) -> list[Arc]:
    """One arc for each partnership whose two shores are on the map."""
    sides = Party.objects.filter(role__in=[*HERE, *THERE]).select_related("organisation__territory")
    found = []
    for row in rows.prefetch_related(Prefetch("parties", queryset=sides)):
        here, there = end(row, HERE, "here"), end(row, THERE, "there")
        if here and there:
            found.append(Arc(here, there))
    return found


def end(row: Partnership, roles: tuple[str, ...], shore: str) -> Point | None:
    """The first located body of one shore."""
    for party in row.parties.all():
        place = territory_of(party.organisation)
        if party.role in roles and place is not None and place.lat is not None and place.lon is not None:
            return Point(place.lat, place.lon, place.name, place.precision, shore)
    return None
