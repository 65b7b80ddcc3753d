"""Every write about organisations. An organisation becomes a row when a record needs it, born from the reference file."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from coopatlas.core.folding import folded
from coopatlas.gazetteer import Gazetteer, Membership, Unit
from coopatlas.gazetteer import Successor as Heir
from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.organisations.models import (
    Competence,
    ContactPoint,
    Grouping,
    KeyFigure,
    Organisation,
    OrganisationCode,
    OrganisationName,
    Person,
    Post,
    Succession,
)
from coopatlas.territories.actions import ensure_countries, ensure_places, is_spelling, words_of
from coopatlas.territories.models import Country, Place
from coopatlas.vocabularies.models import Term

POPULATION = "Population selon la source"
INHABITANTS = "habitants"
FOREIGN_AUTHORITY = "foreign-authority"
DEMO = "demo:"  # keys of the fictitious bodies
COUNCIL = "Conseil départemental"
REMEMBERED = {"epci", "san", "region", "departement", "metropole"}  # bodies whose page tells what they were before
# Kinds of the reference file that the vocabulary of organisations calls otherwise.
OTHER_KINDS = {
    "assembly": FOREIGN_AUTHORITY,
    "city-network": "network",
    "commune-associee": "commune",
    "commune-deleguee": "commune",
    "intercommunality-abroad": "foreign-grouping",
    "multilateral": "donor",
    "municipal-arrondissement": "commune",
    "public-agency": "public-body",
    "territory": "collectivite-unique",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A body a record needs: the reference unit, the name the record gives it, whether to tell what it was before."""

    unit: Unit
    name: str = ""
    lineage: bool = True

    @property
    def key(self) -> str:
        """A unit that is only a place gives the local authority of that place."""
        return self.unit.key if self.unit.nature in {"authority", "body"} else f"authority-of:{self.unit.key}"


def ensure_organisation(
    unit: Unit, *, reference: Gazetteer, by: Actor, name: str = "", lineage: bool = True
) -> Organisation:
    """The organisation of a reference unit. A unit that is only a place gives the local authority of that place, named
    ``name`` when the record tells it. Created with names, codes, members, successors and (``lineage``) predecessors when it
    is not there yet."""
    wanted = Wanted(unit, name, lineage)
    return ensure_organisations([wanted], reference=reference, by=by)[wanted.key]


@transaction.atomic
def ensure_organisations(wanted: Iterable[Wanted], *, reference: Gazetteer, by: Actor) -> dict[str, Organisation]:
    """The same for many bodies, by their key; their heirs, and the elders of those whose page tells them, are there too."""
    known, fresh = gather(wanted, reference)
    if not fresh:
        return known
    countries = ensure_countries((item.unit.country for item in fresh.values()), reference=reference, by=by)
    grounds = {key: ground for key, item in fresh.items() if (ground := ground_of(item.unit, reference))}
    places = ensure_places(grounds.values(), reference=reference, by=by)
    kinds = {term.code: term.extra.get("is_authority") == "1" for term in Term.objects.of("organisation_kinds")}
    born = history.bulk_create(
        [
            new_organisation(
                item, countries.get(item.unit.country), places[grounds[key].key] if key in grounds else None, kinds
            )
            for key, item in fresh.items()
        ],
        by=by,
    )
    known |= {organisation.reference_key: organisation for organisation in born}
    describe({key: (known[key], item.unit) for key, item in fresh.items()}, reference=reference, by=by)
    succeed(fresh, known, by=by)
    return known


def gather(wanted: Iterable[Wanted], reference: Gazetteer) -> tuple[dict[str, Organisation], dict[str, Wanted]]:
    """(bodies already there, those that must be born): what is wanted, its heirs, its elders, and so on."""
    known: dict[str, Organisation] = {}
    fresh: dict[str, Wanted] = {}
    asked = {item.key: item for item in reversed(list(wanted))}  # the first name told is kept
    while asked:
        found = {row.reference_key: row for row in Organisation.objects.filter(reference_key__in=asked)}
        known |= found
        born = {key: item for key, item in asked.items() if key not in found}
        fresh |= born
        asked = {}
        for item in born.values():
            unit = item.unit
            relatives = [(heir.key, False) for heir in unit.successors if unit.nature != "place"]
            if item.lineage and unit.kind in REMEMBERED:
                relatives += [(elder.key, True) for elder in unit.predecessors]
            for key, lineage in relatives:
                relative = reference.get(key)
                if relative is not None:
                    further = Wanted(relative, "", lineage)
                    if further.key not in fresh and further.key not in known:
                        asked.setdefault(further.key, further)
    return known, fresh


