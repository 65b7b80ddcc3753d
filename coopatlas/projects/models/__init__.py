"""What a partnership does: its programmes and how it steers them, its projects and what they are made of."""

from coopatlas.projects.models.project import Activity, Component, Project, ProjectActor, ProjectSite
from coopatlas.projects.models.steering import CycleElement, Programme

__all__ = ["Activity", "Component", "CycleElement", "Programme", "Project", "ProjectActor", "ProjectSite"]
