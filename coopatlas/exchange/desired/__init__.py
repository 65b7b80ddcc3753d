"""From a matched draft to the rows the database should hold: a flat list, parents before children.

The same list makes the dry run, the report and the real run, so they cannot differ.
"""

from __future__ import annotations

from coopatlas.core.folding import folded
from coopatlas.exchange.desired.actors import parties, places, themes
from coopatlas.exchange.desired.addresses import slug
from coopatlas.exchange.desired.deeds import agreements, contributions, projects
from coopatlas.exchange.desired.rows import ROOT, Paths, Resolved, Row
from coopatlas.exchange.desired.words import narratives, others
from coopatlas.exchange.matching import MatchedDraft
from coopatlas.partnerships.models import Partnership

__all__ = ["ROOT", "Resolved", "Row", "desired_rows"]


def desired_rows(matched: MatchedDraft, resolved: Resolved, *, demo: bool) -> list[Row]:
    """Every row of the record."""
    paths = Paths()
    return [
        root(matched, resolved, demo),
        *narratives(matched, paths),
        *parties(matched, resolved, paths),
        *themes(matched, resolved, paths),
        *places(matched, resolved, paths),
        *contributions(matched, resolved, paths),
        *projects(matched, paths),
        *agreements(matched, paths),
        *others(matched, resolved, paths),
    ]


def root(matched: MatchedDraft, resolved: Resolved, demo: bool) -> Row:
    """The partnership's own values."""
    draft = matched.draft
    values: dict[str, object] = {
        "title": draft.title.value,
        "slug": slug(matched),
        "form": resolved.forms.get(folded(draft.form.value or ""), ""),
        "status": draft.status.value or "unknown",
        "first_signed_year": draft.first_signed_year.value,
        "start_year": draft.start_year.value,
        "end_date": draft.end_date.value or "",
        "triennial": draft.triennial.value,
        "communication_in_france": draft.communication_in_france.value,
        "communication_abroad": draft.communication_abroad.value,
        "evaluation": draft.evaluation.value,
        "demo": demo,
    }
    return Row(ROOT, Partnership, values, parent=None, shown="", facts=dict(draft.facts()))
