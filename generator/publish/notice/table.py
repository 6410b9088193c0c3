"""A table on pages across: head repeated on every page, rows whole, widths fixed for Word and WPS alike."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement

from generator.publish.notice.canvas import Canvas
from generator.publish.notice.content import Enclosure, Run, Table
from generator.publish.notice.elements import parse, row_of, styled, table_of
from generator.publish.notice.faces import Face
from generator.publish.notice.geometry import TEXT_HEIGHT
from generator.publish.notice.measure import lines_of

_CELL = 210
"""A character of 10.5 points."""

_ROOM = 60
"""Room at either side of the text of a cell."""

_MOST_LINES_OF_A_ROW = 20
"""A row with more lines may be broken: it would leave too much of a page empty."""


def write_table_page(canvas: Canvas, enclosure: Enclosure, table: Table) -> None:
    """Write a labelled table on the pages across that have begun."""
    if enclosure.label:
        canvas.run(canvas.add("AttachmentLabel"), Run(enclosure.label, Face.HEI))
    canvas.paragraph(enclosure.title)
    canvas.blank_lines(1)
    element = table_of(tuple(column.width for column in table.columns), _BORDERS)
    _add_row(canvas, element, table, tuple(column.head for column in table.columns), is_head=True)
    for row in table.rows:
        _add_row(canvas, element, table, row, is_head=False)
    canvas.end.addprevious(element)


_RULE = '<w:{} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = f"<w:tblBorders>{''.join(_RULE.format(side) for side in _SIDES)}</w:tblBorders>"


def _add_row(canvas: Canvas, element: Any, table: Table, texts: tuple[str, ...], *, is_head: bool) -> None:
    widths = tuple(column.width for column in table.columns)
    cells = row_of(element, None, widths)
    properties = cells[0].getparent().trPr
    if is_head:
        properties.append(parse("<w:tblHeader/>"))
    elif _row_lines(texts, widths) > _MOST_LINES_OF_A_ROW:
        properties.remove(properties[0])
    for cell, column, text in zip(cells, table.columns, texts, strict=True):
        if column.to_fill and not text:
            cell.tcPr.append(parse('<w:shd w:val="clear" w:color="auto" w:fill="FFF2CC"/>'))
        cell.tcPr.append(parse('<w:vAlign w:val="center"/>'))
        for line in text.split("\n"):
            cell.append(_cell_paragraph(canvas, line, is_head=is_head))


def _row_lines(texts: tuple[str, ...], widths: tuple[int, ...]) -> int:
    return max(
        sum(lines_of(line, width=(width - 2 * _ROOM) / _CELL) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    )


def _cell_paragraph(canvas: Canvas, text: str, *, is_head: bool) -> Any:
    paragraph = styled(OxmlElement("w:p"), "TableHead" if is_head else "TableText")
    if text:
        canvas.run(paragraph, Run(text, Face.HEI if is_head else Face.FANGSONG))
    return paragraph


def column_widths(shares: tuple[int, ...]) -> tuple[int, ...]:
    """Return widths in twips that fill a page across, in proportion to shares."""
    widths = [TEXT_HEIGHT * share // sum(shares) for share in shares]
    widths[-1] += TEXT_HEIGHT - sum(widths)
    return tuple(widths)
