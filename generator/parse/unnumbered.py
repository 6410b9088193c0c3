"""Tables of things of a cell a line and without numbers, whose rows are known by what each cell says."""

from __future__ import annotations

from collections.abc import Sequence

from generator.core.spans import Span
from generator.parse.columns import fits_columns, is_of_counts
from generator.parse.flat_tables import is_category
from generator.parse.lines import Page
from generator.parse.table_heads import LONGEST_HEAD, Heads, make_heads

THING_STARTS = frozenset("产商食品抽检监样")
"""Characters that the head of a column of things begins with."""
_LONGEST_CELL = 40
_WIDTHS = range(7, 2, -1)
_FEWEST_ROWS = 2


def read_unnumbered(page: Page, spans: Sequence[Span], at: int) -> tuple[Heads, list[Sequence[Span]]] | None:
    """Read the head that begins at a line, and the rows below it as far as they fit; ``None`` where few do."""
    heads = _read_heads(page, spans, at)
    if heads is None:
        return None
    width, rows = len(heads.words), []
    for start in range(at + width, len(spans) - width + 1, width):
        cells = spans[start : start + width]
        words = [page.read(cell) for cell in cells]
        if any(len(word) > _LONGEST_CELL or is_category(word) for word in words):
            break
        if not fits_columns(words, heads):
            break
        rows.append(cells)
    return (heads, rows) if len(rows) >= _FEWEST_ROWS else None


def _read_heads(page: Page, spans: Sequence[Span], at: int) -> Heads | None:
    """Read as many lines as make a head with a column of counts."""
    first = spans[at]
    if first.end - first.start > LONGEST_HEAD or "\t" in page.read(first):
        return None
    cells = spans[at : at + _WIDTHS.start]
    for width in _WIDTHS:
        words = [page.read(cell) for cell in cells[:width]]
        heads = make_heads(words) if len(words) == width else None
        if heads is not None and heads.things and any(is_of_counts(word) for word in words):
            return heads._replace(printed=tuple(page.said(cell) for cell in cells[:width]))
    return None
