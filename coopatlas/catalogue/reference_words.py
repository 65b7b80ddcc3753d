"""Words that the reference data holds in French, listed here so that they can be translated.

Reasons of successions and the sources of the reference set are written in French by ``data/reference``. A test asks that
every reason and every source of the committed set stands in this list.
"""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

REASONS = (
    _("changement de chef lieu"),
    _("changement de département + commune devenant commune déléguée"),
    _("changement de département + commune devenant déléguée"),
    _("changement de statut et de nom"),
    _("commune absorbée par la commune nouvelle"),
    _("commune devenant commune déléguée"),
    _("commune devenant déléguée"),
    _("commune nouvelle"),
    _("dissolution : communes réparties"),
    _("dissolution ou élargissement de la commune nouvelle"),
    _("fusion avec la communauté de communes de la Haute Deûle"),
    _("fusion avec la métropole"),
    _("fusion de régions (loi du 16 janvier 2015)"),
    _("fusion d’intercommunalités"),
    _("fusion simple"),
    _("fusion-association"),
    _("regroupement de provinces au Viet Nam (juillet 2025)"),
    _("région créée par détachement de cercles"),
    _("réunion des deux ministères"),
    _("suppression"),
    _("transformation en communauté d’agglomération"),
)
SOURCES = (
    _("communes du Bénin"),
    _("faits écrits à la main, avec leur source à chaque ligne"),
    _("graphies des noms de pays"),
    _("historique des communes depuis 1943"),
    _("noms des pays en français et en anglais"),
    _("points des mairies, contours, noms des EPCI en toutes lettres (données lues, code jamais importé)"),
    _("provinces et communes du Viet Nam avant et après juillet 2025"),
    _("provinces, districts, communes et villages du Cambodge"),
    _("régions NUTS : départements des régions d’avant 2016"),
    _("régions, départements, communes, EPCI et EPT (codes officiels géographiques 2019 à 2026)"),
    _("régions, provinces, cercles et communes du Maroc"),
    _("subdivisions de second niveau"),
    _("subdivisions des pays, avec leur point"),
    _("villes du monde de plus de 500 habitants et leurs autres noms"),
)
LICENCES = (
    _("BSD-3-Clause ; données Unicode-3.0"),
    _("MIT ; données : conditions de data.mef.gov.kh (mention de la source)"),
    _("MIT ; données CC BY 4.0"),
    _("MIT ; données Licence Ouverte 2.0"),
    _("données Licence Ouverte 2.0 (code GPL-3)"),
)

# The programme's own words for what a text tells of a body, and for a funder that the source does not name.
OWN_WORDS = (
    _("Présidence"),
    _("Maire"),
    _("Président"),
    _("Présidente"),
    _("Gouverneur"),
    _("Gouverneure"),
    _("Population selon la source"),
    _("habitants"),
    _("Autre"),
    _("Autres"),
    _("Autre financeur"),
    _("Autres financeurs"),
    _("Divers"),
)


def translated(words: str) -> str:
    """The reader's wording of ``words``; as they stand when this list does not know them (a reason typed by a person)."""
    return gettext(words) if words else ""
