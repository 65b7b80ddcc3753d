"""The database rows behind what a draft names: bodies and places are born here, persons are stored in private."""

from __future__ import annotations

from coopatlas.core.folding import folded
from coopatlas.exchange.desired import Resolved
from coopatlas.exchange.drafts import PersonDraft
from coopatlas.exchange.matching import MatchedDraft
from coopatlas.gazetteer import Gazetteer
from coopatlas.history.actors import Actor
from coopatlas.organisations.actions import ensure_organisation, ensure_post, tell_about
from coopatlas.organisations.models import Organisation, Post
from coopatlas.territories.actions import ensure_country, ensure_place
from coopatlas.territories.models import Place
from coopatlas.vocabularies.models import Term

POST_KINDS = {"post-contact": "correspondent", "partner-contact": "staff", "volunteer": "volunteer"}


def resolve(matched: MatchedDraft, reference: Gazetteer, *, by: Actor) -> Resolved:
    """The database rows behind everything the draft names; bodies and places are born here when they are new."""
    # A body that is not in the reference has a country all the same, and the post that follows the record is France's.
    countries = {party.country for party in matched.parties} | ({"FR"} if matched.draft.post_name.value else set())
    for code in sorted(countries - {""}):
        ensure_country(code, reference=reference, by=by)
    organisations: dict[str, Organisation] = {}
    for party in matched.parties:
        if party.unit is not None:
            organisations[party.unit.key] = ensure_organisation(
                party.unit, reference=reference, by=by, name=party.draft.name.value or ""
            )
    for name, unit in matched.funders.items():
        organisations[unit.key] = ensure_organisation(unit, reference=reference, by=by, name=name)
    if matched.post is not None:
        organisations[matched.post.key] = ensure_organisation(matched.post, reference=reference, by=by)
    places: dict[str, Place] = {unit.key: ensure_place(unit, reference=reference, by=by) for _, unit in matched.places}
    volunteers = store_people(matched, organisations, by=by)
    tell_bodies(matched, organisations, by=by)
    return Resolved(organisations, places, theme_terms(), form_codes(), volunteers)


def theme_terms() -> dict[tuple[str, ...], Term]:
    """Themes of the Atlas by their folded labels, from the top level down."""
    terms = {t.pk: t for t in Term.objects.of("themes")}

    def chain(term: Term) -> tuple[str, ...]:
        above = chain(terms[term.parent_id]) if term.parent_id else ()
        return (*above, folded(term.label_fr))

    return {chain(term): term for term in terms.values()}


def form_codes() -> dict[str, str]:
    return {folded(label): code for code, label in Term.objects.of("forms").values_list("code", "label_fr")}


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
