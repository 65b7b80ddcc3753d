"""Reading what the site gives to machines, and what ``docs/contrat.md`` promises of it."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from coopatlas.partnerships.models import Partnership
from tests.web.crawl import read

PROMISED = {  # the keys of the contract; ours beyond them are listed below
    "id", "url", "title", "form", "status", "first_signed_year", "start_year", "end_date", "triennial", "themes", "parties",
    "contributions", "total", "narratives", "communication_in_france", "communication_abroad", "evaluation", "volunteers",
    "agreements", "places", "anomalies", "sources", "verified_on", "license",
}  # fmt: skip
OURS = {
    "other_themes_state", "diplomatic_post", "contributions_state", "periods", "actions", "volunteers_state", "acronyms", "demo",
    "projects", "steering",
}  # fmt: skip
CHILDREN = {
    "form": {"code", "label"},
    "status": {"code", "label"},
    "themes": {"level1", "level2", "level3", "priority", "main"},
    "parties": {"role", "name", "as_signed", "country", "successor", "url"},
    "contributions": {
        "funders", "label", "amount", "currency", "year", "year_doubted", "one_percent_water", "kind", "stage"
    },
    "total": {"amount", "currency", "lines", "left_out"},
    "narratives": {"section", "language", "text"},
    "volunteers": {"scheme", "mission", "field", "host"},
    "anomalies": {"code", "message"},
    "sources": {"name", "retrieved_on"},
}  # fmt: skip
LINE = {"id", "url", "title", "form", "status", "start_year", "end_date", "theme", "parties", "total", "demo"}
COLUMNS = (
    "id,url,title,form,status,start_year,end_date,authorities,partners,countries,theme,total_amount,total_currency,demo"
)


def address(row: Partnership, ending: str) -> str:
    return f"/partenariats/{row.pk}-{row.slug}.{ending}"


def record(row: Partnership, prefix: str = "") -> dict[str, Any]:
    """One record in JSON."""
    found: dict[str, Any] = json.loads(read(prefix + address(row, "json")))
    return found


def table(text: str) -> list[list[str]]:
    """The cells of a CSV file."""
    return list(csv.reader(io.StringIO(text)))


def features(path: str) -> list[dict[str, Any]]:
    """The features of a GeoJSON collection."""
    found = json.loads(read(path))
    assert found["type"] == "FeatureCollection"
    return list(found["features"])
