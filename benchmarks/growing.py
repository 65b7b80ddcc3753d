"""A throw-away base grown from the real twinnings: varied copies, written straight, without their journal.

Most generations take the same bodies again, so that a country, a town and an authority hold more and more records; one in six
brings bodies and towns of its own, so that the lists of authorities and places grow too.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import count, islice

from django.db import transaction
from django.utils import timezone

from coopatlas.organisations.models import Organisation
from coopatlas.partnerships.models import Partnership, PartnershipTheme, Party
from coopatlas.partnerships.search_text import search_texts
from coopatlas.territories.models import Place
from coopatlas.vocabularies.models import Term

BATCH = 2000
STATUSES = ("current", "current", "ended", "unknown")
FORMS = ("decentralised-cooperation", "twinning", "")


def shrink(total: int) -> None:
    """Leave only the first ``total`` records."""
    kept = list(Partnership.objects.order_by("pk").values_list("pk", flat=True)[:total])
    Partnership.objects.exclude(pk__in=kept).delete()


@transaction.atomic
def grow(total: int, *, seed: int = 7) -> None:
    """Bring the base to ``total`` records; a theme and a beginning for most of them, the real ones included."""
    originals = list(Partnership.objects.order_by("pk"))
    chance = random.Random(seed)  # noqa: S311 the same base each time, no secret
    dress(originals, chance)
    wanted = copies(originals, chance)
    missing = total - len(originals)
    while missing > 0:
        batch = list(islice(wanted, min(BATCH, missing)))
        missing -= len(batch)
        Partnership.objects.bulk_create([row for row, _ in batch])
        Party.objects.bulk_create([party for row, parties in batch for party in owned(row, parties)])
        rows = [row for row, _ in batch]
        give_themes(rows, chance)
        words = search_texts(rows)
        for row in rows:
            row.search_text = words[row.pk]
        Partnership.objects.bulk_update(rows, ["search_text"], batch_size=200)


def dress(rows: list[Partnership], chance: random.Random) -> None:
    """What the table of twinnings does not tell and the pages show: a beginning, a state, a form, a theme."""
    for row in rows:
        vary(row, chance)
    Partnership.objects.bulk_update(rows, ["start_year", "status", "form"], batch_size=200)
    give_themes([row for row in rows if not row.themes.exists()], chance)


def vary(row: Partnership, chance: random.Random) -> None:
    row.start_year = chance.choice([None, *range(1950, 2025)])
    row.status, row.form = chance.choice(STATUSES), chance.choice(FORMS)


def give_themes(rows: list[Partnership], chance: random.Random) -> None:
    """A main theme, and now and then a second one."""
    terms = list(Term.objects.of("themes").filter(children__isnull=True).order_by("pk"))
    told = [(row, number == 0) for row in rows for number in range(chance.choice([0, 1, 1, 2]))]
    PartnershipTheme.objects.bulk_create(
        [PartnershipTheme(partnership=row, term=chance.choice(terms), main=main) for row, main in told]
    )


def copies(originals: list[Partnership], chance: random.Random) -> Iterator[tuple[Partnership, list[Party]]]:
    """Generation after generation of the same records, each with its parties, none written yet."""
    parties: dict[int, list[Party]] = {row.pk: [] for row in originals}
    for party in Party.objects.filter(partnership__in=originals).select_related("organisation__territory"):
        parties[party.partnership_id].append(party)
    for generation in count(2):
        twins: dict[int, Organisation] = {}
        for original in originals:
            row = Partnership(
                title=f"{original.title} ({generation})",
                slug=f"{original.slug[:70]}-{generation}",
                published_at=timezone.now(),
            )
            vary(row, chance)
            told = []
            for party in parties[original.pk]:
                body = party.organisation
                if generation % 6 == 3 and body is not None:
                    body = twins.get(body.pk) or twins.setdefault(body.pk, twin(body, generation, chance))
                told.append(
                    Party(role=party.role, as_signed=party.as_signed, organisation=body, country_id=party.country_id)
                )
            yield row, told


def twin(body: Organisation, generation: int, chance: random.Random) -> Organisation:
    """Another body of the same kind, in another town of the same country."""
    place = None
    if body.territory is not None:
        town = body.territory
        place = Place.objects.create(
            name=f"{town.name} {generation}",
            kind=town.kind,
            country_id=town.country_id,
            parent_id=town.parent_id,
            lat=None if town.lat is None else max(-89.0, min(89.0, town.lat + chance.uniform(-0.5, 0.5))),
            lon=None if town.lon is None else max(-179.0, min(179.0, town.lon + chance.uniform(-0.5, 0.5))),
            precision=town.precision,
        )
    return Organisation.objects.create(
        name=f"{body.name} {generation}",
        kind=body.kind,
        is_authority=body.is_authority,
        country_id=body.country_id,
        territory=place,
        search_text=f"{body.search_text} {generation}",
    )


def owned(row: Partnership, parties: list[Party]) -> list[Party]:
    """The parties of a record that has just been written."""
    for position, party in enumerate(parties):
        party.partnership, party.position = row, position
    return parties
