"""Small workbooks written by hand, so that a test says exactly what is in a file; and runs of the import."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from coopatlas.exchange import pipeline
from coopatlas.exchange.opening import open_source
from coopatlas.exchange.report import Report
from coopatlas.gazetteer import Gazetteer
from coopatlas.history.actors import Actor

BY = Actor.system("import:csv")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DAY = "1"  # style of a cell that shows a date
HEADINGS = ("N°", "Titre", "Collectivité française", "Partenaire", "Pays", "Première signature", "Montant")
Cell = str | float | bool | None


def letters(column: int) -> str:
    """Letters of a column, from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell(row: int, column: int, value: Cell) -> str:
    """One cell in XML. "#REF!" is an error; "date:42075" a day."""
    place = f'r="{letters(column)}{row}"'
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return f'<c {place} t="b"><v>{int(value)}</v></c>'
    if isinstance(value, float | int):
        return f"<c {place}><v>{value}</v></c>"
    if value.startswith("#") and value.endswith(("!", "?", "A")):
        return f'<c {place} t="e"><f>1/0</f><v>{value}</v></c>'
    if value.startswith("date:"):
        return f'<c {place} s="{DAY}"><v>{value.removeprefix("date:")}</v></c>'
    return f'<c {place} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def sheet_xml(rows: Sequence[Sequence[Cell]], merged: Sequence[str] = ()) -> str:
    body = "".join(
        f'<row r="{n}">{"".join(cell(n, k, value) for k, value in enumerate(row))}</row>'
        for n, row in enumerate(rows, 1)
    )
    joined = "".join(f'<mergeCell ref="{area}"/>' for area in merged)
    tail = f'<mergeCells count="{len(merged)}">{joined}</mergeCells>' if merged else ""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData>{tail}</worksheet>'


def xlsx(sheets: Mapping[str, str], hidden: Sequence[str] = ()) -> bytes:
    """A workbook of these sheets, each in XML."""
    names = list(sheets)
    state = {name: ' state="hidden"' if name in hidden else "" for name in names}
    told = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="s{n}"{state[name]}/>' for n, name in enumerate(names, 1)
    )
    links = "".join(
        f'<Relationship Id="s{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(names) + 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{told}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}<Relationship Id="st" '
        f'Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">'
        '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
        **{f"xl/worksheets/sheet{n}.xml": sheets[name] for n, name in enumerate(names, 1)},
    }
    return zipped(parts)


def workbook(*rows: Sequence[Cell], merged: Sequence[str] = ()) -> bytes:
    """A workbook of one sheet."""
    return xlsx({"Feuil1": sheet_xml(rows, merged)})


def ods(*rows: Sequence[str], encrypted: bool = False, times: Mapping[int, int] | None = None) -> bytes:
    """An OpenDocument spreadsheet of one sheet. ``times``: how many times a row is repeated, by its rank.
    "date:2015-03-12" is a day, "number:1.5" a number, "error:…" a formula's."""

    def one(value: str) -> str:
        kind, _, told = value.partition(":")
        if kind == "date":
            return f'<table:table-cell office:value-type="date" office:date-value="{told}"><text:p>x</text:p></table:table-cell>'
        if kind == "number":
            return f'<table:table-cell office:value-type="float" office:value="{told}"><text:p>{told}</text:p></table:table-cell>'
        if kind == "error":
            return (
                '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
                f'calcext:value-type="error"><text:p>{told}</text:p></table:table-cell>'
            )
        if not value:
            return "<table:table-cell/>"
        return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'

    repeated = {rank: f' table:number-rows-repeated="{n}"' for rank, n in (times or {}).items()}
    body = "".join(
        f"<table:table-row{repeated.get(rank, '')}>{''.join(map(one, row))}</table:table-row>"
        for rank, row in enumerate(rows)
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces} xmlns:calcext="urn:org:documentfoundation:names:experimental:'
        f'calc:xmlns:calcext:1.0"><office:body><office:spreadsheet><table:table table:name="Feuille1">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    secret = '<manifest:encryption-data xmlns:manifest="m"/>' if encrypted else ""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": f"<m>{secret}</m>",
        }
    )


def zipped(parts: Mapping[str, str]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return written.getvalue()


def take(
    file: Path, reference: Gazetteer, *, apply: bool = True, partial: bool = False, reread: bool = False, **asked: str
) -> Report:
    """Import one table."""
    source = open_source("csv", reference=reference, **asked)
    return pipeline.run(source, [file], reference=reference, by=BY, apply=apply, partial=partial, reread=reread)


def told(report: Report) -> dict[str, object]:
    """A report without what a dry run cannot know: the numbers of records, the mode."""
    return {**report.as_json(), "mode": "", "records": [record.split("-", 1)[1] for record in report.records]}
