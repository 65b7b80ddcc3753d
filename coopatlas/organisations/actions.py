"""Every write about organisations. An organisation becomes a row when a record needs it, born from the reference file."""

from __future__ import annotations

from collections.abc import Sequence

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
from coopatlas.territories.actions import ensure_country, ensure_place
from coopatlas.territories.models import Place
from coopatlas.vocabularies.models import Term

SHOWN_NAMES = 40
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


@transaction.atomic
def ensure_organisation(
    unit: Unit, *, reference: Gazetteer, by: Actor, name: str = "", lineage: bool = True
) -> Organisation:
    """The organisation of a reference unit. A unit that is only a place gives the local authority of that place, named
    ``name`` when the record tells it. Created with names, codes, members, successors and (``lineage``) predecessors when it
    is not there yet."""
    key = unit.key if unit.nature in {"authority", "body"} else f"authority-of:{unit.key}"
    known = Organisation.objects.filter(reference_key=key).first()
    if known is not None:
        return known
    kind = kind_of(unit)
    organisation = history.create(
        Organisation(
            name=name_of(unit, name),
            kind=kind,
            is_authority=is_authority(kind),
            country=ensure_country(unit.country, reference=reference, by=by) if unit.country else None,
            territory=territory_of(unit, reference=reference, by=by),
            population=unit.population,
            population_date=str(unit.population_year or ""),
            valid_from=unit.valid_from,
            valid_to=unit.valid_to,
            reference_key=key,
            source=unit.source[:300],
            demo=key.startswith(DEMO),
            search_text=search_text(name_of(unit, name), unit),
        ),
        by=by,
    )
    describe(organisation, unit, reference=reference, by=by)
    for heir in unit.successors if unit.nature != "place" else ():
        target = reference.get(heir.key)
        if target is not None:
            successor = ensure_organisation(target, reference=reference, by=by, lineage=False)
            succeed(organisation, successor, heir, by=by)
    for elder in unit.predecessors if lineage and unit.kind in REMEMBERED else ():
        origin = reference.get(elder.key)
        if origin is not None:
            predecessor = ensure_organisation(origin, reference=reference, by=by)
            succeed(predecessor, organisation, elder, by=by)
    return organisation


def succeed(predecessor: Organisation, successor: Organisation, told: Heir, *, by: Actor) -> None:
    """Write that one body took over from another, once."""
    if Succession.objects.filter(predecessor=predecessor, successor=successor).exists():
        return
    row = Succession(
        predecessor=predecessor, successor=successor, date=told.date, reason=told.reason[:300], share=told.share
    )
    history.create(row, by=by)


def kind_of(unit: Unit) -> str:
    """The kind of organisation a reference unit is: a place gives the authority of that place."""
    if unit.nature == "place":
        return FOREIGN_AUTHORITY
    known = Term.objects.of("organisation_kinds").filter(code=unit.kind).exists()
    return (
        unit.kind if known else OTHER_KINDS.get(unit.kind, FOREIGN_AUTHORITY if unit.nature == "authority" else "other")
    )


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


def territory_of(unit: Unit, *, reference: Gazetteer, by: Actor) -> Place | None:
    """The place an authority governs; an assembly's is the unit it lies in."""
    if unit.kind == "assembly":
        parent = reference.get(unit.parent)
        return ensure_place(parent, reference=reference, by=by) if parent and parent.nature != "country" else None
    return None if unit.nature in {"body", "country"} else ensure_place(unit, reference=reference, by=by)


def describe(organisation: Organisation, unit: Unit, *, reference: Gazetteer, by: Actor) -> None:
    """Names, codes and members of a new organisation, as the reference file tells them."""
    names = {(n.name, n.kind, n.valid_from): n for n in unit.names if n.name != organisation.name or n.valid_from}
    history.bulk_create(
        [
            OrganisationName(
                organisation=organisation,
                name=n.name,
                kind=n.kind,
                language=n.language,
                valid_from=n.valid_from,
                valid_to=n.valid_to,
            )
            for n in list(names.values())[:SHOWN_NAMES]
        ],
        by=by,
    )
    history.bulk_create(
        [OrganisationCode(organisation=organisation, scheme=s, code=c) for s, c in sorted(unit.codes.items())], by=by
    )
    members = {name_then(m, reference): m for m in unit.members}
    history.bulk_create(
        [
            Grouping(
                group=organisation, member_name=name, member_key=m.key, valid_from=m.valid_from, valid_to=m.valid_to
            )
            for name, m in members.items()
        ],
        by=by,
    )


def search_text(name: str, unit: Unit) -> str:
    """Every word the body is called by, folded, once: found whatever accents people type."""
    words = (word for text in (name, unit.name, *(n.name for n in unit.names)) for word in folded(text).split())
    return " ".join(dict.fromkeys(words))


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
