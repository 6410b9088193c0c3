"""Task tables: rows with tabs, one cell a line, or flattened, read as numbered provisions.

A table is known by its head (序号, 任务, 措施, 牵头, 时限). The number cell is the label of a row; the
task is its heading, the measures its text, and the other cells follow as ``责任单位：X``.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, repeat, takewhile
from typing import NamedTuple

from generator.core.numbering import Label, Style
from generator.core.spans import Span
from generator.parse.flat_tables import FlatRow, heads_by_line, heads_in_line, is_category, read_flat_rows
from generator.parse.headings import LONGEST_SENTENCE
from generator.parse.lines import Page
from generator.parse.table_heads import HEAD_STARTS, Heads, make_heads


class Row(NamedTuple):
    """A row of a task table: its label, heading and text, and the place it takes up.

    A row of a table without numbers has no label: it is a paragraph of the provision above.
    """

    label: Label | None
    heading: str | None
    text: str | None
    place: Span


Item = Span | Row
"""A part of a body in order: a line, or a row of a task table."""


def read_tables(page: Page, spans: Sequence[Span]) -> list[Item]:
    """Put rows in place of the lines that print a task table; all other lines stay."""
    items: list[Item] = []
    at = 0
    folded, tabbed = page.folded, "\t" in page.folded
    begins = [folded[span.start] in HEAD_STARTS or (tabbed and "\t" in page.read(span)) for span in spans]
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
    heads = heads_by_line(page, spans, at)
    if heads is not None:
        width = len(heads.printed)
        return _read_flat(page, spans[at + width :], heads, width, by_space=False)
    flat = heads_in_line(page, spans[at])
    if flat is None:
        return 0, []
    heads, rest = flat
    if rest.end > rest.start:
        return _read_flat(page, [rest, *spans[at + 1 :]], heads, 0, by_space=True)
    return _read_flat(page, spans[at + 1 :], heads, 1, by_space=True)


def _read_flat(
    page: Page, spans: Sequence[Span], heads: Heads, before: int, *, by_space: bool
) -> tuple[int, list[Item]]:
    parts, taken, left = read_flat_rows(page, spans, heads, by_space=by_space)
    items: list[Item] = []
    number = 0
    for part in parts:
        row = _make_row(page, part.cells, heads, number) if isinstance(part, FlatRow) else part
        if row is not None:
            number = row.label.number if isinstance(row, Row) and row.label else number
            items.append(row)
    if left is not None:
        items.append(left)
    return (before + taken, items) if items else (0, [])


def _read_tabbed(page: Page, spans: Sequence[Span], at: int) -> tuple[int, list[Item]]:
    end = at
    while end < len(spans) and (
        "\t" in page.read(spans[end]) or (end > at and _heads_rows(page, spans, end))
    ):
        end += 1
    rows = [_cells(page, span) for span in spans[at:end]]
    head_at = next((i for i, row in enumerate(rows[:3]) if make_heads([page.read(c) for c in row])), None)
    if head_at is None:
        return 0, []
    heads = make_heads([page.read(cell) for cell in rows[head_at]])
    if heads is None:
        return 0, []
    printed = Heads(tuple("".join(page.said(c).split()) for c in rows[head_at]), *heads[1:])
    below = rows[head_at + 1 :]
    if heads.number is None and (deepest := _last_labelled_column(page, below)) is not None:
        return end - at, _labelled_rows(page, below, printed.printed[deepest + 1 :])
    return end - at, _tabbed_rows(page, below, printed)


def _heads_rows(page: Page, spans: Sequence[Span], at: int) -> bool:
    """Tell whether a line without cells is a heading between the rows of one table: 二、流通领域."""
    words = page.read(spans[at])
    if not is_category(words) or len(words) > LONGEST_SENTENCE or at + 1 == len(spans):
        return False
    following = page.read(spans[at + 1])
    return "\t" in following and make_heads([cell.strip() for cell in following.split("\t")]) is None


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


def _cells(page: Page, span: Span) -> list[Span]:
    cells, start = [], span.start
    for cell in page.read(span).split("\t"):
        lead = len(cell) - len(cell.lstrip())
        inner = cell.strip()
        cells.append(Span(start + lead, start + lead + len(inner)))
        start += len(cell) + 1
    return cells


def _tabbed_rows(page: Page, rows: Sequence[list[Span]], heads: Heads) -> list[Item]:
    items: list[Item] = []
    number = 0
    for cells in rows:
        filled = [cell for cell in cells if cell.end > cell.start]
        if not filled or _repeats_head(page, cells, heads):
            continue
        if len(filled) == 1 and (len(cells) > 1 or is_category(page.read(cells[0]))):
            items.append(filled[0])
            continue
        row = _make_row(page, cells, heads, number)
        above = items[-1] if items else None
        if row is not None and isinstance(above, Row) and _continues_row(page, cells, heads, above):
            items[-1] = _merge_rows(above, row)
        elif row is not None:
            number = row.label.number if row.label else 0
            items.append(row)
    return items


def _continues_row(page: Page, cells: Sequence[Span], heads: Heads, above: Row) -> bool:
    """Tell whether a row belongs to the task above: its number cell repeats that one, or is empty."""
    if heads.number is None or heads.number >= len(cells):
        return False
    number = page.said(cells[heads.number])
    return above.label is not None and (not number or number == above.label.printed)


def _merge_rows(above: Row, row: Row) -> Row:
    """Add to a task what another row says about it and the first does not."""
    said = [above.heading or "", *(above.text or "").split("\n")]
    more = [line for line in [row.heading or "", *(row.text or "").split("\n")] if line and line not in said]
    return above._replace(
        text="\n".join([*(line for line in said[1:] if line), *more]) or None,
        place=Span(above.place.start, row.place.end),
    )


def _repeats_head(page: Page, cells: Sequence[Span], heads: Heads) -> bool:
    return ["".join(page.said(cell).split()) for cell in cells] == list(heads.printed)


def _make_row(page: Page, cells: Sequence[Span], heads: Heads, last: int) -> Row | None:
    """Make a row of its cells; ``None`` where nothing but its number is filled in."""
    place = Span(cells[0].start, max(cell.end for cell in cells))
    label: Label | None = None
    if heads.number is not None and heads.number < len(cells):
        label = _row_label(page, cells[heads.number], last)
    said = [page.said(cell) for cell in cells]
    content = [i for i in range(len(cells)) if i != heads.number and said[i]]
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
    rest = [i for i in content if i != task and i not in measures]
    own += [f"{heads.printed[i]}：{said[i]}" if i < len(heads.printed) else said[i] for i in rest]
    if label is None:
        return Row(None, None, "；".join(part for part in (heading, *own) if part), place)
    return Row(label, heading, "\n".join(own) or None, place)


def _row_label(page: Page, cell: Span, last: int) -> Label:
    words = page.read(cell)
    if words.isdecimal() and words.isascii() and len(words) <= 4:
        return Label(Style.ROW, int(words), page.said(cell), 0)
    label = page.label_at(cell.start) if words else None
    if label is not None and label.width == len(words):
        return Label(Style.ROW, label.number, label.printed, 0)
    return Label(Style.ROW, last + 1, page.said(cell) or str(last + 1), 0)
