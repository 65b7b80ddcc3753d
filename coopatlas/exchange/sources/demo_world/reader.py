"""Reads ``data/demo/partnerships.json``, and the stories of ``data/demo/stories.csv``, into drafts. Plain Python.

Missing keys are unknown facts; ``absences`` lists the facts known to be empty. The file's own shape is described in the
README beside this module.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeVar

from coopatlas.exchange.drafts import (
    AcronymDraft,
    ActionDraft,
    AgreementDraft,
    CofundingDraft,
    ContributionDraft,
    Doubt,
    Fact,
    NarrativeDraft,
    PartnershipDraft,
    PartyDraft,
    PeriodDraft,
    PersonDraft,
    Refusal,
    Severity,
    State,
    ThemeDraft,
    VolunteerDraft,
)
from coopatlas.exchange.sources.demo_world.composer import compose

SOURCE_CODE = "demo"
NAME_FR = "Données de démonstration CoopAtlas"
NAME_EN = "CoopAtlas demonstration data"
NOTE_FR = "Trois fiches réelles racontées avec nos mots, et des partenariats fictifs."
NOTE_EN = "Three real records told in our own words, and fictitious partnerships."
EURO = "EUR"
STATUS_WORDS = {
    "current": "en cours", "ended": "terminé", "suspended": "suspendu", "negotiating": "en négociation", "expired": "expiré",
    "unknown": "non renseigné",
}  # fmt: skip
T = TypeVar("T")
NOBODY = PersonDraft("volunteer", "", "", "", "", "")


def read_drafts(data: bytes, name: str) -> list[PartnershipDraft | Refusal]:
    """Every partnership of the file, in order; one Refusal when it is not JSON. Stories (CSV) are composed first."""
    if name.endswith(".csv"):
        return [draft(row, number) for number, row in enumerate(compose(data.decode()), 1)]
    try:
        rows = json.loads(data)
    except ValueError as error:
        return [
            Refusal(
                "not-json",
                f"« {name} » n’est pas un fichier JSON : {error}.",
                "Reprenez le fichier livré avec CoopAtlas.",
            )
        ]
    return [draft(row, number) for number, row in enumerate(rows, 1)]


def fact(value: T | None) -> Fact[T]:
    return Fact(None) if value is None else Fact.of(value, str(value))


def answer(value: bool | None) -> Fact[bool]:
    """A yes or a no. Pages show ``raw`` as the words of the source, so it must be words and never a code."""
    return Fact(None) if value is None else Fact.of(value, "oui" if value else "non")


def status(code: str | None) -> Fact[str]:
    """A code of the vocabulary ``statuses``, with words to show as the source's."""
    return Fact(None) if code is None else Fact.of(code, STATUS_WORDS[code])


def amount(value: str | None) -> Fact[Decimal]:
    return Fact(None) if value is None else Fact.of(Decimal(value), value)


def draft(row: Mapping[str, Any], number: int) -> PartnershipDraft:
    """One partnership."""
    absent = set(row.get("absences", ()))
    return PartnershipDraft(
        row=number,
        title=fact(row["title"]),
        form=fact(row.get("form")),
        status=status(row.get("status")),
        first_signed_year=fact(row.get("first_signed_year")),
        start_year=fact(row.get("start_year")),
        end_date=fact(row.get("end_date")),
        triennial=answer(row.get("triennial")),
        communication_in_france=answer(row.get("communication_in_france")),
        communication_abroad=answer(row.get("communication_abroad")),
        evaluation=answer(row.get("evaluation")),
        post_name=fact(row.get("post")),
        themes=tuple(
            ThemeDraft(tuple(fact(x) for x in levels), main=n == 0) for n, levels in enumerate(row.get("themes", ()))
        ),
        other_themes_state=State.NONE if "themes" in absent else State.UNKNOWN,
        parties=tuple(
            PartyDraft(p["role"], fact(p["name"]), p.get("country", ""), p.get("acting_for", ""), p.get("place", ""))
            for p in row.get("parties", ())
        ),
        contributions=tuple(contribution(c) for c in row.get("contributions", ())),
        contributions_state=State.VALUE
        if row.get("contributions")
        else State.NONE
        if "contributions" in absent
        else State.UNKNOWN,
        narratives=tuple(NarrativeDraft(section, fact(text)) for section, text in row.get("narratives", {}).items()),
        volunteers=tuple(
            VolunteerDraft(NOBODY, fact(v.get("mission")), fact(v.get("field")), fact(v.get("host")))
            for v in row.get("volunteers", ())
        ),
        volunteers_state=State.VALUE
        if row.get("volunteers")
        else State.NONE
        if "volunteers" in absent
        else State.UNKNOWN,
        periods=tuple(
            PeriodDraft(p["start"], p.get("end"), p["title"], fact(p.get("text")), p.get("start_latest"))
            for p in row.get("periods", ())
        ),
        actions=tuple(action(a) for a in row.get("actions", ())),
        acronyms=tuple(AcronymDraft(a, e) for a, e in row.get("acronyms", {}).items()),
        agreements=tuple(
            AgreementDraft(
                a["kind"],
                fact(a.get("signed_on")),
                a.get("object", ""),
                a.get("count", 1),
                amount(a.get("amount")),
                signatories=tuple((name, name) for name in a.get("signatories", ())),
            )
            for a in row.get("agreements", ())
        ),
        cofundings=tuple(CofundingDraft(fact(c.get("funder")), fact(c.get("year"))) for c in row.get("cofundings", ())),
        place_names=tuple(fact(p) for p in row.get("places", ())),
        external_id=row["id"],
        text=prose(row),
        doubts=tuple(
            Doubt(d["code"], Severity(d["severity"]), d.get("field", ""), d.get("raw", ""), None, d.get("params", {}))
            for d in row.get("doubts", ())
        ),
    )


def prose(row: Mapping[str, Any]) -> str:
    """The words of the row in reading order. Kept as the source's text, which a person reads more gladly than JSON."""
    periods = [f"{period['title']}\n{period.get('text', '')}".strip() for period in row.get("periods", ())]
    actions = ["\n".join([a["title"], *a.get("objectives", ()), a.get("summary", "")]) for a in row.get("actions", ())]
    return "\n\n".join([row["title"], *row.get("narratives", {}).values(), *periods, *actions])


def contribution(row: Mapping[str, Any]) -> ContributionDraft:
    return ContributionDraft(
        label=fact(row["label"]),
        funders=tuple(row.get("funders", [row["label"]])),
        amount=amount(row.get("amount")),
        year=fact(row.get("year")),
        one_percent_water=amount(row.get("one_percent_water")),
        currency=row.get("currency", EURO),
        year_doubted=row.get("year_doubted", False),
    )


def action(row: Mapping[str, Any]) -> ActionDraft:
    return ActionDraft(
        fact(row["title"]),
        tuple(fact(o) for o in row.get("objectives", ())),
        fact(row.get("summary")),
        tuple(row.get("references", ())),
        row.get("number"),
    )
