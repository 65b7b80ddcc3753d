"""Closed lists the code itself reasons about. Their labels are in ``data/vocabularies``; a house test compares both."""

from __future__ import annotations

from enum import StrEnum


class LessonKind(StrEnum):
    """What a lesson is to whoever reads it."""

    NEED = "need"
    INTEREST = "interest"
    STAKE = "stake"
    LEVER = "lever"
    LIMIT = "limit"
    TEACHING = "teaching"
    PREREQUISITE = "prerequisite"
    RECOMMENDATION = "recommendation"
    SUCCESS_FACTOR = "success-factor"
    OBSERVED_RESULT = "observed-result"
    PERSPECTIVE = "perspective"


class Consent(StrEnum):
    """Whether the person whose words are reported agreed to it. UNKNOWN: the document says nothing of it."""

    GIVEN = "given"
    UNKNOWN = "unknown"
    REFUSED = "refused"


def codes(enum: type[StrEnum]) -> list[str]:
    return [member.value for member in enum]
