"""Closed lists the code itself reasons about. Their labels are in ``data/vocabularies``; a house test compares both."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """The steps of a logical framework, then what was really done."""

    OVERALL_OBJECTIVE = "overall-objective"
    SPECIFIC_OBJECTIVE = "specific-objective"
    EXPECTED_RESULT = "expected-result"
    KEY_ACTIVITY = "key-activity"
    ACHIEVEMENT = "achievement"


def codes(enum: type[StrEnum]) -> list[str]:
    return [member.value for member in enum]