def new_organisation(
    item: Wanted, country: Country | None, territory: Place | None, kinds: dict[str, bool]
) -> Organisation:
    """The row of a body, not saved yet."""
    unit = item.unit
    kind = kind_of(unit, kinds)
    name = name_of(unit, item.name)
    return Organisation(
        name=name,
        kind=kind,
        is_authority=kinds[kind],
        country=country,
        territory=territory,
        population=unit.population,
        population_date=str(unit.population_year or ""),
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        reference_key=item.key,
        source=unit.source[:300],
        demo=item.key.startswith(DEMO),
        search_text=words_of(unit, name),
    )


def succeed(fresh: dict[str, Wanted], known: dict[str, Organisation], *, by: Actor) -> None:
    """Write who took over from whom, where one of the two has just been born."""
    told: dict[tuple[str, str], Heir] = {}
    for key, item in fresh.items():
        if item.unit.nature != "place":
            told |= {(key, heir.key): heir for heir in item.unit.successors}
        if item.lineage and item.unit.kind in REMEMBERED:
            told |= {(elder.key, key): elder for elder in item.unit.predecessors}
    there = set(
        Succession.objects.filter(successor__reference_key__in={heir for _, heir in told}).values_list(
            "predecessor__reference_key", "successor__reference_key"
        )
    )
    rows = [
        Succession(
            predecessor=known[elder], successor=known[heir], date=how.date, reason=how.reason[:300], share=how.share
        )
        for (elder, heir), how in told.items()
        if (elder, heir) not in there and elder in known and heir in known
    ]
    history.bulk_create(rows, by=by)


def kind_of(unit: Unit, kinds: Container[str]) -> str:
    """The kind of organisation a reference unit is, among ``kinds``: a place gives the authority of that place."""
    if unit.nature == "place":
        return FOREIGN_AUTHORITY
    if unit.kind in kinds:
        return unit.kind
    return OTHER_KINDS.get(unit.kind, FOREIGN_AUTHORITY if unit.nature == "authority" else "other")


def name_of(unit: Unit, as_signed: str) -> str:
    """The body's own name. Départements and regions are called by their assembly's article: « Conseil départemental du
    Pas-de-Calais » makes « Département du Pas-de-Calais »; a foreign authority keeps the name it signed with."""
    if unit.nature == "place" or (
        unit.nature == "authority" and unit.country != "FR" and not unit.key.startswith(DEMO)
    ):
        return as_signed or unit.name
    if unit.kind == "departement":
        assembly = next((n.name for n in unit.names if n.name.startswith(COUNCIL)), "")
        return assembly.replace(COUNCIL, "Département", 1) or unit.name
    if unit.kind == "region":
        return f"Région {unit.name}"
    return unit.name


def ground_of(unit: Unit, reference: Gazetteer) -> Unit | None:
    """The unit of the place an authority governs; an assembly's is the unit it lies in."""
    if unit.kind == "assembly":
        parent = reference.get(unit.parent)
        return parent if parent and parent.nature != "country" else None
    return None if unit.nature in {"body", "country"} else unit


def describe(bodies: dict[str, tuple[Organisation, Unit]], *, reference: Gazetteer, by: Actor) -> None:
    """Names, codes and members of new organisations, as the reference file tells them."""
    names = [
        OrganisationName(
            organisation=organisation,
            name=n.name,
            kind=n.kind,
            language=n.language,
            valid_from=n.valid_from,
            valid_to=n.valid_to,
        )
        for organisation, unit in bodies.values()
        for n in {(n.name, n.kind, n.valid_from): n for n in unit.names}.values()
        if (n.name != organisation.name or n.valid_from) and not is_spelling(n)
    ]
    history.bulk_create(names, by=by, together=True)
    codes = [
        OrganisationCode(organisation=organisation, scheme=scheme, code=code)
        for organisation, unit in bodies.values()
        if unit.nature != "place"  # the codes of a town are the town's, not its council's
        for scheme, code in sorted(unit.codes.items())
    ]
    history.bulk_create(codes, by=by, together=True)
    members = [
        Grouping(group=organisation, member_name=name, member_key=m.key, valid_from=m.valid_from, valid_to=m.valid_to)
        for organisation, unit in bodies.values()
        for name, m in {name_then(m, reference): m for m in unit.members}.items()
    ]
    history.bulk_create(members, by=by, together=True)


@transaction.atomic
def ensure_member(group: Organisation, *, member: Organisation, by: Actor) -> Grouping:
    """One body as a member of another, once."""
    known = group.memberships.filter(member=member).first() or group.memberships.filter(member_name=member.name).first()
    if known is None:
        return history.create(
            Grouping(group=group, member=member, member_name=member.name, member_key=member.reference_key), by=by
        )
    history.update(known, by=by, member=member)
    return known


