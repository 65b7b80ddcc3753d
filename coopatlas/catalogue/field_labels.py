"""Names of values in words, for the page of the source text: "contributions[2].year" → "Financement 3 : année"."""

from __future__ import annotations

import re

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

INDEX = re.compile(r"^(?P<kind>[a-z_]+)(?:\[(?P<key>[^\]]+)\])?(?:\.(?P<value>[a-z_0-9]+))?$")
# What holds the value; a rank is added when there are several.
KINDS = {
    "title": _("Titre"),
    "form": _("Forme"),
    "status": _("État"),
    "first_signed_year": _("Première signature"),
    "start_year": _("Début"),
    "end_date": _("Fin"),
    "triennial": _("Triennal"),
    "communication_in_france": _("Communication en France"),
    "communication_abroad": _("Communication dans le pays partenaire"),
    "evaluation": _("Évaluation"),
    "post_name": _("Poste diplomatique"),
    "post": _("Poste diplomatique"),
    "narratives": _("Récit"),
    "parties": _("Partie prenante"),
    "themes": _("Thème"),
    "places": _("Lieu"),
    "contributions": _("Financement"),
    "project": _("Projet"),
    "actions": _("Action"),
    "agreements": _("Convention"),
    "periods": _("Période"),
    "volunteers": _("Volontaire"),
}
VALUES = {
    "label": _("financeur"),
    "amount": _("montant"),
    "year": _("année"),
    "one_percent_water": _("1 % eau"),
    "as_signed": _("nom"),
    "name": _("nom"),
    "text": _("texte"),
    "title": _("intitulé"),
    "summary": _("description"),
    "cofunder": _("cofinanceur"),
    "cofunded_year": _("année du cofinancement"),
    "signed_on": _("signature"),
    "mission": _("mission"),
    "field": _("champs d’action"),
    "host": _("entité d’affectation"),
    "level1": _("premier niveau"),
    "level2": _("deuxième niveau"),
    "level3": _("troisième niveau"),
}


def in_words(path: str) -> str:
    """The value's name as people say it. Raises KeyError for a path nobody named: a test walks them all."""
    match = INDEX.match(path)
    if match is None:
        raise KeyError(path)
    kind = str(KINDS[match["kind"]])
    rank = f"\u00a0{int(match['key']) + 1}" if (match["key"] or "").isdigit() else ""
    if not match["value"]:
        return f"{kind}{rank}"
    return gettext("%(what)s : %(value)s") % {"what": f"{kind}{rank}", "value": VALUES[match["value"]]}
