"""French grammar of names: ``du Pas-de-Calais``, ``de l'Aude``, ``d'Ille-et-Vilaine``, ``des Hauts-de-France``."""

from __future__ import annotations

# INSEE's "type de nom en clair" (typeLiaison): the preposition that goes before the name.
_PREPOSITIONS = {0: "de ", 1: "d’", 2: "du ", 3: "de la ", 4: "des ", 5: "de l’", 6: "des ", 7: "de las ", 8: "de los "}

# Legal forms of EPCI, short to long, as the official lists abbreviate them.
EPCI_FORMS = {
    "CC": "Communauté de communes",
    "CA": "Communauté d’agglomération",
    "CU": "Communauté urbaine",
    "METRO": "Métropole",
    "MET69": "Métropole à statut particulier",
    "EPT": "Établissement public territorial",
}


def of(name: str, link: int) -> str:
    """The name after its preposition: ``of("Aude", 5)`` is ``de l’Aude``."""
    return f"{_PREPOSITIONS[link]}{name}"


def in_full(short: str) -> str:
    """The name of an EPCI with its legal form in full: ``CA Pays Basque`` gives ``Communauté d’agglomération Pays Basque``."""
    head, _, rest = short.partition(" ")
    return f"{EPCI_FORMS[head]} {rest}" if head in {"CC", "CA", "CU"} and rest else short
