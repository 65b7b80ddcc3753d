"""Nobody's name, address or telephone is published: canaries are put everywhere, then everything public is read."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from coopatlas.exchange.drafts import PartnershipDraft, PersonDraft
from coopatlas.exchange.sources.atlas_page import read_drafts
from coopatlas.organisations.models import Organisation
from tests.database import Atlas
from tests.factories import ContactPointFactory, PersonFactory, PostFactory, UserFactory, VolunteerFactory
from tests.web.crawl import everything_public, read

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("static_files")]


def folded(text: str) -> str:
    """Without accents, case, or the kind of space."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return " ".join(plain.lower().split())


def people(pages: Iterable[Path]) -> list[PersonDraft]:
    """Everyone the pages name: contacts of posts and partners, volunteers."""
    drafts = [draft for page in pages for draft in read_drafts(page.read_bytes(), page.name)]
    found = [d for d in drafts if isinstance(d, PartnershipDraft)]
    return [person for draft in found for person in (*draft.people, *(v.person for v in draft.volunteers))]


def traces(person: PersonDraft) -> set[str]:
    """Every way of writing that this person was here: both orders of the name, the address, its account, the family name."""
    pair = (person.given_name, person.family_name)
    account = person.email.partition("@")[0].partition("[at]")[0]
    written = {" ".join(pair).strip(), " ".join(reversed(pair)).strip(), person.family_name, person.email, account}
    return {folded(words) for words in written if len(words) > 3}


@pytest.fixture(scope="module")
def published(atlas: Atlas, static_files: None, django_db_blocker: Any) -> dict[str, str]:
    """Everything public, by address."""
    with django_db_blocker.unblock():
        return {path: folded(read(path)) for path in everything_public()}


def leaks(published: dict[str, str], secrets: Iterable[str]) -> list[str]:
    """Addresses that tell a secret; the number of the secret stands for it, so that no name reaches a log."""
    return [
        f"{path}: n°{n}"
        for n, secret in enumerate(sorted(secrets))
        for path, text in published.items()
        if secret in text
    ]


def test_the_real_pages_name_people(real_pages: tuple[Path, Path]) -> None:
    """Otherwise the test below would prove nothing."""
    told = len(people(real_pages))
    assert told == 7


def test_nobody_named_by_the_real_pages_is_published(published: dict[str, str], real_pages: tuple[Path, Path]) -> None:
    secrets = {trace for person in people(real_pages) for trace in traces(person)}
    assert leaks(published, secrets) == []


def test_no_address_of_the_real_pages_is_published(published: dict[str, str], real_pages: tuple[Path, Path]) -> None:
    words = {word.strip("<>().,;:") for page in real_pages for word in page.read_text(encoding="utf-8").split()}
    addresses = {folded(word) for word in words if "@" in word or "[at]" in word}
    assert addresses
    assert leaks(published, addresses) == []


def test_rows_about_people_are_not_published(atlas: Atlas) -> None:
    """One canary in each kind of row, in each state, on a body and a record that have pages."""
    body = Organisation.objects.filter(parties__partnership=atlas.evry_pk, is_authority=True)[0]
    kinds = ("elected", "staff", "volunteer", "correspondent")
    for number, kind in enumerate(kinds):
        person = PersonFactory(
            family_name=f"CANARINOM{number}", given_name=f"Canariprenom{number}", honorific="Canarititre"
        )
        post = PostFactory(organisation=body, person=person, kind=kind, title=f"Fonction {number}")
        ContactPointFactory(post=post, value=f"canarimel{number}@prive.example")
        ContactPointFactory(post=post, kind="phone", value=f"+33 6 00 00 00 0{number}", visibility="members")
        VolunteerFactory(partnership=atlas.evry, person=person, mission=f"Mission {number}")
    ContactPointFactory(value="canariconsenti@prive.example", visibility="public", consent_on=dt.date(2026, 1, 1))
    UserFactory(email="canaricompte@prive.example", display_name="Canaricompte", is_staff=True, is_superuser=True)
    published = {path: folded(read(path)) for path in everything_public()}
    assert leaks(published, {"canari", "prive.example", "33 6 00"}) == []


def test_a_function_is_published_without_its_person(atlas: Atlas) -> None:
    body = Organisation.objects.filter(parties__partnership=atlas.evry_pk, is_authority=True)[0]
    PostFactory(organisation=body, title="Vice-présidence aux puits", kind="elected")
    own = [path for path in everything_public() if path.startswith(f"/collectivites/{body.pk}-")]
    told = {path.rsplit("/", 1)[1].rpartition(".")[2]: "Vice-présidence aux puits" in read(path) for path in own}
    assert told == {"": True, "json": True, "geojson": False}  # a map speaks of places


def test_a_masked_name_leaves_its_mark_in_the_source_text(atlas: Atlas) -> None:
    """The reader is told that something was taken away, and where."""
    assert "[personne non publiée]" in read(f"/partenariats/{atlas.evry_pk}-{atlas.evry.slug}/source/")
