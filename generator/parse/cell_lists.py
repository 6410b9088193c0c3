"""Lists within a cell of a table: 1.…；2.…, each numbered item a provision of the row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.core.numbering import Label, Style
from generator.core.spans import Span
from generator.parse.lines import Page


class Listed(NamedTuple):
    """A numbered line within a cell, and the lines that go on with it."""

    label: Label
    lines: tuple[Span, ...]


_LIST_STYLES = (Style.DIGIT, Style.DIGIT_BRACKET, Style.CIRCLE, Style.HAN_BRACKET)
_ITEM = re.compile(
    r"(?:^|(?<=[。;:\s]))(?:\((?:\d{1,2}|[一二三四五六七八九十]{1,2})\)|\d{1,2}[.、](?!\d)|[①-⑳])"
)
"""What may be the label of an item that follows another on one line."""


def part_list(page: Page, cells: Sequence[Span]) -> tuple[Sequence[Span], tuple[Listed, ...]]:
    """Part the lines of a cell into those of its own and a list 1., 2. in them."""
    begins: list[tuple[int, Label]] = []
    for at, cell in enumerate(cells):
        label = page.label_at(cell.start)
        alike = label and (not begins or label.style is begins[0][1].style)
        if label and alike and label.number == len(begins) + 1 and label.style in _LIST_STYLES:
            begins.append((at, label))
    if len(begins) < 2:
        return cells, ()
    ends = [at for at, _ in begins[1:]] + [len(cells)]
    return cells[: begins[0][0]], tuple(
        Listed(label, tuple(cells[at:end])) for (at, label), end in zip(begins, ends, strict=True)
    )


def part_cell(page: Page, cell: Span) -> tuple[Sequence[Span], tuple[Listed, ...]]:
    """Part a cell that a page prints on one line, or on several, at what may be the labels of a list in it."""
    words = page.read(cell)
    cuts = [match.start() for match in _ITEM.finditer(words)]
    if len(cuts) < 2:
        return [cell], ()
    ends = [*cuts[1:], len(words)]
    lines = [(0, cuts[0])] if cuts[0] else []
    pieces = [
        _strip(page, cell.start + start, cell.start + end)
        for start, end in [*lines, *zip(cuts, ends, strict=True)]
    ]
    own, below = part_list(page, pieces)
    return (own, below) if below else ([cell], ())


def _strip(page: Page, start: int, end: int) -> Span:
    """Leave out the blanks that a stretch ends with."""
    return Span(start, start + len(page.folded[start:end].rstrip()))
