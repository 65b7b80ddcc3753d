"""An authority's partnerships by year, its own and those of the bodies it took over from."""

from __future__ import annotations

from collections import defaultdict

from coopatlas.catalogue.records import OrganisationRecord, ShortPartnership

Entry = tuple[ShortPartnership, str]


def timeline(record: OrganisationRecord) -> list[tuple[int | None, list[Entry]]]:
    """(year of beginning, entries), oldest first, unknown years last. An entry's second word is the predecessor's name, ""
    for the body's own."""
    by_year: dict[int | None, list[Entry]] = defaultdict(list)
    for short in record.own:
        by_year[short.start_year].append((short, ""))
    before = {step.name for step in record.successions if step.direction == "predecessor"}
    for short in record.inherited:
        names = [party.name for party in (*short.here, *short.there)]
        by_year[short.start_year].append(
            (short, next((name for name in names if name in before), names[0] if names else ""))
        )
    return sorted(by_year.items(), key=lambda pair: (pair[0] is None, pair[0] or 0))
