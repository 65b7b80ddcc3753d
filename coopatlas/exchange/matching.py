"""Who and where: the bodies and places a draft names, looked up in the reference file. Reads only, writes nothing.

An unknown body stays unknown: the record keeps the name as signed, and the doubt says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from coopatlas.core.folding import folded
from coopatlas.exchange.codes import told_by_code
from coopatlas.exchange.drafts import Doubt, Fact, PartnershipDraft, PartyDraft, Severity
from coopatlas.exchange.finding import Finder, town_at
from coopatlas.gazetteer import Gazetteer, Unit
from coopatlas.gazetteer.query import read

FRENCH_ROLES = {
    "lead-authority",
    "associate-authority",
    "french-authority",
    "other-partner-france",
    "contracting-authority",
    "before-reform",
}
COUNTRY = "country:"  # keys of countries in the reference file
SIDES = {"foreign-partner", "lead-authority", "associate-authority", "french-authority"}


@dataclass(frozen=True, slots=True)
class MatchedParty:
    """A party of the draft with the reference unit it was recognised as, None when not found."""

    draft: PartyDraft
    unit: Unit | None
    country: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One unit a name could mean, and why nobody may take it without asking."""

    key: str
    name: str
    kind: str
    country: str
    reason: str


@dataclass(frozen=True, slots=True)
class Question:
    """Which unit a party is: the row waits in the tray until somebody tells. ``about``: the party, as answers name it."""

    about: str
    name: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class MatchedDraft:
    """A draft with everything it names looked up. ``funders``: unit of each funder name as split."""

    draft: PartnershipDraft
    parties: tuple[MatchedParty, ...]
    post: Unit | None
    places: tuple[tuple[Fact[str], Unit], ...]
    funders: dict[str, Unit]
    doubts: tuple[Doubt, ...]
    open_questions: tuple[Question, ...] = ()

    def side(self, *roles: str) -> tuple[MatchedParty, ...]:
        return tuple(p for p in self.parties if p.draft.role in roles)


