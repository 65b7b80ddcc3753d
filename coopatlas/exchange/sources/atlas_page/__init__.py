"""Source ``atlas-page``: record pages saved from the old *Atlas français de la coopération décentralisée*.

``read_drafts(data, name)`` does all; ``reader.read_pages`` and ``normalise.normalise`` are its two halves.
"""

from .normalise import read_drafts
from .reader import SOURCE_CODE, read, read_pages

VERSION = 2  # of the reading: pages read by an earlier one are read again at the next import
NAME_FR = "Ancien Atlas français de la coopération décentralisée"
NAME_EN = "Former French Atlas of decentralised cooperation"
NOTE_FR = "Page enregistrée de l’ancien Atlas du ministère. Personne ne l’a encore confirmée ici."
NOTE_EN = "A page saved from the ministry’s former Atlas. Nobody has confirmed it here yet."

__all__ = [
    "NAME_EN",
    "NAME_FR",
    "NOTE_EN",
    "NOTE_FR",
    "SOURCE_CODE",
    "VERSION",
    "read",
    "read_drafts",
    "read_pages",
]
