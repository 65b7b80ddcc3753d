"""Whom and where the parts of the demo world name: found in the reference file, born when they are new."""

from __future__ import annotations

from coopatlas.core.folding import folded
from coopatlas.gazetteer import Gazetteer, Unit
from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.organisations.actions import ensure_organisation, is_authority
from coopatlas.organisations.models import Organisation
from coopatlas.territories.actions import ensure_country, ensure_place
from coopatlas.territories.models import Place

TYPED = "typed:"  # keys of bodies that no reference file holds


def body(name: str, *, kind: str, country: str, reference: Gazetteer, by: Actor, source: str = "") -> Organisation:
    """The organisation a document names: the one the reference file knows by exactly this name in that country, else one
    typed here once (``kind``: a code of the vocabulary ``organisation_kinds``; ``country``: ISO code, "" for none)."""
    unit = exactly(name, country, reference)
    if unit is not None:
        return ensure_organisation(unit, reference=reference, by=by, name=name)
    key = f"{TYPED}{country.lower()}:{folded(name).replace(' ', '-')}"[:80]
    known = Organisation.objects.filter(reference_key=key).first()
    return known or history.create(
        Organisation(
            name=name,
            kind=kind,
            is_authority=is_authority(kind),
            country=ensure_country(country, reference=reference, by=by) if country else None,
            reference_key=key,
            source=source[:300],
            search_text=folded(name),
        ),
        by=by,
    )


def place(name: str, *, country: str, reference: Gazetteer, by: Actor) -> Place:
    """The place of that name in that country. Raises LookupError when the reference file does not know it."""
    unit = exactly(name, country, reference)
    if unit is None or unit.nature == "body":
        raise LookupError(f"no such place: {name} ({country})")
    return ensure_place(unit, reference=reference, by=by)


def exactly(name: str, country: str, reference: Gazetteer) -> Unit | None:
    found = reference.find(name, country=country or None, limit=1)
    return found[0].unit if found and found[0].certainty == "exact" else None
