"""Closed lists the code itself reasons about. Their labels are in ``data/vocabularies``; a house test compares both."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """How a partnership stands today, as declared."""

    CURRENT = "current"
    ENDED = "ended"
    SUSPENDED = "suspended"
    NEGOTIATING = "negotiating"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """What a body does in a partnership. LEAD and ASSOCIATE once known; FRENCH while only the side is known."""

    LEAD_AUTHORITY = "lead-authority"
    ASSOCIATE_AUTHORITY = "associate-authority"
    FRENCH_AUTHORITY = "french-authority"
    FOREIGN_PARTNER = "foreign-partner"
    OTHER_PARTNER_FRANCE = "other-partner-france"
    OTHER_PARTNER_COUNTRY = "other-partner-country"
    CONTRACTING_AUTHORITY = "contracting-authority"
    OPERATOR = "operator"
    BENEFICIARY = "beneficiary"
    DIPLOMATIC_POST = "diplomatic-post"
    BEFORE_REFORM = "before-reform"


HERE = (Role.LEAD_AUTHORITY, Role.ASSOCIATE_AUTHORITY, Role.FRENCH_AUTHORITY)
THERE = (Role.FOREIGN_PARTNER,)


class Section(StrEnum):
    CONTEXT = "context"
    HISTORY = "history"
    OBJECTIVE = "objective"
    DESCRIPTION = "description"
    BENEFICIARIES = "beneficiaries"


def codes(enum: type[StrEnum]) -> list[str]:
    return [member.value for member in enum]
