"""Who may see a project: whoever may see its partnership."""

from __future__ import annotations

from coopatlas.core.rules import Visitor
from coopatlas.partnerships import rules as partnerships
from coopatlas.projects.models import Project


def may_see(user: Visitor, project: Project) -> bool:
    """Expects ``partnership`` loaded."""
    return partnerships.may_see(user, project.partnership)
