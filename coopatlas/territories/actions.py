"""Every write about territories. A place becomes a row when a record needs it, born from the reference file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import transaction

from coopatlas.core.folding import folded
from coopatlas.gazetteer import DatedName, Gazetteer, Membership, Unit
from coopatlas.gazetteer.kinds import kinds_of_family
from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.territories.models import Country, Place, PlaceCode, PlaceName, PlaceParent, PlaceSuccession
from coopatlas.vocabularies.models import Term

GROUPING = "intercommunal"
FIRST_NON_LATIN = 0x250  # letters from here on are of no Latin alphabet


def ensure_country(code: str, *, reference: Gazetteer, by: Actor) -> Country | None:
    """The country of an ISO code, created when it is not there yet; None for an unknown code."""
    return ensure_countries([code], reference=reference, by=by).get(code)


@transaction.atomic
def ensure_countries(codes: Iterable[str], *, reference: Gazetteer, by: Actor) -> dict[str, Country]:
    """The countries of ISO codes, created when they are not there yet; unknown codes are left out."""
    wanted = list(dict.fromkeys(code for code in codes if code))
    known = Country.objects.in_bulk(wanted)
    fresh = [unit for code in wanted if code not in known and (unit := reference.get(f"country:{code}"))]
    born = history.bulk_create(
        [
            Country(
                code=unit.country,
                name_fr=unit.name,
                name_en=next((n.name for n in unit.names if n.language == "en"), unit.name),
                zone=zone_of(unit.country),
            )
            for unit in fresh
        ],
        by=by,
    )
    return known | {country.code: country for country in born}


def zone_of(code: str) -> str:
    """The ministry's zone of a country, "" when no vocabulary tells."""
    zones = Term.objects.of("zones").order_by("sort")
    return next((zone.code for zone in zones if code in zone.extra.get("countries", "").split()), "")


def ensure_place(unit: Unit, *, reference: Gazetteer, by: Actor) -> Place:
    """The place of a reference unit, with its parents, names, codes and successors, created when it is not there yet."""
    return ensure_places([unit], reference=reference, by=by)[unit.key]


@transaction.atomic
def ensure_places(units: Iterable[Unit], *, reference: Gazetteer, by: Actor) -> dict[str, Place]:
    """The same for many units, by reference key; what they lie in and what took over from them is there too."""
    known, fresh = gather(units, reference)
    countries = ensure_countries((unit.country for unit in fresh.values()), reference=reference, by=by)
    for generation in from_the_top(fresh):
        lost = [unit for unit in generation if unit.country not in countries]
        if lost:
            raise ValueError(f"{lost[0].key}: country {lost[0].country!r} unknown")
        born = history.bulk_create(
            [new_place(unit, countries[unit.country], known.get(unit.parent)) for unit in generation], by=by
        )
        known |= {place.reference_key: place for place in born}
    describe(fresh, known, by=by)
    history.bulk_create(
        [
            PlaceParent(
                place=known[unit.key], parent=known[group.key], valid_from=group.valid_from, valid_to=group.valid_to
            )
            for unit in fresh.values()
            for group in territories(unit, reference)
        ],
        by=by,
    )
    history.bulk_create(
        [
            PlaceSuccession(
                predecessor=known[unit.key],
                successor=known[heir.key],
                date=heir.date,
                reason=heir.reason[:300],
                share=heir.share,
            )
            for unit in fresh.values()
            for heir in unit.successors
            if heir.key in known
        ],
        by=by,
    )
    return known


def gather(units: Iterable[Unit], reference: Gazetteer) -> tuple[dict[str, Place], dict[str, Unit]]:
    """(places already there, units that must become places): the units, their parents, their heirs, and so on."""
    known: dict[str, Place] = {}
    fresh: dict[str, Unit] = {}
    wanted = {unit.key: unit for unit in units}
    while wanted:
        found = {place.reference_key: place for place in Place.objects.filter(reference_key__in=wanted)}
        known |= found
        born = {key: unit for key, unit in wanted.items() if key not in found}
        fresh |= born
        further = (
            reference.get(key)
            for unit in born.values()
            for key in (
                unit.parent,
                *(heir.key for heir in unit.successors),
                *(group.key for group in territories(unit, reference)),
            )
            if key and key not in fresh and key not in known
        )
        wanted = {unit.key: unit for unit in further if unit and unit.nature not in {"country", "body"}}
    return known, fresh


def territories(unit: Unit, reference: Gazetteer) -> list[Membership]:
    """The territories it lay in, from one date to another; groupings of communes are organisations, not territories."""
    found = []
    for group in reference.groups(unit):
        parent = reference.get(group.key)
        if parent is not None and parent.nature not in {"country", "body"}:
            found += [] if parent.kind in kinds_of_family(GROUPING) else [group]
    return found


def from_the_top(units: dict[str, Unit]) -> Iterator[list[Unit]]:
    """The units by generations: none comes before what it lies in."""
    left = dict(units)
    while left:
        generation = [unit for unit in left.values() if unit.parent not in left or unit.parent == unit.key]
        if not generation:
            raise ValueError(f"places lie in one another: {sorted(left)}")
        yield generation
        for unit in generation:
            del left[unit.key]


def new_place(unit: Unit, country: Country, parent: Place | None) -> Place:
    """The row of a unit, not saved yet."""
    return Place(
        name=unit.name,
        kind=unit.kind,
        country=country,
        parent=parent,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        lat=unit.lat,
        lon=unit.lon,
        precision=unit.precision or "unknown",
        population=unit.population,
        population_date=str(unit.population_year or ""),
        reference_key=unit.key,
        source=unit.source[:300],
        search_text=words_of(unit),
    )


def describe(units: dict[str, Unit], places: dict[str, Place], *, by: Actor) -> None:
    """Names and codes of new places, as the reference file tells them."""
    names = [
        PlaceName(
            place=places[unit.key],
            name=name,
            kind=kind,
            language=dated.language,
            valid_from=dated.valid_from,
            valid_to=dated.valid_to,
        )
        for unit in units.values()
        for (name, kind), dated in {(n.name, n.kind): n for n in told_names(unit)}.items()
    ]
    history.bulk_create(names, by=by, together=True)
    codes = [
        PlaceCode(place=places[u.key], scheme=s, code=c) for u in units.values() for s, c in sorted(u.codes.items())
    ]
    history.bulk_create(codes, by=by, together=True)


def told_names(unit: Unit) -> list[DatedName]:
    """The names that tell something: a kind, a period, a language or a script. The dozens of mere spellings that gazetteers
    gather ("Kajes", "kayesa") only help to find the place."""
    return [n for n in unit.names if n.name != unit.name and not is_spelling(n)]


def is_spelling(name: DatedName) -> bool:
    dated = name.valid_from or name.valid_to
    return name.kind == "alias" and not name.language and not dated and all(ord(c) < FIRST_NON_LATIN for c in name.name)


def words_of(unit: Unit, *names: str) -> str:
    """Every word the unit is called by, folded, once: found whatever the spelling."""
    texts = (*names, unit.name, *(n.name for n in unit.names))
    return " ".join(dict.fromkeys(word for text in texts for word in folded(text).split()))
