"""The 落款: who signs and when, placed for a seal or without one (GB/T 9704 7.3.5)."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from generator.publish.notice.canvas import Canvas
from generator.publish.notice.content import Notice, Run
from generator.publish.notice.elements import keep_with_next, parse, put_property, row_of, styled, table_of
from generator.publish.notice.geometry import CHARACTER, TEXT_WIDTH
from generator.publish.notice.measure import width_of
from generator.publish.notice.pagination import signature_columns


def write_signature(canvas: Canvas, notice: Notice) -> None:
    """Write issuers and date below the text, kept on the page of its last line."""
    canvas.blank_lines(1)
    keep_with_next(canvas.end.getprevious())
    date = width_of(notice.date.text)
    if len(notice.signature) > 1:
        _joint_signature(canvas, notice)
        _placed(canvas, notice.date, 0.0, 4.0, "right")
    elif notice.seal:
        half = max(4 + date / 2, width_of(notice.signature[0].text) / 2)
        keep_with_next(_placed(canvas, notice.signature[0], 28 - 2 * half, 0.0, "center"))
        _placed(canvas, notice.date, 28 - 2 * half, 0.0, "center")
    else:
        name = width_of(notice.signature[0].text)
        after_date = max(name - date, 2.0)
        keep_with_next(_placed(canvas, notice.signature[0], 0.0, after_date + date + 2 - name, "right"))
        _placed(canvas, notice.date, 0.0, after_date, "right")


def _placed(canvas: Canvas, run: Run, left: float, right: float, side: str) -> Any:
    """Add a line between two indents, in characters, and return it."""
    paragraph = canvas.add("Signature")
    start, end = round(max(left, 0) * CHARACTER), round(right * CHARACTER)
    indent = f'<w:ind w:left="{start}" w:right="{end}" w:firstLineChars="0" w:firstLine="0"/>'
    put_property(paragraph, parse(indent))
    put_property(paragraph, parse(f'<w:jc w:val="{side}"/>'))
    canvas.run(paragraph, run)
    return paragraph


def _joint_signature(canvas: Canvas, notice: Notice) -> None:
    """Add the issuers in rows, far enough apart for their seals; long names are set narrower."""
    names = notice.signature
    columns = signature_columns(notice)
    widths = (TEXT_WIDTH // columns,) * columns
    room = widths[0] / CHARACTER - 0.5
    table = table_of(widths, "")
    for at in range(0, len(names), columns):
        cells = row_of(table, None if columns >= len(names) else 2 * canvas.pitch, widths)
        for cell, name in zip_longest(cells, names[at : at + columns]):
            paragraph = styled(OxmlElement("w:p"), "Signature")
            keep_with_next(paragraph)
            cell.append(paragraph)
            if name:
                _narrowed(canvas, paragraph, name, room)
    canvas.end.addprevious(table)


def _narrowed(canvas: Canvas, paragraph: Any, run: Run, room: float) -> None:
    properties = canvas.run(paragraph, run).get_or_add_rPr()
    if width_of(run.text) > room:
        scale = parse(f'<w:w w:val="{int(room / width_of(run.text) * 100)}"/>')
        properties.find(qn("w:rFonts")).addnext(scale)
