"""Bytes of a saved page of the old Atlas → its sections. Says plainly, in French, when they are no such page."""

from __future__ import annotations

from coopatlas.exchange.drafts import Doubt, Refusal

from . import markup
from .decoding import Decoded, decode
from .doubts import doubt
from .folding import has_invisible, visible
from .keys import keys_in
from .labels import Mark, recognise
from .page import Line, RawPage
from .sections import Split, split

SOURCE_CODE = "atlas-page"
MOST_LINES = 3000  # in one page; the longest seen has 238
MOST_LETTERS = 400_000  # in one page; the longest seen has 27,000
LONGEST_LINE = 50_000  # characters; the longest paragraph seen has 2,500
MOST_PAGES = 20  # in one file; one is the rule
FEWEST_SECTIONS = 3  # different labels of more than one word that make a page recognisable
_REMEDY = "Enregistrez la page d’une fiche (« Détail projet ») de l’ancien Atlas, en texte ou en HTML, et importez ce fichier."


def read(data: bytes, name: str) -> RawPage | Refusal:
    """The one page of the file. A file of several pages is refused here: :func:`read_pages` takes it."""
    pages = read_pages(data, name)
    if isinstance(pages, Refusal):
        return pages
    if len(pages) > 1:
        message = f"Le fichier contient {len(pages)} fiches l’une après l’autre."
        return Refusal("several-pages", message, "Importez le fichier entier, ou gardez une fiche par fichier.")
    return pages[0]


def read_pages(data: bytes, name: str) -> list[RawPage] | Refusal:
    """All pages of the file, in order: usually one, several when each begins with its breadcrumb or follows a footer."""
    decoded = decode(data)
    if isinstance(decoded, Refusal):
        return decoded
    is_html = markup.is_markup(decoded.text)
    if decoded.text.count("\n") > MOST_LINES * MOST_PAGES:
        return _too_long(None)
    found = markup.lines_of(decoded.text) if is_html else _text_lines(decoded.text)
    if isinstance(found, Refusal):
        return found
    overlong = next((line for line in found if len(line.text) > LONGEST_LINE), None)
    if overlong is not None:
        message = f"Une ligne dépasse {_shown(LONGEST_LINE)} signes : ce n’est pas le texte d’une fiche."
        return Refusal("line-too-long", message, _REMEDY, overlong.number)
    if len(found) > MOST_LINES * MOST_PAGES:
        return _too_long(None)
    pages = []
    for lines in _pages(found):
        page = _page(lines, name, decoded, "html" if is_html else "text")
        if isinstance(page, Refusal):
            return page
        pages.append(page)
    return pages


def _text_lines(text: str) -> list[Line]:
    """Numbered lines; tabs, which browsers copy between table cells, tell the cells apart."""
    lines = []
    for number, line in enumerate(text.split("\n"), start=1):
        cells = tuple(cell.strip() for cell in line.split("\t")) if "\t" in line.strip("\n") else None
        known = cells is not None and len(cells) > 1 and any(cells)
        lines.append(Line(number, line, cells if known else None))
    return lines


def _pages(lines: list[Line]) -> list[list[Line]]:
    """The lines of each page. A part without a record of its own goes with its neighbour."""
    marks = [recognise(line.text) for line in lines]
    parts: list[tuple[list[Line], list[Mark]]] = [([], [])]
    footer_passed = False
    for line, mark in zip(lines, marks, strict=True):
        starts = mark is not None and mark.code == "breadcrumb"
        if (starts or (footer_passed and not line.blank)) and parts[-1][0]:
            parts.append(([], []))
        footer_passed = (mark is not None and mark.code == "footer") or (footer_passed and line.blank)
        parts[-1][0].append(line)
        parts[-1][1].extend([mark] if mark else [])
    whole: list[tuple[list[Line], set[str]]] = []
    for part, found in parts:
        codes = {mark.code for mark in found if mark.kind == "section"}
        strong = {mark.code for mark in found if mark.kind == "section" and not mark.weak}
        record = len(strong) >= FEWEST_SECTIONS or {"title", "post"} <= codes
        if whole and not (record and ("title" in codes or len(strong & whole[-1][1]) >= FEWEST_SECTIONS)):
            whole[-1][0].extend(part)
            whole[-1][1].update(codes)
        elif whole and not whole[-1][1]:
            whole[-1] = ([*whole[-1][0], *part], codes)
        else:
            whole.append((list(part), codes))
    return [part for part, _ in whole]


