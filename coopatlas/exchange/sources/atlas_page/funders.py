"""Who stands behind a funder cell. The old Atlas wrote "partners in France, partners in the country", cut at 49 characters."""

from __future__ import annotations

from dataclasses import dataclass

from coopatlas.exchange.drafts import Doubt, PartyDraft

from .doubts import doubt
from .folding import fold, visible
from .mapping import mapping
from .parties import names_of

CUT_AT = 49  # characters kept of the joined partner fields (seen: "Conseil général du Pas de Calais, Coopération cat")


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The names a funder cell may repeat: the two partner fields, and every party by its folded name."""

    french: tuple[str, ...]
    abroad: tuple[str, ...]
    every: dict[str, str]

    @classmethod
    def of(cls, parties: list[PartyDraft]) -> KnownNames:
        french, abroad = names_of(parties, "other-partner-france"), names_of(parties, "other-partner-country")
        return cls(tuple(french), tuple(abroad), {fold(name): name for name in names_of(parties)})


@dataclass(frozen=True, slots=True)
class Funders:
    """The names behind a cell, in order, and the codes of what was wrong with it."""

    names: tuple[str, ...]
    codes: tuple[str, ...] = ()


def funders_of(label: str, known: KnownNames) -> Funders:
    """Split only what the page itself proves: a comma inside one body's name is left alone."""
    shown = visible(label)
    french, abroad = known.french, known.abroad
    if fold(shown) in mapping().words["generic-funder"]:
        return Funders((shown,), ("generic-funder",))
    if fold(shown) in known.every:
        return Funders((shown,))
    if french or abroad:
        joined = ", ".join(french) + ", " + ", ".join(abroad)
        if fold(joined.strip(", ")) == fold(shown.strip(", ")) and ("," in shown.strip() or len(french + abroad) > 1):
            return Funders((*french, *abroad), ("concatenated-funders",))
        if _is_cut(shown, joined):
            several = ("concatenated-funders",) if len(french + abroad) > 1 or shown.startswith(",") else ()
            return Funders((*french, *abroad), (*several, "truncated-label"))
    return _by_itself(shown, known.every)


def _is_cut(label: str, whole: str) -> bool:
    """Whether ``label`` is the beginning of ``whole``, as long as the old Atlas let it be."""
    return CUT_AT - 2 <= len(label) <= CUT_AT < len(whole) and fold(whole).startswith(fold(label))


def _by_itself(label: str, every: dict[str, str]) -> Funders:
    """Without the partner fields: two known names around a comma, an empty half, or a name cut at the usual length."""
    if label.startswith(",") or label.endswith(","):
        rest = label.strip(", ")
        return Funders((rest,) if rest else (), ("concatenated-funders",))
    head, comma, tail = label.partition(", ")
    while comma:
        if fold(head) in every and fold(tail) in every:
            return Funders((head, tail), ("concatenated-funders",))
        following, comma, tail = tail.partition(", ")
        head = f"{head}, {following}"
    if len(label) == CUT_AT:
        whole = [name for name in every.values() if _is_cut(label, name)]
        if len(whole) == 1 or ", " in label:
            return Funders((whole[0] if len(whole) == 1 else label,), ("truncated-label",))
    return Funders((label,) if label else ())


def about_funders(label: str, found: Funders, field: str, line: int) -> list[Doubt]:
    """The doubts of one funder cell, in the words of the vocabulary."""
    names = ", ".join(found.names)
    doubts = []
    for code in found.codes:
        if code == "generic-funder":
            doubts.append(doubt(code, field, label, line, label=label))
        elif code == "concatenated-funders":
            doubts.append(doubt(code, field, label, line, label=label, funders=names))
        else:
            doubts.append(doubt(code, field, label, line, label=label, repaired=names))
    return doubts
