"""Source ``afd-projects``: the aid projects that the Agence française de développement publishes as open data."""

from .normalise import read_drafts

SOURCE_CODE = "afd-projects"
NAME_FR = "Projets de l’Agence française de développement (données ouvertes)"
NAME_EN = "Projects of the Agence française de développement (open data)"
NOTE_FR = "Ligne de la table des projets de l’AFD : ce que l’agence a engagé auprès d’une collectivité, à quelle date."
NOTE_EN = "A row of the AFD’s table of projects: what the agency committed to a local authority, and when."
VERSION = 2
MUST_MATCH = ("lead-authority",)

__all__ = ["MUST_MATCH", "NAME_EN", "NAME_FR", "NOTE_EN", "NOTE_FR", "SOURCE_CODE", "VERSION", "read_drafts"]
