r"""The flat text of a document: one paragraph a line, one table row a line, cells parted by TAB.

A block is a paragraph (``str``) or the printed rows of a table (``tuple`` of lines). Tables that only
lay out a page (one column, tables inside, or one cell that holds the body) are printed as paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

Block = str | tuple[str, ...]
"""A paragraph, or the rows of a table."""

MAX_COLUMNS = 200
"""The most columns of a table; a wider one is printed as paragraphs."""

_BODY_CHARS = 300
_BODY_PARAGRAPHS = 4
_BODY_SHARE = 0.8
_BLANKS = re.compile(r"[ \t\r\n\f\v\u00a0\u200b\ufeff]+")
_NEEDLESS = re.compile("(?<=[、，；（《]) | (?=[、，。；：）》])")
_BLANK_LINES = re.compile("\n{3,}")
_EDGES = " \t\r\n\f\v\u00a0\u3000\u200b\ufeff"


class Cell(NamedTuple):
    """A cell: its blocks, how many columns and rows it spans, and whether a table stands in it.

    ``continues`` says that it goes on with the cell above, as Word writes a cell merged downwards.
    """

    blocks: tuple[Block, ...]
    columns: int = 1
    rows: int = 1
    nested: bool = False
    continues: bool = False


def tidy(text: str) -> str:
    r"""Return a paragraph on one line: blanks joined to one space, none at the ends.

    ``"  \u3000一、总体要求\n"`` is ``"一、总体要求"``; the wide blanks inside ``标　　题`` stay.
    """
    return _BLANKS.sub(" ", text).strip(_EDGES)


def print_blocks(blocks: Iterable[Block]) -> str:
    """Print blocks as the text of a document, with a blank line before and after each table."""
    lines: list[str] = []
    for block in blocks:
        lines.extend([block] if isinstance(block, str) else ["", *block, ""])
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def lay_out(rows: Sequence[Sequence[Cell]]) -> list[Block]:
    """Return a table as one block of printed rows, or as its paragraphs where it only lays out a page."""
    if _is_layout(rows):
        return list(chain.from_iterable(cell.blocks for row in rows for cell in row))
    grid = _drop_empty(_expand(rows))
    if not grid:
        return []
    if len(grid[0]) < 2:
        return [words for row in grid for words in row]
    return [tuple("\t".join(row) for row in grid)]


def _is_layout(rows: Sequence[Sequence[Cell]]) -> bool:
    if not rows or any(cell.nested for row in rows for cell in row):
        return True
    if max(sum(cell.columns for cell in row) for row in rows) not in range(2, MAX_COLUMNS + 1):
        return True
    return _holds_body([cell for row in rows for cell in row])


def _holds_body(cells: Sequence[Cell]) -> bool:
    """Tell whether one cell holds several paragraphs and nearly all of the text."""
    sizes = [sum(map(len, cell.blocks)) for cell in cells]
    largest = max(range(len(cells)), key=sizes.__getitem__)
    return (
        sizes[largest] > _BODY_CHARS
        and sizes[largest] >= _BODY_SHARE * sum(sizes)
        and len(cells[largest].blocks) >= _BODY_PARAGRAPHS
    )


def _expand(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """Return the words of a table as a grid.

    A cell merged downwards gives its words in every row that it covers, one merged across gives them
    once, then empty cells.
    """
    grid: list[list[str]] = []
    covered: dict[int, tuple[int, str]] = {}  # column → rows that a cell above still covers, its words
    for row in rows:
        line: list[str] = []
        below = {column: (left - 1, words) for column, (left, words) in covered.items() if left > 1}
        for cell in row:
            _fill(line, covered)
            words = _above(grid, len(line)) if cell.continues else _words(cell)
            if cell.rows > 1:
                below[len(line)] = (cell.rows - 1, words)
                below |= {len(line) + step: (cell.rows - 1, "") for step in range(1, cell.columns)}
            line += [words, *[""] * (cell.columns - 1)]
        _fill(line, covered)
        covered = below
        grid.append(line[:MAX_COLUMNS])
    width = max(map(len, grid))
    return [line + [""] * (width - len(line)) for line in grid]


def _fill(line: list[str], covered: dict[int, tuple[int, str]]) -> None:
    """Add the words of cells above that cover the next columns of a row."""
    while len(line) in covered:
        line.append(covered[len(line)][1])


def _above(grid: list[list[str]], column: int) -> str:
    return grid[-1][column] if grid and column < len(grid[-1]) else ""


def _words(cell: Cell) -> str:
    """Join the paragraphs of a cell by blanks; none stands before or after a mark that needs none."""
    words = tidy(" ".join(b if isinstance(b, str) else " ".join(b) for b in cell.blocks))
    return _NEEDLESS.sub("", words)


def _drop_empty(grid: list[list[str]]) -> list[list[str]]:
    """Return a grid without rows and columns in which nothing stands."""
    used = [index for index, column in enumerate(zip(*grid, strict=True)) if any(column)]
    return [[row[index] for index in used] for row in grid if any(row)]
