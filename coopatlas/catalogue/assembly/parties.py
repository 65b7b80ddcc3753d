"""Bodies as the public sees them: under the name they signed with, today's heir beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q, prefetch_related_objects

from coopatlas.catalogue import addresses
from coopatlas.catalogue.records import Coded, ParentRecord, PartyRecord, PlaceRecord, SuccessorRef
from coopatlas.core.folding import folded
from coopatlas.organisations.models import Organisation, Succession
from coopatlas.partnerships.enums import HERE, Role
from coopatlas.partnerships.models import Party
from coopatlas.territories.models import Place, PlaceParent
from coopatlas.vocabularies.reading import Labels

LONGEST_LINE = 4  # SAN d'Évry → Évry Centre Essonne → Grand Paris Sud: no line of heirs seen is longer


@dataclass(frozen=True, slots=True)
class Heirs:
    """Who took over from whom, for the bodies of one page."""

    by_predecessor: dict[int, list[Succession]]

    @classmethod
    def of(cls, organisations: Iterable[int]) -> Heirs:
        """Follow the lines of succession, every generation in one query."""
        named = {pk for pk in organisations if pk}
        if not named:
            return cls({})
        generation = Succession.objects.filter(predecessor__in=named)
        wanted = Q(pk__in=generation.values("pk"))
        for _ in range(LONGEST_LINE - 1):
            generation = Succession.objects.filter(predecessor__in=generation.values("successor"))
            wanted |= Q(pk__in=generation.values("pk"))
        found: dict[int, list[Succession]] = {}
        rows = Succession.objects.filter(wanted).select_related("successor").order_by("id")
        for row in sorted(rows, key=lambda r: -(r.share or 0)):
            found.setdefault(row.predecessor_id, []).append(row)
        return cls(found)

    def of_today(self, pk: int, language: str) -> SuccessorRef | None:
        """The body of today that took over most of what ``pk`` was, None when it still exists."""
        step, last, seen = pk, None, set[int]()
        while step in self.by_predecessor:
            seen.add(step)
            last = self.by_predecessor[step][0]
            step = last.successor_id
            if step in seen:  # a line that comes back on itself tells nothing
                return None
        if last is None:
            return None
        return SuccessorRef(
            last.successor.name, addresses.organisation(last.successor, language), last.date, last.reason
        )


def party_record(party: Party, labels: Labels, heirs: Heirs) -> PartyRecord:
    """One party. Expects ``organisation`` and ``country`` loaded."""
    body = party.organisation
    language = labels.language
    return PartyRecord(
        role=Coded(party.role, labels("party_roles", party.role)),
        name=body.name if body else party.as_signed,
        as_signed=party.as_signed,
        country=party.country_id or "",
        country_name=party.country.name(language) if party.country else "",
        url=addresses.organisation(body, language) if body else None,
        successor=heirs.of_today(body.pk, language) if body else None,
        place_name=party.place_name,
        acting_for=party.acting_for,
        kind=labels("organisation_kinds", body.kind) if body else "",
        matched=body is not None,
    )


def shores(parties: Iterable[PartyRecord]) -> tuple[tuple[PartyRecord, ...], tuple[PartyRecord, ...]]:
    """The French side and the partner side, each body once."""
    here: dict[str, PartyRecord] = {}
    there: dict[str, PartyRecord] = {}
    for party in parties:
        if party.role.code in HERE:
            here.setdefault(folded(party.name), party)
        elif party.role.code == Role.FOREIGN_PARTNER:
            there.setdefault(folded(party.name), party)
    return tuple(here.values()), tuple(there.values())


def place_record(place: Place, role: str, language: str, parents: tuple[ParentRecord, ...] = ()) -> PlaceRecord:
    """One place, its precision told. Expects ``country`` loaded."""
    return PlaceRecord(
        name=place.name,
        country=place.country_id,
        country_name=place.country.name(language),
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        role=role,
        url=addresses.place(place, language),
        kind=place.kind,
        parents=parents,
    )


def with_parents(places: Sequence[Place]) -> None:
    """Load the dated parents of all these places, in one query."""
    rows = PlaceParent.objects.select_related("parent").order_by("valid_to", "valid_from")
    prefetch_related_objects(places, Prefetch("parents", queryset=rows))


def parent_records(place: Place, language: str) -> tuple[ParentRecord, ...]:
    """The territories the place lay in, the oldest first, when at least one is dated. Expects ``with_parents``."""
    rows = sorted(place.parents.all(), key=lambda p: (p.valid_to or "9999", p.valid_from))
    if not any(p.valid_from or p.valid_to for p in rows):
        return ()
    return tuple(
        ParentRecord(p.parent.name, addresses.place(p.parent, language), p.valid_from, p.valid_to) for p in rows
    )


def territory_of(organisation: Organisation | None) -> Place | None:
    return organisation.territory if organisation else None
