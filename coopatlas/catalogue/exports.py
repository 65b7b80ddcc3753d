"""Lists for machines, streamed: memory stays flat whatever the number of rows."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from coopatlas.catalogue.assembly import short_partnerships
from coopatlas.catalogue.columns import CSV_COLUMNS, feature, short_row
from coopatlas.catalogue.records import ShortPartnership
from coopatlas.partnerships.enums import THERE
from coopatlas.partnerships.models import Partnership, PartnershipPlace, Party
from coopatlas.vocabularies.reading import Labels

CHUNK = 200
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def chunks(rows: QuerySet[Partnership], labels: Labels) -> Iterator[tuple[ShortPartnership, ...]]:
    """The records by groups of CHUNK, in the order of ``rows``. The order is fixed first, so nothing is told twice."""
    ids = list(rows.values_list("pk", flat=True))
    for start in range(0, len(ids), CHUNK):
        wanted = ids[start : start + CHUNK]
        found = {r.id: r for r in short_partnerships(Partnership.objects.filter(pk__in=wanted), labels)}
        yield tuple(found[pk] for pk in wanted if pk in found)


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: a leading apostrophe, which an import takes off again."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


class Line:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(rows: QuerySet[Partnership], labels: Labels) -> Iterator[str]:
    """Comma-separated UTF-8 (RFC 4180), header first."""
    writer = csv.writer(Line())
    yield str(writer.writerow(CSV_COLUMNS))
    for group in chunks(rows, labels):
        for record in group:
            yield str(writer.writerow([safe_cell(cell) for cell in short_row(record)]))


def geojson_lines(rows: QuerySet[Partnership], labels: Labels) -> Iterator[str]:
    """One FeatureCollection, a feature a line."""
    yield '{"type": "FeatureCollection", "features": [\n'
    comma = ""
    for group in chunks(rows, labels):
        places = partner_points([record.id for record in group])
        for record in group:
            yield comma + json.dumps(feature(record, places.get(record.id, [])), ensure_ascii=False)
            comma = ",\n"
    yield "\n]}\n"


def partner_points(ids: list[int]) -> dict[int, list[tuple[float, float, str]]]:
    """Latitude, longitude and precision of the partners' places and of the places of work, by partnership, each place once:
    the points of the record's own file."""
    found: dict[int, dict[int, tuple[float, float, str]]] = {}
    partners: Any = Party.objects.filter(partnership__in=ids, role__in=THERE)
    work: Any = PartnershipPlace.objects.filter(partnership__in=ids)
    for rows, place in ((partners, "organisation__territory"), (work, "place")):
        columns = (f"{place}__{name}" for name in ("pk", "lat", "lon", "precision"))
        told = rows.filter(**{f"{place}__lat__isnull": False}).order_by("partnership", "position", "pk")
        for pk, key, lat, lon, precision in told.values_list("partnership", *columns):
            found.setdefault(pk, {}).setdefault(key, (lat, lon, precision))
    return {pk: list(places.values()) for pk, places in found.items()}
