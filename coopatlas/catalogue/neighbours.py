"""Who else is there? Other partnerships with the same place, the unit it lies in, or a unit inside it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from coopatlas.catalogue.assembly.lists import short_partnerships
from coopatlas.catalogue.records import ShortPartnership
from coopatlas.partnerships.enums import THERE
from coopatlas.partnerships.models import Partnership, PartnershipPlace, Party
from coopatlas.partnerships.models.partnership import PartnershipQuerySet
from coopatlas.territories.models import Place
from coopatlas.vocabularies.reading import Labels

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Other partnerships, and the names of the places where they were looked for."""

    partnerships: tuple[ShortPartnership, ...]
    ground: tuple[str, ...]


def also_here(row: Partnership, labels: Labels) -> Neighbours:
    """Up to six other partnerships on the same ground: the record's places and the territories around them."""
    own = Place.objects.filter(
        Q(organisations__parties__partnership=row, organisations__parties__role__in=THERE)
        | Q(partnerships__partnership=row)
    )
    told = own.order_by("name").values_list("pk", "name", "parent", "parent__name")
    ground = {pk: name for pk, name, _, _ in told} | {pk: name for _, _, pk, name in told if pk}
    found = short_partnerships(in_places(set(ground)).exclude(pk=row.pk).in_order()[:SHOWN], labels)
    return Neighbours(found, tuple(dict.fromkeys(ground.values())))


def in_places(places: set[int]) -> PartnershipQuerySet:
    """Published partnerships whose partner, or whose work, is in one of these places or just inside."""
    there = Q(organisation__territory__in=places) | Q(organisation__territory__parent__in=places)
    by_partner = Party.objects.filter(there, role__in=THERE).values("partnership")
    by_work = PartnershipPlace.objects.filter(Q(place__in=places) | Q(place__parent__in=places)).values("partnership")
    return Partnership.objects.published().filter(Q(pk__in=by_partner) | Q(pk__in=by_work))
