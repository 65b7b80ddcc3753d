"""Any page put in disorder is read or refused, never crashes, never loses a line, never invents money."""

from __future__ import annotations

import os
import re
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coopatlas.exchange.drafts import PartnershipDraft, Refusal
from coopatlas.exchange.sources.atlas_page import read_drafts, reader
from coopatlas.exchange.sources.atlas_page.normalise import normalise
from coopatlas.exchange.sources.atlas_page.page import RawPage

from .conftest import SAMPLE
from .saved_html import saved

TEXT = SAMPLE.read_text(encoding="utf-8")
LINES = TEXT.split("\n")
HTML = saved(TEXT, "tables")
MONEY = {
    "Communauté de communes du Val d'Ambre 60 000 15 000 2014": Decimal(60000),
    "Commune de Fontclaire 7 250,50 2014": Decimal("7250.50"),
    "Agence imaginaire de l'eau Ambre, Sources et Rivi 30.000,00 € 2015": Decimal(30000),
    "Département de la Haute-Ambre 12 000 0 2016": Decimal(12000),
}
EXAMPLES = int(os.environ.get("COOPATLAS_FUZZ_EXAMPLES", "40"))
often = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def claimed(page: RawPage) -> set[int]:
    """The lines that the page accounts for: labels (also printed twice), contents, furniture, unclaimed."""
    labels = {section.label for section in page.sections}
    return (
        {line.number for section in (*page.sections, *page.furniture) for line in section.lines}
        | {section.label_line for section in page.sections}
        | {line.number for line in page.lines if line.text.strip() in labels}
        | set(page.unclaimed_lines)
    )


def check(data: bytes) -> None:
    """The rules that hold for any file."""
    pages = reader.read_pages(data, "fuzz")
    if isinstance(pages, Refusal):
        assert pages.message
        assert pages.remedy
        return
    for row, page in enumerate(pages, start=1):
        draft = normalise(page, row)
        assert {line.number for line in page.lines if not line.blank} <= claimed(page)
        lines = {line.number: line.text for line in page.lines}
        for line in draft.contributions:
            assert line.amount.span is not None
            assert line.amount.raw in lines[line.amount.span.first].replace("\t", " ")
            assert line.amount.value is None or line.amount.value >= 0


def test_real_pages_account_for_every_line(evry: bytes, npdc: bytes) -> None:
    check(evry)
    check(npdc)


@often
@given(st.lists(st.sampled_from(range(len(LINES))), min_size=1, max_size=30))
def test_lines_taken_out(gone: list[int]) -> None:
    check("\n".join(line for number, line in enumerate(LINES) if number not in gone).encode())


@often
@given(st.lists(st.tuples(st.sampled_from(LINES), st.integers(0, len(LINES))), min_size=1, max_size=20))
def test_lines_doubled_elsewhere(again: list[tuple[str, int]]) -> None:
    lines = list(LINES)
    for line, place in again:
        lines.insert(place, line)
    check("\n".join(lines).encode())


@often
@given(st.randoms(use_true_random=False))
def test_lines_shuffled(random: object) -> None:
    lines = list(LINES)
    random.shuffle(lines)  # type: ignore[attr-defined]
    check("\n".join(lines).encode())


@often
@given(st.text(max_size=200), st.integers(0, len(TEXT)), st.integers(0, 200))
def test_any_words_put_anywhere(words: str, place: int, replaced: int) -> None:
    check((TEXT[:place] + words + TEXT[place + replaced :]).encode("utf-8", "surrogatepass"))


@often
@given(st.binary(max_size=60), st.integers(0, len(TEXT)), st.integers(0, 60))
def test_any_bytes_put_anywhere(words: bytes, place: int, replaced: int) -> None:
    data = TEXT.encode()
    check(data[:place] + words + data[place + replaced :])


@often
@given(st.text(alphabet="<>/=&;\"' tdrhbi!-[]", max_size=60), st.integers(0, len(HTML)), st.integers(0, 300))
def test_broken_markup(words: str, place: int, replaced: int) -> None:
    check((HTML[:place] + words + HTML[place + replaced :]).encode())


@often
@given(st.lists(st.sampled_from(sorted(MONEY)), max_size=12))
def test_total_is_the_sum_of_the_readable_rows(rows: list[str]) -> None:
    table = re.search(r"^Nom du financeur.*\n(?:.+\n)*", TEXT, re.M)
    assert table is not None
    header = table.group(0).split("\n")[0]
    text = TEXT.replace(table.group(0), "\n".join([header, *rows, ""]))
    [draft] = read_drafts(text.encode(), "fuzz")

    assert isinstance(draft, PartnershipDraft)
    assert sum((c.amount.value or Decimal(0) for c in draft.contributions), Decimal(0)) == sum(
        (MONEY[row] for row in rows), Decimal(0)
    )
    assert len(draft.contributions) == len(rows)
