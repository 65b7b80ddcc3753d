"""Words of origin and doubts, beside the values they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from coopatlas.catalogue.records import Doubt, Origin
from coopatlas.catalogue.wording import date_in_words
from coopatlas.partnerships.models import Anomaly
from coopatlas.provenance.models import Provenance, SourceText
from coopatlas.vocabularies.reading import Labels

ISO_DATE = re.compile(r"^\d{4}-\d{2}(?:-\d{2})?$")


class Origins:
    """The origin of each value of one record."""

    def __init__(self, rows: Iterable[Provenance], labels: Labels) -> None:
        self._by_field: dict[str, Origin] = {}
        self.texts: dict[int, SourceText] = {}
        for row in rows:
            self.texts[row.text_id] = row.text
            if row.field:
                name = row.path.removeprefix("=")
                source = row.text.source.name_en if labels.language == "en" else row.text.source.name_fr
                self._by_field[name] = Origin(name, row.raw, source, row.line_from, row.line_to)

    def get(self, field: str) -> Origin | None:
        return self._by_field.get(field)

    def all(self) -> tuple[Origin, ...]:
        return tuple(self._by_field.values())


def doubt_records(rows: Iterable[Anomaly], labels: Labels) -> tuple[Doubt, ...]:
    """Open doubts in plain words."""
    return tuple(
        Doubt(row.code, row.severity, row.field, sentence(row.code, row.params, labels), row.raw, row.line)
        for row in rows
        if not row.resolution
    )


class Params(dict[str, str]):
    """Parameters of a sentence; one the reader did not give shows as an ellipsis, never as a technical name."""

    def __missing__(self, key: str) -> str:
        return "…"


def sentence(code: str, params: Mapping[str, str], labels: Labels) -> str:
    """A doubt in plain words; dates, which sources give as ISO, in the reader's language."""
    told = {
        name: date_in_words(value, labels.language) if ISO_DATE.match(value) else value
        for name, value in params.items()
    }
    return labels.detail("anomalies", code, "message").format_map(Params(told))