@transaction.atomic
def ensure_name(organisation: Organisation, *, name: str, kind: str, by: Actor) -> OrganisationName:
    """One more name of a body, once; it can be found by it from now on."""
    known = organisation.names.filter(name=name).first()
    if known is not None:
        return known
    words = dict.fromkeys([*organisation.search_text.split(), *folded(name).split()])
    history.update(organisation, by=by, search_text=" ".join(words))
    return history.create(OrganisationName(organisation=organisation, name=name, kind=kind, language="fr"), by=by)


def name_then(member: Membership, reference: Gazetteer) -> str:
    """The name a member bore when it left the group: Évry, not the Évry-Courcouronnes it has become."""
    unit = reference.get(member.key) if member.valid_to else None
    return reference.name_on(unit, member.valid_to) if unit else member.name


def is_authority(kind: str) -> bool:
    """Whether bodies of this kind are local authorities or their groupings."""
    term = Term.objects.of("organisation_kinds").filter(code=kind).first()
    if term is None:
        raise ValueError(f"organisation kind {kind!r} is in no vocabulary")
    return term.extra.get("is_authority") == "1"


@transaction.atomic
def ensure_post(
    *,
    organisation: Organisation,
    family_name: str,
    given_name: str,
    title: str,
    kind: str,
    by: Actor,
    email: str = "",
    demo: bool = False,
) -> Post:
    """The function a person exercises in an organisation; the same person and function are stored once, whatever the number
    of pages that name them. Everything is private."""
    for post in organisation.posts.select_related("person"):
        if post.person and same_person(post.person, family_name, given_name) and folded(post.title) == folded(title):
            break
    else:
        person = find_person(organisation, family_name, given_name) or history.create(
            Person(family_name=family_name, given_name=given_name, demo=demo), by=by
        )
        post = history.create(Post(organisation=organisation, person=person, title=title, kind=kind), by=by)
    if email and not post.contact_points.filter(kind="email", value=email).exists():
        history.create(ContactPoint(post=post, kind="email", value=email, visibility="private"), by=by)
    return post


def find_person(organisation: Organisation, family_name: str, given_name: str) -> Person | None:
    """The person of that name already known in that organisation."""
    people = Person.objects.filter(posts__organisation=organisation).distinct()
    return next((p for p in people if same_person(p, family_name, given_name)), None)


def same_person(person: Person, family_name: str, given_name: str) -> bool:
    return (folded(person.family_name), folded(person.given_name)) == (folded(family_name), folded(given_name))


@transaction.atomic
def tell_about(
    organisation: Organisation,
    *,
    source: str,
    by: Actor,
    population: int | None = None,
    competences: Sequence[tuple[str, str]] = (),
    offices: Sequence[tuple[str, str]] = (),
    members: Sequence[tuple[str, str]] = (),
    told_on: str = "",
) -> bool:
    """Keep what a source tells of a body: population (a figure of that source, beside the official one), competences,
    elected functions with their beginning, members with their year of entry. ``told_on``: date of the source.
    What is known already is left as it is."""
    written = False
    if population and not organisation.key_figures.filter(label=POPULATION, value=population).exists():
        figure = KeyFigure(
            organisation=organisation, label=POPULATION, value=population, unit=INHABITANTS, source=source
        )
        written = bool(history.create(figure, by=by))
    known = set(organisation.competences.values_list("label", flat=True))
    fresh = [
        Competence(organisation=organisation, kind=kind, label=label)
        for kind, label in competences
        if label not in known
    ]
    held = {(folded(post.title), post.valid_from) for post in organisation.posts.filter(kind="elected")}
    posts = [
        Post(organisation=organisation, title=title, kind="elected", valid_from=since, source=source, told_on=told_on)
        for title, since in offices
        if (folded(title), since) not in held
    ]
    there = {folded(name) for name in organisation.memberships.values_list("member_name", flat=True)}
    joined = [
        Grouping(group=organisation, member_name=name, valid_from=since)
        for name, since in members
        if not any(folded(name) in other for other in there)
    ]
    rows = (history.bulk_create(fresh, by=by), history.bulk_create(posts, by=by), history.bulk_create(joined, by=by))
    return written or any(rows)


@transaction.atomic
def tell_figure(
    organisation: Organisation, *, label: str, value: int, unit: str, date: str, source: str, by: Actor
) -> KeyFigure:
    """Keep a figure a body gives of itself or of its cause, with its date and source."""
    return history.create(
        KeyFigure(organisation=organisation, label=label, value=value, unit=unit, date=date, source=source), by=by
    )


@transaction.atomic
def forget_figures(*, source: str, by: Actor, reason: str) -> int:
    """Remove every figure that one source gave."""
    return history.delete(KeyFigure.objects.filter(source=source), by=by, reason=reason)
