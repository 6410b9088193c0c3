"""From placed characters to text: lines, columns, running heads, paragraphs.

Pure geometry: points of a page, the origin at its top left. What makes a paragraph in Chinese print:
its lines are full up to the last one, and the next paragraph is indented or follows a short line.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from generator.importers.flat import Block, Cell, lay_out, print_blocks, tidy

_RADICALS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_CID = re.compile(r"\(cid:\d+\)")
_PAGE_NUMBER = re.compile(r"[-—–－_·•\s第]{0,6}\d{1,4}[-—–－_·•\s页]{0,6}(?:[/／共]\s?\d{1,4}\s?页?)?")
_LABEL = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章部条]"
)
_LOW_LABEL = re.compile(r"\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[)）]|[①-⑳]|附件")
_SENTENCE_END = "。；：！？;:!?”）)"
_MARGIN_SHARE = 0.12
_SLACK = 0.25
_OPENING = "（《〈“‘「『【〔("
_QUOTES = "“”‘’\"'"
_MASKS = "×○·"
_CLOSING = "，。、；：？！）》〉”’」』】〕%％)"
_INDENT = 0.8
_SET_IN = 4


class Glyph(NamedTuple):
    """A character and its box."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


class PageTable(NamedTuple):
    """A ruled table: its box and the words of its cells."""

    x0: float
    top: float
    x1: float
    bottom: float
    rows: tuple[tuple[str, ...], ...]


class Page(NamedTuple):
    """A page: its size, the characters outside tables, its tables."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    tables: tuple[PageTable, ...] = ()


class Line(NamedTuple):
    """A printed line of one column: ``column`` is 0 across the page, 1 left, 2 right.

    ``lead`` is the width of what may not be parted at its beginning: a character with the mark that
    follows it, a figure, a Latin word.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    lead: float
    column: int = 0


class _Margins(NamedTuple):
    left: float
    right: float


def clean_glyph(text: str) -> str:
    """Return what a character stands for: radicals as the characters they look like, else as it is.

    Fonts of PDF files often map 一 to the radical U+2F00; a character without a map is ``�``.
    """
    text = _CID.sub("\ufffd", text)
    return _RADICALS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text).strip("\0\u200b\u00ad")


def is_inside(glyph: Glyph, box: tuple[float, float, float, float]) -> bool:
    """Tell whether the middle of a character lies in a box (left, top, right, bottom)."""
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def read_words(glyphs: Iterable[Glyph]) -> str:
    """Read the words of a cell: its lines joined, a blank only between Latin words."""
    words = ""
    for row in _rows(glyphs):
        words = _join(words, _line(row).text)
    return words


def print_pages(pages: Sequence[Page]) -> str:
    """Print pages as text: paragraphs and tables in reading order, without heads and page numbers."""
    columns = [_reading_order(page) for page in pages]
    heads = _running_heads(pages, columns)
    kept = [
        [line for line in lines if not _is_furniture(line, page, heads)]
        for page, lines in zip(pages, columns, strict=True)
    ]
    return print_blocks(_paragraphs(pages, kept))


