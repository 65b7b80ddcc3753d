"""Who acts: authorities, ministries, associations… dated, with names, codes, successors; and the people in their functions."""

from coopatlas.organisations.models.organisation import (
    Competence,
    Grouping,
    KeyFigure,
    Organisation,
    OrganisationCode,
    OrganisationName,
    Succession,
)
from coopatlas.organisations.models.person import ContactPoint, Person, Post

__all__ = [
    "Competence",
    "ContactPoint",
    "Grouping",
    "KeyFigure",
    "Organisation",
    "OrganisationCode",
    "OrganisationName",
    "Person",
    "Post",
    "Succession",
]
