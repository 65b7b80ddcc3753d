"""Themes with what they correspond to in the DAC and SDG lists."""

from __future__ import annotations

from coopatlas.catalogue import addresses
from coopatlas.catalogue.records import Coded, ThemeRecord
from coopatlas.partnerships.models import Partnership, PartnershipTheme
from coopatlas.vocabularies.models import Crosswalk, Term
from coopatlas.vocabularies.reading import Labels


def theme_records(row: Partnership, labels: Labels) -> tuple[ThemeRecord, ...]:
    """Main theme first."""
    links = list(row.themes.select_related("term__parent__parent").order_by("-main", "position"))
    chains = {link.pk: ancestors(link.term) for link in links}
    steps = crosswalks([term.pk for chain in chains.values() for term in chain], labels.language)
    return tuple(theme_record(link, chains[link.pk], steps, labels) for link in links)


def ancestors(term: Term | None) -> list[Term]:
    """From the top level down to ``term``."""
    chain: list[Term] = []
    while term is not None:
        chain.insert(0, term)
        term = term.parent
    return chain


def crosswalks(terms: list[int], language: str) -> dict[int, list[tuple[str, Coded]]]:
    """For each term: (scheme, target)."""
    found: dict[int, list[tuple[str, Coded]]] = {}
    for step in (
        Crosswalk.objects.filter(origin__in=terms)
        .select_related("target__scheme")
        .order_by("target__sort", "target__code")
    ):
        target = step.target
        found.setdefault(step.origin_id, []).append((target.scheme.code, Coded(target.code, target.label(language))))
    return found


def theme_record(
    link: PartnershipTheme, chain: list[Term], steps: dict[int, list[tuple[str, Coded]]], labels: Labels
) -> ThemeRecord:
    """One theme on three levels; as written where the vocabulary does not know it. Its DAC and SDG are its own, else those
    of the nearest level above that has some."""
    levels = [term.label(labels.language) for term in chain] or link.as_written.split(" > ")
    levels += [""] * (3 - len(levels))
    nearest = next((steps[term.pk] for term in reversed(chain) if term.pk in steps), [])
    return ThemeRecord(
        level1=levels[0],
        level2=levels[1],
        level3=levels[2],
        url=addresses.theme(chain[-1].code, labels.language) if chain else None,
        main=link.main,
        priority=link.priority,
        sdgs=tuple(c for scheme, c in nearest if scheme == "sdg_goals"),
        dac=tuple(c for scheme, c in nearest if scheme == "dac_purposes"),
    )
