"""How to cite a record: plain text, BibTeX, RIS."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from coopatlas.catalogue.records import PartnershipRecord
from coopatlas.catalogue.wording import date_in_words


@dataclass(frozen=True, slots=True)
class Citation:
    text: str
    bibtex: str
    ris: str


def citation(record: PartnershipRecord, *, address: str, today: dt.date, language: str) -> Citation:
    """The author is the declaring authority; the date, that of the record's last change."""
    authors = [party.name for party in record.here] or ["CoopAtlas"]
    year = record.updated_on[:4]
    text = _(
        "%(authors)s. « %(title)s ». CoopAtlas, fiche %(id)s, version du %(date)s. %(address)s (consulté le %(today)s)."
    ) % {
        "authors": _(" ; ").join(authors),
        "title": record.title,
        "id": record.id,
        "date": date_in_words(record.updated_on, language),
        "address": address,
        "today": date_in_words(today.isoformat(), language),
    }
    return Citation(text, bibtex(record, authors, year, address, today), ris(record, authors, year, address, today))


def bibtex(record: PartnershipRecord, authors: list[str], year: str, address: str, today: dt.date) -> str:
    names = " and ".join(f"{{{braced(author)}}}" for author in authors)
    return (
        f"@misc{{coopatlas-{record.id},\n  author = {{{names}}},\n  title = {{{braced(record.title)}}},\n"
        f"  publisher = {{CoopAtlas}},\n  year = {{{year}}},\n  url = {{{address}}},\n  urldate = {{{today.isoformat()}}}\n}}\n"
    )


def braced(text: str) -> str:
    """Text whose braces cannot end the field."""
    return text.replace("\\", "").replace("{", "(").replace("}", ")").replace("\n", " ")


def ris(record: PartnershipRecord, authors: list[str], year: str, address: str, today: dt.date) -> str:
    """RIS, a tag a line, CRLF as its readers expect."""
    fields = [
        ("TY", "DATA"),
        *(("AU", author) for author in authors),
        ("TI", record.title),
        ("PB", "CoopAtlas"),
        ("PY", year),
        ("UR", address),
        ("Y2", today.strftime("%Y/%m/%d")),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in fields)  # a line break would begin a tag
