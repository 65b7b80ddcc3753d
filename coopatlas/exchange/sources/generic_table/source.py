"""The source itself: from the bytes of a file to its drafts, through its sheet, its headings and a mapping of columns."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from coopatlas.core.folding import folded
from coopatlas.exchange.drafts import Note, Read, Refusal
from coopatlas.exchange.sources.generic_table.columns import MONEY, ColumnMap, Layout, fields, layout, understood
from coopatlas.exchange.sources.generic_table.grid import Grid
from coopatlas.exchange.sources.generic_table.normalise import Asked, Country, read_row
from coopatlas.exchange.sources.generic_table.text_files import read_text
from coopatlas.exchange.sources.generic_table.workbooks import is_workbook, read_workbook

SOURCE_CODE = "csv"
NAME_FR = "Table déposée par une collectivité ou un service de l’État"
NAME_EN = "A table given by a local authority or a State office"
NOTE_FR = "Ligne d’une table : un partenariat, avec les mots de ceux qui la tiennent."
NOTE_EN = "A row of a table: one partnership, in the words of those who keep it."
READER = 1  # to be raised when the same words are to be read another way
SINGLE = {code for code, f in fields().items() if not f.several and code not in MONEY}


@dataclass(frozen=True)
class GenericTable:
    """``saved``: mappings that may be recognised by their headings; ``chosen``: the one asked for; ``origin``: whose table it
    is, so that its own numbers are told from those of other tables; ``sheet``: the one to read; ``country``: the country of that
    name or code; ``forms``: folded labels and codes of the known forms, none = all."""

    saved: tuple[ColumnMap, ...] = ()
    chosen: ColumnMap | None = None
    origin: str = ""
    sheet: str = ""
    country: Callable[[str], Country | None] | None = None
    forms: Collection[str] = field(default_factory=frozenset)

    SOURCE_CODE = SOURCE_CODE
    NAME_FR = NAME_FR
    NAME_EN = NAME_EN
    NOTE_FR = NOTE_FR
    NOTE_EN = NOTE_EN
    SAME_BY = "title-and-partner"  # one title is often given to several partners: "Jumelage"
    MUST_MATCH = ("lead-authority", "french-authority")

    @property
    def VERSION(self) -> str:
        """Changes with everything on which the reading of a row depends."""
        maps = [told.as_json() for told in (*self.saved, *([self.chosen] if self.chosen else []))]
        told = json.dumps([READER, maps, self.origin, sorted(self.forms)], ensure_ascii=False)
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()

    def read_drafts(self, data: bytes, name: str) -> Sequence[Read | Note]:
        """Every row of the table, in order, after what is to be said of the file; one Refusal when it is no such table."""
        grids = self.grids(data, name)
        if isinstance(grids, Refusal):
            return [grids]
        laid = self.laid_out(grids, name)
        if isinstance(laid, Refusal):
            return [laid]
        problem = self.problem(laid, name)
        if problem:
            return [problem]
        asked = Asked(laid, self.origin or laid.map.origin, self.country, self.forms)
        return [*notes(laid, name), *(read_row(row, rank, asked) for rank, row in enumerate(laid.rows, 1))]

    def grids(self, data: bytes, name: str) -> list[Grid] | Refusal:
        """The sheets of the file."""
        if is_workbook(data):
            grids = read_workbook(data, name)
            return grids or empty(name)
        grid = read_text(data, name, lambda cells: understood(cells, self.chosen))
        return grid if isinstance(grid, Refusal) else [grid]

    def laid_out(self, grids: list[Grid], name: str) -> Layout | Refusal:
        """The sheet to read: the one asked for, else the only one whose headings are understood."""
        if self.sheet:
            grids = [grid for grid in grids if folded(grid.name) == folded(self.sheet)]
            if not grids:
                return Refusal(
                    "no-such-sheet",
                    f"« {name} » n’a pas de feuille visible et remplie qui s’appelle « {self.sheet} ».",
                    "Vérifiez le nom de la feuille.",
                )
        every = [self.mapped(grid) for grid in grids]
        good = [laid for laid in every if not laid.lacks()]
        if len(good) > 1:
            names = ", ".join(f"« {laid.grid.name} »" for laid in good)
            return Refusal(
                "several-sheets",
                f"« {name} » a plusieurs feuilles qui disent des partenariats : {names}.",
                "Dites laquelle lire, avec --sheet NOM ; recommencez pour les autres.",
            )
        return good[0] if good else max(every, key=lambda laid: len({c.field for c in laid.columns if c.field}))

    def mapped(self, grid: Grid) -> Layout:
        """The grid read with the mapping asked for, else with the saved one that has its very headings, else without."""
        if self.chosen is not None:
            return layout(grid, self.chosen)
        for told in self.saved:
            laid = layout(grid, told)
            if told.fits(laid.headings):
                return laid
        return layout(grid, ColumnMap())

    def problem(self, laid: Layout, name: str) -> Refusal | None:
        """Why nothing of this table can be read."""
        if lacking := laid.lacks():
            return lacks(laid, lacking, name)
        twice = said_twice(laid)
        if twice:
            return Refusal("heading-twice", *twice, laid.line)
        return None if laid.rows else only_headings(laid, name)


def lacks(laid: Layout, code: str, name: str) -> Refusal:
    """The refusal of a table without a necessary column, with the way to mend it."""
    wanted = fields()[code].heading
    also = " (ou « Pays »)" if code == "partner" else ""
    seen = ", ".join(f"« {heading[:60]} »" for heading in laid.headings if heading)[:600]
    return Refusal(
        "missing-column",
        f"« {name} » : il manque la colonne « {wanted} »{also}. Intitulés lus ligne {laid.line} : {seen or 'aucun'}.",
        f"Nommez ainsi la colonne, ou dites laquelle c’est : coopatlas mapping save NOM FICHIER --set "
        f'"Votre intitulé={code}", puis coopatlas import csv FICHIER --mapping NOM.',
        laid.line or None,
    )


def said_twice(laid: Layout) -> tuple[str, str] | None:
    """Two columns for one and the same thing: what to say of them, and how to mend it."""
    for code in (*SINGLE, *MONEY):
        full = [c for c in laid.of(code) if any(c.index < len(r.cells) and r.cells[c.index].strip() for r in laid.rows)]
        groups = [c.group for c in full] if code in MONEY else [""] * len(full)
        if len(groups) != len(set(groups)):
            names = " et ".join(column.shown for column in full[:3])
            remedy = "Renommez ou effacez celle qui est de trop, ou écartez-la par une correspondance (« intitulé=ignored »)."
            return f"Deux colonnes disent la même chose ({fields()[code].heading}) : {names}.", remedy
    return None


def only_headings(laid: Layout, name: str) -> Refusal:
    return Refusal(
        "no-row", f"« {name} » n’a que ses intitulés, aucune ligne.", "Remplissez une ligne par partenariat.", laid.line
    )


def empty(name: str) -> Refusal:
    return Refusal("empty-file", f"« {name} » est vide.", "Vérifiez que c’est le bon fichier.")


def notes(laid: Layout, name: str) -> list[Note]:
    """What is to be said of the file as a whole."""
    told = [Note("table-read", f"« {name} » : {laid.grid.told}, intitulés ligne {laid.line}.")]
    if laid.map.name:
        told.append(Note("mapping-used", f"« {name} » : lu avec la correspondance « {laid.map.name} »."))
    absent = [heading for heading in laid.map.headings if folded(heading) not in {folded(h) for h in laid.headings}]
    if absent:
        names = ", ".join(f"« {heading} »" for heading in absent)
        told.append(Note("heading-absent", f"« {name} » : la correspondance attend des colonnes absentes : {names}."))
    if laid.unread:
        names = ", ".join(column.shown for column in laid.unread)[:2000]
        told.append(
            Note("columns-unread", f"« {name} » : colonnes non comprises, gardées mais jamais publiées : {names}.")
        )
    if laid.grid.others:
        names = ", ".join(f"« {other} »" for other in laid.grid.others)
        told.append(Note("sheets-unread", f"« {name} » : feuilles non lues : {names}."))
    return told


def read_drafts(data: bytes, name: str) -> Sequence[Read | Note]:
    """The table read without any mapping."""
    return GenericTable().read_drafts(data, name)