def _page(lines: list[Line], name: str, decoded: Decoded, kind: str) -> RawPage | Refusal:
    if len(lines) > MOST_LINES or sum(len(line.text) for line in lines) > MOST_LETTERS:
        return _too_long(lines[0].number)
    outcome = split(lines, is_text=kind == "text")
    refusal = _not_a_page(outcome) or _two_pages_in_one(outcome)
    if refusal is not None:
        return refusal
    doubts = [*decoded.doubts, *outcome.doubts, *_about_lines(lines)]
    if not outcome.footer_seen:
        last = next((line for line in reversed(lines) if not line.blank), lines[-1])
        doubts.append(doubt("truncated-page", "page", "", last.number))
    return RawPage(
        name=name,
        text="\n".join(line.text for line in lines),
        encoding=decoded.encoding,
        markup=kind,
        lines=tuple(lines),
        sections=tuple(outcome.sections),
        furniture=tuple(outcome.furniture),
        unclaimed_lines=tuple(sorted(line.number for line in outcome.unclaimed)),
        truncated=not outcome.footer_seen,
        doubts=tuple(doubts),
        first_line=lines[0].number,
    )


def _shown(number: int) -> str:
    """A number as French readers write it."""
    return f"{number:,}".replace(",", "\u202f")


def _too_long(line: int | None) -> Refusal:
    most = f"{_shown(MOST_LINES)} lignes et de {_shown(MOST_LETTERS)} signes"
    return Refusal("page-too-long", f"Une fiche tient en moins de {most} : ce texte est bien plus long.", _REMEDY, line)


def _not_a_page(outcome: Split) -> Refusal | None:
    """A record has at least three labels of its own; an Atlas page without any is an error page or another page of the site."""
    weak = {"title", "context", "history"}
    filled = {section.code for section in outcome.sections if section.words or section.shape in ("table", "post")}
    strong = {section.code for section in outcome.sections} - weak
    from_atlas = any(section.code == "source-name" for section in outcome.furniture)
    if filled and (len(strong) >= FEWEST_SECTIONS or (from_atlas and {"title", "post"} <= filled)):
        return None
    if from_atlas or any(section.code == "breadcrumb" for section in outcome.furniture):
        message = "Cette page vient peut-être de l’ancien Atlas, mais elle ne contient aucune fiche de partenariat."
        return Refusal("page-without-record", message, _REMEDY)
    message = "Ce fichier n’est pas une fiche de l’ancien Atlas : aucune de ses rubriques n’y figure."
    return Refusal("not-an-atlas-page", message, _REMEDY)


def _two_pages_in_one(outcome: Split) -> Refusal | None:
    """Two records run together without a breadcrumb or footer between them cannot be told apart safely."""
    titles = {section.words: section for section in outcome.sections if section.code == "title" and section.words}
    numbers: dict[str, set[tuple[str, ...]]] = {}
    for section in outcome.sections:
        if section.shape in ("value", "table", "list") and section.code != "title" and section.words:
            numbers.setdefault(section.code, set()).add(section.words)
    differing = [code for code, values in numbers.items() if len(values) > 1]
    if len(titles) < 2 or len(differing) < FEWEST_SECTIONS:
        return None
    second = list(titles.values())[1]
    message = "Deux fiches se suivent dans ce fichier sans séparation : leurs rubriques ne peuvent pas être démêlées."
    return Refusal("pages-not-separated", message, "Enregistrez une fiche par fichier.", second.label_line)


def _about_lines(lines: list[Line]) -> list[Doubt]:
    """Raw interface keys and characters that change the direction of reading."""
    doubts = []
    for line in lines:
        for match in keys_in(line.text):
            key = match.group(1) or match.group(2)
            doubts.append(doubt("i18n-key", "page", match.group(0), line.number, key=key))
        if has_invisible(line.text):
            doubts.append(doubt("broken-encoding", "page", visible(line.text), line.number))
    return doubts
