"""Why a unit is proposed, in plain French."""

from __future__ import annotations

from coopatlas.gazetteer.folding import fold
from coopatlas.gazetteer.query import Query
from coopatlas.gazetteer.ranking import NEAR_KM, Ranked
from coopatlas.gazetteer.units import Unit
from coopatlas.gazetteer.unpacking import ALIAS, ALTERNATE, BARE, FORMER, OFFICIAL, PROPER, SHORT

_THIN = "\u202f"  # narrow no-break space of French typography
_TRUST = {
    PROPER: "nom officiel",
    OFFICIAL: "nom officiel",
    FORMER: "ancien nom",
    SHORT: "sigle ou nom de l’assemblée",
    ALIAS: "autre nom usuel",
    ALTERNATE: "autre graphie connue",
    BARE: "nom sans sa forme juridique",
}


def explain(query: Query, ranked: Ranked, unit: Unit, others: list[Ranked], certain: bool, level_rule: str) -> str:
    """One sentence or more: the name that matched, the homonyms, what became of the unit."""
    parts = [_name(ranked, unit)]
    if query.type_word is not None and ranked.hit.lookup_key != query.key:
        parts.append(f"le type est donné par {query.type_word.label}")
    if level_rule:
        parts.append(level_rule)
    if others:
        parts.append(_homonyms(ranked, others, certain))
    elif ranked.distance is not None and ranked.distance <= NEAR_KM:
        parts.append(f"à {ranked.distance:.0f}{_THIN}km du point donné")
    if unit.valid_to:
        heirs = ", ".join(item.name for item in unit.successors)
        parts.append(f"a pris fin le {unit.valid_to}" + (f", remplacé par {heirs}" if heirs else ""))
    return f"{_THIN}; ".join(parts)


def explain_similar(matched: str, ratio: float, certain: bool) -> str:
    """The reason of a match by likeness of spelling."""
    verdict = "graphie presque identique" if certain else "graphie voisine, à confirmer"
    return f"{verdict} de «{_THIN}{matched}{_THIN}» ({ratio:.0f}{_THIN}% de lettres communes)"


def number(value: int) -> str:
    """A number in groups of three digits, the French way."""
    return f"{value:,}".replace(",", _THIN)


def _name(ranked: Ranked, unit: Unit) -> str:
    hit = ranked.hit
    dated = max(
        (name for name in unit.names if name.name == hit.matched),
        key=lambda name: name.valid_to or "9999",
        default=None,
    )
    label = {"acronym": "sigle", "assembly": "nom de l’assemblée"}.get(dated.kind if dated else "", _TRUST[hit.trust])
    if fold(hit.matched) == fold(unit.name):
        return label
    period = _period(dated.valid_from, dated.valid_to) if dated else ""
    return f"{label} de «{_THIN}{unit.name}{_THIN}»{period}"


def _period(since: str, until: str) -> str:
    if since and until:
        return f" (du {since} au {until})"
    if until:
        return f" (jusqu’au {until})"
    return f" (depuis {since})" if since else ""


def _homonyms(first: Ranked, others: list[Ranked], certain: bool) -> str:
    bearer = (
        "un autre lieu ou organisme porte" if len(others) == 1 else f"{len(others)} autres lieux ou organismes portent"
    )
    if not certain:
        return f"{bearer} ce nom, à confirmer"
    if first.distance is not None and first.distance <= NEAR_KM:
        return f"{bearer} ce nom, celui-ci est à {first.distance:.0f}{_THIN}km du point donné"
    people, rival = first.hit.population, max(other.hit.population or 0 for other in others)
    if people and rival and people > rival:
        return (
            f"{bearer} ce nom, celui-ci est le plus peuplé ({number(people)} habitants contre {number(rival)} au plus)"
        )
    return f"{bearer} ce nom, celui-ci a le rang le plus élevé"
