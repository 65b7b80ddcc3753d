"""The source text of a record, line by line, each with the values read from it; persons masked, lines not understood left out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from coopatlas.catalogue.assembly.veil import veiled
from coopatlas.catalogue.field_labels import in_words
from coopatlas.partnerships.models import Partnership
from coopatlas.provenance.models import Provenance, SourceText
from coopatlas.vocabularies.reading import Labels


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """``fields``: names of the values read from this line."""

    number: int
    text: str
    fields: list[str]
    anchor: str


def numbered_lines(row: Partnership, labels: Labels) -> list[NumberedLine]:
    """Every line of the text the record was read from; [] when it was typed here."""
    values = list(Provenance.objects.filter(record=f"partnerships.partnership:{row.pk}").select_related("text"))
    if not values:
        return []
    text: SourceText = values[0].text
    by_line: dict[int, list[str]] = defaultdict(list)
    for value in values:
        if value.field and value.line_from:
            by_line[value.line_from].append(in_words(value.path.removeprefix("=")))
    lines = [
        _("[ligne non publiée : elle n’a pas été comprise]") if number in text.withheld and line.strip() else line
        for number, line in enumerate(text.text.split("\n"), text.first_line)
    ]
    return [
        NumberedLine(number, line, sorted(by_line[number]), f"L{number}")
        for number, line in enumerate(veiled("\n".join(lines), text.masks).split("\n"), text.first_line)
    ]
