"""Nothing stored can run in a reader's browser: payloads in every text of every row, then every page is parsed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.test import Client

from coopatlas.accounts.models import User
from coopatlas.core.partial_dates import PartialDateField
from coopatlas.history.actors import Actor
from coopatlas.partnerships.actions import remove_partnership
from coopatlas.partnerships.models import Partnership
from tests.cast import signed_in
from tests.database import Importer
from tests.house.test_vocabularies import closed_lists
from tests.permissions.matrix import Samples, rows
from tests.web.crawl import LANGUAGES, of_each_kind, parsed, public_files, public_pages, read, said, visitor
from tests.web.payloads import FOREIGN_ELEMENTS, MARK, PAYLOADS
from tests.web.test_markup import faults

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("static_files")]
SAMPLE = Path(__file__).parents[1] / "exchange" / "atlas_page" / "samples" / "val-dambre.txt"
# Columns whose values are codes the program itself reasons about, or keys; nobody types free text there.
CODES = {
    "acronym", "actor_key", "actor_kind", "code", "currency", "date", "dated", "email", "fact", "form", "hash",
    "key", "level", "kind", "language", "member_key", "object_id", "object_type", "part", "password", "path", "population_date",
    "precision", "previous_hash", "record", "reference_key", "role", "salt", "scheme", "section", "severity",
    "sha256", "slug", "source_date", "speaker", "stage", "status", "subject", "tier", "topic", "verb", "version",
    "zone", "anomaly", "timezone",
}  # fmt: skip
# Columns that bear such a name and hold free text all the same.
WORDS = {"lessons.ActorRole.role", "lessons.SheetDoubt.subject"}


def poison() -> set[str]:
    """Put a payload in every free text of every row, a different one each time; the columns that were filled."""
    filled: set[str] = set()
    number = 0
    for model in apps.get_models():
        if not model.__module__.startswith("coopatlas.") or model._meta.app_label == "history":
            continue
        texts = [f for f in model._meta.concrete_fields if free_text(f)]
        for pk in model._default_manager.values_list("pk", flat=True):
            values = {}
            for field in texts:
                payload = f"{PAYLOADS[number % len(PAYLOADS)]} {number}"
                values[field.name] = payload[: field.max_length or 500]
                filled.add(f"{model._meta.label}.{field.name}")
                number += 1
            if values:
                model._default_manager.filter(pk=pk).update(**values)
    return filled


def free_text(field: models.Field) -> bool:
    """A column people type in: no code, no key, nothing the database holds to a closed list."""
    if f"{field.model._meta.label}.{field.name}" in closed_lists():
        return False
    code = field.name in CODES and f"{field.model._meta.label}.{field.name}" not in WORDS
    return isinstance(field, models.CharField | models.TextField) and not (
        code or isinstance(field, PartialDateField | models.JSONField)
    )


def breaches(text: str) -> list[str]:
    """Everything in a page that a payload brought in."""
    tree = parsed(text)
    elements = [element.tag for tag in FOREIGN_ELEMENTS for element in tree.iter(tag)]
    hosts = [
        link
        for link in tree.xpath("//@href | //@src | //@action | //meta[@http-equiv]/@content")
        if f"//{MARK}" in link
    ]
    return [*elements, *hosts, *faults(tree), *(["evaluated"] if f"49{MARK}" in text else [])]


def test_payloads_are_many_and_each_is_marked() -> None:
    assert (len(PAYLOADS) >= 60, [p for p in PAYLOADS if MARK not in p]) == (True, [])


def test_no_public_page_lets_a_payload_through(cast: dict[str, User]) -> None:
    filled = poison()
    addresses = of_each_kind(path for language in LANGUAGES for path in public_pages(language))
    pages = {path: read(path) for path in addresses}
    assert len(filled) > 50
    assert sum(MARK in text for text in pages.values()) > 20
    assert {path: found for path, text in pages.items() if (found := breaches(text))} == {}


def test_no_screen_of_the_administration_lets_a_payload_through(cast: dict[str, User]) -> None:
    """These have scripts of their own, from this site; ``faults`` allows no other."""
    poison()
    client = signed_in(cast["moussa"])
    samples = Samples()
    paths = [samples.path(row, "") for row in rows() if row.expected["get", "superuser"] == 200]
    screens = {
        path: said(client.get(path)) for path in paths if path.startswith("/administration/") and "jsi18n" not in path
    }
    assert sum(MARK in text for text in screens.values()) > 20
    found = {path: faults(parsed(text)) for path, text in screens.items()}
    assert {path: told for path, told in found.items() if told} == {}


def test_every_file_for_machines_stays_what_it_is(cast: dict[str, User]) -> None:
    """JSON still parses, CSV and citations are sent as what they are, none as a page."""
    poison()
    for path in of_each_kind(public_files("fr")):
        answer = visitor().get(path)
        text = said(answer)
        kind = answer.headers["Content-Type"]
        assert "html" not in kind, path
        assert answer.headers["X-Content-Type-Options"] == "nosniff", path
        if path.endswith("json"):
            json.loads(text)


def test_the_reason_of_a_removal_is_text(cast: dict[str, User]) -> None:
    row = Partnership.objects.published().order_by("pk")[0]
    remove_partnership(row, by=Actor.system("test"), reason=PAYLOADS[0])
    text = read(f"/partenariats/{row.pk}-{row.slug}/")
    assert (breaches(text), PAYLOADS[0] in parsed(text).text_content()) == ([], True)


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_what_a_visitor_types_comes_back_as_text(payload: str, vocabularies: None) -> None:
    answer = Client().get(
        "/partenariats/", {"q": payload, "pays": payload[:80], "theme": payload[:80], "page": payload}
    )
    assert (answer.status_code, breaches(said(answer))) == (200, [])


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_an_address_that_does_not_exist_comes_back_as_text(payload: str, vocabularies: None) -> None:
    answer = Client().get("/" + payload.replace("/", "").replace("?", "").replace("#", ""))
    assert (answer.status_code, breaches(said(answer))) == (404, [])


def test_payloads_of_an_imported_page_come_out_as_text(import_pages: Importer, tmp_path: Path) -> None:
    """The whole way: a saved page with payloads in its title, its narratives, its bodies, its places, its money lines."""
    text = SAMPLE.read_text(encoding="utf-8")
    words = ("Val d'Ambre", "Tamarou", "fontainiers", "puits", "Port-Aulne", "imaginaire", "techniciens", "climat")
    for number, word in enumerate(words):
        assert word in text
        text = text.replace(word, f"{word} {PAYLOADS[number * 7 % 48]}")
    page = tmp_path / "page.txt"
    page.write_text(text, encoding="utf-8")
    address = import_pages(page).records[0]
    pages = {path: read(path) for path in (address, f"{address}source/", "/", "/partenariats/", "/en" + address)}
    assert {path: breaches(text) for path, text in pages.items()} == {path: [] for path in pages}
    assert MARK in parsed(pages[address]).xpath("string(//h1)")
