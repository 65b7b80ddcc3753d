"""Encodings, line ends and damaged accents: the same page in every disguise."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from coopatlas.exchange.drafts import PartnershipDraft, Severity
from coopatlas.exchange.sources.atlas_page import reader
from coopatlas.exchange.sources.atlas_page.page import RawPage

from .conftest import one_draft
from .meaning import meaning
from .saved_html import saved

NBSP = "\u00a0"


def damaged(text: str, times: int = 1) -> str:
    """UTF-8 read as Windows-1252 (undefined bytes kept), once or more."""
    for _ in range(times):
        text = "".join(bytes([b]).decode("cp1252", errors="ignore") or chr(b) for b in text.encode("utf-8"))
    return text


DISGUISES: dict[str, Callable[[str], bytes]] = {
    "utf-8": lambda text: text.encode(),
    "utf-8-bom": lambda text: text.encode("utf-8-sig"),
    "bom-twice": lambda text: b"\xef\xbb\xbf" * 2 + text.encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16-be-bom": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "utf-16-le-bare": lambda text: text.encode("utf-16-le"),
    "utf-16-be-bare": lambda text: text.encode("utf-16-be"),
    "windows-1252": lambda text: text.encode("cp1252"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "cr-only": lambda text: text.replace("\n", "\r").encode(),
    "line-separators": lambda text: text.replace("\n", "\u2028").encode(),
    "nbsp-for-space": lambda text: text.replace("Année de début du", f"Année{NBSP}de{NBSP}début{NBSP}du").encode(),
}


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("name", ["evry", "npdc", "sample"])
def test_same_draft_in_every_encoding(name: str, disguise: str, request: pytest.FixtureRequest) -> None:
    page = request.getfixturevalue(name)
    text: str = page if isinstance(page, str) else page.decode("utf-8")

    assert meaning(one_draft(DISGUISES[disguise](text))) == meaning(one_draft(text.encode()))


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("name", ["evry", "npdc", "sample"])
def test_a_page_read_as_latin_1_loses_no_letter(name: str, times: int, request: pytest.FixtureRequest) -> None:
    """Half of an accented capital or of a curly apostrophe is then a control character."""
    page = request.getfixturevalue(name)
    text: str = page if isinstance(page, str) else page.decode("utf-8")
    garbled = text
    for _ in range(times):
        garbled = garbled.encode().decode("latin-1")

    draft = one_draft(garbled.encode())

    assert draft.text == one_draft(text.encode()).text
    assert draft.withheld == ()


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_html_in_other_encodings(sample: str, encoding: str) -> None:
    document = saved(sample, "tables")

    assert meaning(one_draft(document.encode(encoding))) == meaning(one_draft(document.encode()))


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850"])
def test_rarer_encodings_are_read_and_told(sample: str, encoding: str) -> None:
    text = sample.replace("œ", "oe").replace("€", "euros")
    draft = one_draft(text.encode(encoding))

    assert draft.title.value == one_draft(text.encode()).title.value
    assert [d.raw for d in draft.doubts if d.code == "broken-encoding"] == [f"lu en {encoding}"]


def test_guessed_encoding_is_shown(sample: str) -> None:
    page = reader.read(sample.encode("cp1252"), "page")

    assert isinstance(page, RawPage)
    assert page.encoding == "cp1252"


@pytest.mark.parametrize("times", [1, 2])
def test_double_encoded_accents_are_repaired_and_told(sample: str, sample_draft: PartnershipDraft, times: int) -> None:
    draft = one_draft(damaged(sample, times).encode())

    assert draft.text == sample
    [doubt] = [d for d in draft.doubts if d.code == "broken-encoding"]
    assert doubt.severity is Severity.NOTE
    assert [d for d in draft.doubts if d.code != "broken-encoding"] == list(sample_draft.doubts)


def test_damaged_accents_whose_no_break_space_became_a_space(sample: str) -> None:
    draft = one_draft(damaged(sample).replace(NBSP, " ").encode())

    assert draft.text == sample.replace(NBSP, " ")


def test_one_damaged_line_among_sound_ones_is_repaired(sample: str) -> None:
    line = "Les élèves de douze écoles et leurs familles."
    draft = one_draft(sample.replace(line, damaged(line)).encode())

    assert draft.narratives[-1].text.value == line


def test_a_line_damaged_in_part_is_left_and_told(sample: str) -> None:
    line = "Les élèves de douze écoles et leurs familles."
    mixed = line.replace("écoles", damaged("écoles"))
    draft = one_draft(sample.replace(line, mixed).encode())

    assert draft.narratives[-1].text.value == mixed
    [doubt] = [d for d in draft.doubts if d.code == "broken-encoding"]
    assert (doubt.severity, doubt.line) == (Severity.DOUBT, 71)


def test_lost_letters_are_told(sample: str) -> None:
    draft = one_draft(sample.encode().replace("élèves".encode(), b"\xe9l\xe8ves", 1))

    assert [d.line for d in draft.doubts if d.code == "broken-encoding"] == [71]
    assert draft.title.value == "Eau et écoles pour les communes de Tamarou, Port-Aulne et Sainte-Rive (2014-2016)"


def test_nul_bytes_are_taken_out_and_told(sample: str) -> None:
    draft = one_draft(sample.replace("Contexte", "Con\0texte").replace("15 000", "15\0 000").encode())

    assert draft.text == sample
    assert [d.code for d in draft.doubts if d.code == "broken-encoding"] == ["broken-encoding"]


def test_sound_capitals_before_a_closing_quote_are_no_damage(sample: str) -> None:
    draft = one_draft(sample.replace("Les deux rives", "Un « RÉSUMÉ» de l’ŒUVRE : À»").encode())

    assert [d for d in draft.doubts if d.code == "broken-encoding"] == []


def test_direction_override_is_taken_out_of_the_value_and_told(read_sample: Callable[..., PartnershipDraft]) -> None:
    draft = read_sample(("Eau et écoles", "\u202eEau et écoles\u202c"))

    assert draft.title.value == "Eau et écoles pour les communes de Tamarou, Port-Aulne et Sainte-Rive (2014-2016)"
    assert draft.title.raw.startswith("\u202eEau")
    assert [d.line for d in draft.doubts if d.code == "broken-encoding"] == [15]


META = {
    "charset": '<meta charset="iso-8859-15">',
    "http-equiv": '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-15">',
    "latin9": "<META CHARSET=latin9>",
}
SAVED_META = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
WORDS = ("Les deux rives", "Œuvre de l’eau : le cœur des œuvres à 15 000 €")


@pytest.mark.parametrize("meta", META)
def test_a_declared_encoding_is_honoured(sample: str, meta: str) -> None:
    text = sample.replace(WORDS[0], WORDS[1].replace("’", "'")).replace("’", "'").replace("œ", "oe")
    document = saved(text.replace("coeur", "cœur"), "tables")
    head = document.replace(SAVED_META, META[meta])
    assert META[meta] in head

    page = reader.read(head.encode("iso8859_15", errors="xmlcharrefreplace"), "page")
    assert isinstance(page, RawPage)
    assert page.encoding == "iso8859_15"
    assert "Œuvre de l'eau : le cœur des oeuvres à 15 000 €" in page.text
    assert [d for d in page.doubts if d.code == "broken-encoding"] == []


def test_utf_8_is_read_whatever_the_page_declares(sample: str) -> None:
    document = saved(sample, "tables").replace(SAVED_META, META["charset"])
    assert META["charset"] in document

    assert meaning(one_draft(document.encode())) == meaning(one_draft(saved(sample, "tables").encode()))


@pytest.mark.parametrize("words", ["l'œuvre", "le cœur", "L'ŒUVRE", "15 000 €", "L'HAŸ"])
def test_undeclared_iso_8859_15_is_recognised_and_told(sample: str, words: str) -> None:
    bare = sample.replace("’", "'").replace("œ", "oe").replace("€", "euros").replace("–", "-")
    text = bare.replace("Les deux rives", words)
    draft = one_draft(text.encode("iso8859_15"))

    assert words in draft.text
    assert [d.raw for d in draft.doubts if d.code == "broken-encoding"] == ["lu en iso8859_15"]


def test_iso_8859_15_declared_as_iso_8859_1_is_recognised_and_told(sample: str) -> None:
    bare = sample.replace("’", "'").replace("œ", "oe").replace("–", "-")
    document = saved(bare.replace("Les deux rives", "le cœur"), "tables").replace("utf-8", "iso-8859-1")
    draft = one_draft(document.encode("iso8859_15"))

    assert "le cœur" in draft.text
    assert [d.raw for d in draft.doubts if d.code == "broken-encoding"] == ["lu en iso8859_15"]


@pytest.mark.parametrize("words", ["deux et ½", "2½ jours", "3 ½ h", "1 ¼ et 2 ¾"])
def test_true_fractions_stay(sample: str, words: str) -> None:
    bare = sample.replace("’", "'").replace("œ", "oe").replace("€", "euros").replace("–", "-")
    draft = one_draft(bare.replace("Les deux rives", words).encode("cp1252"))

    assert words in draft.text
