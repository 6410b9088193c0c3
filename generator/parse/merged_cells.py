"""Cells that are merged with others: put back into the rows that they cover."""

from __future__ import annotations

from collections.abc import Sequence

from generator.core.spans import Span
from generator.parse.columns import fits_columns
from generator.parse.lines import Page
from generator.parse.table_heads import Heads


def complete_rows(page: Page, rows: Sequence[list[Span]], heads: Heads) -> list[list[Span]]:
    """Put cells that are merged downwards, and printed in the first row only, into those that they cover."""
    completed: list[list[Span]] = []
    for cells in rows:
        missing = len(heads.printed) - len(trim(cells))
        above = completed[-1] if completed else []
        completed.append(_complete(page, cells, above, heads) if missing > 0 and above else cells)
    return completed


def _complete(page: Page, cells: list[Span], above: list[Span], heads: Heads) -> list[Span]:
    """Move cells to the right by as many as are missing there, if they fit their columns only so."""
    filled = trim(cells)
    missing = len(heads.printed) - len(filled)
    if fits_columns([page.read(cell) for cell in filled], heads) or len(filled) < _FEWEST_CELLS:
        return cells
    number = -1 if heads.number is None else heads.number
    for at in (0, number + 1) if 0 < missing <= number else (number + 1,):
        moved = [*filled[:at], *above[at : at + missing], *filled[at:]]
        if len(moved) == len(heads.printed) and fits_columns([page.read(cell) for cell in moved], heads):
            return moved
    return cells


_FEWEST_CELLS = 2


def trim(cells: Sequence[Span]) -> list[Span]:
    """Leave out the empty cells that a row ends with."""
    filled = [at for at, cell in enumerate(cells) if cell.end > cell.start]
    return list(cells[: filled[-1] + 1]) if filled else []


def tells_columns(page: Page, rows: Sequence[list[Span]], heads: Heads) -> bool:
    """Tell whether rows stand under the head of a table of things: most fit it, none reaches past it."""
    rows = [trimmed for cells in rows if len(trimmed := trim(cells)) > 1]
    beyond = [i for i in range(max(map(len, rows), default=0)) if not "".join(heads.printed[i : i + 1])]
    if any(i < len(cells) and cells[i].end > cells[i].start for cells in rows for i in beyond):
        return False
    return sum(fits_columns([page.read(cell) for cell in cells], heads) for cells in rows) * 2 > len(rows)