def _reading_order(page: Page) -> list[Line]:
    """Return the lines of a page; of a part set in two columns, the left one first."""
    rows = _rows(page.glyphs)
    gutter = _gutter(rows, page.width)
    if gutter is None:
        return [_line(row) for row in rows]
    lines: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for row in rows:
        sides = _split(row, gutter)
        if sides is None:
            lines += [*left, *right, _line(row)]
            left, right = [], []
        else:
            left += [_line(side, 1) for side in sides[:1] if side]
            right += [_line(side, 2) for side in sides[1:] if side]
    return [*lines, *left, *right]


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Group characters whose middles are at about one height; blanks are dropped."""
    rows: list[list[Glyph]] = []
    middle = size = 0.0
    for glyph in sorted((g for g in glyphs if g.text.strip()), key=lambda g: (g.top + g.bottom) / 2):
        height = (glyph.top + glyph.bottom) / 2
        if rows and height - middle < 0.45 * max(size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
            middle, size = height, glyph.size
    return [sorted(row, key=lambda g: g.x0) for row in rows]


def _gutter(rows: list[list[Glyph]], width: float) -> tuple[float, float] | None:
    """Find the blank strip between two columns: many rows part there, and both sides hold full lines."""
    gaps: Counter[int] = Counter()
    for row in rows:
        for before, after in pairwise(row):
            middle = (before.x1 + after.x0) / 2
            if after.x0 - before.x1 > 1.2 * before.size and 0.3 * width < middle < 0.7 * width:
                gaps[round(middle / 6)] += 1
    if not gaps:
        return None
    place = max(gaps, key=lambda key: gaps[key] + gaps[key - 1] + gaps[key + 1])
    count = gaps[place] + gaps[place - 1] + gaps[place + 1]
    if count < 6 or count < 0.4 * len(rows):
        return None
    gutter = (place * 6.0 - 1, place * 6.0 + 1)
    parted = [sides for row in rows if (sides := _split(row, gutter)) and all(sides)]
    wide = [s for s in parted if len(s[0]) > 8 and len(s[1]) > 8]
    return gutter if len(wide) >= 0.6 * len(parted) else None


def _split(row: list[Glyph], gutter: tuple[float, float]) -> tuple[list[Glyph], list[Glyph]] | None:
    """Part a row at the gutter; ``None`` where a character stands on it."""
    left = [g for g in row if g.x1 <= gutter[1]]
    right = [g for g in row if g.x0 >= gutter[0]]
    return (left, right) if len(left) + len(right) == len(row) else None


def _line(row: list[Glyph], column: int = 0) -> Line:
    text = row[0].text
    for before, after in pairwise(row):
        text += _space(before, after) + after.text
    return Line(
        tidy(text),
        row[0].x0,
        max(g.x1 for g in row),
        min(g.top for g in row),
        max(g.bottom for g in row),
        median(g.size for g in row),
        _lead(row),
        column,
    )


def _lead(row: list[Glyph]) -> float:
    last = 0
    while last < len(row) - 1 and _sticks(row[last].text, row[last + 1].text):
        last += 1
    return row[last].x1 - row[0].x0


def _sticks(before: str, after: str) -> bool:
    """Tell whether a line may not break between two characters (as word processors follow UAX 14)."""
    if before in _QUOTES or after in _QUOTES or before in _OPENING or after in _CLOSING:
        return True
    return _in_word(before) and _in_word(after)


def _in_word(text: str) -> bool:
    return text in _MASKS or text.isascii()


def _space(before: Glyph, after: Glyph) -> str:
    """Return the blank between two characters: Latin words are parted by little, others by much.

    The thin space that typesetters put between 年 and a figure is no blank.
    """
    gap = after.x0 - before.x1
    latin = before.text[-1:].isascii() and after.text[:1].isascii()
    return " " if gap > (0.15 if latin else 0.9) * max(before.size, after.size) else ""


def _running_heads(pages: Sequence[Page], columns: Sequence[list[Line]]) -> frozenset[str]:
    """Return the lines at the edges of pages that return on at least half of them, figures aside."""
    counts: Counter[str] = Counter()
    for page, lines in zip(pages, columns, strict=True):
        counts.update({_shape(line.text) for line in lines if _at_edge(line, page)})
    return frozenset(shape for shape, count in counts.items() if count >= max(2, len(pages) / 2))


def _shape(text: str) -> str:
    return re.sub(r"[\d\s]", "", text)


def _at_edge(line: Line, page: Page) -> bool:
    return line.bottom < _MARGIN_SHARE * page.height or line.top > (1 - _MARGIN_SHARE) * page.height


def _is_furniture(line: Line, page: Page, heads: frozenset[str]) -> bool:
    if not _at_edge(line, page):
        return False
    return _PAGE_NUMBER.fullmatch(line.text) is not None or (
        _shape(line.text) in heads and _shape(line.text) != ""
    )


def _paragraphs(pages: Sequence[Page], columns: Sequence[list[Line]]) -> list[Block]:
    """Join lines to paragraphs, over the ends of columns and pages, with the tables in their places."""
    margins = _all_margins(columns)
    pitch = _pitch(columns)
    blocks: list[Block] = []
    last: Line | None = None
    for page, lines in zip(pages, columns, strict=True):
        tables = sorted(page.tables, key=lambda t: t.top)
        for line in lines:
            while tables and tables[0].top < line.top:
                _add_table(blocks, tables.pop(0), goes_on=last is None)
                last = None
            if last and blocks and _continues(last, line, margins[last.column], margins[line.column], pitch):
                blocks[-1] = _join(str(blocks[-1]), line.text)
            else:
                blocks.append(line.text)
            last = line
        for table in tables:
            _add_table(blocks, table, goes_on=last is None)
            last = None
    return blocks


def _add_table(blocks: list[Block], table: PageTable, goes_on: bool) -> None:
    """Add a table, as more rows of the one before it where it continues that over a page."""
    rows = [[Cell((words,)) for words in row] for row in table.rows]
    for block in lay_out(rows):
        before = blocks[-1] if blocks and goes_on else None
        if (
            isinstance(block, tuple)
            and isinstance(before, tuple)
            and before[0].count("\t") == block[0].count("\t")
        ):
            blocks[-1] = before + (block[1:] if block[0] == before[0] else block)
        else:
            blocks.append(block)


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
            ends = Counter(round(line.x1 / 4) * 4 for line in lines if line.text[-1:] not in _CLOSING)
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


def _join(text: str, more: str) -> str:
    latin = text[-1:].isascii() and text[-1:].isalnum() and more[:1].isascii() and more[:1].isalpha()
    return f"{text} {more}" if latin else text + more
