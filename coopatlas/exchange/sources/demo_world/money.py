"""The money of composed partnerships: who pays what, in which currency, in which years. Plain Python.

Amounts only have to be plausible and varied; exchange rates are round numbers that nobody should rely on.
"""

from __future__ import annotations

from typing import Any

from coopatlas.exchange.sources.demo_world.pieces import Pieces, Story

FRANCS_PER_EURO = 6.56
FIRST_YEAR_OF_EURO = 2002
FIRST_YEAR_OF_WATER_SHARE = 2005  # law of 9 February 2005
LONGEST = 4  # years of money that one record tells
Line = dict[str, Any]


def lines(pieces: Pieces, story: Story) -> list[Line]:
    """The lines of one partnership; none when its story tells no amount."""
    told = story["euros_a_year"]
    if not told or told == "none" or story.start is None:
        return []
    found: list[Line] = []
    for rank, year in enumerate(years(story)):
        euros = varied(int(told), story.rank, rank)
        found.append(paid_here(pieces, story, year, euros))
        if rank % 2 == 0 and story.rank % 3 != 2 and euros and year >= FIRST_YEAR_OF_EURO:
            found.append(paid_there(pieces, story, year, euros))
    found += paid_beside(pieces, story, int(told))
    if story.rank % 11 == 5:
        del found[-1]["year"]
    if story.rank % 13 == 6 and len(found) > 2:
        del found[-1]["amount"]
    return found


def years(story: Story) -> range:
    """The first years of what has ended, the last of what goes on; never more than four."""
    number = min(1 + story.rank % LONGEST, story.years + 1)
    first = (story.start or 0) if story["end"] else story.end - number + 1
    return range(first, first + number)


def varied(euros: int, rank: int, year: int) -> int:
    """A little more or less each year, in round hundreds."""
    return round(euros * (82 + (rank * 7 + year * 13) % 37) / 10_000) * 100


def paid_here(pieces: Pieces, story: Story, year: int, euros: int) -> Line:
    """The French authority's share; in francs before the euro. Water amounts tell what they take from the 1 %."""
    line = {"label": pieces.name(story["here"], story["start"]), "year": year}
    if year < FIRST_YEAR_OF_EURO:
        return line | {"amount": str(round(euros * FRANCS_PER_EURO / 1000) * 1000), "currency": "FRF"}
    if not pieces.domains[story["domain"]]["water"] or year < FIRST_YEAR_OF_WATER_SHARE:
        return line | {"amount": str(euros)}
    return line | {"amount": str(euros), "one_percent_water": str((euros, euros // 2, 0)[story.rank % 3])}


def paid_there(pieces: Pieces, story: Story, year: int, euros: int) -> Line:
    """The partner's share, in its own money, on two digits."""
    money = pieces.currencies[pieces.country(story["there"])]
    amount = euros * (8 + story.rank % 9) * int(money["per_euro"]) // 100
    line = {"label": pieces.name(story["there"]), "year": year, "amount": str(round(amount, 2 - len(str(amount))))}
    return line if money["currency"] == "EUR" else line | {"currency": money["currency"]}


def paid_beside(pieces: Pieces, story: Story, euros: int) -> list[Line]:
    """What French bodies beside the lead give, once; and now and then somebody whom nobody names."""
    last, beside = years(story)[-1], [key for key in story.others if pieces.country(key) == "FR"]
    found: list[Line] = [
        {"label": pieces.name(key), "year": last, "amount": str(euros * 4 // (n + 1) // 1000 * 100)}
        for n, key in enumerate(beside)
    ]
    if story.rank % 8 == 1 and euros:
        found.append({"label": "Autre", "year": last, "amount": str(euros // 600 * 100)})
    return found
