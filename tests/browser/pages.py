"""Every type of public page, with one address of each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.browser.site import Site


@dataclass(frozen=True)
class PageType:
    """``address`` finds it on a running site; ``real``: it needs the two real records; ``status``: the answer wanted."""

    address: Callable[[Site], str]
    real: bool = False
    status: int = 200


def fixed(path: str, status: int = 200) -> PageType:
    return PageType(lambda site: path, status=status)


def record(name: str, suffix: str = "", prefix: str = "") -> PageType:
    return PageType(lambda site: f"{prefix}{site.records[name]}{suffix}", real=True)


def demo(country: str, word: str = "") -> PageType:
    return PageType(lambda site: site.demo(country, word))


def linked(page: Callable[[Site], str], pattern: str) -> PageType:
    """The first address on another page that looks like this."""

    def find(site: Site) -> str:
        found = re.search(rf'href="({pattern})"', site.text(page(site)))
        assert found is not None, pattern
        return found[1]

    return PageType(find)


def bearing(name: str) -> PageType:
    """The page of the authority that has this name."""

    def find(site: Site) -> str:
        found = re.search(rf'href="([^"]+)">{name}<', site.text("/collectivites/"))
        assert found is not None, name
        return found[1]

    return PageType(find)


NETWORK = linked(lambda site: "/reseaux/", r"/reseaux/\d+-reseau-des-villes[^\"]+")
PAGES: dict[str, PageType] = {
    "accueil": fixed("/"),
    "liste": fixed("/partenariats/"),
    "liste-filtree": fixed("/partenariats/?q=kayes&pays=ML"),
    "liste-vide": fixed("/partenariats/?q=zzzz"),
    "fiche-evry": record("evry"),
    "fiche-nord": record("npdc"),
    "fiche-evry-anglais": record("evry", prefix="/en"),
    "fiche-demo": demo("ML", "evry"),
    "fiche-khmer": demo("KH", "haute-orsanne"),
    "fiche-arabe": demo("MA", "tizi-n-ouzal-valriviere"),
    "fiche-quatorze": demo("PL", "val-de-lisse"),
    "fiche-negociation": demo("PS", "castelvaire"),
    "texte-source": record("evry", "source/"),
    "collectivite": bearing("Communauté d’agglomération Évry Centre Essonne"),
    "collectivite-heritiere": bearing("Région Hauts-de-France"),
    "collectivites": fixed("/collectivites/"),
    "organisation": linked(lambda site: "/organisations/", r"/organisations/\d+-ambassade[^\"]+"),
    "organisations": fixed("/organisations/"),
    "pays": fixed("/pays/ML/"),
    "tous-les-pays": fixed("/pays/"),
    "lieu": linked(lambda site: site.demo("ML", "evry"), r"/lieux/\d+-kayes/"),
    "theme": fixed("/themes/institutional-support/"),
    "themes": fixed("/themes/"),
    "reseaux": fixed("/reseaux/"),
    "reseau": NETWORK,
    "reseau-anglais": linked(lambda site: "/en/reseaux/", r"/en/reseaux/\d+-reseau-des-villes[^\"]+"),
    "reseau-de-nom": linked(lambda site: "/reseaux/", r"/reseaux/\d+-reseau-regional[^\"]+"),
    "reseau-plan": linked(NETWORK.address, r"/reseaux/\d+-[^\"]+/plan/"),
    "reunion": linked(NETWORK.address, r"/reseaux/\d+-[^\"]+/reunions/\d+/"),
    "projets": fixed("/projets/"),
    "projets-vide": fixed("/projets/?q=zzzz"),
    "projet-cambodge": linked(lambda site: "/projets/?q=stung+mean+chey", r"/projets/\d+-[^\"]+"),
    "projet-kayes": linked(lambda site: "/projets/?q=anime+son+territoire", r"/projets/\d+-[^\"]+"),
    "enseignements": fixed("/enseignements/"),
    "enseignements-filtres": fixed("/enseignements/?nature=limit&pays=MA"),
    "enseignement": linked(lambda site: "/enseignements/?nature=recommendation", r"/enseignements/\d+-[^\"]+"),
    "fiches": fixed("/fiches/"),
    "fiche-cle-en-main": linked(lambda site: "/fiches/", r"/fiches/\d+-cle-en-[^\"]+"),
    "fiche-livret": linked(lambda site: "/fiches/", r"/fiches/\d+-phnom-[^\"]+"),
    "a-propos": fixed("/a-propos/"),
    "mentions-legales": fixed("/mentions-legales/"),
    "confidentialite": fixed("/confidentialite/"),
    "accessibilite": fixed("/accessibilite/"),
    "sources": fixed("/sources/"),
    "connexion": fixed("/connexion/"),
    "introuvable": fixed("/n-importe/quoi/", status=404),
    "retiree": PageType(lambda site: site.records["removed"], status=410),
}
NEED_REAL = frozenset(name for name, page in PAGES.items() if page.real)


def address_of(site: Site, name: str) -> str:
    return PAGES[name].address(site)
