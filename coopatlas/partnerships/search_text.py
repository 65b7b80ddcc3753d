"""The words a partnership can be found by, folded: whatever accents and capitals people type.

Old and new names of its bodies, of their predecessors and heirs, countries, places, themes, the words of its texts. A plain
text in the row, until the catalogue has a true index.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from coopatlas.core.folding import folded
from coopatlas.organisations.models import Organisation, OrganisationName, Succession
from coopatlas.partnerships.models import Narrative, Partnership, PartnershipPlace, PartnershipTheme, Party
from coopatlas.vocabularies.models import Term

LONGEST_LINE = 4  # generations of heirs


def search_text(partnership: Partnership) -> str:
    """Every word once, folded, in order of appearance."""
    return search_texts([partnership])[partnership.pk]


def search_texts(partnerships: Collection[Partnership]) -> dict[int, str]:
    """The same for many, in a number of queries that does not grow with them."""
    told: dict[int, list[str]] = {row.pk: [row.title] for row in partnerships}
    bodies: dict[int, dict[int, None]] = defaultdict(dict)  # in order of appearance
    for party in Party.objects.filter(partnership__in=told).select_related("country"):
        told[party.partnership_id] += [party.as_signed, party.acting_for, party.place_name]
        if party.country:
            told[party.partnership_id] += [party.country.name_fr, party.country.name_en]
        if party.organisation_id:
            bodies[party.partnership_id][party.organisation_id] = None
    # The money room is above this one: it is asked through the relation it declares, not imported.
    paying = Partnership.objects.filter(pk__in=told, contributions__funders__organisation__isnull=False)
    for pk, body in paying.values_list("pk", "contributions__funders__organisation").order_by("pk").distinct():
        bodies[pk][body] = None
    kin = kin_of({body for named in bodies.values() for body in named})
    names = names_of({body for line in kin.values() for body in line})
    for pk, named in bodies.items():
        told[pk] += [name for body in sorted({other for one in named for other in kin[one]}) for name in names[body]]
    for link in PartnershipPlace.objects.filter(partnership__in=told).select_related("place"):
        told[link.partnership_id] += [link.as_written, link.place.name, link.place.search_text]
    terms = {term.pk: term for term in Term.objects.filter(scheme__code__startswith="themes")}
    for theme in PartnershipTheme.objects.filter(partnership__in=told):
        told[theme.partnership_id] += [theme.as_written, *labels(theme.term_id, terms)]
    for pk, text in Narrative.objects.filter(partnership__in=told).values_list("partnership", "text"):
        told[pk].append(text)
    return {pk: words(texts) for pk, texts in told.items()}


def words(texts: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(word for text in texts for word in folded(text).split()))


def kin_of(bodies: set[int]) -> dict[int, set[int]]:
    """Each body with everything that took over from it and everything it took over from."""
    found = {body: {body} for body in bodies}
    for start, end in (("predecessor", "successor"), ("successor", "predecessor")):
        following = steps(bodies, start, end)
        for body in bodies:
            line, waiting = {body}, {body}
            while waiting:
                waiting = {other for one in waiting for other in following[one]} - line
                line |= waiting
            found[body] |= line
    return found


def steps(bodies: set[int], start: str, end: str) -> dict[int, set[int]]:
    """One way along successions: what follows each body, and what follows that, for a few generations."""
    following: dict[int, set[int]] = defaultdict(set)
    generation = set(bodies)
    for _ in range(LONGEST_LINE):
        pairs = Succession.objects.filter(**{f"{start}__in": generation}).values_list(start, end)
        generation = set()
        for one, other in pairs:
            generation |= {other} - following[one]
            following[one].add(other)
        if not generation:
            break
    return following


def names_of(bodies: set[int]) -> dict[int, list[str]]:
    """Every name of each body, the spellings people may type included."""
    found: dict[int, list[str]] = defaultdict(list)
    for pk, name, spellings in Organisation.objects.filter(pk__in=bodies).values_list("pk", "name", "search_text"):
        found[pk] += [name, spellings]
    for pk, name in OrganisationName.objects.filter(organisation__in=bodies).values_list("organisation", "name"):
        found[pk].append(name)
    return found


def labels(term: int | None, terms: dict[int, Term]) -> Iterator[str]:
    while term is not None:
        yield from (terms[term].label_fr, terms[term].label_en)
        term = terms[term].parent_id
