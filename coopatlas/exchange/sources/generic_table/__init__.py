"""Source ``csv``: anybody's table, one partnership a row, as text or from a spreadsheet."""

from .normalise import Country
from .source import NAME_EN, NAME_FR, NOTE_EN, NOTE_FR, SOURCE_CODE, GenericTable, read_drafts

__all__ = ["NAME_EN", "NAME_FR", "NOTE_EN", "NOTE_FR", "SOURCE_CODE", "Country", "GenericTable", "read_drafts"]
