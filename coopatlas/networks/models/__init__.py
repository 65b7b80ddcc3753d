"""Networks of local authorities: what they are, who belongs, what they work on, what they plan."""

from coopatlas.networks.models.network import FocalPoint, Membership, Modality, Network, OperatingRule, Outreach
from coopatlas.networks.models.plan import ActionPlan, Axis, HostingCandidacy, PlannedAction, ThematicPlan
from coopatlas.networks.models.theme import NetworkProject, NetworkTheme, ProjectBody, ProjectPlace

__all__ = [
    "ActionPlan",
    "Axis",
    "FocalPoint",
    "HostingCandidacy",
    "Membership",
    "Modality",
    "Network",
    "NetworkProject",
    "NetworkTheme",
    "OperatingRule",
    "Outreach",
    "PlannedAction",
    "ProjectBody",
    "ProjectPlace",
    "ThematicPlan",
]
