"""Countries, places, themes and bodies as machines read them: lists and single rows, published names of their own."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Count, Q

from coopatlas.catalogue import addresses
from coopatlas.catalogue.assembly.organisations import partnership_counts
from coopatlas.catalogue.assembly.parties import parent_records
from coopatlas.catalogue.exports import Line, safe_cell
from coopatlas.catalogue.listed import Node
from coopatlas.organisations.models import Organisation
from coopatlas.partnerships.enums import Role
from coopatlas.territories.models import Country, Place
from coopatlas.vocabularies.reading import Labels

EXACT = {"point", "commune"}
PARTNER = Q(
    parties__role=Role.FOREIGN_PARTNER,
    parties__partnership__published_at__isnull=False,
    parties__partnership__removed_at__isnull=True,
)


def body_rows(rows: Sequence[Organisation], labels: Labels) -> list[dict[str, Any]]:
    """Bodies of a list, each with the number of partnerships its page shows."""
    counts = partnership_counts([row.pk for row in rows])
    return [
        {
            "id": row.pk,
            "url": addresses.organisation(row, labels.language),
            "name": row.name,
            "kind": {"code": row.kind, "label": labels("organisation_kinds", row.kind)},
            "country": row.country_id,
            "valid_from": row.valid_from or None,
            "valid_to": row.valid_to or None,
            "partnerships": counts.get(row.pk, 0),
        }
        for row in rows
    ]


def country_rows(labels: Labels) -> list[dict[str, Any]]:
    """Countries with a partner, most partnerships first."""
    rows = Country.objects.annotate(n=Count("parties__partnership", filter=PARTNER, distinct=True)).filter(n__gt=0)
    return [country_row(row, row.n, labels) for row in rows.order_by("-n", "name_fr")]


def country_row(row: Country, partnerships: int, labels: Labels) -> dict[str, Any]:
    return {
        "code": row.code,
        "url": addresses.country(row.code, labels.language),
        "name": row.name(labels.language),
        "zone": labels("zones", row.zone) or None,
        "partnerships": partnerships,
    }


def place_row(row: Place, labels: Labels) -> dict[str, Any]:
    """One place with its names, codes and the territories it lay in. Expects ``country`` loaded, the rest too when there are
    many."""
    return {
        "id": row.pk,
        "url": addresses.place(row, labels.language),
        "name": row.name,
        "kind": row.kind,
        "country": row.country_id,
        "lat": row.lat,
        "lon": row.lon,
        "precision": row.precision,
        "valid_from": row.valid_from or None,
        "valid_to": row.valid_to or None,
        "names": [
            {"name": n.name, "kind": n.kind, "valid_from": n.valid_from or None, "valid_to": n.valid_to or None}
            for n in sorted(row.names.all(), key=lambda n: (n.valid_from, n.kind, n.name))
        ],
        "codes": {c.scheme: c.code for c in row.codes.all()},
        "parents": [
            {"name": p.name, "url": p.url, "from": p.valid_from or None, "to": p.valid_to or None}
            for p in parent_records(row, labels.language)
        ],
    }


def theme_rows(tree: Iterable[Node], parent: str | None = None) -> Iterator[dict[str, Any]]:
    """The tree of themes as a list, each branch under its head."""
    for node in tree:
        code = node.url.rstrip("/").rpartition("/")[2]
        yield {"code": code, "url": node.url, "label": node.name, "parent": parent, "partnerships": node.count}
        yield from theme_rows(node.children, code)


def table(rows: Iterable[dict[str, Any]], columns: Sequence[str]) -> Iterator[str]:
    """The same rows as a table, header first; a coded value gives its code."""
    writer = csv.writer(Line())
    yield str(writer.writerow(columns))
    for row in rows:
        cells = (row[name]["code"] if isinstance(row[name], dict) else row[name] for name in columns)
        yield str(writer.writerow([safe_cell("" if cell is None else str(cell)) for cell in cells]))


def point(place: Place | None) -> dict[str, Any] | None:
    """The geometry of a place known to a point, never a guess."""
    if place is None or place.lat is None or place.lon is None or place.precision not in EXACT:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def located(properties: dict[str, Any], place: Place | None) -> dict[str, Any]:
    """One GeoJSON feature."""
    told = {name: value for name, value in properties.items() if not isinstance(value, list | dict)}
    return {"type": "Feature", "geometry": point(place), "properties": told}


def collection(features: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}
