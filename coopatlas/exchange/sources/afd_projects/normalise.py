"""From one row of the agency's table to one draft: the agreement it signed, the money it committed."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from coopatlas.exchange.drafts import (
    AgreementDraft,
    ContributionDraft,
    Doubt,
    Fact,
    LeftOut,
    NarrativeDraft,
    PartnershipDraft,
    PartyDraft,
    Read,
    Refusal,
    Severity,
    Span,
    State,
    ThemeDraft,
)
from coopatlas.exchange.sources.afd_projects.scope import Concerned, concerned, country_of, hints, why_not
from coopatlas.exchange.sources.tables import TableRow, read_table

ID, TITLE, DESCRIPTION, STATE = "Id. Projet", "Titre du projet", "Description du projet", "Etat du projet"
GRANTED, ENDED, SIGNED = "Date d'octroi", "Date d’achèvement opérationnel du projet", "Date de Signature de Convention"
BENEFICIARY, CHANNEL = "Libellé bénéficiaire primaire", "Code-Canal (pour tiers bénéficiaires d’un concours)"
COUNTRY, SECTOR, COMMITTED = "Pays de réalisation", "Libellé secteur économique  (CAD-5)", "Engagements bruts (euro)"
COLUMNS = (ID, TITLE, DESCRIPTION, STATE, GRANTED, ENDED, SIGNED, BENEFICIARY, CHANNEL, COUNTRY, SECTOR, COMMITTED)
STATES = {"Exécution": "current", "Achevé": "ended"}
AFD = "Agence française de développement"
DATE = re.compile(r"^(?:19|20)\d\d-\d\d-\d\d$")
FORM = "Projet de coopération décentralisée"
AUTHORITIES = ("region", "department", "intercommunal", "municipality")
UNNAMED = "Partenaire non nommé"
ACRONYMS = frozenset(("EAA", "VIH", "SIDA", "TIC", "PME", "ONG"))
T = TypeVar("T")


def read_drafts(data: bytes, name: str) -> list[Read]:
    """Every row of the table, in order; one Refusal when it is another table."""
    table = read_table(data, name, separators=";\t,")
    if isinstance(table, Refusal):
        return [table]
    missing = [column for column in COLUMNS if column not in table.columns]
    if missing:
        return [
            Refusal(
                "not-afd-projects",
                f"« {name} » n’est pas la table des projets de l’AFD : il lui manque la colonne « {missing[0]} ».",
                "Reprenez le fichier publié par l’AFD, avec sa première ligne.",
                1,
            )
        ]
    return [read_row(row, rank, table.header) for rank, row in enumerate(table.rows, 1)]


def read_row(row: TableRow, rank: int, header: str) -> Read:
    """A draft when the row concerns an authority; else why it is left out, or refused."""
    cells = row.cells
    about = concerned(cells[TITLE], cells[BENEFICIARY], cells[CHANNEL])
    if about is None:
        return LeftOut(*why_not(cells[CHANNEL]), row.text, row.line)
    if not cells[ID] or not cells[TITLE]:
        return Refusal(
            "empty-cell",
            f"Ligne {row.line} : le numéro ou le titre du projet manque.",
            "Complétez la ligne ou retirez-la.",
            row.line,
            row.text,
        )
    return draft_of(row, rank, header, about)


def draft_of(row: TableRow, rank: int, header: str, about: Concerned) -> PartnershipDraft:
    """One project as a record of its own."""
    span = Span(row.line, row.line)
    title = row.cells[TITLE]
    date, ended = day(row, SIGNED, span), day(row, ENDED, span)
    granted = day(row, GRANTED, span)
    amount = money(row.cells[COMMITTED], span)
    form = FORM if about.sure else ""
    return PartnershipDraft(
        row=rank,
        external_id=row.cells[ID],
        only_if_matched=about.perhaps,
        title=Fact.of(title, title, span),
        form=Fact.of(form, "", span) if form else Fact(None),
        status=told(STATES.get(row.cells[STATE]), row.cells[STATE], span),
        first_signed_year=told(year(date), date.raw, span),
        start_year=Fact(None),  # the grant begins the money, not the partnership
        end_date=ended,
        triennial=Fact(None),
        communication_in_france=Fact(None),
        communication_abroad=Fact(None),
        evaluation=Fact(None),
        post_name=Fact(None),
        parties=parties(row, about, span),
        themes=(ThemeDraft((Fact.of(in_sentence(row.cells[SECTOR]), row.cells[SECTOR], span),), True),)
        if row.cells[SECTOR]
        else (),
        narratives=narratives(row, span),
        contributions=(
            ContributionDraft(
                label=Fact.of(AFD, "", span),
                funders=(AFD,),
                amount=amount,
                year=told(year(granted), f"{GRANTED} : {granted.raw}" if granted.raw else "", span),
                one_percent_water=Fact(None),
                kind="cash",
                stage="committed",
            ),
        )
        if amount.value is not None
        else (),
        agreements=(AgreementDraft("funding-agreement", date, object=title[:500], amount=amount),),
        doubts=doubts(row, amount),
        text=row.text,
        text_first_line=row.line,
        header=header,
    )


def in_sentence(label: str) -> str:
    """A label written all in capitals as people write it; acronyms of the sectors stay."""
    if not label.isupper():
        return label
    words = label.split(" ")
    return " ".join([words[0].capitalize(), *(word if word in ACRONYMS else word.lower() for word in words[1:])])


def parties(row: TableRow, about: Concerned, span: Span) -> tuple[PartyDraft, ...]:
    """The French authority, who acts for it, and the partner: named by the title, by the beneficiary, or not at all."""
    beneficiary, country = row.cells[BENEFICIARY], country_of(row.cells[COUNTRY])
    found: list[PartyDraft] = []
    if not about.foreign:
        names = about.here
        found.append(
            PartyDraft(
                "lead-authority",
                Fact.of(names[0], beneficiary, span),
                "France",
                families=AUTHORITIES,
                other_names=names[1:],
                hints=hints(row.cells[TITLE]) if about.sure else (),
            )
        )
    if about.partner:
        raw = beneficiary if about.foreign else row.cells[TITLE]
        found.append(
            PartyDraft(
                "foreign-partner",
                Fact.of(about.partner, raw, span),
                country,
                if_unknown="" if about.foreign else UNNAMED,
            )
        )
    elif country:
        found.append(
            PartyDraft("foreign-partner", Fact(UNNAMED, State.VALUE, row.cells[COUNTRY], span), country, unnamed=True)
        )
    return tuple(found)


def narratives(row: TableRow, span: Span) -> tuple[NarrativeDraft, ...]:
    text = row.cells[DESCRIPTION]
    return (NarrativeDraft("description", Fact.of(text, text, span)),) if text else ()


def doubts(row: TableRow, amount: Fact[Decimal]) -> tuple[Doubt, ...]:
    """What the row leaves open."""
    if amount.value is None and amount.raw:
        params = {"raw": amount.raw}
        return (Doubt("amount-unreadable", Severity.DOUBT, "agreements[0].amount", amount.raw, row.line, params),)
    return ()


def day(row: TableRow, column: str, span: Span) -> Fact[str]:
    text = row.cells[column]
    return told(text if DATE.match(text) else None, text, span)


def year(date: Fact[str]) -> int | None:
    return int(date.value[:4]) if date.value else None


def told(value: T | None, raw: str, span: Span) -> Fact[T]:
    """A value with its words; unknown when there is none."""
    return Fact(None, State.UNKNOWN, raw, span) if value in (None, "") else Fact.of(value, raw, span)


def money(text: str, span: Span) -> Fact[Decimal]:
    """An amount in euros, to the cent."""
    try:
        value = Decimal(text.replace("\u202f", "").replace(" ", "").replace(",", ".")).quantize(Decimal("0.01"))
    except InvalidOperation:
        return Fact(None, State.UNKNOWN, text, span)
    return Fact.of(value, text, span) if value >= 0 else Fact(None, State.UNKNOWN, text, span)
