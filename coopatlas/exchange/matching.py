"""Who and where: the bodies and places a draft names, looked up in the reference file. Reads only, writes nothing.

An unknown body stays unknown: the record keeps the name as signed, and the doubt says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from coopatlas.core.folding import folded
from coopatlas.exchange.drafts import Doubt, Fact, PartnershipDraft, PartyDraft, Severity
from coopatlas.gazetteer import Gazetteer, Unit

FRENCH_ROLES = {
    "lead-authority",
    "associate-authority",
    "french-authority",
    "other-partner-france",
    "contracting-authority",
    "before-reform",
}
SIDES = {"foreign-partner", "lead-authority", "associate-authority", "french-authority"}


@dataclass(frozen=True, slots=True)
class MatchedParty:
    """A party of the draft with the reference unit it was recognised as, None when not found."""

    draft: PartyDraft
    unit: Unit | None
    country: str


@dataclass(frozen=True, slots=True)
class MatchedDraft:
    """A draft with everything it names looked up. ``funders``: unit of each funder name as split."""

    draft: PartnershipDraft
    parties: tuple[MatchedParty, ...]
    post: Unit | None
    places: tuple[tuple[Fact[str], Unit], ...]
    funders: dict[str, Unit]
    doubts: tuple[Doubt, ...]

    def side(self, *roles: str) -> tuple[MatchedParty, ...]:
        return tuple(p for p in self.parties if p.draft.role in roles)


class Matcher:
    """Looks names up, each once per run."""

    def __init__(self, reference: Gazetteer) -> None:
        self.reference = reference
        self._seen: dict[tuple[str, str, str], Unit | None] = {}

    def match(self, draft: PartnershipDraft) -> MatchedDraft:
        """Look up parties, post, places and funders of one draft."""
        draft = self.explained(draft)
        doubts: list[Doubt] = []
        partner_country = self.partner_country(draft)
        year = str(draft.start_year.value or draft.first_signed_year.value or "")
        parties = tuple(self.party(p, partner_country, year, doubts) for p in draft.parties)
        named = {folded(p.draft.name.value or ""): p.unit for p in parties if p.unit}
        funders: dict[str, Unit] = {}
        for name in {n for line in draft.contributions for n in line.funders}:
            unit = named.get(folded(name)) or self.unit(name, ("FR", partner_country, ""), year)
            if unit is not None:
                funders[name] = unit
        doubts += self.reforms(parties)
        return MatchedDraft(
            draft=draft,
            parties=parties,
            post=self.unit(draft.post_name.value or "", ("", "FR"), year) if draft.post_name.value else None,
            places=self.places(draft, partner_country, doubts),
            funders=funders,
            doubts=tuple(doubts) + same_body_twice(draft, funders),
        )

    def explained(self, draft: PartnershipDraft) -> PartnershipDraft:
        """The draft without the doubt about a cofunder's acronym that the reference explains: pages show its full name."""
        known = {
            folded(c.funder.value or "")
            for c in draft.cofundings
            if self.unit(c.funder.value or "", ("FR", ""), str(c.year.value or ""))
        }
        kept = (d for d in draft.doubts if d.code != "unexpanded-acronym" or folded(d.params["acronym"]) not in known)
        return replace(draft, doubts=tuple(kept))

    def partner_country(self, draft: PartnershipDraft) -> str:
        """ISO code of the first foreign partner's country, "" when the source names none we know."""
        names = (p.country_name for p in draft.parties if p.role == "foreign-partner" and p.country_name)
        return next((code for name in names if (code := self.reference.country_named(name))), "")

    def party(self, draft: PartyDraft, partner_country: str, year: str, doubts: list[Doubt]) -> MatchedParty:
        """One party, looked for first in the country its role tells."""
        country = self.reference.country_named(draft.country_name) or "" if draft.country_name else ""
        at_home = draft.role in FRENCH_ROLES
        order = ("FR", "") if at_home else (country or partner_country, "", "FR")
        name = draft.name.value or ""
        unit = self.unit(name, order, year)
        if unit is None and draft.role != "beneficiary":
            severity = Severity.DOUBT if draft.role in SIDES else Severity.NOTE
            line = draft.name.span.first if draft.name.span else None
            doubts.append(
                Doubt("unmatched-organisation", severity, f"parties[{draft.role}]", name, line, {"name": name})
            )
        found = unit.country if unit else ""
        return MatchedParty(draft, unit, country or found or ("FR" if at_home else partner_country))

    def unit(self, name: str, countries: Iterable[str], year: str) -> Unit | None:
        """The unit a name means, looked for in each country in turn ("" = anywhere); None unless the match is exact."""
        for country in dict.fromkeys(countries):
            key = (folded(name), country, year)
            if key not in self._seen:
                matches = self.reference.find(name, country=country or None, on=year or None, limit=3)
                self._seen[key] = matches[0].unit if matches and matches[0].certainty == "exact" else None
            if self._seen[key] is not None:
                return self._seen[key]
        return None

    def places(self, draft: PartnershipDraft, country: str, doubts: list[Doubt]) -> tuple[tuple[Fact[str], Unit], ...]:
        """Places of implementation that the reference knows in the partner country."""
        found: list[tuple[Fact[str], Unit]] = []
        for fact in draft.place_names:
            matches = self.reference.find(fact.value or "", country=country or None, limit=3)
            usable = [m.unit for m in matches if m.certainty == "exact" and m.unit.nature in {"place", "authority"}]
            if usable:
                if usable[0].key not in {unit.key for _, unit in found}:
                    found.append((fact, usable[0]))
            else:
                line = fact.span.first if fact.span else None
                doubts.append(
                    Doubt(
                        "unmatched-place", Severity.NOTE, "places", fact.value or "", line, {"name": fact.value or ""}
                    )
                )
        return tuple(found)

    def reforms(self, parties: tuple[MatchedParty, ...]) -> Iterable[Doubt]:
        """French authorities that no longer exist, where the page does not say who took over."""
        told = any(p.draft.role == "before-reform" for p in parties)
        for party in parties:
            if told or party.unit is None or party.draft.role not in {"lead-authority", "french-authority"}:
                continue
            heirs = [u for u in self.reference.current(party.unit) if u.key != party.unit.key]
            if heirs and party.unit.successors:
                line = party.draft.name.span.first if party.draft.name.span else None
                yield Doubt(
                    "reform-not-applied",
                    Severity.DOUBT,
                    f"parties[{party.draft.role}]",
                    party.draft.name.raw,
                    line,
                    {"name": party.unit.name, "successor": heirs[0].name, "year": party.unit.successors[0].date[:4]},
                )


