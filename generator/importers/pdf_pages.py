"""From the lines of pages to text: running heads, paragraphs, tables.

What makes a paragraph in Chinese print: its lines are full up to the last one, and the next paragraph is
indented or follows a short line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise
from statistics import median
from typing import NamedTuple

from generator.importers.flat import Block, Cell, lay_out, print_blocks
from generator.importers.pdf_lines import CLOSING, Line, Page, PageTable, join_lines, read_lines

_PAGE_NUMBER = re.compile(r"[-—–－_·•\s第]{0,6}\d{1,4}[-—–－_·•\s页頁]{0,6}(?:[/／共]\s?\d{1,4}\s?[页頁]?)?")
_LABEL = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章部条]"
)
_LOW_LABEL = re.compile(r"\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[)）]|[①-⑳]|附[件表录錄]")
_SENTENCE_END = "。；：！？;:!?”）)"
_MARGIN_SHARE = 0.12
_SLACK = 0.5
_INDENT = 0.8
_SET_IN = 4


Rows = tuple[tuple[str, ...], ...]
"""The words of a table, row by row."""


class _Margins(NamedTuple):
    left: float
    right: float


def print_pages(pages: Sequence[Page]) -> str:
    """Print pages as text: paragraphs and tables in reading order, without heads and page numbers."""
    columns = [read_lines(page) for page in pages]
    heads = _running_heads(pages, columns)
    kept = [
        [line for line in lines if not _is_furniture(line, page, number, heads)]
        for number, (page, lines) in enumerate(zip(pages, columns, strict=True))
    ]
    items = _paragraphs(pages, kept)
    return print_blocks(
        chain.from_iterable([item] if isinstance(item, str) else _lay_out(item) for item in items)
    )


def _lay_out(rows: Rows) -> list[Block]:
    return lay_out([[Cell((words,)) for words in row] for row in rows])


def _running_heads(pages: Sequence[Page], columns: Sequence[list[Line]]) -> frozenset[str]:
    """Return the lines at the edges of pages that return on at least half of them, their page number aside."""
    counts: Counter[str] = Counter()
    for number, (page, lines) in enumerate(zip(pages, columns, strict=True)):
        counts.update({_shape(line.text, number) for line in lines if _at_edge(line, page)})
    return frozenset(shape for shape, count in counts.items() if count >= max(2, len(pages) / 2))


def _shape(text: str, number: int) -> str:
    """Return a line with each figure less the number of its page: a page number is the same on all."""
    return re.sub(r"\d{1,6}", lambda figure: f"#{int(figure[0]) - number}", re.sub(r"\s", "", text))


def _at_edge(line: Line, page: Page) -> bool:
    return line.bottom < _MARGIN_SHARE * page.height or line.top > (1 - _MARGIN_SHARE) * page.height


def _is_furniture(line: Line, page: Page, number: int, heads: frozenset[str]) -> bool:
    """Tell a running head or a page number; a label at the top of its page (附件1) is neither."""
    if not _at_edge(line, page) or _LABEL.match(line.text) or _LOW_LABEL.match(line.text):
        return False
    return _PAGE_NUMBER.fullmatch(line.text) is not None or _shape(line.text, number) in heads


def _paragraphs(pages: Sequence[Page], columns: Sequence[list[Line]]) -> list[str | Rows]:
    """Join lines to paragraphs, over the ends of columns and pages, with the tables in their places."""
    margins = _all_margins(columns)
    pitch = _pitch(columns)
    items: list[str | Rows] = []
    last: Line | None = None
    for page, lines in zip(pages, columns, strict=True):
        tables = sorted(page.tables, key=lambda t: t.top)
        for line in lines:
            while tables and tables[0].top < line.top:
                _add_table(items, tables.pop(0), goes_on=last is None)
                last = None
            if last and items and _continues(last, line, margins[last.column], margins[line.column], pitch):
                items[-1] = join_lines(str(items[-1]), line.text)
            else:
                items.append(line.text)
            last = line
        for table in tables:
            _add_table(items, table, goes_on=last is None)
            last = None
    return items


def _add_table(items: list[str | Rows], table: PageTable, goes_on: bool) -> None:
    """Add a table, as more rows of the one before it where it continues that over a page."""
    before = items[-1] if items and goes_on else None
    if isinstance(before, tuple) and len(before[0]) == len(table.rows[0]):
        items[-1] = _join_rows(before, table.rows[1:] if table.rows[0] == before[0] else table.rows)
    else:
        items.append(table.rows)


def _join_rows(before: Rows, rows: Rows) -> Rows:
    """Join the rows of a table over a page; a row that was broken there becomes one again.

    It was where the first cell of the next page is empty and all its words go on with unfinished ones.
    """
    if not rows or rows[0][0]:
        return before + rows
    pairs = list(zip(before[-1], rows[0], strict=True))
    if not all(above and not above.endswith(tuple("。；！？")) for above, more in pairs if more):
        return before + rows
    return (*before[:-1], tuple(join_lines(above, more) for above, more in pairs), *rows[1:])


def _all_margins(columns: Sequence[list[Line]]) -> dict[int, _Margins]:
    """Return the margins of each kind of column: where most lines begin, and the last end that returns.

    Lines that end with a mark say nothing of the right margin: the mark may hang over it.
    """
    margins = {}
    for column in range(3):
        lines = [line for page in columns for line in page if line.column == column]
        if lines:
            starts = Counter(round(line.x0 / 2) * 2 for line in lines)
            common = [start for start, count in starts.items() if count >= max(2, len(lines) * 0.05)]
            ends = Counter(round(line.x1 / 4) * 4 for line in lines if line.text[-1:] not in CLOSING)
            last = [end for end, count in ends.items() if count >= max(2, len(lines) * 0.05)]
            margins[column] = _Margins(min(common or starts), float(max(last or ends, default=lines[0].x1)))
    return margins


def _pitch(columns: Sequence[list[Line]]) -> float:
    """Return the usual distance from one line to the next."""
    steps = [b.top - a.top for page in columns for a, b in pairwise(page) if 0 < b.top - a.top < 4 * a.size]
    return median(steps) if steps else 0.0


def _continues(last: Line, line: Line, before: _Margins, after: _Margins, pitch: float) -> bool:
    """Tell whether a line goes on with the paragraph of the line before it."""
    if abs(last.size - line.size) > 0.15 * last.size or line.top - last.top > 1.7 * pitch > 0:
        return False
    if last.x0 > before.left + _SET_IN * last.size:  # centred, or a signature at the right
        return False
    if before.right - last.x1 > line.lead + _SLACK * line.size:  # these words had room on the last line
        return False
    return line.x0 <= after.left + _INDENT * line.size and not _begins(line.text, last.text)


def _begins(text: str, before: str) -> bool:
    """Tell whether a full line is followed by a new provision: a label, after a sentence for low ones."""
    if _LABEL.match(text):
        return True
    return _LOW_LABEL.match(text) is not None and before.endswith(tuple(_SENTENCE_END))
