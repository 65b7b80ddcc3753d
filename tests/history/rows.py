"""A few rows written through the journal, for its tests."""

from __future__ import annotations

from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.history.models import Entry
from coopatlas.organisations.models import ContactPoint, Organisation, Person, Post
from coopatlas.vocabularies.models import Scheme, Term

BY = Actor.system("test")


def last_entry() -> Entry:
    """The entry just written."""
    return Entry.objects.latest("position")


def some_scheme(code: str = "colours", *, by: Actor = BY) -> Scheme:
    return history.create(Scheme(code=code, label_fr="Couleurs", label_en="Colours"), by=by)


def some_terms(scheme: Scheme, count: int, *, by: Actor = BY) -> list[Term]:
    rows = [
        Term(scheme=scheme, code=f"c{n}", label_fr=f"Couleur {n}", label_en=f"Colour {n}", sort=n) for n in range(count)
    ]
    return history.bulk_create(rows, by=by)


def some_contact() -> tuple[Person, ContactPoint]:
    """An invented person with a mailbox."""
    body = history.create(Organisation(name="Ville de Sable-sur-Rive", kind="commune", is_authority=True), by=BY)
    person = history.create(Person(family_name="Roseraie", given_name="Capucine", honorific="Mme"), by=BY)
    post = history.create(Post(organisation=body, person=person, title="Chargée de mission"), by=BY)
    mailbox = ContactPoint(post=post, kind="email", value="capucine.roseraie@sable-sur-rive.example")
    return person, history.create(mailbox, by=BY)
