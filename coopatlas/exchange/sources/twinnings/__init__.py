"""Source ``twinnings``: the twin towns of French communes, a table drawn from Wikidata."""

from .normalise import read_drafts

SOURCE_CODE = "twinnings"
NAME_FR = "Jumelages de communes françaises (Wikidata)"
NAME_EN = "Twinnings of French communes (Wikidata)"
NOTE_FR = "Ligne d’une table tirée de Wikidata (CC0). Ni date ni contenu du jumelage : la collectivité les dira."
NOTE_EN = (
    "A row of a table drawn from Wikidata (CC0). Neither date nor content of the twinning: the authority will tell."
)
LICENCE = "CC0 1.0"
VERSION = 1
MUST_MATCH = ("french-authority",)
SAME_BY = "sides"  # a twinning is one pair of places

__all__ = [
    "LICENCE",
    "MUST_MATCH",
    "NAME_EN",
    "NAME_FR",
    "NOTE_EN",
    "NOTE_FR",
    "SAME_BY",
    "SOURCE_CODE",
    "VERSION",
    "read_drafts",
]
