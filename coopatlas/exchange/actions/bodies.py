"""The database rows behind what a draft names: bodies and places are born here, persons are stored in private."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from coopatlas.core.folding import folded
from coopatlas.exchange.desired import Resolved
from coopatlas.exchange.drafts import PersonDraft
from coopatlas.exchange.matching import MatchedDraft
from coopatlas.gazetteer import Gazetteer, Unit
from coopatlas.history.actors import Actor
from coopatlas.organisations.actions import Wanted, ensure_organisations, ensure_post, tell_about
from coopatlas.organisations.models import Organisation, Post
from coopatlas.territories.actions import ensure_countries, ensure_places
from coopatlas.vocabularies.models import Term

POST_KINDS = {"post-contact": "correspondent", "partner-contact": "staff", "volunteer": "volunteer"}


@transaction.atomic
def resolve(batch: Sequence[MatchedDraft], reference: Gazetteer, *, by: Actor) -> list[Resolved]:
    """The database rows behind everything each draft names; bodies and places are born here, together, when they are new."""
    # A body that is not in the reference has a country all the same, and the post that follows the record is France's.
    countries = {party.country for matched in batch for party in matched.parties}
    countries |= {"FR" for matched in batch if matched.draft.post_name.value}
    ensure_countries(sorted(countries - {""}), reference=reference, by=by)
    wanted = [
        Wanted(unit, name)
        for matched in batch
        for unit, name in (
            *((party.unit, party.draft.name.value or "") for party in matched.parties),
            *((unit, name) for name, unit in matched.funders.items()),
            (matched.post, ""),
        )
        if unit is not None
    ]
    born = ensure_organisations(wanted, reference=reference, by=by)
    places = ensure_places((unit for matched in batch for _, unit in matched.places), reference=reference, by=by)
    themes, forms = theme_terms(), form_codes()
    return [
        Resolved(
            organisations := {unit.key: born[Wanted(unit).key] for unit in units_of(matched)},
            {unit.key: places[unit.key] for _, unit in matched.places},
            themes,
            forms,
            tell_of(matched, organisations, by=by),
        )
        for matched in batch
    ]


def units_of(matched: MatchedDraft) -> list[Unit]:
    """Every unit that acts in the draft."""
    parties = (party.unit for party in matched.parties)
    return [unit for unit in (*parties, *matched.funders.values(), matched.post) if unit is not None]


def tell_of(matched: MatchedDraft, organisations: dict[str, Organisation], *, by: Actor) -> dict[int, Post]:
    """Persons and facts about bodies; returns the volunteers' posts by rank."""
    volunteers = store_people(matched, organisations, by=by) if matched.draft.people or matched.draft.volunteers else {}
    tell_bodies(matched, organisations, by=by)
    return volunteers


def theme_terms() -> dict[tuple[str, ...], Term]:
    """Themes of every list by their folded labels, from the top level down."""
    terms = {t.pk: t for t in Term.objects.themes()}

    def chain(term: Term) -> tuple[str, ...]:
        above = chain(terms[term.parent_id]) if term.parent_id else ()
        return (*above, folded(term.label_fr))

    return {chain(term): term for term in terms.values()}


def form_codes() -> dict[str, str]:
    """Codes of forms by their folded labels, and by themselves: tables of ours write them."""
    told = list(Term.objects.of("forms").values_list("code", "label_fr"))
    return {folded(code): code for code, _ in told} | {folded(label): code for code, label in told}


def store_people(matched: MatchedDraft, organisations: dict[str, Organisation], *, by: Actor) -> dict[int, Post]:
    """Store the persons the source names, privately: contacts of the post and of partners, volunteers. Returns the
    volunteers' posts by rank."""
    bodies = {folded(p.draft.name.value or ""): organisations[p.unit.key] for p in matched.parties if p.unit}
    post = organisations.get(matched.post.key) if matched.post else None
    for person in matched.draft.people:
        body = post if person.kind == "post-contact" else bodies.get(folded(person.body))
        if body is not None and (person.family_name or person.given_name):
            store_person(person, body, by=by)
    host = next(
        (organisations[p.unit.key] for p in matched.parties if p.unit and p.draft.role == "foreign-partner"), None
    )
    if host is None:
        return {}
    named = [
        (n, v.person) for n, v in enumerate(matched.draft.volunteers) if v.person.family_name or v.person.given_name
    ]
    return {n: store_person(person, host, by=by) for n, person in named}


def store_person(person: PersonDraft, body: Organisation, *, by: Actor) -> Post:
    return ensure_post(
        organisation=body,
        family_name=person.family_name or person.given_name,
        given_name=person.given_name if person.family_name else "",
        title=person.post,
        kind=POST_KINDS.get(person.kind, "staff"),
        email=person.email,
        by=by,
    )


def tell_bodies(matched: MatchedDraft, organisations: dict[str, Organisation], *, by: Actor) -> None:
    """Keep what the page tells of the bodies themselves."""
    units = {p.draft.name.value: p.unit.key for p in matched.parties if p.unit}
    for told in matched.draft.bodies:
        organisation = organisations.get(units.get(told.subject, ""))
        if organisation is not None:
            tell_about(
                organisation,
                source=f"{matched.draft.source_name.value or ''}, « {matched.draft.title.value} »"[:300],
                population=told.population.value,
                competences=[(kind, fact.value or "") for kind, fact in told.competences],
                offices=[(title, fact.value or "") for title, fact in told.offices],
                members=[(name, fact.value or "") for name, fact in told.members],
                told_on=str(matched.draft.source_year.value or ""),
                by=by,
            )
