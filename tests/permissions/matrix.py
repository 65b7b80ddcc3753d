"""The permission matrix: what every address answers to every person and every method.

``matrix.csv`` has one row per url pattern. ``sample`` makes a real path of it (see ``Samples``); ``get`` columns hold one
status for each kind of visitor; a method's cell holds one status when it is the same for all five, else five in the same
order: anonymous/account/staff/superuser/suspended.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.contrib.contenttypes.models import ContentType

from coopatlas.catalogue.addresses import slug_of
from coopatlas.exchange.models import ImportRun
from coopatlas.lessons.models import Lesson, Sheet
from coopatlas.networks.models import Network
from coopatlas.organisations.models import Organisation
from coopatlas.partnerships.models import Partnership
from coopatlas.projects.models import Project
from coopatlas.territories.models import Place
from tests.addresses import LANGUAGE

FILE = Path(__file__).with_name("matrix.csv")
VISITORS = ("anonymous", "account", "staff", "superuser", "suspended")
OTHER_METHODS = ("head", "options", "post", "put", "patch", "delete", "trace")
COLUMNS = ("pattern", "sample", *(f"get_{visitor}" for visitor in VISITORS), *OTHER_METHODS)


@dataclass(frozen=True, slots=True)
class Row:
    """``expected``: status by (method, visitor)."""

    pattern: str
    sample: str
    expected: dict[tuple[str, str], int]

    @property
    def languages(self) -> tuple[str, ...]:
        """The prefixes under which the address exists."""
        return ("", "en/") if LANGUAGE in self.pattern else ("",)


def rows() -> list[Row]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return [read(cells) for cells in csv.DictReader(file)]


def read(cells: dict[str, str]) -> Row:
    expected = {("get", visitor): int(cells[f"get_{visitor}"]) for visitor in VISITORS}
    for method in OTHER_METHODS:
        told = cells[method].split("/")
        told = told * len(VISITORS) if len(told) == 1 else told
        expected |= {(method, visitor): int(status) for visitor, status in zip(VISITORS, told, strict=True)}
    return Row(cells["pattern"], cells["sample"], expected)


class Samples:
    """Real values for the placeholders of ``sample``: ``{authority.pk}``, ``{authority_slug}``, ``{row}``…"""

    def __init__(self) -> None:
        partnership = Partnership.objects.published().order_by("pk")[0]
        authority = Organisation.objects.filter(is_authority=True).order_by("pk")[0]
        body = Organisation.objects.filter(is_authority=False).order_by("pk")[0]
        place = Place.objects.order_by("pk")[0]
        network = Network.objects.filter(plans__isnull=False).select_related("organisation").order_by("pk")[0]
        project = Project.objects.published().order_by("pk")[0]
        self.values = {
            "partnership": partnership,
            "authority": authority,
            "authority_slug": slug_of(authority.name),
            "body": body,
            "body_slug": slug_of(body.name),
            "place": place,
            "place_slug": slug_of(place.name),
            "network": network,
            "network_slug": slug_of(network.organisation.name),
            "meeting": network.organisation.meetings.order_by("pk")[0],
            "project": project,
            "project_slug": slug_of(project.title),
            "lesson": Lesson.objects.published().order_by("pk")[0],
            "sheet": Sheet.objects.published().order_by("pk")[0],
            "imported": ImportRun.objects.light()[0],
            "imported_before": ImportRun.objects.light()[1],
            "type": ContentType.objects.get_for_model(Partnership),
        }

    def path(self, row: Row, language: str) -> str:
        """The address that ``row`` is tried with."""
        values = self.values | ({"row": self.first_row(row.pattern)} if "{row}" in row.sample else {})
        return "/" + language + row.sample.format(**values)

    def first_row(self, pattern: str) -> object:
        """The key of one row of the model an administration pattern speaks of."""
        _, app, model, *_ = pattern.split("/")
        return apps.get_model(app, model)._default_manager.order_by("pk").values_list("pk", flat=True)[0]
