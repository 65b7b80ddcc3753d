"""Files that are no tables, or pretend: a correct result or a clear refusal, in bounded time and memory."""

from __future__ import annotations

import io
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from coopatlas.exchange.drafts import Note, PartnershipDraft, Read, Refusal
from coopatlas.exchange.sources.generic_table import GenericTable
from coopatlas.exchange.sources.generic_table.workbooks import READER
from tests.exchange.generic_table.files import HEADINGS, Cell, ods, sheet_xml, workbook, xlsx, zipped

ROW: tuple[Cell, ...] = (1, "A", "Évry", "Kita", "Mali", "2015", 12)
WORDS = [str(value) for value in ROW]
HEADER = ";".join(HEADINGS)
GOOD = sheet_xml([HEADINGS, ROW])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(data: bytes, **asked: str) -> list[Read]:
    found = GenericTable(sheet=asked.get("sheet", "")).read_drafts(data, "x")
    return [one for one in found if not isinstance(one, Note)]


def far_cell() -> bytes:
    """Two cells at the two ends of a sheet: sixteen thousand million cells for who counts them."""
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return xlsx({"a": GOOD.replace("</sheetData>", f"{rows}</sheetData>")})


def rather_far_cell() -> bytes:
    """Twelve million cells, which the library would lay out in 400 MB."""
    return xlsx({"a": GOOD.replace("</sheetData>", '<row r="60000"><c r="GR60000"><v>1</v></c></row></sheetData>')})


def swollen() -> bytes:
    """A few kilobytes that unpack to 200 MB."""
    written = io.BytesIO(workbook(HEADINGS, ROW))
    with zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/media/big.xml", "w") as part:
        for _ in range(200):
            part.write(b"A" * 1_000_000)
    return written.getvalue()


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "empty-file"),
    "blank lines": (lambda: b"\n \n;;;\n", "missing-column"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\xff", "not-a-table"),
    "noise": (lambda: random.Random(3).randbytes(5000), "not-a-table"),
    "a NUL in a text": (lambda: f"{HEADER}\n1;A\x00;Évry;Kita;Mali;2015;1".encode(), "not-a-table"),
    "a bell in a text": (lambda: f"{HEADER}\n1;A\x07;Évry;Kita;Mali;2015;1".encode(), "not-a-table"),
    "a quote never closed": (
        lambda: f'{HEADER}\n1;"A;Évry;Kita;Mali;2015;1\n2;B;Évry;Kita;Mali;2015;1'.encode(),
        "not-a-table",
    ),
    "a web page": (lambda: b"<!DOCTYPE html><html><body><p>Bonjour</p></body></html>", "missing-column"),
    "headings only": (lambda: HEADER.encode(), "no-row"),
    "headings only, workbook": (lambda: workbook(HEADINGS), "no-row"),
    "workbook without a cell": (lambda: workbook(), "empty-file"),
    "workbook cut short": (lambda: workbook(HEADINGS, ROW)[:-200], "not-a-table"),
    "another kind of archive": (lambda: zipped({"a.txt": "Bonjour"}), "not-a-table"),
    "workbook with broken XML": (lambda: xlsx({"a": GOOD.replace("<is>", "<is")}), "not-a-table"),
    "password, Excel": (lambda: OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500, "password"),
    "password, OpenDocument": (lambda: ods(HEADINGS, encrypted=True), "password"),
    "old Excel": (lambda: OLE + b"\0" * 600, "old-format"),
    "a cell very far": (far_cell, "too-big"),
    "an archive that swells": (swollen, "too-big"),
    "a row told a million times": (lambda: ods(HEADINGS, WORDS, times={0: 1_048_576}), "too-big"),
    "a row a million rows below": (lambda: ods(HEADINGS, [""], WORDS, times={1: 1_000_000}), "too-big"),
    "several sheets alike": (lambda: xlsx({"2023": GOOD, "2024": GOOD}), "several-sheets"),
    "too many rows": (lambda: "\n".join([HEADER, *["1;A;Évry;Kita;Mali;2015;1"] * 50_001]).encode(), "too-many-rows"),
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_is_no_table_is_refused_in_words(name: str) -> None:
    made, code = REFUSED[name]
    data = made()
    begun = time.monotonic()
    (found,) = read(data)
    assert isinstance(found, Refusal), found
    assert (found.code, found.message.strip() != "", found.remedy.endswith((".", "NOM."))) == (code, True, True)
    assert time.monotonic() - begun < 30


@pytest.mark.parametrize("name", ["a cell very far", "a cell rather far", "a row told a million times"])
def test_a_small_workbook_never_takes_much_memory(name: str, tmp_path: Path) -> None:
    """Measured from outside, by a process that had no other child."""
    file = tmp_path / "x"
    file.write_bytes(rather_far_cell() if name == "a cell rather far" else REFUSED[name][0]())
    measure = (
        "import resource, subprocess, sys; subprocess.run([sys.executable, '-I', sys.argv[1]], stdin=open(sys.argv[2]), "
        "capture_output=True); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", measure, READER, file], capture_output=True, check=True)
    assert int(done.stdout) < 200 * 1024  # KB


