"""From one row of a table to the draft of one partnership."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from coopatlas.core.folding import folded
from coopatlas.exchange.drafts import (
    Fact,
    LeftOut,
    NarrativeDraft,
    PartnershipDraft,
    PartyDraft,
    Puzzle,
    Read,
    Refusal,
    State,
    ThemeDraft,
)
from coopatlas.exchange.sources.generic_table import cells
from coopatlas.exchange.sources.generic_table.columns import Layout
from coopatlas.exchange.sources.generic_table.grid import FORMULA_ERROR, GridRow, one_line
from coopatlas.exchange.sources.generic_table.money import contributions
from coopatlas.exchange.sources.generic_table.row import Row

SECTIONS = ("context", "objective", "description", "beneficiaries")
EXAMPLE = "exemple"  # own number of the example row of the blank template
LONGEST_ID = 200
AUTHORITIES = ("region", "department", "intercommunal", "municipality")


@dataclass(frozen=True, slots=True)
class Country:
    """A country the atlas knows: its ISO code, and a name it goes by."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Asked:
    """How rows are read: the layout of their table, whose it is, and what the atlas knows."""

    laid: Layout
    origin: str
    country: Callable[[str], Country | None] | None
    forms: Collection[str]


def read_row(found: GridRow, rank: int, asked: Asked) -> Read:
    """A draft; or why the row is refused, left out, or cannot be understood without an answer."""
    row = Row(found, asked.laid)
    if left := left_out(row):
        return left
    here, there = row.several("authority"), row.several("partner")
    told = row.several("country")
    known = [(name, asked.country(name) if asked.country else Country("", name)) for name in told]
    countries = tuple(country.name for _, country in known if country)
    unknown = [name for name, country in known if country is None]
    empty = "" if here else "authority"
    empty = empty or ("" if there or told else "partner")
    if empty or len(row.text("own_id")) > LONGEST_ID:
        heading = row.heading(empty or "own_id")
        wrong = "est vide" if empty else f"dépasse {LONGEST_ID} caractères"
        return Refusal(
            "empty-cell" if empty else "too-long",
            f"Ligne {row.line} : la colonne « {heading} » {wrong}.",
            "Complétez la ligne ou retirez-la, ou importez les autres avec --partial.",
            row.line,
        )
    if unknown and not there:
        return Refusal(
            "unknown-country",
            f"Ligne {row.line} : « {unknown[0]} » n’est pas un pays connu.",
            "Écrivez le nom courant du pays, en français ou en anglais.",
            row.line,
        )
    draft = draft_of(row, rank, asked, here, there, countries)
    if not unknown:
        return draft
    message = f"« {unknown[0]} » n’est pas un pays connu : dites où est « {there[0]} »."
    return Puzzle("unknown-country", message, draft)


def left_out(row: Row) -> LeftOut | None:
    """A row that is no partnership of this atlas, with the reason."""
    if all(folded(cell) == folded(heading) for cell, heading in row.beside_headings()):
        return LeftOut("repeated-headings", "Ligne d’intitulés répétée.", row.words, row.line)
    first = next((cell for cell in row.cells if cell.strip()), "")
    if first.lstrip().startswith("#") and not FORMULA_ERROR.match(first.strip()):
        return LeftOut("comment", "Ligne d’explication (elle commence par « # »).", row.words, row.line)
    if folded(row.text("own_id")) == EXAMPLE:
        return LeftOut("example", "Ligne d’exemple du modèle.", row.words, row.line)
    if row.answer("demo").value:
        return LeftOut("demo", "Ligne fictive : la table elle-même le dit.", row.words, row.line)
    if row.countries_are("France"):
        message = "Partenariat entre collectivités françaises : l’atlas ne compte que l’international."
        return LeftOut("national", message, row.words, row.line)
    return None


