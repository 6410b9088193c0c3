"""The 版头: urgency, mark of the issuers, number, red rule."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from generator.publish.notice.canvas import Canvas
from generator.publish.notice.content import Head, Run
from generator.publish.notice.elements import parse, put_property, row_of, set_pitch, styled, table_of
from generator.publish.notice.faces import Face
from generator.publish.notice.geometry import MARK_DROP, RULE_DROP, TEXT_WIDTH
from generator.publish.notice.mark import NAMES_WIDTH, mark_pitch, mark_size

_RED = "FF0000"
_AIR = 0.03
"""Space above the ink of the mark in its line, as a share of its size."""


def write_head(canvas: Canvas, head: Head) -> None:
    """Write the 版头, its mark 35 mm below the top of the type area."""
    joint = len(head.issuers) > 1
    size, scale = mark_size(head)
    canvas.end.addprevious(_drop_row(canvas, head.urgency, round(MARK_DROP - _AIR * size * 20)))
    if not joint:
        mark = canvas.add("Mark")
        _mark_runs(canvas, mark, (head.issuers[0], Run("文件")), size, scale)
        set_pitch(mark, mark_pitch(size))
    else:
        canvas.end.addprevious(_joint_mark(canvas, head.issuers, size, scale))
    canvas.blank_lines(2)
    number = canvas.add("Number")
    border = f'<w:bottom w:val="single" w:sz="12" w:space="{round(RULE_DROP)}" w:color="{_RED}"/>'
    put_property(number, parse(f"<w:pBdr>{border}</w:pBdr>"))
    canvas.run(number, head.number)


def _mark_runs(canvas: Canvas, paragraph: Any, runs: tuple[Run, ...], size: float, scale: int) -> None:
    for run in runs:
        properties = canvas.run(paragraph, run, Face.TITLE).get_or_add_rPr()
        highlight = properties.find(qn("w:highlight"))
        size_xml = f'<w:sz w:val="{round(size * 2)}"/>'
        for xml in (f'<w:color w:val="{_RED}"/>', f'<w:w w:val="{scale}"/>', size_xml):
            element = parse(xml)
            properties.append(element) if highlight is None else highlight.addprevious(element)


def _drop_row(canvas: Canvas, urgency: str | None, height: int) -> Any:
    """Return a row of exact height that sets the mark at its place, whatever stands in the row."""
    table = table_of((TEXT_WIDTH,), "")
    cell = row_of(table, height)[0]
    paragraph = styled(OxmlElement("w:p"), "Addressees")
    cell.append(paragraph)
    if urgency:
        canvas.run(paragraph, Run(urgency, Face.HEI))
    return table


def _joint_mark(canvas: Canvas, issuers: tuple[Run, ...], size: float, scale: int) -> Any:
    """Return the mark of a joint notice: the issuers stacked, host first, 文件 beside them."""
    names = NAMES_WIDTH
    table = table_of((names, TEXT_WIDTH - names), "")
    for at, issuer in enumerate(issuers):
        left, right = row_of(table, mark_pitch(size), (names, TEXT_WIDTH - names))
        merge = '<w:vMerge w:val="restart"/>' if at == 0 else "<w:vMerge/>"
        right.tcPr.append(parse(merge))
        right.tcPr.append(parse('<w:vAlign w:val="center"/>'))
        for cell, runs in ((left, (issuer,)), (right, (Run("文件"),) if at == 0 else ())):
            paragraph = styled(OxmlElement("w:p"), "Mark")
            set_pitch(paragraph, mark_pitch(size))
            cell.append(paragraph)
            if cell is left:
                put_property(paragraph, parse('<w:jc w:val="distribute"/>'))
            _mark_runs(canvas, paragraph, runs, size, scale)
    return table
