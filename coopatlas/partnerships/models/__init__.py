"""The partnership and what hangs on it directly. Money is in ``funding``, actions in ``projects``."""

from coopatlas.partnerships.models.agreement import Agreement, Signatory
from coopatlas.partnerships.models.anomaly import Absence, Anomaly
from coopatlas.partnerships.models.narrative import Acronym, HistoricalPeriod, Narrative
from coopatlas.partnerships.models.partnership import Partnership, PartnershipPlace, PartnershipTheme, Party
from coopatlas.partnerships.models.volunteer import Volunteer

__all__ = [
    "Absence",
    "Acronym",
    "Agreement",
    "Anomaly",
    "HistoricalPeriod",
    "Narrative",
    "Partnership",
    "PartnershipPlace",
    "PartnershipTheme",
    "Party",
    "Signatory",
    "Volunteer",
]