class Matcher:
    """Looks names up, each once per run. ``must_match``: roles whose body has to be recognised for the row to enter;
    ``source``: who says where a town of unknown name lies."""

    def __init__(self, reference: Gazetteer, *, must_match: Iterable[str] = (), source: str = "") -> None:
        self.reference = reference
        self.finder = Finder(reference)
        self.must_match = frozenset(must_match)
        self.source = source

    def match(
        self, draft: PartnershipDraft, answers: Mapping[str, str] | None = None, *, puzzling: bool = False
    ) -> MatchedDraft:
        """Look up parties, post, places and funders of one draft. ``answers``: keys of units that a person chose for
        parties (see :func:`about`). ``puzzling``: both sides must be recognised for this row to enter."""
        draft = self.explained(draft)
        doubts: list[Doubt] = []
        partner_country = self.partner_country(draft)
        year = str(draft.start_year.value or draft.first_signed_year.value or "")
        parties = tuple(self.party(p, partner_country, year, doubts, answers or {}, puzzling) for p in draft.parties)
        parties += tuple(
            self.acting(p, found) for p, found in zip(draft.parties, parties, strict=True) if stands_in(p, found)
        )
        named = {folded(p.draft.name.value or ""): p.unit for p in parties if p.unit}
        funders: dict[str, Unit] = {}
        for name in {n for line in draft.contributions for n in line.funders}:
            unit = named.get(folded(name)) or self.finder.unit(name, ("FR", partner_country, ""), year)
            if unit is not None:
                funders[name] = unit
        doubts += self.reforms(parties)
        return MatchedDraft(
            draft=draft,
            parties=parties,
            post=self.finder.unit(draft.post_name.value or "", ("", "FR"), year) if draft.post_name.value else None,
            places=self.places(draft, parties, partner_country, doubts),
            funders=funders,
            doubts=(*doubts, *same_body_twice(draft, funders), *not_separated(draft, funders)),
            open_questions=tuple(
                self.question(p)
                for p in parties
                if p.unit is None and p.draft.role in (SIDES if puzzling else self.must_match)
            ),
        )

    def explained(self, draft: PartnershipDraft) -> PartnershipDraft:
        """The draft without the doubt about a cofunder's acronym that the reference explains: pages show its full name."""
        known = {
            folded(c.funder.value or "")
            for c in draft.cofundings
            if self.finder.unit(c.funder.value or "", ("FR", ""), str(c.year.value or ""))
        }
        kept = (d for d in draft.doubts if d.code != "unexpanded-acronym" or folded(d.params["acronym"]) not in known)
        return replace(draft, doubts=tuple(kept))

    def partner_country(self, draft: PartnershipDraft) -> str:
        """ISO code of the first foreign partner's country, "" when the source names none we know."""
        names = (p.country_name for p in draft.parties if p.role == "foreign-partner" and p.country_name)
        return next((code for name in names if (code := self.reference.country_named(name))), "")

    def party(
        self,
        draft: PartyDraft,
        partner_country: str,
        year: str,
        doubts: list[Doubt],
        answers: Mapping[str, str],
        puzzling: bool,
    ) -> MatchedParty:
        """One party, looked for first in the country its role tells; a town nobody knows stands where the source puts it."""
        country = self.reference.country_named(draft.country_name) or "" if draft.country_name else ""
        at_home = draft.role in FRENCH_ROLES
        order = (
            ("FR",) if at_home and draft.families else ("FR", "") if at_home else (country or partner_country, "", "FR")
        )
        if draft.point and not at_home:
            order = (country or partner_country,)
        chosen = answers.get(about(draft), "")
        if chosen.startswith(COUNTRY):  # the answer to "where is that?" for a town that no reference knows
            country, chosen = chosen.removeprefix(COUNTRY), ""
            order = (country,)
        if puzzling and not at_home and not answers:  # its reader says that only a person can tell
            unit = None
        else:
            unit, draft = self.recognise(draft, order, year, chosen)
        if unit and not chosen and not at_home and elsewhere(unit, country, draft.role):
            unit = None
        name = draft.name.value or ""
        if draft.code and not told_by_code(self.reference, draft).known:
            line = draft.name.span.first if draft.name.span else None
            doubts.append(
                Doubt("unknown-code", Severity.NOTE, f"parties[{draft.role}]", draft.code, line, {"raw": draft.code})
            )
        if unit is None and draft.role != "beneficiary" and not draft.unnamed:
            severity = Severity.DOUBT if draft.role in SIDES else Severity.NOTE
            line = draft.name.span.first if draft.name.span else None
            doubts.append(
                Doubt("unmatched-organisation", severity, f"parties[{draft.role}]", name, line, {"name": name})
            )
            if draft.point and country and not at_home and draft.role not in self.must_match:
                unit = town_at(name, country, draft.point, self.source)
        found = unit.country if unit else ""
        return MatchedParty(draft, unit, country or found or ("FR" if at_home else partner_country))

    def recognise(
        self, draft: PartyDraft, order: tuple[str, ...], year: str, chosen: str
    ) -> tuple[Unit | None, PartyDraft]:
        """The unit of a party, and the party under the name it was found by; a name that was only guessed is forgotten when
        nothing bears it."""
        if draft.unnamed:
            return None, draft
        if chosen:
            return self.reference.get(chosen), draft
        if draft.code and (told := told_by_code(self.reference, draft)).known:
            return told.unit, draft
        for name in ((draft.name.value or ""), *draft.other_names):
            unit = self.finder.unit(name, order, year, families=draft.families, point=draft.point)
            if unit is not None:
                return unit, replace(draft, name=replace(draft.name, value=name))
        if draft.if_unknown:
            return None, replace(draft, name=replace(draft.name, value=draft.if_unknown), unnamed=True)
        return None, draft

    def acting(self, told: PartyDraft, found: MatchedParty) -> MatchedParty:
        """The body that a source names where an authority is meant: it does the work for that authority."""
        operator = PartyDraft("operator", told.name, acting_for=found.draft.name.value or "")
        return MatchedParty(operator, self.finder.unit(told.name.value or "", ("FR", "")), "FR")

    def question(self, party: MatchedParty) -> Question:
        """What to ask a person about a party that was not recognised."""
        draft = party.draft
        country = "FR" if draft.role in FRENCH_ROLES else party.country
        units = [
            (match.unit, match.reason)
            for match in self.finder.candidates(
                draft.name.value or "", country, families=draft.families, point=draft.point
            )
        ]
        if draft.code and (coded := told_by_code(self.reference, draft)).bearer:
            units.append((coded.bearer, f"le code {draft.code} est le sien"))
        for hint in draft.hints:
            unit = self.finder.unit(hint, (country,), families=draft.families)
            units += [(unit, f"le titre dit «\u202f{hint}\u202f»")] if unit else []
        return Question(
            about(draft),
            draft.name.value or "",
            tuple({u.key: Candidate(u.key, u.name, u.kind, u.country, why) for u, why in units}.values()),
        )

    def places(
        self, draft: PartnershipDraft, parties: Iterable[MatchedParty], country: str, doubts: list[Doubt]
    ) -> tuple[tuple[Fact[str], Unit], ...]:
        """Places of implementation that the reference knows: in the country of the partner whose line names the place, in the
        first partner's, then in the others'."""
        abroad = [p for p in parties if p.draft.role == "foreign-partner" and p.country]
        found: list[tuple[Fact[str], Unit]] = []
        for fact in draft.place_names:
            own = [p.country for p in abroad if fact.span and p.draft.name.span == fact.span]
            order = dict.fromkeys((*own, country, *(p.country for p in abroad)))
            tried = (self.placed(fact.value or "", each) for each in order)
            usable = next((units for units in tried if units), [])
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

    def placed(self, name: str, country: str) -> list[Unit]:
        """The places and authorities that bear exactly this name in the country ("" = in any)."""
        matches = self.reference.find(name, country=country or None, limit=3)
        return [m.unit for m in matches if m.certainty == "exact" and m.unit.nature in {"place", "authority"}]

    def reforms(self, parties: tuple[MatchedParty, ...]) -> Iterable[Doubt]:
        """French authorities that no longer exist, where the page does not say who took over."""
        told = any(p.draft.role == "before-reform" for p in parties)
        for party in parties:
            if told or party.unit is None or party.draft.role not in {"lead-authority", "french-authority"}:
                continue
            heirs = [u for u in self.reference.current(party.unit) if u.key != party.unit.key]
            if heirs and party.unit.successors and heirs[0].name != party.unit.name:
                line = party.draft.name.span.first if party.draft.name.span else None
                yield Doubt(
                    "reform-not-applied",
                    Severity.DOUBT,
                    f"parties[{party.draft.role}]",
                    party.draft.name.raw,
                    line,
                    {"name": party.unit.name, "successor": heirs[0].name, "year": party.unit.successors[0].date[:4]},
                )


