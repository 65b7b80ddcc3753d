"""The gazetteer: finding the place or the body that a text names, and following it through time."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path

from coopatlas.gazetteer import countries
from coopatlas.gazetteer.hints import confirmed, two_bodies
from coopatlas.gazetteer.likeness import similar
from coopatlas.gazetteer.packing import PROJECT
from coopatlas.gazetteer.query import Query, acts_for, expand_kinds, read, split_hint
from coopatlas.gazetteer.ranking import Context, Ranked, is_clear, rank, rivals
from coopatlas.gazetteer.reasons import explain, explain_similar
from coopatlas.gazetteer.store import Hit, Store
from coopatlas.gazetteer.units import DatedName, Match, Membership, Unit
from coopatlas.gazetteer.unpacking import unpack

DEFAULT_FOLDER = PROJECT / "var" / "reference"


class Gazetteer:
    """A read-only view of the reference set."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """Open an unpacked file: ``path``, else ``$COOPATLAS_REFERENCE``, else ``var/reference`` (unpacked on first use)."""
        named = os.environ.get("COOPATLAS_REFERENCE")
        return cls(Store(path or (Path(named) if named else unpack(DEFAULT_FOLDER))))

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    @property
    def version(self) -> str:
        """Changes whenever the reference set does: what was matched with another version may be matched anew."""
        return self._store.version

    def get(self, key: str) -> Unit | None:
        """The unit of that key."""
        return self._store.unit(key)

    def named(self, text: str) -> list[Unit]:
        """Every unit that bears exactly this name, type word apart."""
        query = read(text)
        hits = self._store.hits(query.key)
        if query.type_word is not None:
            hits = hits + [hit for hit in self._store.hits(query.rest_key) if hit.kind in query.type_word.kinds]
        return [self._store.unit_of(hit) for hit in hits]

    def groups(self, unit: Unit) -> tuple[Membership, ...]:
        """The groupings the unit belongs or belonged to (EPCI of a commune, region of a cercle...), with dates."""
        return self._store.groups(unit.key)

    def country_named(self, text: str) -> str | None:
        """The ISO 3166-1 alpha-2 code of a country named in French or English, None when it is none."""
        return countries.country_named(self._store, text)

    def find(
        self,
        text: str,
        *,
        country: str | None = None,
        kinds: Collection[str] | None = None,
        near: tuple[float, float] | None = None,
        on: str | None = None,
        limit: int = 10,
    ) -> list[Match]:
        """The units that the text names, best first; an empty list means not found.

        ``country`` is an ISO code, ``kinds`` codes of kinds or families, ``near`` a point (latitude, longitude in
        degrees), ``on`` a partial ISO date at which the unit should exist.
        """
        query = read(text)
        if not query.key:
            return []
        context = Context(country, near, on)
        wanted = expand_kinds(frozenset(kinds)) if kinds is not None else None
        return (
            self._exact(query, context, wanted, limit)
            or self._with_hint(text, context, wanted, limit)
            or self._similar(query, context, wanted, limit)
        )

    def current(self, unit: Unit) -> list[Unit]:
        """The units of today that took over: the unit itself while it exists, else its heirs, largest share first."""
        found: dict[str, Unit] = {}
        seen: set[str] = set()
        waiting = [unit]
        while waiting:
            item = waiting.pop(0)
            if item.key in seen:
                continue
            seen.add(item.key)
            if not item.valid_to:
                found[item.key] = item
            waiting += [heir for heir in map(self.get, (row.key for row in item.successors)) if heir and item.valid_to]
        return list(found.values())

    def name_on(self, unit: Unit, date: str) -> str:
        """The proper name of the unit at a partial ISO date; today's name when no older one covers the date."""
        dated = [name for name in unit.names if name.kind in ("former", "official") and name.language in ("", "fr")]
        for name in sorted(dated, key=lambda item: item.valid_to or "9999"):
            if _covers(name, date):
                return name.name
        return unit.name

    def _exact(self, query: Query, context: Context, wanted: frozenset[str] | None, limit: int) -> list[Match]:
        hits = self._store.hits(query.key)
        if query.type_word is not None:
            hits = hits + [hit for hit in self._store.hits(query.rest_key) if hit.kind in query.type_word.kinds]
        ranked = rank(query, _keep(hits, context, wanted), context, self._store.bare_names)
        if not ranked:
            return []
        others = rivals(ranked)
        certain = is_clear(ranked[0], others) and not self._other_form(query, ranked[0].hit)
        return [
            self._match(query, item, others if index == 0 else [], certain and index == 0)
            for index, item in enumerate(ranked[:limit])
        ]

    def _other_form(self, query: Query, hit: Hit) -> bool:
        """True when the text says another legal form than the unit's: a CC of the same name may be its predecessor."""
        if query.type_word is None or not query.type_word.form or hit.lookup_key == query.key:
            return False
        unit = self._store.unit_of(hit)
        named = read(unit.name).type_word
        form = unit.codes.get("epci-form", "") or (named.form if named else "")
        return bool(form) and form != query.type_word.form

    def _match(self, query: Query, ranked: Ranked, others: list[Ranked], certain: bool) -> Match:
        unit = self._store.unit_of(ranked.hit)
        kinds, reason = self._store.bare_names.get(unit.country, (frozenset(), ""))
        rule = reason if query.type_word is None and unit.kind in kinds else ""
        if self._other_form(query, ranked.hit):
            rule = "sa forme juridique actuelle est différente, à confirmer"
        return Match(
            unit,
            round(min(ranked.score, 130.0) / 1.3, 1),
            "exact" if certain else "doubtful",
            ranked.hit.matched,
            explain(query, ranked, unit, others, certain, rule),
        )

    def _with_hint(self, text: str, context: Context, wanted: frozenset[str] | None, limit: int) -> list[Match]:
        """``X (SIGLE)``, ``X - Mali``, ``X, Kayes``: the end is a country, an acronym or a detail; the first part is asked."""
        parts = split_hint(text)
        if parts is None:
            return []
        outside, inside = parts
        country = context.country or self.country_named(inside)
        inner = Context(country, context.near, context.on)
        found = self._exact(read(outside), inner, wanted, limit) or self._with_hint(outside, inner, wanted, limit)
        if not found and country != context.country:  # the country may be where the body acts, not where it sits
            found = self._exact(read(outside), context, wanted, limit) or self._with_hint(
                outside, context, wanted, limit
            )
        if not found and inside.isupper() and len(inside) <= 12:
            found = [
                match for match in self._exact(read(inside), context, wanted, limit) if match.unit.nature == "body"
            ]
        if context.near is not None or acts_for(text):
            return found
        if "(" not in text and read(outside).type_word and read(inside).type_word:
            return two_bodies(found, inside)
        return confirmed(self, found, inside)

    def _similar(self, query: Query, context: Context, wanted: frozenset[str] | None, limit: int) -> list[Match]:
        found = similar(self._store, query.rest_folded, query.rest_key, context.country)
        if query.type_word is not None:  # never the whole text: "Conseil général de" alone makes two names alike
            found = [item for item in found if item[0].kind in query.type_word.kinds]
        kept = set(_keep((hit for hit, _ in found), context, wanted))
        best: dict[str, tuple[Hit, float]] = {}
        for hit, ratio in found:
            if hit in kept and ratio > best.get(hit.key, (hit, 0.0))[1]:
                best[hit.key] = (hit, ratio)
        ordered = sorted(best.values(), key=lambda item: (-item[1], -(item[0].population or 0), item[0].key))[:limit]
        return [self._similar_match(hit, ratio) for hit, ratio in ordered]

    def _similar_match(self, hit: Hit, ratio: float) -> Match:
        """A name that is only alike is to be confirmed, however alike: nobody wrote it so."""
        reason = explain_similar(hit.matched, ratio, False)
        return Match(self._store.unit_of(hit), round(ratio * 0.7, 1), "doubtful", hit.matched, reason)


def _keep(hits: Iterable[Hit], context: Context, wanted: frozenset[str] | None) -> list[Hit]:
    return [
        hit
        for hit in hits
        if (context.country is None or hit.country in (context.country, "")) and (wanted is None or hit.kind in wanted)
    ]


def _covers(name: DatedName, date: str) -> bool:
    """True when the name was in use at the date; a period with neither end known covers nothing."""
    if not name.valid_from and not name.valid_to:
        return False
    return name.valid_from <= date and (not name.valid_to or date < name.valid_to)
