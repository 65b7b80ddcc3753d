"""Files that are no page, or hardly one: a clear refusal in French, quickly, and never an exception."""

from __future__ import annotations

import io
import re
import time
import zipfile
from pathlib import Path

import pytest

from coopatlas.exchange.drafts import PartnershipDraft, Refusal
from coopatlas.exchange.sources.atlas_page import read_drafts, reader

from .conftest import one_draft
from .saved_html import saved

FOREIGN_HTML = """<!DOCTYPE html><html><head><title>Journal</title></head><body><h1>Titre</h1><p>Contexte</p>
<p>Le partenariat est une belle idée.</p><footer>Tous droits réservés 2013</footer></body></html>"""
ERROR_PAGE = """Accueil > Atlas > Détail projet

Atlas français de la coopération décentralisée et des autres actions extérieures

Une erreur est survenue, veuillez réessayer.

Tous droits réservés - Ministère imaginaire 2013"""


def refusal(data: bytes) -> Refusal:
    """The one refusal of the file, given within two seconds, in French and with a remedy."""
    start = time.perf_counter()
    found = read_drafts(data, "file")
    assert time.perf_counter() - start < 2
    assert len(found) == 1
    assert isinstance(found[0], Refusal), found[0]
    assert found[0].message.endswith(".")
    assert found[0].remedy.endswith(".")
    assert not re.search(r" [;:!?»]|« ", found[0].message + found[0].remedy)
    return found[0]


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("page.txt", "Titre")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b" \r\n\t\n", "empty-file"),
        (b"\xef\xbb\xbf", "empty-file"),
        (b"\0" * 1000, "empty-file"),
        (zipped(), "binary-file"),
        (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj", "binary-file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "binary-file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "binary-file"),
        (b"{\\rtf1\\ansi Titre}", "binary-file"),
        (bytes(range(1, 32)) * 100, "binary-file"),
        (b"Titre\n" + b"a" * 200_000, "line-too-long"),
        (b"a" * (30 * 1024 * 1024), "file-too-large"),
        (b"Bonjour, ceci est une lettre.\nTitre\nContexte\nHistorique\n", "not-an-atlas-page"),
        (b'{"titre": "Titre", "contexte": null}', "not-an-atlas-page"),
        (b"nom;montant;annee\nAutre;109550;1990\n", "not-an-atlas-page"),
        (FOREIGN_HTML.encode(), "not-an-atlas-page"),
        (b"<html></html>", "not-an-atlas-page"),
        (b"<!DOCTYPE html>", "not-an-atlas-page"),
        (ERROR_PAGE.encode(), "page-without-record"),
        (f"<html><body><pre>{ERROR_PAGE}</pre></body></html>".encode(), "page-without-record"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)}-bytes",
)
def test_not_a_page(data: bytes, code: str) -> None:
    assert refusal(data).code == code


def test_thirty_megabytes_are_refused_at_once() -> None:
    data = b"Titre " * (5 * 1024 * 1024)
    start = time.perf_counter()

    assert refusal(data).code == "file-too-large"
    assert time.perf_counter() - start < 0.2


BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "declaration",
    [
        f'<!ENTITY l0 "lol">{BOMB}',
        '<!ENTITY x SYSTEM "file:///etc/hostname">',
        '<!ENTITY x SYSTEM "http://127.0.0.1:9/secret">',
        '<!ENTITY % x SYSTEM "http://127.0.0.1:9/evil.dtd"> %x;',
    ],
    ids=["bomb", "file", "network", "parameter"],
)
def test_declared_entities_are_refused(sample: str, declaration: str) -> None:
    page = saved(sample, "tables").split(">", 1)[1]

    assert (
        refusal(f"<?xml version='1.0'?><!DOCTYPE html [{declaration}]>{page}".encode()).code == "markup-with-entities"
    )


def test_undeclared_entities_bring_no_file_in(sample: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("canary", encoding="utf-8")
    page = saved(sample, "tables").replace("Jumelage", f'<xi:include href="{secret.as_uri()}" parse="text"/>&x;')

    assert "canary" not in one_draft(page.encode()).text


def test_deep_nesting_is_refused(sample: str) -> None:
    page = saved(sample, "tables").replace("<body>", "<body>" + "<div>" * 5000)

    assert refusal(page.encode()).code == "markup-too-deep"


def test_deep_nesting_that_stays_reasonable_is_read(sample: str) -> None:
    page = saved(sample, "headings").replace("<body>", "<body>" + "<table><tr><td>" * 20)

    assert one_draft(page.encode()).first_signed_year.value == 2006


@pytest.mark.parametrize("name", ["evry", "npdc"])
def test_every_cut_of_a_real_page_is_read_or_refused(name: str, request: pytest.FixtureRequest) -> None:
    data: bytes = request.getfixturevalue(name)
    for end in range(0, len(data), 997):
        for found in read_drafts(data[:end], "cut"):
            assert isinstance(found, Refusal) or any(doubt.code == "truncated-page" for doubt in found.doubts), end


def test_html_cut_anywhere_is_read_or_refused(sample: str) -> None:
    page = saved(sample, "tables").encode()
    for end in range(0, len(page), 499):
        assert all(isinstance(found, Refusal | PartnershipDraft) for found in read_drafts(page[:end], "cut"))


class TestSeveralPages:
    def test_two_pages_one_after_the_other_are_two_rows(self, sample: str) -> None:
        other = sample.replace("Tamarou", "Belrive").replace("2006", "2001")
        found = [d for d in read_drafts(f"{sample}\n\n{other}".encode(), "two") if isinstance(d, PartnershipDraft)]

        assert [(d.row, d.first_signed_year.value) for d in found] == [(1, 2006), (2, 2001)]
        assert found[1].text_first_line > len(sample.split("\n"))
        assert "Belrive" in found[1].text
        assert "Tamarou" not in found[1].text

    def test_the_reader_of_one_page_refuses_two(self, sample: str) -> None:
        page = reader.read(f"{sample}\n{sample}".encode(), "two")

        assert isinstance(page, Refusal)
        assert page.code == "several-pages"

    def test_pages_without_a_breadcrumb_are_told_apart_by_their_footers(self, sample: str) -> None:
        bare = sample.split("\n", 4)[4]
        found = read_drafts(f"{bare}\n{bare}".encode(), "two")

        assert [d.title.value for d in found if isinstance(d, PartnershipDraft)] == [found[0].title.value] * 2  # type: ignore[union-attr]

    def test_pages_run_together_are_refused(self, sample: str) -> None:
        body = sample.split("\n", 13)[13].split("PIED DE PAGE")[0]
        other = (
            body.replace("Tamarou", "Belrive")
            .replace("2014", "2011")
            .replace("Jumelage", "Autre chose")
            .replace("2007", "2003")
        )

        found = refusal(f"{body}{other}".encode())
        assert found.code == "pages-not-separated"
        assert found.line == len(body.split("\n"))

    def test_two_html_documents_in_one_file(self, sample: str) -> None:
        page = saved(sample, "headings")
        found = read_drafts((page + page.replace("2006", "2001")).encode(), "two")

        assert [d.first_signed_year.value for d in found if isinstance(d, PartnershipDraft)] == [2006, 2001]
