"""The shapes that views hand to templates, beside the records of the catalogue: plain frozen dataclasses, invented values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from coopatlas.catalogue import records as r
from coopatlas.catalogue.projects import ProjectLine
from tests.web.look import fictitious as f

NAMES = (
    r.NameRecord("Grand Sud Trois-Rivières", r.Coded("official", "nom officiel"), "2016-01-01", ""),
    r.NameRecord("GSTR", r.Coded("acronym", "sigle"), "", ""),
)
CODES = (r.Coded("000000000", "SIREN"),)
SUCCESSIONS = (
    r.SuccessionRecord(
        "predecessor", "Communauté d’agglomération de la Vallée-Claire", "/x/", "1er janvier 2016", "fusion", 32
    ),
    r.SuccessionRecord("successor", "Métropole des Rives", "/x/", "2030", "", None),
)
MAP = (
    '<svg class="map locator" viewBox="0 0 320 240" role="img" aria-labelledby="carte-t"><title id="carte-t">Sandaré</title>'
    '<rect class="frame" width="320" height="240"/><path class="land land-shown" d="M40 30L250 20L300 120L220 220L60 200Z"/>'
    '<circle class="pt" cx="100" cy="120" r="5"/><text class="label" x="110" y="124" font-size="11">Sandaré</text></svg>'
)


@dataclass(frozen=True)
class Listed:
    """One line of a plain list: a country, a place, an organisation, a theme."""

    name: str
    url: str = "/x/"
    note: str = ""
    count: int | None = None
    kind: str = "Commune"
    acronym: str = ""
    country_name: str = "Mali"
    children: tuple[Listed, ...] = ()


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    count: int
    selected: bool
    url: str


@dataclass(frozen=True)
class Filter:
    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Page:
    """One page of a list."""

    results: tuple[Any, ...]
    total: int
    total_unfiltered: int = 3745
    number: int = 1
    pages: int = 1
    previous_url: str | None = None
    next_url: str | None = None


@dataclass(frozen=True)
class Citation:
    text: str = "Grand Sud Trois-Rivières, « Renforcer la commune », CoopAtlas, consulté le 3 octobre 2026."
    bibtex: str = "@misc{coopatlas1,\n  title = {Renforcer la commune}\n}"
    ris: str = "TY  - ELEC\nTI  - Renforcer la commune\nER  -"


@dataclass(frozen=True)
class Line:
    number: int
    text: str
    fields: tuple[str, ...]
    anchor: str


@dataclass(frozen=True)
class Country:
    name: str = "Mali"
    code: str = "ML"
    zone: str = "Afrique de l’Ouest"
    locator: str = MAP
    partnerships: tuple[r.ShortPartnership, ...] = f.SHORTS
    total: int = 60
    organisations: tuple[Listed, ...] = (Listed("Commune urbaine de Sandaré", count=2),)
    places: tuple[Listed, ...] = (Listed("Sandaré", note="commune", count=3),)
    projects: tuple[ProjectLine, ...] = ()
    networks: tuple[Listed, ...] = (Listed("Réseau des villes du fleuve"),)


@dataclass(frozen=True)
class Zone:
    label: str
    countries: tuple[Listed, ...]


@dataclass(frozen=True)
class Theme:
    label: str = "Gouvernance et démocratie locales"
    other_label: str = "Local governance and democracy"
    ancestors: tuple[tuple[str, str], ...] = (("Politique", "/themes/a/"), ("Gouvernance locale", "/themes/b/"))
    children: tuple[Listed, ...] = (Listed("Appui institutionnel", count=3),)
    status: str = "thème attesté"
    source: str = "Atlas d’exemple"
    sdgs: tuple[r.Coded, ...] = f.THEME.sdgs
    dac: tuple[r.Coded, ...] = f.THEME.dac
    partnerships: tuple[r.ShortPartnership, ...] = f.SHORTS[:2]


@dataclass(frozen=True)
class Operator:
    """Who runs the installation; every field may be empty."""

    name: str = ""
    address: str = ""
    phone: str = ""
    director: str = ""
    host: str = ""
    email: str = ""
    dpo_email: str = ""


@dataclass(frozen=True)
class Attribution:
    name: str = "Code officiel géographique"
    url: str = "https://donnees.example/"
    use: str = "communes et leur histoire"
    license: str = "Licence Ouverte 2.0"
    date: str = "2026-01-01"


@dataclass
class BoundField:
    """A form field as Django binds it: prints its own widget."""

    label: str
    id_for_label: str
    errors: list[str] = field(default_factory=list)
    help_text: str = ""

    def __html__(self) -> str:
        invalid = "true" if self.errors else "false"
        return f'<input type="text" name="{self.id_for_label}" id="{self.id_for_label}" aria-invalid="{invalid}">'


@dataclass
class Form:
    errors: dict[str, list[str]]
    fields: list[BoundField]

    def non_field_errors(self) -> list[str]:
        return ["Adresse ou mot de passe inconnu."] if self.errors else []

    def hidden_fields(self) -> list[BoundField]:
        return []

    def visible_fields(self) -> list[BoundField]:
        return self.fields


@dataclass(frozen=True)
class Place:
    name: str = "Sandaré"
    kind: str = "Commune urbaine"
    names: tuple[r.NameRecord, ...] = NAMES
    codes: tuple[r.Coded, ...] = CODES
    parents: tuple[tuple[str, str], ...] = (("Mali", "/pays/ML/"), ("Région de Kayes", "/lieux/2-x/"))
    successions: tuple[r.SuccessionRecord, ...] = SUCCESSIONS
    within: tuple[tuple[str, str, str, str], ...] = (("Kayes", "/lieux/2-x/", "", "2023-03-13"),)
    locator: str = MAP
    partnerships: tuple[r.ShortPartnership, ...] = f.SHORTS[:2]
    actors: tuple[Listed, ...] = (Listed("Grand Sud Trois-Rivières", count=2),)


@dataclass(frozen=True)
class Brought:
    """One source and what it brought."""

    name: str
    note: str
    licence: str
    records: int
    day: str
    read: int
    entered: int
    waiting: int
