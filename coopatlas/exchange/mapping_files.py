"""Reading what somebody says of the columns of a table: a small file, the table itself, or "Intitulé=champ"."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from coopatlas.core.folding import folded
from coopatlas.exchange.actions.mappings import NotAMapping
from coopatlas.exchange.drafts import Refusal
from coopatlas.exchange.sources.generic_table.columns import IGNORED, ColumnMap, layout
from coopatlas.exchange.sources.generic_table.grid import Grid
from coopatlas.exchange.sources.generic_table.source import GenericTable

HEADING, FIELD = "intitule", "champ"  # columns of a mapping file, folded
WORD, CODE = "mot", "sens"


def told_in(file: Path) -> ColumnMap:
    """The mapping that a file tells: itself, in columns "intitulé" and "champ" (and "mot", "sens"); else the headings of a
    table, as far as they are understood, the others being left aside. Raises NotAMapping, OSError."""
    grids = GenericTable().grids(file.read_bytes(), file.name)
    if isinstance(grids, Refusal):
        raise NotAMapping(f"{grids.message} {grids.remedy}")
    first = [folded(cell) for cell in grids[0].rows[0].cells]
    return of_mapping_file(grids[0], first) if {HEADING, FIELD} <= set(first) else of_table(grids)


def of_mapping_file(grid: Grid, columns: list[str]) -> ColumnMap:
    headings: dict[str, str] = {}
    values: dict[str, dict[str, str]] = {}
    for row in grid.rows[1:]:
        cells = dict(zip(columns, (*map(str.strip, row.cells), *[""] * len(columns)), strict=False))
        if cells.get(HEADING):
            headings[cells[HEADING]] = cells[FIELD] or IGNORED
        if cells.get(WORD):
            values.setdefault(cells[FIELD], {})[cells[WORD]] = cells.get(CODE, "")
    return ColumnMap("", headings, values)


def of_table(grids: list[Grid]) -> ColumnMap:
    laid = max((layout(grid, ColumnMap()) for grid in grids), key=lambda one: len({c.field for c in one.columns}))
    return ColumnMap("", {c.heading: c.field or IGNORED for c in laid.columns if c.heading})


def with_told(told: ColumnMap, settings: Iterable[str], words: Iterable[str]) -> ColumnMap:
    """The mapping completed by ``"Intitulé=champ"`` and by ``"champ:mot=sens"``. Raises NotAMapping."""
    headings = dict(told.headings)
    for setting in settings:
        heading, _, code = setting.rpartition("=")
        if not heading.strip():
            raise NotAMapping(f'« {setting} » : écrivez --set "Intitulé=champ".')
        known = next((one for one in headings if folded(one) == folded(heading)), heading.strip())
        headings[known] = code.strip() or IGNORED
    values = {code: dict(meanings) for code, meanings in told.values.items()}
    for setting in words:
        code, _, rest = setting.partition(":")
        word, _, meaning = rest.rpartition("=")
        if not word.strip() or not meaning.strip():
            raise NotAMapping(f'« {setting} » : écrivez --value "champ:mot=sens".')
        values.setdefault(code.strip(), {})[word.strip()] = meaning.strip()
    return ColumnMap(told.name, headings, values, told.origin)
