"""The source text of a record, line by line, each with the values read from it; persons masked.

Lines that their reader did not understand, and lines where a person's name could not be told from the rest, are left out.
"""

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
    return [
        NumberedLine(number, line, sorted(by_line[number]), f"L{number}")
        for number, line in enumerate(veiled(understood(row, text), text.masks).split("\n"), text.first_line)
    ]


def understood(row: Partnership, text: SourceText) -> str:
    """The text without the lines nobody understood, and without those that name someone in words no mask covers, wherever
    the page repeats these."""
    lines = text.text.split("\n")
    doubted = row.anomalies.filter(code="doubtful-name", line__isnull=False).values_list("line", flat=True)
    hidden = {lines[n - text.first_line].strip() for n in doubted if n and 0 <= n - text.first_line < len(lines)} - {""}
    unread = _("[ligne non publiée : elle n’a pas été comprise]")
    unsure = _("[ligne non publiée : un nom de personne n’y est pas distinct du reste]")
    return "\n".join(
        unsure if line.strip() in hidden else unread if number in text.withheld and line.strip() else line
        for number, line in enumerate(lines, text.first_line)
    )
