"""The words a partnership can be found by, folded: whatever accents and capitals people type.

Old and new names of its bodies, of their predecessors and heirs, countries, places, themes, the words of its texts. A plain
text in the row, until the catalogue has a true index.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coopatlas.core.folding import folded
from coopatlas.organisations.models import Organisation, OrganisationName
from coopatlas.partnerships.models import Partnership
from coopatlas.vocabularies.models import Term

LONGEST_LINE = 4  # generations of heirs


def search_text(partnership: Partnership) -> str:
    """Every word once, folded, in order of appearance."""
    words = (word for text in told(partnership) for word in folded(text).split())
    return " ".join(dict.fromkeys(words))


def told(partnership: Partnership) -> Iterator[str]:
    """Everything the partnership is called by or tells."""
    yield partnership.title
    bodies: set[int] = set()
    for party in partnership.parties.select_related("country"):
        yield from (party.as_signed, party.acting_for, party.place_name)
        if party.country:
            yield from (party.country.name_fr, party.country.name_en)
        bodies |= {party.organisation_id} if party.organisation_id else set()
    # The money room is above this one: it is asked through the relation it declares, not imported.
    bodies |= {pk for pk in partnership.contributions.values_list("funders__organisation", flat=True) if pk}
    yield from names(with_kin(bodies))
    for link in partnership.places.select_related("place"):
        yield from (link.as_written, link.place.name, *link.place.names.values_list("name", flat=True))
    for theme in partnership.themes.select_related("term__parent__parent"):
        yield theme.as_written
        yield from labels(theme.term)
    yield from partnership.narratives.values_list("text", flat=True)


def with_kin(bodies: set[int]) -> set[int]:
    """These bodies, everything that took over from them and everything they took over from."""
    found = set(bodies)
    for link in ("inheritances__predecessor__in", "successions__successor__in"):
        generation = set(bodies)
        for _ in range(LONGEST_LINE):
            kin = Organisation.objects.filter(**{link: generation}).values_list("pk", flat=True)
            generation = set(kin) - found
            if not generation:
                break
            found |= generation
    return found


def names(bodies: Iterable[int]) -> Iterator[str]:
    yield from Organisation.objects.filter(pk__in=bodies).order_by("pk").values_list("name", flat=True)
    yield from OrganisationName.objects.filter(organisation__in=bodies).order_by("pk").values_list("name", flat=True)


def labels(term: Term | None) -> Iterator[str]:
    while term is not None:
        yield from (term.label_fr, term.label_en)
        term = term.parent