def draft_of(
    row: Row, rank: int, asked: Asked, here: tuple[str, ...], there: tuple[str, ...], countries: tuple[str, ...]
) -> PartnershipDraft:
    """Everything the row says; what it does not say is unknown."""
    start, end = row.date("start"), row.date("end")
    first_signed = row.date("first_signed")
    if both := cells.period(row.text("period")):
        raw = row.text("period")
        start = start if start.value else Fact.of(both[0], raw, row.span)
        end = end if end.value else Fact.of(both[1], raw, row.span)
    elif row.state("period") == State.VALUE:
        row.doubt("date-unreadable", "start_year", row.text("period"), raw=row.text("period"))
    if start.value and end.value and end.value[:4] < start.value[:4]:
        row.doubt("end-before-start", "end_date", end.raw, start=start.value[:4], end=end.value)
    who = parties(row, here, there, countries)
    status, form = row.coded("status", "unknown-status"), row.form(asked.forms)
    lines, lines_state = contributions(row, zone(asked, countries))
    themes, themes_state = themes_of(row)
    return PartnershipDraft(
        row=rank,
        title=title(row, who),
        form=form,
        status=status,
        first_signed_year=year(first_signed),
        start_year=year(start),
        end_date=end,
        triennial=row.answer("triennial"),
        communication_in_france=row.answer("communication_in_france"),
        communication_abroad=row.answer("communication_abroad"),
        evaluation=row.answer("evaluation"),
        post_name=Fact(None),
        themes=themes,
        other_themes_state=themes_state,
        parties=who,
        contributions=lines,
        contributions_state=lines_state,
        narratives=narratives(row),
        place_names=tuple(Fact.of(name, name, row.span) for name in row.several("places")),
        external_id=own_id(row, asked.origin, here[0]),
        text=row.words,
        text_first_line=row.line,
        header=one_line(asked.laid.headings, asked.laid.grid.separator),
        withheld=tuple(range(row.span.first, row.span.last + 1)) if row.says_more() else (),
        doubts=tuple(row.doubts),
        reading=reading(asked),
    )


def zone(asked: Asked, countries: tuple[str, ...]) -> str:
    """ISO code of the first country, "" when the atlas was not asked."""
    found = asked.country(countries[0]) if asked.country and countries else None
    return found.code if found else ""


def own_id(row: Row, origin: str, here: str) -> str:
    """What makes the record the same at re-import, "" when the table does not number its rows. Tables of unknown origin all
    have a row 1: there the number counts beside its authority."""
    number = " ".join(row.text("own_id").split())
    if not number or row.state("own_id") != State.VALUE:
        return ""
    return f"{folded(origin)}:{number}" if origin else f"{number}|{folded(here)}"


def reading(asked: Asked) -> dict[str, Any]:
    """What it takes to read a row of this table again, alone."""
    columns = {column.heading: column.field for column in asked.laid.columns if column.field and column.heading}
    told = asked.laid.map.as_json()
    return {**told, "headings": {**columns, **told["headings"]}, "origin": asked.origin}


def title(row: Row, who: tuple[PartyDraft, ...]) -> Fact[str]:
    """The title, on one line; made of both sides when there is none."""
    if row.state("title") == State.VALUE:
        return Fact.of(" ".join(row.text("title").split()), row.text("title"), row.span)
    here = next(p.name.value for p in who if p.role != "foreign-partner")
    there = next(p for p in who if p.role == "foreign-partner")
    name = there.country_name if there.unnamed else there.name.value
    return Fact(f"Coopération entre {here} et {name}"[:500], State.VALUE, "", None)


def parties(
    row: Row, here: tuple[str, ...], there: tuple[str, ...], countries: tuple[str, ...]
) -> tuple[PartyDraft, ...]:
    """Both sides in their order. Several French authorities: the first leads."""
    found = [
        PartyDraft(
            ("lead-authority" if n == 0 else "associate-authority") if len(here) > 1 else "french-authority",
            Fact.of(name, name, row.span),
            "France",
            families=AUTHORITIES,
            code="".join(row.text("authority_code").split()) if n == 0 else "",
        )
        for n, name in enumerate(here)
    ]
    for n, name in enumerate(there):
        country = countries[n] if n < len(countries) else countries[0] if len(countries) == 1 else ""
        found.append(PartyDraft("foreign-partner", Fact.of(name, name, row.span), country))
    for country in countries[len(there) :] if len(countries) > 1 or not there else ():
        unnamed = f"Partenaire non nommé ({country})"
        found.append(PartyDraft("foreign-partner", Fact.of(unnamed, country, row.span), country, unnamed=True))
    return tuple(found)


def themes_of(row: Row) -> tuple[tuple[ThemeDraft, ...], State]:
    """Themes in their order, the first one being the main one; "A > B" tells two levels."""
    names = row.several("themes")
    drafts = tuple(
        ThemeDraft(tuple(Fact.of(level.strip(), name, row.span) for level in name.split(">") if level.strip()), n == 0)
        for n, name in enumerate(names)
    )
    none = not names and row.state("themes") == State.NONE
    return tuple(theme for theme in drafts if theme.levels), State.NONE if none else State.UNKNOWN


def narratives(row: Row) -> tuple[NarrativeDraft, ...]:
    return tuple(
        NarrativeDraft(section, Fact.of(row.text(section), row.text(section), row.span))
        for section in SECTIONS
        if row.state(section) == State.VALUE
    )


def year(date: Fact[str]) -> Fact[int]:
    """The year of a date, with the same words."""
    return Fact(int(date.value[:4]) if date.value else None, date.state, date.raw, date.span)