def elsewhere(unit: Unit, country: str, role: str) -> bool:
    """Whether a place or an authority lies outside the country that the source states, or in France for a foreign partner. A
    body may act far from where it sits."""
    if unit.nature == "body" or not unit.country:
        return False
    return unit.country != country if country else unit.country == "FR" and role == "foreign-partner"


def stands_in(told: PartyDraft, found: MatchedParty) -> bool:
    """Whether the authority was found under another name than the one the source gives first."""
    return bool(told.other_names) and found.unit is not None and found.draft.name.value != told.name.value


def about(party: PartyDraft) -> str:
    """How answers name a party: its role and its name as written, folded."""
    return f"{party.role}:{folded(party.name.value or '')}"


def not_separated(draft: PartnershipDraft, funders: Mapping[str, Unit]) -> Iterator[Doubt]:
    """Funders that nobody recognised and that may be several: "Ville de Lyon, Région de Ségou" has two words of kind."""
    for index, line in enumerate(draft.contributions):
        for name in line.funders:
            kinds = [part for part in name.split(", ") if read(part).type_word]
            if name not in funders and len(kinds) > 1:
                at = line.label.span.first if line.label.span else None
                where = f"contributions[{index}].funders"
                yield Doubt("unmatched-organisation", Severity.DOUBT, where, name, at, {"name": name})


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
