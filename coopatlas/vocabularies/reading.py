"""Labels for codes, kept in memory: a page asks for dozens of them and they hardly ever change."""

from __future__ import annotations

from django.db.models import Max

from coopatlas.history.models import Entry
from coopatlas.vocabularies.models import Term

SMALL = {"dac_purposes", "sdg_targets"}  # too long to hold for labels nobody shows by code alone
_cache: tuple[int, dict[tuple[str, str], Term]] = (-1, {})


def terms() -> dict[tuple[str, str], Term]:
    """Every term by (scheme, code). One small query to see whether anything changed since the last call."""
    global _cache
    seen = Entry.objects.filter(object_type="vocabularies.term").aggregate(last=Max("position"))["last"] or 0
    if _cache[0] != seen or not _cache[1]:
        rows = Term.objects.select_related("scheme").exclude(scheme__code__in=SMALL)
        _cache = (seen, {(term.scheme.code, term.code): term for term in rows})
    return _cache[1]


class Labels:
    """Labels in one language, for the length of one page."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._terms = terms()

    def __call__(self, scheme: str, code: str) -> str:
        """The label of a code, "" when the code is empty; the code itself never reaches a page unseen: an unknown code
        raises KeyError."""
        return self._terms[scheme, code].label(self.language) if code else ""

    def of(self, *schemes: str) -> list[Term]:
        """Every term of these vocabularies, from memory."""
        return [term for (code, _), term in self._terms.items() if code in schemes]

    def detail(self, scheme: str, code: str, name: str) -> str:
        """A column that only this scheme has, in the reader's language when it comes in both (``message_fr``)."""
        columns = self._terms[scheme, code].extra
        return str(columns.get(f"{name}_{self.language}") or columns.get(f"{name}_fr") or columns.get(name, ""))
