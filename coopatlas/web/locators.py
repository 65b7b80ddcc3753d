"""Locator maps: drawn on the server, the precision of each place told honestly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from babel import Locale
from django.utils.translation import gettext as _

from coopatlas.cartography import Point, locator
from coopatlas.catalogue.projects import ProjectRecord
from coopatlas.catalogue.records import PartnershipRecord, PlaceRecord
from coopatlas.web.jinja import language


@dataclass(frozen=True, slots=True)
class Locator:
    """``svg`` is "" when nothing can be shown; ``missing`` names the places without coordinates."""

    svg: str
    missing: list[str]


def record_locator(record: PartnershipRecord) -> Locator:
    """The partner side and the places of work."""
    return locate([p for p in record.places if p.role != "authority"], _("Où se passe ce partenariat"))


def project_locator(record: ProjectRecord) -> Locator:
    """The sites of the project."""
    return locate([site.place for site in record.sites if site.place], _("Où se passe ce projet"))


def locate(places: Iterable[PlaceRecord], title: str) -> Locator:
    """A map around these places, in the country of the first."""
    told = list(places)
    located = [p for p in told if p.lat is not None and p.lon is not None]
    missing = [p.name for p in told if p.lat is None or p.lon is None]
    if not told:
        return Locator("", [])
    points = [
        Point(p.lat or 0.0, p.lon or 0.0, p.name, p.precision, "here" if p.role == "authority" else "there")
        for p in located
    ]
    desc = _("Lieux montrés : %(names)s") % {"names": ", ".join(p.name for p in told)}
    lands = Locale(language()).territories
    return Locator(locator(points, country=told[0].country or None, title=title, desc=desc, names=lands), missing)
