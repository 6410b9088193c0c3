"""Rows of a table with tabs whose cells hold several lines: copied from an editor, each line end breaks the row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.core.numbering import read_han_number
from generator.core.spans import Span
from generator.parse.flat_tables import is_category
from generator.parse.lines import Page
from generator.parse.table_heads import Heads

_HAN = re.compile("[一二三四五六七八九十]{1,3}")
_MOST_LINES = 24
"""Lines that one row may be broken into."""


def read_cells(page: Page, span: Span) -> list[Span]:
    """Return the cells of a line, which tabs part, without their outer blanks."""
    cells, start = [], span.start
    for cell in page.read(span).split("\t"):
        lead = len(cell) - len(cell.lstrip())
        inner = cell.strip()
        cells.append(Span(start + lead, start + lead + len(inner)))
        start += len(cell) + 1
    return cells


def read_row(page: Page, spans: Sequence[Span], at: int, heads: Heads) -> tuple[list[Span], int]:
    """Return the cells of the row that begins at a line, and how many lines it takes.

    It goes on over line ends where it bears a number, and only so has a cell for each column of the head;
    its last cell goes on as far as the next number.
    """
    cells = read_cells(page, spans[at])
    number = _number_of(page, cells, heads)
    below = page.read(spans[at + 1]) if number is not None and at + 1 < len(spans) else ""
    if number is None or not below or len(cells) > len(heads.printed):
        return cells, 1
    if len(cells) == len(heads.printed):
        return (cells, 1) if "\t" in below else _lengthen_last(page, spans, at, cells, number, heads)
    joined, end = cells, at + 1
    while end < min(at + _MOST_LINES, len(spans)) and len(joined) < len(heads.printed):
        more = read_cells(page, spans[end])
        if _begins_anew(page, more, heads) or not joined[-1].end > joined[-1].start:
            return cells, 1
        joined = [*joined[:-1], Span(joined[-1].start, more[0].end), *more[1:]]
        end += 1
    if len(joined) < len(heads.printed):
        return cells, 1
    return [_without_quotes(page, cell) for cell in joined], end - at


def _without_quotes(page: Page, cell: Span) -> Span:
    """Leave out the marks that a sheet puts about a cell of several lines when it is copied."""
    words = page.read(cell)
    quoted = "\n" in words and words[0] == words[-1] == '"' and words.count('"') == 2
    return Span(cell.start + 1, cell.end - 1) if quoted else cell


def _lengthen_last(
    page: Page, spans: Sequence[Span], at: int, cells: list[Span], number: int, heads: Heads
) -> tuple[list[Span], int]:
    """Add to the last cell of a row the lines that stand between it and the row with the next number."""
    for end in range(at + 1, min(at + _MOST_LINES, len(spans))):
        more = read_cells(page, spans[end])
        if len(more) > 1:
            if _number_of(page, more, heads) != number + 1:
                break
            return [*cells[:-1], Span(cells[-1].start, spans[end - 1].end)], end - at
        if is_category(page.read(more[0])):
            break
    return cells, 1


def _begins_anew(page: Page, cells: Sequence[Span], heads: Heads) -> bool:
    """Tell whether a line begins something else than a further line of the cell above."""
    words = page.read(cells[0])
    section = is_category(words) and not words.startswith("(")
    return not words or section or (len(cells) > 1 and _number_of(page, cells, heads) is not None)


def _number_of(page: Page, cells: Sequence[Span], heads: Heads) -> int | None:
    """Return the number that a row bears in its column."""
    if heads.number is None or heads.number >= len(cells):
        return None
    words = page.read(cells[heads.number]).rstrip(".、")
    if _HAN.fullmatch(words):
        return read_han_number(words)
    return int(words) if words.isdecimal() and words.isascii() and len(words) <= 4 else None
