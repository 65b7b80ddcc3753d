"""The source text of a record, line by line, persons masked, each line with the values read from it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

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
    return [
        NumberedLine(number, line, sorted(by_line[number]), f"L{number}")
        for number, line in enumerate(veiled(text.text, text.masks).split("\n"), text.first_line)
    ]
