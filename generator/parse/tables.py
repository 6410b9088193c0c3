"""Task tables: rows with tabs, one cell a line, or flattened, read as numbered provisions.

A table is known by its head (序号, 任务, 措施, 牵头, 时限). The number cell is the label of a row; the
task is its heading, the measures its text, and the other cells follow as ``责任单位：X``.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, repeat, takewhile

from generator.core.spans import Span
from generator.parse.broken_rows import read_cells, read_row
from generator.parse.flat_tables import (
    FlatLines,
    FlatRow,
    heads_by_line,
    heads_in_line,
    is_category,
    read_flat_rows,
)
from generator.parse.headings import LONGEST_SENTENCE
from generator.parse.lines import Page
from generator.parse.merged_cells import complete_rows, tells_columns, trim
from generator.parse.rows import (
    Row,
    continues_row,
    is_calendar,
    make_flat_row,
    make_row,
    make_total,
    merge_rows,
)
from generator.parse.table_heads import HEAD_STARTS, LONGEST_HEAD, NUMBER_HEAD, Heads, make_heads
from generator.parse.unnumbered import THING_STARTS, read_unnumbered

Item = Span | Row
"""A part of a body in order: a line, or a row of a task table."""


def read_tables(page: Page, spans: Sequence[Span]) -> list[Item]:
    """Put rows in place of the lines that print a task table; all other lines stay."""
    items: list[Item] = []
    at = 0
    folded, tabbed, numbers = page.folded, "\t" in page.folded, " 序号 " in page.folded
    begins = [
        folded[start] in HEAD_STARTS
        or (numbers and " 序号 " in folded[start : min(start + LONGEST_HEAD, end)])
        or (end - start <= LONGEST_HEAD and folded[start] in THING_STARTS)
        or (tabbed and "\t" in folded[start:end])
        for start, end in spans
    ]
    if not any(begins):
        return list(spans)
    while at < len(spans):
        taken, found = _read_table(page, spans, at) if begins[at] else (0, [])
        if taken:
            items += found
            at += taken
        else:
            items.append(spans[at])
            at += 1
    return items


def _read_table(page: Page, spans: Sequence[Span], at: int) -> tuple[int, list[Item]]:
    """Read the table that begins at a line: how many lines it takes, and its parts."""
    if "\t" in page.read(spans[at]):
        return _read_tabbed(page, spans, at)
    if page.folded[spans[at].start] in THING_STARTS:
        return _read_unnumbered(page, spans, at)
    heads = heads_by_line(page, spans, at)
    if heads is not None:
        width = len(heads.printed)
        return _read_flat(page, FlatLines(page, spans, at + width, by_space=False), heads, at)
    flat = heads_in_line(page, spans[at])
    if flat is None:
        return 0, []
    heads, rest = flat
    below = at if rest.end > rest.start else at + 1
    lines = FlatLines(page, spans, below, by_space=True, skip=rest.start, leads=heads.leads)
    taken, items = _read_flat(page, lines, heads, at)
    if items and heads.things and "  " not in page.read(spans[at]):
        words = page.read(Span(spans[at].start, rest.start)).rstrip()
        items.insert(0, Span(spans[at].start, spans[at].start + len(words)))  # told by single blanks
    return taken, items


def _read_unnumbered(page: Page, spans: Sequence[Span], at: int) -> tuple[int, list[Item]]:
    found = read_unnumbered(page, spans, at)
    if found is None:
        return 0, []
    heads, rows = found
    made = [make_row(page, cells, heads, 0, Span(cells[0].start, cells[-1].end)) for cells in rows]
    return len(heads.words) * (len(rows) + 1), [row for row in made if row is not None]


def _read_flat(page: Page, lines: FlatLines, heads: Heads, at: int) -> tuple[int, list[Item]]:
    parts, end, left = read_flat_rows(lines, heads)
    rows = [(part.number, *part.cells) for part in parts if isinstance(part, FlatRow)]
    heads = heads._replace(calendar=is_calendar(page, rows))
    items: list[Item] = []
    number = 0
    for part in parts:
        row = (
            make_flat_row(page, part, heads, number, by_space=lines.by_space)
            if isinstance(part, FlatRow)
            else part
        )
        if row is not None:
            number = row.label.number if isinstance(row, Row) and row.label else number
            items.append(row)
    if left is not None:
        items.append(left)
    return (end - at, items) if items else (0, [])


def _read_tabbed(page: Page, spans: Sequence[Span], at: int) -> tuple[int, list[Item]]:
    head = read_cells(page, spans[at])
    heads = make_heads([page.read(cell) for cell in head])
    if heads is None:
        return 0, []
    heads, first = _read_second_head(page, spans, at, heads, head)
    own, end = _table_rows(page, spans, first, heads, head)
    if heads.number is None and (deepest := _last_labelled_column(page, own)) is not None:
        return end - at, _labelled_rows(page, own, heads.printed[deepest + 1 :])
    rows = complete_rows(page, own, heads)
    if heads.things and not tells_columns(page, rows, heads):
        return end - at, list(spans[at:end])
    return end - at, _tabbed_rows(page, rows, own, heads._replace(calendar=is_calendar(page, rows)))


def _read_second_head(
    page: Page, spans: Sequence[Span], at: int, heads: Heads, head: Sequence[Span]
) -> tuple[Heads, int]:
    """Read a head as printed, and what it says in a second row, where cells are merged: 抽查批次 over 生产, 流通.

    Also returned is where the rows below begin.
    """
    cells = trim(head)
    printed, words = _close_up([page.said(c) for c in cells]), _close_up([page.read(c) for c in cells])
    second = read_cells(page, spans[at + 1]) if at + 1 < len(spans) else []
    again = heads.number is not None and heads.number < len(second)
    if again and page.read(second[heads.number or 0]) == words[heads.number or 0]:
        printed = _add_second(printed, _close_up([page.said(cell) for cell in second]))
        words = _add_second(words, _close_up([page.read(cell) for cell in second]))
        at += 1
    return heads._replace(printed=tuple(printed), words=tuple(words)), at + 1


def _close_up(cells: Sequence[str]) -> list[str]:
    """Leave out the blanks within the cells of a head."""
    return ["".join(cell.split()) for cell in cells]


def _add_second(printed: Sequence[str], second: Sequence[str]) -> list[str]:
    """Put what a second row says behind the cell of the first that stands above it, or covers it."""
    over, added = "", []
    for first, words in zip(printed, second, strict=False):
        over = first or over
        added.append(over if words in ("", over) else over + words)
    return [*added, *printed[len(added) :]]


def _table_rows(
    page: Page, spans: Sequence[Span], first: int, heads: Heads, head: Sequence[Span]
) -> tuple[list[list[Span]], int]:
    """Return the cells of the rows below a head, and where these end.

    They end above a line without cells, or above the head of another table.
    """
    rows: list[list[Span]] = []
    end = first
    while end < len(spans):
        cells, taken = read_row(page, spans, end, heads)
        if len(cells) == 1:
            if not _heads_rows(page, spans, end, rows[-1] if rows else head, heads):
                break
        elif _heads_another(page, cells, heads):
            break
        rows.append(cells)
        end += taken
    return rows, end


def _heads_another(page: Page, cells: Sequence[Span], heads: Heads) -> bool:
    """Tell whether a row is the head of another table."""
    column = heads.number or 0
    if column >= len(cells) or not NUMBER_HEAD.fullmatch(page.read(cells[column])):
        return False
    return not _repeats_head(page, cells, heads) and make_heads([page.read(c) for c in cells]) is not None


def _heads_rows(page: Page, spans: Sequence[Span], at: int, row: Sequence[Span], heads: Heads) -> bool:
    """Tell whether a line without cells is a heading below a row of the same table: 二、流通领域.

    What follows is no row where it is a head, or bears no number as the row above does.
    """
    words = page.read(spans[at])
    if not is_category(words) or len(words) > LONGEST_SENTENCE or at + 1 == len(spans):
        return False
    above, following = [page.read(cell) for cell in row], page.read(spans[at + 1]).split("\t")
    headed = make_heads(following) or any(NUMBER_HEAD.fullmatch(cell.strip()) for cell in following)
    numbered = [at for at, cell in enumerate(above[: len(following)]) if cell.strip().isdecimal()][:1]
    if heads.number is not None and heads.number < len(following) and _close_up(above) == list(heads.words):
        numbered = [heads.number]  # below the head
    counted = all(following[at].strip().isdecimal() for at in numbered)
    return len(following) > 1 and not headed and counted and (bool(numbered) or len(following) == len(above))


def _last_labelled_column(page: Page, rows: Sequence[list[Span]]) -> int | None:
    """Return the last column whose cells bear labels of a body (一、, （一）, 1.); ``None`` where most rows have none."""
    last = [row.index(labelled[-1]) for row in rows if (labelled := _labelled(page, row))]
    return max(last) if len(last) * 2 > len(rows) else None


def _labelled(page: Page, cells: Sequence[Span]) -> list[Span]:
    """Return the cells that a row begins with and that bear labels."""
    filled = (cell for cell in cells if cell.end > cell.start)
    return list(takewhile(lambda cell: page.label_at(cell.start) is not None, filled))


def _labelled_rows(page: Page, rows: Sequence[list[Span]], heads: Sequence[str]) -> list[Item]:
    """Read rows whose cells are provisions with labels of their own; ``heads`` are those of the other columns.

    A cell that spans several rows is printed in the first of them, or in each.
    """
    items: list[Item] = []
    above: list[str] = []
    for cells in rows:
        labelled = _labelled(page, cells)
        items += [cell for cell in labelled if page.said(cell) not in above]
        above = [page.said(cell) for cell in labelled] or above
        rest = [cell for cell in cells if cell.end > cell.start][len(labelled) :]
        if rest:
            said = [
                f"{head}：{page.said(cell)}" if head else page.said(cell)
                for head, cell in zip(chain(heads, repeat("")), rest, strict=False)
            ]
            items.append(Row(None, None, "\n".join(said), Span(rest[0].start, rest[-1].end)))
    return items


def _tabbed_rows(
    page: Page, rows: Sequence[list[Span]], printed: Sequence[list[Span]], heads: Heads
) -> list[Item]:
    """Read rows of which ``printed`` are the cells that each line has of its own."""
    items: list[Item] = []
    number = 0
    for cells, own in zip(rows, printed, strict=True):
        filled = [cell for cell in own if cell.end > cell.start]
        if not filled or _repeats_head(page, cells, heads):
            continue
        if len(filled) == 1 and (len(cells) > 1 or is_category(page.read(cells[0]))):
            items.append(filled[0])
            continue
        if (total := make_total(page, cells, heads)) is not None:
            items.append(total)
            continue
        row = make_row(page, cells, heads, number, Span(own[0].start, filled[-1].end))
        above = items[-1] if items else None
        if row is not None and isinstance(above, Row) and continues_row(page, cells, heads, above):
            items[-1] = merge_rows(above, row)
        elif row is not None:
            number = row.label.number if row.label else 0
            items.append(row)
    return items


def _repeats_head(page: Page, cells: Sequence[Span], heads: Heads) -> bool:
    return _close_up([page.said(cell) for cell in trim(cells)]) == list(heads.printed)