def test_empty_rows_told_by_a_number_below_the_table_are_nothing() -> None:
    (found,) = read(ods(HEADINGS, WORDS, [""], times={2: 1_048_000}))
    assert isinstance(found, PartnershipDraft)


def test_the_unclosed_quote_is_pointed_at() -> None:
    (found,) = read(f'{HEADER}\n1;A;Évry;Kita;Mali;2015;1\n2;"B;Évry;Kita;Mali;2015;1'.encode())
    assert isinstance(found, Refusal)
    assert "guillemet ouvert à la ligne 3" in found.message


def test_a_stray_quote_inside_a_cell_is_a_quote() -> None:
    (found,) = read(f'{HEADER}\n1;Le "bon" titre;Évry;Kita;Mali;2015;1'.encode())
    assert isinstance(found, PartnershipDraft)
    assert found.title.value == 'Le "bon" titre'


def test_the_one_sheet_that_is_a_table_is_read_the_others_are_told() -> None:
    data = xlsx({"Lisez-moi": sheet_xml([["Bonjour"]]), "Liste": GOOD, "Vieux": GOOD}, hidden=["Vieux"])
    found = GenericTable().read_drafts(data, "x")
    assert [one.message for one in found if isinstance(one, Note) and one.code == "sheets-unread"] == [
        "« x » : feuilles non lues : « Lisez-moi », « Vieux (masquée) »."
    ]
    assert [type(one) for one in found if not isinstance(one, Note)] == [PartnershipDraft]


def test_a_sheet_may_be_asked_for() -> None:
    data = xlsx({"2023": GOOD, "2024": sheet_xml([HEADINGS, (1, "B", *ROW[2:])])})
    (found,) = read(data, sheet="2024")
    assert isinstance(found, PartnershipDraft)
    assert found.title.value == "B"
    (missing,) = read(data, sheet="2025")
    assert isinstance(missing, Refusal)
    assert missing.code == "no-such-sheet"


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_sixteen_thousand_columns_are_read(kind: str) -> None:
    headings = [*HEADINGS, *(f"Divers {n}" for n in range(16_384 - len(HEADINGS)))]
    data = workbook(headings, ROW) if kind == "xlsx" else f"{';'.join(headings)}\n{';'.join(map(str, ROW))}".encode()
    begun = time.monotonic()
    (found,) = read(data)
    assert isinstance(found, PartnershipDraft)
    assert time.monotonic() - begun < 10


def test_a_workbook_named_as_a_text_is_a_workbook() -> None:
    assert isinstance(GenericTable().read_drafts(workbook(HEADINGS, ROW), "liste.csv")[-1], PartnershipDraft)


def test_rows_cut_at_random_never_raise() -> None:
    """Bytes removed, doubled or changed anywhere in a good file, as text and as a workbook."""
    chance = random.Random(20261127)
    good = f"{HEADER}\n" + "\n".join(f'{n};"A ""{n}""";Évry;Kita;Mali;{n + 1990};{n}' for n in range(30))
    for _ in range(300):
        data = bytearray(good.encode(chance.choice(["utf-8", "cp1252", "utf-16"])))
        for _ in range(chance.randint(1, 6)):
            where = chance.randrange(len(data))
            data[where : where + chance.randint(0, 9)] = chance.randbytes(chance.randint(0, 3))
        assert all(isinstance(one, PartnershipDraft | Refusal) or one for one in read(bytes(data)))
