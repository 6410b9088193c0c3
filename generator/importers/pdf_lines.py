"""Placed characters of a page, grouped to lines in reading order.

Pure geometry: points of a page, the origin at its top left.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from generator.importers.flat import tidy

_RADICALS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_CID = re.compile(r"\(cid:\d+\)")
_OPENING = "（《〈“‘「『【〔("
_QUOTES = "“”‘’\"'"
_MASKS = "×○·"
CLOSING = "，。、；：？！）》〉”’」』】〕%％)"


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
        words = join_lines(words, _line(row).text)
    return words


def read_lines(page: Page) -> list[Line]:
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
    if before in _QUOTES or after in _QUOTES or before in _OPENING or after in CLOSING:
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


def join_lines(text: str, more: str) -> str:
    """Join two lines; a blank stands only between Latin words."""
    latin = text[-1:].isascii() and text[-1:].isalnum() and more[:1].isascii() and more[:1].isalpha()
    return f"{text} {more}" if latin else text + more
