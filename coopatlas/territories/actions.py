"""Every write about territories. A place becomes a row when a record needs it, born from the reference file."""

from __future__ import annotations

from django.db import transaction

from coopatlas.gazetteer import Gazetteer, Unit
from coopatlas.gazetteer.kinds import kinds_of_family
from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.territories.models import Country, Place, PlaceCode, PlaceName, PlaceParent, PlaceSuccession
from coopatlas.vocabularies.models import Term

GROUPING = "intercommunal"
SHOWN_NAMES = 40  # a capital has hundreds of spellings; search asks the reference file, the page shows the first ones


def ensure_country(code: str, *, reference: Gazetteer, by: Actor) -> Country | None:
    """The country of an ISO code, created when it is not there yet; None for an unknown code."""
    known = Country.objects.filter(pk=code).first()
    if known is not None:
        return known
    unit = reference.get(f"country:{code}")
    if unit is None:
        return None
    english = next((n.name for n in unit.names if n.language == "en"), unit.name)
    return history.create(Country(code=code, name_fr=unit.name, name_en=english, zone=zone_of(code)), by=by)


def zone_of(code: str) -> str:
    """The ministry's zone of a country, "" when no vocabulary tells."""
    zones = Term.objects.of("zones").order_by("sort")
    return next((zone.code for zone in zones if code in zone.extra.get("countries", "").split()), "")


@transaction.atomic
def ensure_place(unit: Unit, *, reference: Gazetteer, by: Actor) -> Place:
    """The place of a reference unit, with its parents, names, codes and successors, created when it is not there yet."""
    known = Place.objects.filter(reference_key=unit.key).first()
    if known is not None:
        return known
    country = ensure_country(unit.country, reference=reference, by=by)
    if country is None:
        raise ValueError(f"{unit.key}: country {unit.country!r} unknown")
    place = history.create(
        Place(
            name=unit.name,
            kind=unit.kind,
            country=country,
            parent=parent_of(unit, reference=reference, by=by),
            valid_from=unit.valid_from,
            valid_to=unit.valid_to,
            lat=unit.lat,
            lon=unit.lon,
            precision=unit.precision or "unknown",
            population=unit.population,
            population_date=str(unit.population_year or ""),
            reference_key=unit.key,
            source=unit.source[:300],
        ),
        by=by,
    )
    history.bulk_create(
        [
            PlaceName(
                place=place,
                name=name,
                kind=kind,
                language=dated.language,
                valid_from=dated.valid_from,
                valid_to=dated.valid_to,
            )
            for (name, kind), dated in list({(n.name, n.kind): n for n in unit.names if n.name != unit.name}.items())[
                :SHOWN_NAMES
            ]
        ],
        by=by,
    )
    history.bulk_create([PlaceCode(place=place, scheme=s, code=c) for s, c in sorted(unit.codes.items())], by=by)
    link_parents(place, unit, reference=reference, by=by)
    link_successors(place, unit, reference=reference, by=by)
    return place


def parent_of(unit: Unit, *, reference: Gazetteer, by: Actor) -> Place | None:
    """The row of the unit's parent; countries are not places."""
    parent = reference.get(unit.parent) if unit.parent else None
    if parent is None or parent.nature == "country":
        return None
    return ensure_place(parent, reference=reference, by=by)


def link_parents(place: Place, unit: Unit, *, reference: Gazetteer, by: Actor) -> None:
    """The territories it lay in, from one date to another; groupings of communes are organisations, not territories."""
    for group in reference.groups(unit):
        parent = reference.get(group.key)
        if parent is None or parent.nature in {"country", "body"} or parent.kind in kinds_of_family(GROUPING):
            continue
        row = PlaceParent(
            place=place,
            parent=ensure_place(parent, reference=reference, by=by),
            valid_from=group.valid_from,
            valid_to=group.valid_to,
        )
        history.create(row, by=by)


def link_successors(place: Place, unit: Unit, *, reference: Gazetteer, by: Actor) -> None:
    """Who took over, from the reference file."""
    for heir in unit.successors:
        target = reference.get(heir.key)
        if target is None or target.nature == "body":
            continue
        history.create(
            PlaceSuccession(
                predecessor=place,
                successor=ensure_place(target, reference=reference, by=by),
                date=heir.date,
                reason=heir.reason[:300],
                share=heir.share,
            ),
            by=by,
        )
