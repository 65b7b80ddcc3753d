"""A record printed on A4: short, whole, and able to say where it comes from."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable

import pytest
from pypdf import PdfReader

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
RECORDS = ["evry", "npdc"]
A4 = (595, 842)  # points
MOST_SHEETS = 12
FOOT = re.compile(r"CoopAtlas · \S+ · imprimé le \d{1,2}(er)? \w+ \d{4}|\d+ / \d+$")

Printed = Callable[[str], list[str]]


@pytest.fixture
def printed(visitor: Visitor, real: dict[str, str]) -> Printed:
    """The text of each sheet of a record, spaces made plain."""

    def texts(name: str) -> list[str]:
        page = visitor.open(real[name])
        reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        assert {tuple(map(round, sheet.mediabox[2:])) for sheet in reader.pages} == {A4}
        return [" ".join(sheet.extract_text().split()) for sheet in reader.pages]

    return texts


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_is_not_a_book(printed: Printed, name: str) -> None:
    assert len(printed(name)) <= MOST_SHEETS


@pytest.mark.parametrize("name", RECORDS)
def test_every_sheet_bears_its_address_and_its_date(
    printed: Printed, visitor: Visitor, real: dict[str, str], name: str
) -> None:
    foot = re.compile(re.escape(visitor.site.address + real[name]) + r" · imprimé le \d{1,2}(er)? \w+ \d{4}")
    sheets = printed(name)
    assert [bool(foot.search(sheet)) for sheet in sheets] == [True] * len(sheets)


@pytest.mark.parametrize("name", RECORDS)
def test_the_money_table_stays_on_one_sheet(printed: Printed, name: str) -> None:
    sheets = printed(name)
    begins = [number for number, text in enumerate(sheets) if "Financeur Année" in text]
    ends = [number for number, text in enumerate(sheets) if re.search(r"Total de \d+ lignes", text)]
    assert begins == ends
    assert len(begins) == 1


@pytest.mark.parametrize("name", RECORDS)
def test_nothing_is_printed_that_only_a_screen_can_use(printed: Printed, name: str) -> None:
    whole = " ".join(printed(name))
    words = ("Aller au contenu", "Sur cette page", "Télécharger", "English", "Se connecter")
    assert [word for word in words if word in whole] == []


@pytest.mark.parametrize("name", RECORDS)
def test_every_text_is_printed_to_its_end(printed: Printed, visitor: Visitor, real: dict[str, str], name: str) -> None:
    """The end of each text, as the record's JSON tells it, is on paper too, though the screen folds it."""
    sheets = printed(name)
    texts = [story["text"] for story in visitor.site.record(real[name])["narratives"]]
    words = squeezed(" ".join(FOOT.sub("", sheet) for sheet in sheets))
    assert [text[-40:] for text in texts if squeezed(text)[-25:] not in words] == []
    assert len(sheets) <= MOST_SHEETS


@pytest.mark.parametrize("name", RECORDS)
def test_paper_has_no_word_to_click(printed: Printed, name: str) -> None:
    assert " ".join(printed(name)).count("Lire la suite") == 0


def test_paper_says_that_the_world_is_invented(visitor: Visitor) -> None:
    page = visitor.open("/partenariats/")
    strip = page.locator(".demo-strip")
    page.emulate_media(media="print")
    assert [strip.count(), strip.is_visible()] == [1, True]


def squeezed(text: str) -> str:
    """Letters and digits alone: a PDF splits words, joins letters and drops bullets."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))
