"""What the reader of a page does not understand is kept in private and published nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction

from coopatlas.exchange.drafts import PartnershipDraft, PersonDraft
from coopatlas.exchange.sources.atlas_page import read_drafts
from coopatlas.gazetteer import Gazetteer
from coopatlas.partnerships.models import Anomaly, Party
from coopatlas.provenance.models import SourceText
from tests.exchange.atlas_page.saved_html import saved
from tests.exchange.pipeline.running import KAYES_EVRY, page, run
from tests.web.crawl import public_files, public_pages, read
from tests.web.test_privacy import folded, traces

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vocabularies", "static_files")]

VOLUNTEERS = "Volontaires impliqués dans le partenariat (VSI, service civique, etc.) d'Échange et de Solidarité"
CONTACTS = "Contacts dans les partenaires étrangers du partenariat"
HEADER = "Nom de la collectivité étrangère Nom Prénom Fonction Courriel\n"


@pytest.fixture
def text(shared: Path) -> str:
    return (shared / "seeds" / KAYES_EVRY).read_text(encoding="utf-8")


@pytest.fixture
def people(text: str) -> list[PersonDraft]:
    (draft,) = read_drafts(text.encode(), "page.txt")
    assert isinstance(draft, PartnershipDraft)
    return [*draft.people, *(volunteer.person for volunteer in draft.volunteers)]


def everything() -> list[str]:
    return [*public_pages("fr"), *public_files("fr")]


def printed_once(text: str, heading: str) -> str:
    return text.replace(f"{heading}\n\n{heading}", heading)


def as_ordinary_names(text: str) -> str:
    """Lines of the post, the contacts and the volunteers with names written "Prénom Nom"."""
    lines = text.split("\n")
    for number in (7, 11, 192, 232):
        told = lines[number]
        lines[number] = re.sub(r"\b[A-Z]{4}\b", lambda found: found[0].title(), told) if "@" in told else told.title()
    return "\n".join(lines)


CHANGES: dict[str, Callable[[str], str]] = {
    "volunteers-renamed": lambda text: text.replace(VOLUNTEERS, "Volontaires du partenariat"),
    "volunteers-renamed-at-random": lambda text: text.replace(VOLUNTEERS, "Jeunes en mission"),
    "volunteers-without-heading": lambda text: text.replace(VOLUNTEERS, ""),
    "contacts-renamed": lambda text: text.replace(CONTACTS, "Contacts des partenaires"),
    "contacts-renamed-at-random": lambda text: text.replace(CONTACTS, "Équipe sur place"),
    "contacts-printed-once": lambda text: printed_once(text, CONTACTS).replace(CONTACTS, "Équipe sur place"),
    "contacts-without-heading": lambda text: text.replace(CONTACTS, ""),
    "contacts-without-header": lambda text: text.replace(CONTACTS, "Équipe sur place").replace(HEADER, ""),
    "contacts-alone": lambda text: text.replace(CONTACTS, "").replace(HEADER, ""),
    "ordinary-names": as_ordinary_names,
    "letters-lost": lambda text: "".join(c for c in text.encode().decode("latin-1") if not 0x7F <= ord(c) < 0xA0),
    "html-contacts-renamed": lambda text: saved(text, "tables").replace(CONTACTS, "Équipe sur place"),
    "html-contacts-as-headings": lambda text: saved(text, "headings").replace(CONTACTS, "Équipe sur place"),
    "html-volunteers-renamed": lambda text: saved(text, "definitions").replace(
        VOLUNTEERS.replace("'", "&#x27;"), "Jeunes en mission"
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_nobody_is_published(
    tmp_path: Path, text: str, people: list[PersonDraft], reference: Gazetteer, change: str
) -> None:
    changed = CHANGES[change](text)
    assert changed != text
    with transaction.atomic():
        assert run([page(tmp_path, "page.txt", changed)], reference).counts["created"] == 1
    public = {path: folded(read(path)) for path in everything()}
    told = [
        (path, n) for n, p in enumerate(people) for secret in traces(p) for path in public if secret in public[path]
    ]
    assert told == []


@pytest.mark.parametrize("change", ["contacts-renamed", "contacts-printed-once", "html-contacts-renamed"])
def test_a_table_of_persons_is_no_list_of_bodies(tmp_path: Path, text: str, reference: Gazetteer, change: str) -> None:
    run([page(tmp_path, "page.txt", CHANGES[change](text))], reference)
    names = set(Party.objects.filter(role="foreign-partner").values_list("as_signed", flat=True))
    assert names == {"Commune Urbaine de Kayes"}


def test_what_is_withheld_is_kept_word_for_word_and_told(tmp_path: Path, text: str, reference: Gazetteer) -> None:
    run([page(tmp_path, "page.txt", CHANGES["volunteers-renamed"](text))], reference)
    kept = SourceText.objects.get()
    assert "Volontaires du partenariat" in kept.text
    source = read(next(path for path in everything() if path.endswith("/source/")))
    assert "[ligne non publiée : elle n’a pas été comprise]" in source.replace("\u202f", " ")
    assert "Volontaires du partenariat" not in source
    assert Anomaly.objects.get(code="unknown-label").params == {"first": "229", "last": "233"}
