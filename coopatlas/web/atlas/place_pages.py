"""What the country and place pages show."""

from __future__ import annotations

from collections.abc import Iterable

from coopatlas.catalogue import addresses
from coopatlas.catalogue.records import PlaceRecord, ShortPartnership
from coopatlas.catalogue.wording import date_in_words
from coopatlas.organisations.models import Organisation
from coopatlas.territories.models import Country, Place
from coopatlas.vocabularies.reading import Labels


def country_content(
    row: Country,
    labels: Labels,
    locator: str,
    partnerships: tuple[ShortPartnership, ...],
    total: int,
    bodies: Iterable[Organisation],
    places: list[PlaceRecord],
) -> dict[str, object]:
    return {
        "name": row.name(labels.language),
        "code": row.code,
        "zone": labels("zones", row.zone),
        "locator": locator,
        "partnerships": partnerships,
        "total": total,
        "organisations": [
            (o.name, addresses.organisation(o, labels.language), labels("organisation_kinds", o.kind)) for o in bodies
        ],
        "places": places,
    }


def place_content(
    row: Place, labels: Labels, locator: str, partnerships: tuple[ShortPartnership, ...]
) -> dict[str, object]:
    """Identity, chain of parents, successions, actors."""
    language = labels.language
    return {
        "name": row.name,
        "kind": kind_label(row.kind, labels),
        "country": row.country.name(language),
        "precision": row.precision,
        "country_url": addresses.country(row.country_id, language),
        "lat": row.lat,
        "lon": row.lon,
        "population": row.population,
        "population_date": row.population_date,
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
        "source": row.source,
        "names": [
            (n.name, labels("name_kinds", n.kind), n.valid_from, n.valid_to) for n in row.names.order_by("kind", "name")
        ],
        "codes": [(c.scheme, c.code) for c in row.codes.order_by("scheme")],
        "parents": [(p.name, addresses.place(p, language), kind_label(p.kind, labels)) for p in chain(row)],
        "successions": [
            *(
                (
                    "predecessor",
                    s.predecessor.name,
                    addresses.place(s.predecessor, language),
                    date_in_words(s.date, language),
                    s.reason,
                )
                for s in row.inheritances.select_related("predecessor")
            ),
            *(
                (
                    "successor",
                    s.successor.name,
                    addresses.place(s.successor, language),
                    date_in_words(s.date, language),
                    s.reason,
                )
                for s in row.successions.select_related("successor")
            ),
        ],
        "actors": [
            (o.name, addresses.organisation(o, language), labels("organisation_kinds", o.kind))
            for o in row.organisations.order_by("name")
        ],
        "locator": locator,
        "partnerships": partnerships,
    }


def chain(row: Place) -> list[Place]:
    """From the widest unit down to the one just around the place."""
    found: list[Place] = []
    parent = row.parent
    while parent is not None and len(found) < 8:
        found.insert(0, parent)
        parent = parent.parent
    return found


def kind_label(kind: str, labels: Labels) -> str:
    """A place's level: administrative, or that of the body it belongs to."""
    for scheme in ("administrative_levels", "organisation_kinds"):
        try:
            return labels(scheme, kind)
        except KeyError:
            continue
    raise KeyError(kind)
