"""Who may see results and evaluations: whoever may see the partnership they speak of."""

from __future__ import annotations

from coopatlas.core.rules import Visitor
from coopatlas.partnerships import rules as partnerships
from coopatlas.results.models import Evaluation, Result


def may_see_result(user: Visitor, result: Result) -> bool:
    """Expects the project or the programme, and its partnership, loaded."""
    owner = result.project or result.programme
    return owner is not None and partnerships.may_see(user, owner.partnership)


def may_see_evaluation(user: Visitor, evaluation: Evaluation) -> bool:
    """Expects ``partnership`` loaded."""
    return partnerships.may_see(user, evaluation.partnership)
