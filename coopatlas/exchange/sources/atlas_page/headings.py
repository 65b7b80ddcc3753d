"""The headings of a table's columns: in which order they are printed, and the cells of a row put back in the usual order."""

from __future__ import annotations

import re

from .folding import label_key
from .page import Line


def columns_of(line: Line, columns: tuple[str, ...]) -> tuple[int, ...]:
    """For each cell of a header, which of the table's columns it heads; () unless two columns and more are headed, each
    once, and every cell that is not blank heads one."""
    known = {label_key(column): index for index, column in enumerate(columns)}
    keys = [label_key(cell) for cell in line.cells or ()]
    while keys and not keys[-1]:  # the column of the icons has no heading
        keys.pop()
    headed = tuple(known.get(key, -1) for key in keys)
    return headed if len(headed) > 1 and -1 not in headed and len(set(headed)) == len(headed) else ()


def in_usual_order(cells: tuple[str, ...], headed: tuple[int, ...], columns: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of a row under the headings ``headed``: one for each column of the table, then those without a heading."""
    by_column = dict(zip(headed, cells, strict=False))
    return (*(by_column.get(index, "") for index in range(len(columns))), *cells[len(headed) :])


def moved(line: Line, columns: tuple[str, ...]) -> bool:
    """Whether a header in one line of text prints its columns in another order than the usual."""
    folded = label_key(line.text)
    places: dict[int, int] = {}
    for index, column in sorted(enumerate(columns), key=lambda pair: -len(pair[1])):
        pattern = re.compile(rf"(?<![\w-]){re.escape(label_key(column))}(?![\w-])")
        if match := pattern.search(folded):
            places[index] = match.start()
            folded = pattern.sub(lambda found: "|" * len(found[0]), folded)
    printed = [places[index] for index in sorted(places)]
    return printed != sorted(printed)
