"""From one row of the table to the draft of one twinning."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from coopatlas.exchange.drafts import Fact, LeftOut, PartnershipDraft, PartyDraft, Puzzle, Read, Refusal, Span, State
from coopatlas.exchange.sources.tables import TableRow, read_table

COLUMNS = {
    "origincityLabel",
    "origincountry",
    "originlat",
    "originlong",
    "sistercityLabel",
    "destinationlat",
    "destinationlong",
    "destination_countryLabel",
}
HOME = "France"
TOWNS = ("municipality",)
PARTNERS = ("municipality", "submunicipal", "subsubdivision", "subdivision")


def read_drafts(data: bytes, name: str) -> list[Read]:
    """Every row of the table, in order; one Refusal when it is another table."""
    table = read_table(data, name, separators="\t;,")
    if isinstance(table, Refusal):
        return [table]
    missing = sorted(COLUMNS - set(table.columns))
    if missing:
        return [
            Refusal(
                "not-twinnings",
                f"« {name} » n’est pas la table des jumelages : il lui manque les colonnes {', '.join(missing)}.",
                "Reprenez la table d’origine, avec sa première ligne.",
                1,
            )
        ]
    return [read_row(row, rank, table.header) for rank, row in enumerate(table.rows, 1)]


def read_row(row: TableRow, rank: int, header: str) -> Read:
    """A draft; or why the row is refused, left out, or cannot be understood without an answer."""
    here, there, country = (row.cells[c] for c in ("origincityLabel", "sistercityLabel", "destination_countryLabel"))
    empty = [c for c in ("origincityLabel", "sistercityLabel", "destination_countryLabel") if not row.cells[c]]
    if empty:
        return Refusal(
            "empty-cell",
            f"Ligne {row.line} : la colonne {empty[0]} est vide.",
            "Complétez la ligne ou retirez-la.",
            row.line,
            row.text,
        )
    if row.cells["origincountry"] not in {"", HOME}:
        message = "La première commune n’est pas en France : la table ne dit que les jumelages de communes françaises."
        return LeftOut("origin-abroad", message, row.text, row.line)
    if country == HOME:
        message = "Jumelage entre deux communes françaises : l’atlas ne compte que l’international."
        return LeftOut("national", message, row.text, row.line)
    former = former_states().get(country.casefold(), "")
    draft = draft_of(row, rank, header, here, there, "" if former else country)
    if former:
        message = (
            f"« {country} » n’est plus un État depuis {former} : dites dans quel pays d’aujourd’hui est « {there} »."
        )
        return Puzzle("former-state", message, draft)
    return draft


def draft_of(row: TableRow, rank: int, header: str, here: str, there: str, country: str) -> PartnershipDraft:
    """Both towns where the table puts them; whatever else is unknown."""
    span = Span(row.line, row.line)
    unknown: Fact[str] = Fact(None)
    near, far = short_label(here), short_label(there)
    name = far if there.partition(", ")[2] == country else there
    home = PartyDraft("french-authority", Fact.of(here, here, span), HOME, families=TOWNS, point=point(row, "origin"))
    partner = PartyDraft(
        "foreign-partner", Fact.of(name, there, span), country, families=PARTNERS, point=point(row, "destination")
    )
    return PartnershipDraft(
        row=rank,
        title=Fact(f"Jumelage entre {near} et {far}", State.VALUE, "", None),
        form=Fact("Jumelage", State.VALUE, "", None),
        status=unknown,
        first_signed_year=Fact(None),
        start_year=Fact(None),
        end_date=unknown,
        triennial=Fact(None),
        communication_in_france=Fact(None),
        communication_abroad=Fact(None),
        evaluation=Fact(None),
        post_name=unknown,
        parties=(home, partner),
        text=row.text,
        text_first_line=row.line,
        header=header,
    )


def short_label(label: str) -> str:
    """A town without what the table adds to tell it from its homonyms ("Allonnes, Sarthe")."""
    return label.partition(", ")[0]


def point(row: TableRow, side: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, None when the row has none that is on Earth."""
    try:
        lat, lon = float(row.cells[f"{side}lat"].replace(",", ".")), float(row.cells[f"{side}long"].replace(",", "."))
    except ValueError:
        return None
    return (lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 and (lat, lon) != (0.0, 0.0) else None


@cache
def former_states() -> dict[str, str]:
    """States that no longer exist, by their folded names, with the year they ended."""
    with Path(__file__).with_name("former_states.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"].casefold(): row["ended"] for row in csv.DictReader(file)}
