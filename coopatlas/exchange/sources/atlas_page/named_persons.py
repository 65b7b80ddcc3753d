"""Persons that a page names where it should name a body: a funder "Monsieur Luc Modele", an operator "Contact : Awa Essai".

They are no parties and no funders, and their names go nowhere but the private text."""

from __future__ import annotations

import re

from coopatlas.exchange.drafts import Doubt

from .doubts import doubt
from .folding import flat, fold, visible
from .privacy import addresses
from .tables import country_names

PERSON = "personne non publiée"
CODE = "person-not-body"
_TITLE = r"(?:mm?\.|mr\.?|m|mmes?|mlles?|monsieur|messieurs|madame|mesdames|mademoiselle|docteur|dr\.?|pr\.?)\s+\S"
_ANNOUNCED = (
    r"(?:referente?s?|contacts?|responsables?|correspondante?s?|interlocuteurs?|interlocutrices?|signataires?"
    r"|suivi(?:\s+par)?|chargee? de mission|personnes?\s+(?:ressource|a contacter|referente))\s*:\s*\S"
)
_NAMES = re.compile(rf"[\s,;•–(-]*(?:{_TITLE}|{_ANNOUNCED})")
_BRACKETS = re.compile(r"\s*\([^()]*\)")


def names_a_person(text: str) -> bool:
    """Whether the text begins with a person's title, or with a word that announces a person and a colon ("Référent : …")."""
    return _NAMES.match(flat(text)) is not None


def without_persons(text: str) -> str:
    """The name of a body without the persons in brackets beside it; the parts of a list that are persons replaced."""
    kept = _BRACKETS.sub(lambda match: "" if names_a_person(match[0]) else match[0], text)
    parts = kept.split(", ")
    if not any(map(names_a_person, parts)):
        return kept
    return ", ".join(PERSON if names_a_person(part) else part for part in parts if part.strip(" ,"))


def before_person(name: str) -> str:
    """The name of a post without a person in brackets at its end: two words or more that are no country's name."""
    body, bracket, inside = name.partition("(")
    inside = inside.rstrip(") ")
    if not bracket or not body.strip() or fold(inside) in country_names():
        return name
    told = len(inside.split()) > 1 or names_a_person(inside) or bool(addresses(inside))
    return visible(body) if told else name


def about_person(field: str, line: int) -> Doubt:
    """The doubt that says a person stands there, and not who."""
    return doubt(CODE, field, "", line)


def lines_of(doubts: list[Doubt]) -> set[int]:
    """The lines where those doubts stand: not one is shown."""
    return {told.line for told in doubts if told.code == CODE and told.line is not None}