def same_body_twice(draft: PartnershipDraft, funders: dict[str, Unit]) -> tuple[Doubt, ...]:
    """Funders written under a name that the body bore at another time than the money's."""
    doubts: dict[str, Doubt] = {}
    for number, line in enumerate(draft.contributions):
        for name in line.funders:
            unit = funders.get(name)
            year = str(line.year.value or "")
            if unit is None or unit.kind != "ministry" or not year or name in doubts:
                continue
            bearer = next((n for n in unit.names if folded(n.name) == folded(name) and n.valid_from), None)
            if bearer is not None and year < bearer.valid_from[:4]:
                doubts[name] = Doubt(
                    "same-body-two-names",
                    Severity.NOTE,
                    f"contributions[{number}].label",
                    name,
                    line.label.span.first if line.label.span else None,
                    {"first": name_at(unit, year), "second": name},
                )
    return tuple(doubts.values())


def name_at(unit: Unit, year: str) -> str:
    """The official name a body bore that year, its present one when nobody knows."""
    for dated in unit.names:
        begun = not dated.valid_from or dated.valid_from[:4] <= year
        if dated.kind in {"official", "former"} and begun and (not dated.valid_to or year <= dated.valid_to[:4]):
            return dated.name
    return unit.name


def with_doubts(matched: MatchedDraft) -> MatchedDraft:
    """The same, its draft carrying every doubt, the reader's and the matcher's."""
    return replace(matched, draft=replace(matched.draft, doubts=(*matched.draft.doubts, *matched.doubts)))
