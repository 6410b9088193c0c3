"""Rows of tables as provisions: the number is the label, the task the heading, the other cells the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.core.numbering import Label, Style
from generator.core.spans import Span
from generator.parse.cell_lists import Listed, part_cell, part_list
from generator.parse.columns import is_of_offices
from generator.parse.flat_tables import FlatRow
from generator.parse.headings import LONGEST_SENTENCE
from generator.parse.lines import Page
from generator.parse.table_heads import PART_OF_YEAR, Heads

_LOTS = re.compile(r"[^\d,;。]{0,6}\d+\s?(批次|组)")
"""A count that says its unit, so that the head of its column adds nothing."""
_NO_NUMBER = re.compile(r"[^\d①-⑳一二三四五六七八九十]{4,}")
"""What fills a cell of numbers where the one of this row is merged with others and lost."""
TOTALS = ("合计", "总计", "小计", "共计")


class Row(NamedTuple):
    """A row of a table: its label, heading and text, and the place it takes up; ``below`` are numbered lines in it.

    A row of a table without numbers has no label: it is a paragraph of the provision above.
    """

    label: Label | None
    heading: str | None
    text: str | None
    place: Span
    below: tuple[Listed, ...] = ()


def make_row(page: Page, cells: Sequence[Span], heads: Heads, last: int, place: Span) -> Row | None:
    """Make a row of the cells of all columns; ``None`` where nothing but its number is filled in."""
    label: Label | None = None
    said = [_say(page, cell, heads, i) for i, cell in enumerate(cells)]
    if heads.number is not None and heads.number < len(cells) and _NO_NUMBER.fullmatch(said[heads.number]):
        return Row(
            None, None, " ".join(words for words in said if words), place
        )  # which columns, nobody knows
    if heads.number is not None and heads.number < len(cells) and not heads.calendar:
        label = _row_label(page, cells[heads.number], last)
    below = _take_list(page, cells, said, heads) if label else ()
    made = _compose(page, label, said, heads, place)
    return made._replace(below=below) if made is not None and below else made


def _take_list(page: Page, cells: Sequence[Span], said: list[str], heads: Heads) -> tuple[Listed, ...]:
    """Take the list that a cell of measures holds out of what the cells of a row say."""
    for i in heads.measures if heads.task is not None else ():
        if i < len(cells) and said[heads.task or 0]:
            own, below = part_cell(page, cells[i])
            if below:
                said[i] = "".join(map(page.said, own))
                return below
    return ()


def _say(page: Page, cell: Span, heads: Heads, column: int) -> str:
    """Return what a cell says: offices on lines of their own stay apart."""
    lines = page.raw[cell.start : cell.end].split("\n")
    if len(lines) == 1 or column >= len(heads.words) or not is_of_offices(heads.words[column]):
        return page.said(cell)
    return " ".join(line.strip() for line in lines).replace("、 ", "、")


def make_total(page: Page, cells: Sequence[Span], heads: Heads) -> Row | None:
    """Make a paragraph of a row that sums up those above: 合计；抽检批次：60."""
    filled = [i for i, cell in enumerate(cells) if cell.end > cell.start]
    words = page.said(cells[filled[0]])
    if page.read(cells[filled[0]]).replace(" ", "") not in TOTALS or len(filled) == len(cells):
        return None
    parts = [i for i in filled if i < len(heads.words) and PART_OF_YEAR.fullmatch(heads.words[i])]
    rest = [
        page.said(cells[i]) if i in parts else _under_head(page, heads, i, page.said(cells[i]))
        for i in filled[1:]
    ]
    return Row(None, None, "；".join((words, *rest)), Span(cells[filled[0]].start, cells[filled[-1]].end))


def is_calendar(page: Page, rows: Sequence[Sequence[Span]]) -> bool:
    """Tell whether rows are numbered by the months that stand in them: 1  1月  烟花爆竹."""
    months = [
        {f"{words}月", f"{words}月份"} & {page.read(cell) for cell in cells}
        for cells in rows
        for words in (page.read(cells[0]),)
    ]
    return len(months) > 1 and all(months)


def make_flat_row(page: Page, row: FlatRow, heads: Heads, last: int, *, by_space: bool) -> Row | None:
    """Make a row whose cells a flat table prints; where their columns cannot be told they stay as printed."""
    if not row.cells:
        return None
    label = _row_label(page, row.number, last) if not heads.calendar else None
    place = Span(row.number.start, row.cells[-1].end)
    gap = " " if by_space else "\n"
    if row.columns is None:
        return Row(label, None, gap.join(page.said(cell) for cell in row.cells), place)
    said = [""] * len(heads.printed)
    below: tuple[Listed, ...] = ()
    complete = all(row.columns)
    for i, cells in zip((i for i in range(len(said)) if i != heads.number), row.columns, strict=True):
        own: Sequence[Span] = cells
        if i in heads.measures and not by_space and len(cells) > 1 and not below:
            own, below = part_list(page, cells)
        apart = " " if is_of_offices(heads.words[i]) or by_space else "" if complete else "\n"
        said[i] = apart.join(page.said(cell) for cell in own).replace("、 ", "、")
    made = _compose(page, label, said, heads, place)
    return made._replace(below=below) if made is not None else None


def _compose(page: Page, label: Label | None, said: Sequence[str], heads: Heads, place: Span) -> Row | None:
    """Put together a row of what its cells say, those of each column."""
    content = [i for i in range(len(said)) if i != heads.number and said[i]]
    if not content:
        return None
    task = heads.task if heads.task is not None and heads.task in content else None
    measures = [i for i in heads.measures if i in content]
    if task is None:
        task = measures.pop(0) if measures else content[0]
    heading: str | None = said[task].rstrip("。.;；:： ")
    own = [said[i] for i in measures]
    if heading is None or len(heading) > LONGEST_SENTENCE:
        own, heading = [said[task], *own], None
    own += [_under_head(page, heads, i, said[i]) for i in content if i != task and i not in measures]
    if label is None:
        return Row(None, None, "；".join(part for part in (heading, *own) if part), place)
    return Row(label, heading, "\n".join(own) or None, place)


def _under_head(page: Page, heads: Heads, column: int, words: str) -> str:
    """Put the head of a column before a cell, unless the cell says its unit itself: 80批次."""
    if column >= len(heads.printed) or not heads.printed[column]:
        return words
    lots = _LOTS.fullmatch(page.fold(words))
    return words if lots and lots[1] in heads.words[column] else f"{heads.printed[column]}：{words}"


def _row_label(page: Page, cell: Span, last: int) -> Label:
    words = page.read(cell)
    if words.isdecimal() and words.isascii() and len(words) <= 4:
        return Label(Style.ROW, int(words), page.said(cell), 0)
    label = page.label_at(cell.start) if words else None
    if label is not None and label.width == len(words):
        return Label(Style.ROW, label.number, label.printed, 0)
    return Label(Style.ROW, last + 1, page.said(cell) or str(last + 1), 0)


def continues_row(page: Page, cells: Sequence[Span], heads: Heads, above: Row) -> bool:
    """Tell whether a row belongs to the task above: its number cell repeats that one, or is empty."""
    if heads.number is None or heads.number >= len(cells):
        return False
    number = page.said(cells[heads.number])
    return above.label is not None and (not number or number == above.label.printed)


def merge_rows(above: Row, row: Row) -> Row:
    """Add to a task what another row says about it and the first does not."""
    if above.heading and row.heading and above.heading.endswith(("，", "、", ",")):
        above, row = above._replace(heading=above.heading + row.heading), row._replace(heading=None)
    said = [above.heading or "", *(above.text or "").split("\n")]
    more = [line for line in [row.heading or "", *(row.text or "").split("\n")] if line and line not in said]
    return above._replace(
        text="\n".join([*(line for line in said[1:] if line), *more]) or None,
        place=Span(above.place.start, row.place.end),
        below=above.below + row.below,
    )
